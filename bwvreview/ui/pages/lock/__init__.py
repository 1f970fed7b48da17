"""The pages of the lock: a new passphrase, the passphrase, the recovery sheet."""
