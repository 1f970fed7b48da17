"""Reading the headings under which other people's sheets know our fields, from `sheet-headings.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST = "stop-search"


@cache
def load_sheet_headings(scheme: str = _FIRST) -> Mapping[str, tuple[str, ...]]:
    """Give more headings of each field, by its name. Raises ExportProblem when the file is damaged."""
    path = resource("schemes", scheme, "sheet-headings.toml")
    path = path if path.exists() else resource("schemes", _FIRST, "sheet-headings.toml")  # one that has none of its own
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: tuple(str(heading) for heading in headings) for name, headings in found.items()}
    except (OSError, ValueError, TypeError) as error:
        raise ExportProblem(
            f"“{path.name}” of this scheme cannot be read, so no sheet can be filled in.",
            advice="Install the program again, or mend the file.",
        ) from error
