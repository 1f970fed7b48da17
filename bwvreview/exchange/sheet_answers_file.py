"""The file of answers on the columns and words of somebody's sheet, in TOML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bwvreview.domain.sheet_match import as_content
from bwvreview.exchange.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.mapping import MappingProfile

_ABOUT = """\
# Answers on the columns and words of a sheet that the central team sends, for BWV Review. It holds no answer on a clip.
# columns: heading = what goes there, or "leave out". values: our word = the word of their list, or "leave out".

"""


def write_answers(profile: MappingProfile, path: Path) -> None:
    """Write the answers, whole or not at all; the same answers give the same text. Raises ExportProblem."""
    content = as_content(profile)
    lines = [f"format = {_quoted(content['format'])}", "", "[columns]", *_pairs(content["columns"])]
    values = content["values"]
    for name, words in values.items() if isinstance(values, dict) else ():
        lines += ["", f"[values.{_quoted(name)}]", *_pairs(words)]
    write_atomically(path, (_ABOUT + "\n".join(lines) + "\n").encode())


def _pairs(words: object) -> list[str]:
    pairs = words if isinstance(words, dict) else {}
    return [f"{_quoted(word)} = {_quoted(meaning)}" for word, meaning in pairs.items()]


def _quoted(text: object) -> str:
    """A JSON string is a TOML string, for text that can be printed."""
    return json.dumps(text, ensure_ascii=False)
