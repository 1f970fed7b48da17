"""The copies of the records: what is kept, what is in one, and putting one back."""
