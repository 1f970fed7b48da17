"""The page of replies: what was asked for, what the police replied, and the dates of the group."""

from bwvreview.ui.pages.follow_up.page import FollowUpPage

__all__ = ["FollowUpPage"]
