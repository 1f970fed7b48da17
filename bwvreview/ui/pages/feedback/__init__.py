"""The feedback page: what will leave, whether it may, and where to."""

from bwvreview.ui.pages.feedback.page import FeedbackPage

__all__ = ["FeedbackPage"]
