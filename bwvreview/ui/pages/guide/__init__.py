"""The guide in the window: one section at a time."""

from bwvreview.ui.pages.guide.page import GuidePage

__all__ = ["GuidePage"]
