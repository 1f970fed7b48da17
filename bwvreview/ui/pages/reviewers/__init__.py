"""Who records a session: everybody together, or each reviewer alone first."""

from bwvreview.ui.pages.reviewers.page import ReviewersPage

__all__ = ["ReviewersPage"]
