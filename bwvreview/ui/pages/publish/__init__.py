"""The page on which a group decides what it tells the public."""

from bwvreview.ui.pages.publish.page import PublishPage

__all__ = ["PublishPage"]
