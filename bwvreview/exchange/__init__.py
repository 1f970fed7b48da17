"""Files in and out. Knows the domain and no database."""
