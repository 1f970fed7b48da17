"""Agreeing on a clip together, once every reviewer has locked: differences first, the worst at the top."""

from bwvreview.ui.pages.agree.page import AgreePage

__all__ = ["AgreePage"]
