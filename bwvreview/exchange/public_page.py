"""The page about a draw that anyone may see: self-contained, and nothing on it leads to a clip."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import in_fives
from bwvreview.domain.plain_words import day_words, reason_words
from bwvreview.domain.rounding import about
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection

    from bwvreview.domain.draw.facts import CertificateFacts

_WITHHELD = "The reason is not shown here, because it names a clip."


def public_page(facts: CertificateFacts, *, references: Collection[str]) -> str:
    """Write the page (draw-protocol, section 5, “Public page”).

    `references` are those of the list: a reason for giving up a plan that holds one is not shown.
    """
    template = Template(resource("public", "draw-public.html").read_text(encoding="utf-8"))
    return template.substitute(
        group=escape(facts.group),
        day=escape(day_words(facts.session.day)),
        number=facts.session.number,
        clips=f"{facts.clips} clip{'' if facts.clips == 1 else 's'}",
        dice=escape(facts.dice),
        rolls="\n".join(_rolls(facts)),
        themes="\n".join(_rows([(theme.title, about(theme.members).capitalize()) for theme in facts.themes])),
        size=about(facts.size),
        left_out=_left_out(facts),
        voids=_voids(facts, references),
        replaced=_REPLACED[facts.mode],
        version=escape(facts.version),
    )


_REPLACED = {
    "next": "When a clip cannot be shown, the next reserve takes its place. The reserves come from the same roll.",
    "reroll": "When a clip cannot be shown, dice are rolled again for its place.",
}


def _rolls(facts: CertificateFacts) -> list[str]:
    parts = []
    for roll in facts.rolls:
        if roll.number > 1:
            parts.append(f"<h3>Roll {roll.number}, for clips that could not be shown</h3>")
        groups = "".join(f"<li>{group}</li>" for group in roll.groups)
        digits = "".join(f"<li>{part}</li>" for part in in_fives(roll.digits))
        parts.append(f'<p>The eight groups:</p>\n<ol class="groups">{groups}</ol>')
        parts.append(f'<p>The dice, in the order rolled:</p>\n<ol class="dice">{digits}</ol>')
    return parts


def _rows(pairs: list[tuple[str, str]]) -> list[str]:
    return [f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in pairs]


def _left_out(facts: CertificateFacts) -> str:
    if not facts.excluded:
        return "<p>Nothing was left out of the list before the draw.</p>"
    rows = "\n".join(_rows([(reason_words(reason), about(count).capitalize()) for reason, count in facts.excluded]))
    head = '<thead><tr><th scope="col">Left out before the draw</th><th scope="col">Encounters</th></tr></thead>'
    return f"<table>{head}<tbody>\n{rows}\n</tbody></table>"


def _voids(facts: CertificateFacts, references: Collection[str]) -> str:
    count = len(facts.voids)
    if not count:
        return "<p>No plan was given up that day.</p>"
    said = "<p>One plan was given up that day:</p>" if count == 1 else f"<p>{count} plans were given up that day:</p>"
    items = "".join(f"<li>{escape(_reason(one, references))}</li>" for one in facts.voids)
    return f"{said}\n<ul>{items}</ul>"


def _reason(reason: str, references: Collection[str]) -> str:
    upper = reason.upper()
    return _WITHHELD if any(reference in upper for reference in references) else reason
