"""The session page: where each clip is on its way, what the police keep, and what they cannot show."""

from bwvreview.ui.pages.session.page import SessionPage

__all__ = ["SessionPage"]
