"""A form that was made up for the recording, with the answers to give to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Row = Mapping[str, str]


@dataclass(frozen=True)
class MadeForm:
    """The rows of a workbook, and answers step by step: (name of the question, answer)."""

    name: str
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row
    steps: tuple[tuple[str, str], ...]


def _list(list_name: str, *names: str) -> tuple[Row, ...]:
    return tuple({"list_name": list_name, "name": name, "label": name.upper()} for name in names)


CHOICES = (*_list("abc", "a", "b", "c"), *_list("scale", "1", "2", "10"))
