"""Reading what a scheme follows up, from the file beside its form."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from bwvreview.domain.actions import ActionRule, FollowUp
from bwvreview.domain.errors import Problem
from bwvreview.exchange.resources import resource


@lru_cache(maxsize=8)
def load_follow_up(scheme: str = "stop-search") -> FollowUp | None:
    """Give what a scheme follows up, read once; None when it follows up nothing. Raises Problem for a wrong file."""
    path = resource("schemes", scheme, "follow-up.toml")
    if not path.exists():
        return None
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return FollowUp(
            question=content["question"],
            urgency=content["urgency"],
            rules=tuple(_rule(entry) for entry in content["action"]),
            other=_rule({"choice": "", "title": "", **content["other"]}),
            within={name: int(days) for name, days in content.get("within", {}).items()},
            nothing=frozenset(content["nothing"]),
            before_deletion=frozenset(content["before_deletion"]),
        )
    except (KeyError, ValueError) as error:
        raise Problem(
            f"What “{scheme}” follows up cannot be read.", advice="Mend the follow-up.toml of the scheme."
        ) from error


def _rule(entry: dict[str, Any]) -> ActionRule:
    return ActionRule(entry["choice"], entry["title"], entry["owner"], int(entry["days"]))
