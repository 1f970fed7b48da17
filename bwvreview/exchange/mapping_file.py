"""The file of answers on a force's columns and words, in TOML; JSON is read too."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from bwvreview.domain.mapping import MappingProblem, MappingProfile, read_profile
from bwvreview.exchange.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bwvreview.domain.vocabulary import Vocabulary

_LARGEST = 256 * 1024
_ABOUT = """\
# Answers on the columns and words of one force's lists, for BWV Review. It holds no row of a list.
# columns: heading = what the column is, or "leave out". values: word = the known word that it means, or "leave out"
# for its rows; "*" stands for every other word that is not known.

"""


def write_mapping(profile: MappingProfile, path: Path) -> None:
    """Write a profile, whole or not at all. Raises ExportProblem."""
    write_atomically(path, (_ABOUT + mapping_text(profile)).encode())


def mapping_text(profile: MappingProfile) -> str:
    """Give a profile as TOML; the same profile gives the same text."""
    content = profile.as_dict()
    lines = [f"format = {_quoted(content['format'])}", "", "[columns]", *_pairs(content["columns"])]
    values = content["values"]
    for name, words in values.items() if isinstance(values, dict) else ():
        lines += ["", f"[values.{name}]", *_pairs(words)]
    return "\n".join(lines) + "\n"


def read_mapping(path: Path, vocabulary: Vocabulary) -> MappingProfile:
    """Read a profile strictly. Raises MappingProblem when anything in it is not as it must be."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise MappingProblem("The file of answers could not be opened.", advice="Check where it is.") from error
    except UnicodeDecodeError as error:
        raise MappingProblem("The file of answers is not text.", advice="Save it as UTF-8 text.") from error
    if not text.strip():
        raise MappingProblem("The file of answers is empty, or far too long.", advice="Check which file it is.")
    try:
        content = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError):  # both parsers quote the text in what they raise
        raise MappingProblem("The file of answers is not TOML or JSON.", advice="Check which file it is.") from None
    return read_profile(content, vocabulary)


def profile_from_text(text: str, vocabulary: Vocabulary) -> MappingProfile:
    """Give a profile that was kept as JSON; an empty one for an empty text. Raises MappingProblem."""
    return read_profile(json.loads(text), vocabulary) if text else MappingProfile()


def _pairs(words: object) -> list[str]:
    pairs: Mapping[str, str] = words if isinstance(words, dict) else {}
    return [f"{_quoted(word)} = {_quoted(meaning)}" for word, meaning in pairs.items()]


def _quoted(text: object) -> str:
    """A JSON string is a TOML string, for text that can be printed."""
    return json.dumps(text, ensure_ascii=False)
