"""The page of the history: every change about a clip, and whether the whole history is as it was written."""

from bwvreview.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
