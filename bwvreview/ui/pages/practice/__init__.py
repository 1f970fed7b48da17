"""Practice clips: try one, and see kindly where the group answered otherwise."""

from bwvreview.ui.pages.practice.page import PracticePage

__all__ = ["PracticePage"]
