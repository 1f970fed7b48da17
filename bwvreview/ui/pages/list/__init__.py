"""The page about the list from the police: from an empty page to a list that is ready to use."""

from __future__ import annotations

from bwvreview.ui.pages.list.page import ListPage

__all__ = ["ListPage"]
