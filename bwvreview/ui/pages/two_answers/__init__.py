"""Choosing between two answers to one question, which two people gave at the same time."""

from bwvreview.ui.pages.two_answers.page import TwoAnswersPage

__all__ = ["TwoAnswersPage"]
