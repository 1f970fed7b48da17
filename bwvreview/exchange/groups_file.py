"""The groups that the central team expects a return from: data, from `resources/central/groups.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from bwvreview.domain.errors import Problem
from bwvreview.exchange.resources import resource


@cache
def load_groups() -> tuple[tuple[str, str], ...]:
    """Give (slug, name) of every group, in the order of the file. Raises Problem for a wrong file."""
    path = resource("central", "groups.toml")
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
        return tuple((str(one["slug"]), str(one["name"])) for one in entries)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Problem("The list of groups cannot be read.", advice=f"Mend “{path.name}”.") from error
