"""What the gate stopped: columns that could show who someone is, or values that nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, holder
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.services.views_lists import RefusedColumn, StoppedView

MOST_PROBLEMS = 30
"""More than these are counted, not listed."""


def refused_card(view: StoppedView) -> Card:
    """The columns that would be left out, each with its reason."""
    number = len(view.refused)
    card = Card(
        f"{count(number, 'column')} {'does' if number == 1 else 'do'} not come in",
        2,
        words("The program never keeps a column that could show who someone is, or that it does not know.", "muted"),
        6,
        icon="eye-off",
        icon_tone="red",
    )
    card.add(refused_rows(view.refused, most=300))
    return card


def refused_rows(refused: tuple[RefusedColumn, ...], *, most: int = 200) -> Facts:
    """Each refused column: its name and the reason, never a value."""
    widest = max((len(column.header) for column in refused), default=0)
    return Facts(
        *(Fact(f"“{column.header}”", beside=column.reason, icon="circle-x", tone="red") for column in refused),
        first_width=min(most, max(96, 9 * widest + 12)),
    )


def accepted_card(view: StoppedView) -> Card:
    """What would come in."""
    names = ", ".join(view.accepted)
    text = f"{names[:1].upper()}{names[1:]}." if names else "No column of this file can be used."
    return Card(
        f"{count(len(view.accepted), 'column')} can come in",
        2,
        words(text, "muted"),
        6,
        words(f"{count(view.rows, 'row')} in the file.", "muted"),
        icon="circle-check",
        icon_tone="good",
    )


def problems_card(view: StoppedView) -> Card:
    """Each problem with its place and what to do."""
    facts = [
        Fact(
            f"{problem.place}: {problem.message}",
            hint=problem.advice,
            icon="alert-circle",
            tone="red",
        )
        for problem in view.problems[:MOST_PROBLEMS]
    ]
    more = len(view.problems) - MOST_PROBLEMS
    if more > 0:
        facts.append(Fact(f"And {count(more, 'more problem')} of this kind.", icon="alert-circle", tone="red"))
    return Card("What has to be mended", 6, Facts(*facts))


def stopped_body(view: StoppedView) -> QWidget:
    """The whole of a stopped list, in the order of importance."""
    parts: list[QWidget] = [problems_card(view)] if view.problems else []
    if view.refused:
        parts.append(refused_card(view))
    parts.append(accepted_card(view))
    return holder(column(*parts, gap=14))
