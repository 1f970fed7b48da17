"""The page on which a draw is planned: themes, how many clips of each, and what that means."""

from __future__ import annotations

from bwvreview.ui.pages.draw_plan.page import DrawPlanPage

__all__ = ["DrawPlanPage"]
