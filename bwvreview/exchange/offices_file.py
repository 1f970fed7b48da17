"""Reading the offices that a scheme's feedback goes to, from `offices.toml` beside its form."""

from __future__ import annotations

import tomllib
from functools import cache

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.resources import resource

_FIRST = "stop-search"


@cache
def load_offices(scheme: str = _FIRST) -> tuple[str, ...]:
    """Give the offices of a shipped scheme, the usual one first. Raises ExportProblem when the file is damaged."""
    path = resource("schemes", scheme, "offices.toml")
    path = path if path.exists() else resource("schemes", _FIRST, "offices.toml")  # one that has none of its own
    try:
        return tuple(str(name) for name in tomllib.loads(path.read_text(encoding="utf-8"))["offices"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportProblem(
            f"“{path.name}” of this scheme cannot be read, so no office can be offered.",
            advice="Install the program again, or mend the file.",
        ) from error
