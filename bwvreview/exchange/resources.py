"""Where the files that come with the program are: schemes, vocabularies, icons, samples."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """Give the path of a shipped file, in an installed copy as in the source tree.

    >>> resource("schemes", "stop-search").name
    'stop-search'
    """
    packaged = _PACKAGE / "resources"
    home = packaged if packaged.is_dir() else _PACKAGE.parent / "resources"
    return home.joinpath(*parts)
