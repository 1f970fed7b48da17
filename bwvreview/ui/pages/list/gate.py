"""What the gate stopped: columns that could show who someone is, or values that nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.services.views_lists import ProblemLine, RefusedColumn, StoppedView

MOST_PROBLEMS = 30
"""More than these are counted, not listed."""


def refused_card(view: StoppedView) -> Card:
    """The columns that would be left out, each with its reason."""
    number = len(view.refused)
    card = Card(
        f"{count(number, 'column')} {'does' if number == 1 else 'do'} not come in",
        2,
        words(why_left_out(view.refused), "muted"),
        6,
        icon="eye-off",
        icon_tone="red",
    )
    card.add(refused_rows(view.refused, most=300))
    return card


def why_left_out(refused: tuple[RefusedColumn, ...]) -> str:
    """Say how many of the columns that are left out could show who someone is."""
    telling = sum(1 for column in refused if column.tells)
    if not telling:
        return "It is not needed." if len(refused) == 1 else "They are not needed."
    one, all_ = telling == 1, telling == len(refused)
    could = "It could" if one and all_ else "They could" if all_ else f"{telling} of them could"
    rest = "" if all_ else " The others are not needed."
    return f"{could} show who someone is.{rest}"


def refused_rows(refused: tuple[RefusedColumn, ...], *, most: int = 200) -> Facts:
    """Each refused column: its name and the reason, never a value."""
    widest = max((len(column.header) for column in refused), default=0)
    return Facts(
        *(
            Fact(
                f"“{column.header}”",
                beside=column.reason,
                icon="circle-x" if column.tells else "ban",
                tone="red" if column.tells else "muted",
            )
            for column in refused
        ),
        first_width=min(most, max(96, 9 * widest + 12)),
    )


def accepted_card(view: StoppedView) -> Card:
    """What would come in, column by column."""
    told = f"{count(view.rows, 'row')} in the file. This is how each column is read."
    card = Card(
        f"{count(len(view.accepted), 'column')} can come in",
        2,
        words(told if view.read_as else "No column of this file can be used.", "muted"),
        icon="circle-check",
        icon_tone="good",
    )
    if view.read_as:
        card.add(6, read_rows(view.read_as, most=300))
    return card


def read_rows(read_as: tuple[tuple[str, str], ...], *, most: int = 200) -> Facts:
    """Each column that comes in: its heading, and what it is read as."""
    widest = max(len(header) for header, _ in read_as)
    return Facts(
        *(
            Fact(f"“{header}”", beside=title[:1].upper() + title[1:], icon="check", tone="good")
            for header, title in read_as
        ),
        first_width=min(most, max(96, 9 * widest + 12)),
    )


def problems_card(problems: tuple[ProblemLine, ...], *, stops: bool) -> Card:
    """Each problem with its place and what to do; one that does not stop the list is only worth knowing."""
    icon, tone = ("alert-circle", "red") if stops else ("message-report", "accent")
    facts = [
        Fact(f"{problem.place}: {problem.message}", hint=problem.advice, icon=icon, tone=tone)
        for problem in problems[:MOST_PROBLEMS]
    ]
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        facts.append(Fact(f"And {count(more, 'more problem')} of this kind.", icon=icon, tone=tone))
    return Card("What has to be mended" if stops else "Worth knowing", 6, Facts(*facts))


def references_notice(view: StoppedView) -> Notice:
    """What is wrong with the references, and what new ones mean."""
    return Notice(
        f"The references in “{view.references}” say too much, so they cannot be used. New ones that say nothing can "
        "take their place. Only the police get the key sheet, which tells which {clip} is which.",
        title="The references have to be changed",
        mood="warn",
    )


def stopped_body(view: StoppedView) -> QWidget:
    """The whole of a stopped list, in the order of importance."""
    parts: list[QWidget] = []
    if view.references and view.can_leave_out:
        parts.append(references_notice(view))
    if view.problems and not view.can_leave_out:
        parts.append(problems_card(view.problems, stops=True))
    if view.refused:
        parts.append(refused_card(view))
    if view.problems and view.can_leave_out:
        parts.append(problems_card(view.problems, stops=False))
    parts.append(accepted_card(view))
    return holder(column(*parts, gap=14))
