"""Parts of the pages that anyone may see: what was read out, the dice, rounded counts, and plans given up."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import in_fives
from bwvreview.domain.plain_words import reason_words
from bwvreview.domain.rounding import about
from bwvreview.domain.words import say
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPLACED = {
    "next": "When {a_clip} cannot be shown, the next reserve takes its place. The reserves come from the same roll.",
    "reroll": "When {a_clip} cannot be shown, dice are rolled again for its place.",
}


def page_template(name: str) -> Template:
    """Give the template of a page that anyone may see, in the words of now, with the look that all of them share."""
    text = say(resource("public", name).read_text(encoding="utf-8"))
    return Template(text.replace("$style", resource("public", "public.css").read_text(encoding="utf-8")))


def rolls_html(rolls: Sequence[tuple[Sequence[str], str]], heading: str = "h3") -> str:
    """Give each roll: the eight groups read out before it, then the digits."""
    parts = []
    for number, (commit, rolled) in enumerate(rolls, 1):
        if number > 1:
            parts.append(say(f"<{heading}>Roll {number}, for {{clips}} that could not be shown</{heading}>"))
        groups = "".join(f"<li>{group}</li>" for group in commit)
        digits = "".join(f"<li>{part}</li>" for part in in_fives(rolled))
        if groups:  # those of a further roll went with the list
            parts.append(f'<p>The eight groups:</p>\n<ol class="groups">{groups}</ol>')
        parts.append(f'<p>The dice, in the order rolled:</p>\n<ol class="dice">{digits}</ol>')
    return "\n".join(parts)


def rows_html(pairs: Iterable[tuple[str, str]]) -> str:
    """Give rows of a name and what is said of it."""
    return "\n".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in pairs)


def themes_html(themes: Iterable[tuple[str, int]]) -> str:
    """Give rows of themes with their rounded sizes."""
    return rows_html((title, about(members).capitalize()) for title, members in themes)


def left_out_html(excluded: Sequence[tuple[str, int]]) -> str:
    """Say what was left out before the draw, by reason."""
    if not excluded:
        return "<p>Nothing was left out of the list before the draw.</p>"
    rows = rows_html((say(reason_words(reason)), about(count).capitalize()) for reason, count in excluded)
    head = say('<thead><tr><th scope="col">Left out before the draw</th><th scope="col">{Encounters}</th></tr></thead>')
    return f"<table>{head}<tbody>\n{rows}\n</tbody></table>"


def voids_html(reasons: Sequence[str]) -> str:
    """Say which plans were given up that day. The reasons must be fit to be shown."""
    count = len(reasons)
    if not count:
        return "<p>No plan was given up that day.</p>"
    said = "<p>One plan was given up that day:</p>" if count == 1 else f"<p>{count} plans were given up that day:</p>"
    items = "".join(f"<li>{escape(one)}</li>" for one in reasons)
    return f"{said}\n<ul>{items}</ul>"
