"""The central team's page: what groups sent, what is in conflict, and the report on the quarter."""

from bwvreview.ui.pages.collate.page import CollatePage

__all__ = ["CollatePage"]
