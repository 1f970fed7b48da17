"""The page on which paper forms are typed in: one question after another, by the numbers on the paper."""

from bwvreview.ui.pages.keying.page import KeyingPage

__all__ = ["KeyingPage"]
