"""BWV Review: fair, provable draws of body-worn video, and what volunteers saw."""

__version__ = "0.1.0"
