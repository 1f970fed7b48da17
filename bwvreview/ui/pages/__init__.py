"""One page each. Pages say what was asked, and show what they are told."""
