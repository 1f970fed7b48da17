"""The report of a mistake of the program: kinds of errors, files, lines. Never a message, a value, a person's path.

What a message says can come from a list; so can what a variable held. Neither is ever read here. The report is shown
and may be copied; nothing sends it.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview import __version__

if TYPE_CHECKING:
    from types import TracebackType

_ROOT = Path(__file__).resolve().parents[2]
_DEEPEST = 20


def report_of(error: BaseException, more: str = "") -> str:
    """Give the report of an error. `more` names the version of something else that takes part."""
    about = ", ".join(part for part in (f"Python {platform.python_version()}", more, _system()) if part)
    lines = [f"BWV Review {__version__}", about, ""]
    seen: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in seen and len(seen) < _DEEPEST:
        if seen:
            lines.append("after")
        seen.append(one)
        lines.append(type(one).__name__)
        lines += [f"  {_short(step.filename)}:{step.lineno} {step.name}" for step in _steps(one.__traceback__)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


def _system() -> str:
    return f"{platform.system()} {platform.release()}"


def _steps(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False, capture_locals=False))


def _short(filename: str) -> str:
    """Give a file of this program or of a package by its place there; of any other file nothing but that it is one."""
    path = Path(filename)
    try:
        return path.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        pass
    parts = path.parts
    for root in ("site-packages", "dist-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    library = Path(traceback.__file__).resolve().parent
    return path.name if library in path.resolve().parents else "elsewhere"
