"""One thing a person can do per module: a store, a request, a result."""
