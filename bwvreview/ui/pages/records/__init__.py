"""Which records are open, and which were."""

from bwvreview.ui.pages.records.page import RecordsLine, RecordsPage

__all__ = ["RecordsLine", "RecordsPage"]
