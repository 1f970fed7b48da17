"""All widgets of the kit in one place. `bwvreview/ui/widgets/__init__.py` says what there is."""

from bwvreview.ui.widgets.answer_sets import AnswerList, Answers, AnswerTiles, TickBox, TickList
from bwvreview.ui.widgets.answers import Option, with_keys
from bwvreview.ui.widgets.asked import AskedRow, AskedRows, asked_row
from bwvreview.ui.widgets.bars import Bar, BarRows
from bwvreview.ui.widgets.button import Button, KeyCap
from bwvreview.ui.widgets.card import Card, Chip, EmptyState, Medallion, right_words
from bwvreview.ui.widgets.codes import CodeGroups, QrView
from bwvreview.ui.widgets.dice import DiceGrid, DieField
from bwvreview.ui.widgets.fields import Field, NumberBox
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.form import ErrorSummary, Question
from bwvreview.ui.widgets.keypad import Keypad
from bwvreview.ui.widgets.layouts import column, columns, empty, flow, holder, row
from bwvreview.ui.widgets.letters import LetterMark
from bwvreview.ui.widgets.naming import NamedCard, NamingPanel, confirm_card
from bwvreview.ui.widgets.narrow_page import NarrowPage
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.page import KEPT_HERE, ActionBar, Barred, Page, SavedState, first_focus
from bwvreview.ui.widgets.papers import PapersPanel
from bwvreview.ui.widgets.progress import Progress, Track
from bwvreview.ui.widgets.rows import Fact, Facts, Pairs
from bwvreview.ui.widgets.scroll import Scroll
from bwvreview.ui.widgets.secret import SecretField
from bwvreview.ui.widgets.slots import Marked, SlotTile, days_words
from bwvreview.ui.widgets.stack import Stack, StackPart, StackRows
from bwvreview.ui.widgets.steps import StepBar
from bwvreview.ui.widgets.sum_bar import SumBar, Term
from bwvreview.ui.widgets.table import Column, Mark, Table
from bwvreview.ui.widgets.text_answers import FieldAnswer, TextAnswer
from bwvreview.ui.widgets.tiles import Tile, TileGrid
from bwvreview.ui.widgets.toast import Toast
from bwvreview.ui.widgets.top_bar import TopBar
from bwvreview.ui.widgets.trend import TrendChart, TrendPoint
from bwvreview.ui.widgets.words import Hairline, Icon, Words, words

__all__ = [
    "KEPT_HERE",
    "ActionBar", "AnswerList", "AnswerTiles", "Answers", "AskedRow", "AskedRows", "Bar", "BarRows", "Barred",
    "Button", "Card", "Chip", "CodeGroups", "Column", "DiceGrid", "DieField", "EmptyState", "ErrorSummary", "Fact",
    "Facts", "Field", "FieldAnswer", "Fold", "Hairline", "Icon", "KeyCap", "Keypad", "LetterMark", "Mark", "Marked",
    "Medallion", "NamedCard", "NamingPanel", "NarrowPage", "Notice", "NumberBox", "Option", "Page", "Pairs",
    "PapersPanel",
    "Progress", "QrView", "Question", "SavedState", "Scroll", "SecretField", "SlotTile", "Stack", "StackPart",
    "StackRows", "StepBar", "SumBar", "Table", "Term", "TextAnswer", "TickBox", "TickList", "Tile", "TileGrid",
    "Toast", "TopBar", "Track", "TrendChart", "TrendPoint", "Words", "asked_row", "column", "columns",
    "confirm_card", "days_words", "empty", "first_focus", "flow", "holder", "right_words", "row", "with_keys",
    "words",
]  # fmt: skip
