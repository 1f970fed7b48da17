"""The program as people without a screen or a mouse have it: real keys, a real window, and what is said aloud."""
