"""Reading what a scheme says and prints at every session."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from bwvreview.domain.errors import Problem
from bwvreview.domain.paper_pack import AgendaLine, PackWords, Reading
from bwvreview.exchange.resources import resource


@lru_cache(maxsize=8)
def load_session_words(scheme: str = "stop-search") -> PackWords:
    """Give the words of a scheme's sessions, read once. Raises Problem when they are not there or wrong."""
    path = resource("schemes", scheme, "session-pack.toml")
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        agenda = tuple(
            AgendaLine(entry["words"], int(entry.get("minutes", 0)), bool(entry.get("each", False)))
            for entry in content["agenda"]
        )
        readings = (_reading(content[name]) for name in ("wellness", "confidentiality", "debrief"))
        return PackWords(agenda, *readings)
    except (OSError, KeyError, ValueError) as error:
        raise Problem(
            f"The words for sessions of “{scheme}” cannot be read.", advice="Mend the session-pack.toml of the scheme."
        ) from error


def _reading(entry: dict[str, Any]) -> Reading:
    return Reading(entry["title"], tuple(entry["sentences"]))
