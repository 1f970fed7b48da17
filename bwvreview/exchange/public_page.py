"""The page about a draw that anyone may see: self-contained, and nothing on it leads to a clip."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.domain.public_report import told_reason
from bwvreview.domain.rounding import about
from bwvreview.domain.words import say
from bwvreview.exchange.public_parts import REPLACED, left_out_html, page_template, rolls_html, themes_html, voids_html

if TYPE_CHECKING:
    from collections.abc import Collection

    from bwvreview.domain.draw.facts import CertificateFacts


def public_page(facts: CertificateFacts, *, references: Collection[str]) -> str:
    """Write the page (draw-protocol, section 5, “Public page”).

    `references` are those of the list: a reason for giving up a plan that holds one is not shown.
    """
    return page_template("draw-public.html").substitute(
        group=escape(facts.group),
        day=escape(day_words(facts.session.day)),
        number=facts.session.number,
        clips=say(f"{facts.clips} {{clip}}" if facts.clips == 1 else f"{facts.clips} {{clips}}"),
        dice=escape(facts.dice),
        rolls=rolls_html([(roll.groups, roll.digits) for roll in facts.rolls]),
        themes=themes_html((theme.title, theme.members) for theme in facts.themes),
        size=about(facts.size),
        left_out=left_out_html(facts.excluded),
        voids=voids_html([told_reason(one, references) for one in facts.voids]),
        replaced=say(REPLACED[facts.mode]),
        version=escape(facts.version),
    )
