"""Who sees the records: the lock, and the two roles."""
