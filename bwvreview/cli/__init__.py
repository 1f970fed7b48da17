"""The same services as the window, as commands."""
