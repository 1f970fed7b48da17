"""What is told of returns beside their counts: the same file twice, second ratings, cells changed by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bwvreview.domain.returns import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.returns import Return, ReturnFile


def same_files(files: Sequence[ReturnFile]) -> Iterator[Finding]:
    """Tell of files that are the same to the last byte under two names."""
    first: dict[str, str] = {}
    for file in files:
        if file.digest in first:
            words = f"It is the same file as “{first[file.digest]}”."
            yield Finding(file.name, "", "", "same-file", words)
        first.setdefault(file.digest, file.name)


def second_ratings(rows: Sequence[tuple[Return, str]]) -> Iterator[Finding]:
    """Tell of clips that were rated twice under two ids: a second rating is kept, and is no duplicate."""
    kept: dict[tuple[str, str, str], list[Return]] = defaultdict(list)
    for one, fate in rows:
        if fate == "kept":
            kept[one.clip].append(one)
    for several in kept.values():
        for one in several[1:]:
            words = f"Clip {one.slot} was rated before in “{several[0].file}”. This is kept as a second rating."
            yield Finding(one.file, "", "", "second-rating", words)


def edited(rows: Sequence[tuple[Return, str]]) -> Iterator[Finding]:
    """Tell of each cell that is not what its sealed record says."""
    for one, _ in rows:
        for edit in one.edits:
            sheet, _, cell = edit.cell.rpartition("!")
            yield Finding(one.file, sheet, cell, _EDITS[edit.kind], f"Clip {one.slot}: {edit.words}")


_EDITS = {"changed": "changed", "suggested": "suggested", "same": "read-as", "formula": "formula"}
