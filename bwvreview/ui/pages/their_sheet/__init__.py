"""The page that fills in the central team's own sheet: what goes where, one question at a time, then the file."""

from bwvreview.ui.pages.their_sheet.page import TheirSheetPage

__all__ = ["TheirSheetPage"]
