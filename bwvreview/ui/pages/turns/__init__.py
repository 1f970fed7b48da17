"""Between two turns: whose turn it is with a clip. No answer is seen here."""

from bwvreview.ui.pages.turns.page import TurnPage

__all__ = ["TurnPage"]
