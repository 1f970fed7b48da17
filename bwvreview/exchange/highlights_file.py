"""Reading what a scheme's feedback singles out, from `feedback.toml` beside its form."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.highlights import Highlights, Measure
from bwvreview.domain.make_up import Grouping, MakeUpRules
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from pathlib import Path


@cache
def load_highlights(scheme: str = "stop-search") -> Highlights:
    """Give the highlights of a shipped scheme. Raises ExportProblem when its file is missing or damaged."""
    return read_highlights(resource("schemes", scheme, "feedback.toml"))


def read_highlights(path: Path) -> Highlights:
    """Read one file. Raises ExportProblem naming it."""
    try:
        return _highlights(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportProblem(
            f"“{path.name}” of this scheme cannot be read, so the feedback cannot be put together.",
            advice="Install the program again, or mend the file.",
        ) from error


def _highlights(data: dict[str, Any]) -> Highlights:
    return Highlights(
        rating=data["rating"]["question"],
        tones=dict(data["rating"]["tones"]),
        reason=data["not_shown"]["question"],
        actions=data["actions"]["question"],
        no_action=frozenset(data["actions"]["nothing"]),
        urgency=data["actions"]["urgency"],
        measures=tuple(_measure(one) for one in data.get("measures", ())),
        well=tuple(data.get("public", {}).get("well", ())),
        better=tuple(data.get("public", {}).get("better", ())),
        may_be_named=frozenset(data["not_shown"].get("may_be_named", ())),
        title=data["words"]["title"],
        chosen=data["words"]["chosen"],
        panel_sheet=bool(data["words"]["panel_sheet"]),
        make_up=_make_up(data["make_up"]) if "make_up" in data else None,
    )


def _make_up(data: dict[str, Any]) -> MakeUpRules:
    kinds: dict[str, list[Grouping]] = {}
    for one in data["grouping"]:
        groups = tuple((name, tuple(starts)) for name, starts in one["groups"].items())
        blank, rates = frozenset(one.get("blank", ())), bool(one.get("rates", False))
        kinds.setdefault(one["kind"], []).append(Grouping(one["field"], one["title"], groups, blank, rates))
    return MakeUpRules(tuple(map(tuple, kinds.values())), data["outcome"], frozenset(data["nothing"]))


def _measure(data: dict[str, Any]) -> Measure:
    return Measure(
        slug=data["slug"],
        title=data["title"],
        question=data["question"],
        choices=frozenset(data["choices"]),
        unsure=frozenset(data.get("unsure", ())),
    )
