"""Keeping what came: returns, replies of the police, and files that wait for a password or cannot be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.returns import Finding, ReturnFile
from bwvreview.storage.returns_beside import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.returns import PoliceReply
    from bwvreview.storage.store import Store

LOCKED = "locked"
MOST_LOCKED = 32 << 20
"""A locked file larger than this is not kept: its folder is opened again once the password is there."""


@dataclass(frozen=True, slots=True)
class Came:
    """What was read at one time. `locked` are the bytes of files that wait for a password, `replies` go by source.

    A whole folder begins anew: what waited before counts no more.
    """

    files: Sequence[ReturnFile]
    locked: Mapping[str, bytes] = field(default_factory=dict)
    replies: Mapping[str, Sequence[PoliceReply]] = field(default_factory=dict)
    whole: bool = True

    @property
    def answered(self) -> tuple[PoliceReply, ...]:
        """Every reply, once."""
        return tuple(sorted({one for replies in self.replies.values() for one in replies}))


def read_all(
    named: Sequence[tuple[str, Path]],
    places: Sequence[Path],
    passwords: Sequence[str] = (),
    *,
    progress: Progress = no_progress,
) -> Came:
    """Read files by name, and the tables of replies in these folders and among these files. Raises Problem."""
    from bwvreview.exchange.police_replies import read_police_replies
    from bwvreview.exchange.returns_folder import is_reply_table, read_named

    tables = [place for place in places if place.is_dir() or is_reply_table(place)]
    told = {_source(place): read_police_replies(place) for place in tables}
    files = [*read_named(named, passwords, progress=progress), *(odd for one in told.values() for odd in one.odd)]
    paths = dict(named)
    locked = {file.name: _content(paths[file.name]) for file in files if is_locked(file)}
    replies = {source: one.replies for source, one in told.items()}
    return Came(files, locked, replies, any(place.is_dir() for place in places))


def _source(place: Path) -> str:
    """Name a place without telling where it is."""
    return hashlib.sha256(str(place.resolve()).encode("utf-8", "surrogatepass")).hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_LOCKED else b""
    except OSError:
        return b""


def keep_all(store: Store, came: Came, *, at: datetime) -> None:
    """Keep all that came. The same again changes nothing; no password is ever among it."""
    store.returns.keep(came.files, at=at)
    store.beside_returns.keep_replies(came.replies)
    fresh = {file.name for file in came.files}
    before = () if came.whole else store.beside_returns.waiting_in_full()
    store.beside_returns.wait([one for one in before if one.name not in fresh] + _unread(came.files, came.locked))


def _unread(files: Iterable[ReturnFile], locked: Mapping[str, bytes]) -> list[Waiting]:
    return [
        Waiting(file.name, file.digest, finding.cell, finding.kind, finding.words, locked.get(file.name, b""))
        for file in files
        if file.unread
        for finding in file.findings
    ]


def waiting_files(store: Store) -> list[ReturnFile]:
    """Give the files that could not be read, each with why."""
    told: dict[tuple[str, str], list[Finding]] = {}
    for one in store.beside_returns.waiting():
        told.setdefault((one.name, one.digest), []).append(Finding(one.name, "", one.cell, one.kind, one.words))
    return [
        ReturnFile(name, digest, "unread", findings=tuple(findings), unread=True)
        for (name, digest), findings in sorted(told.items())
    ]


def open_locked(store: Store, password: str, *, at: datetime) -> int:
    """Try a password on every file that waits for one, and keep what it opens; give how many that is.

    The password is used here and kept nowhere.
    """
    from bwvreview.exchange.returns_folder import read_received
    from bwvreview.exchange.returns_manifest import Shapes

    shapes = Shapes()
    left, opened = [], []
    for one in store.beside_returns.waiting_in_full():
        read = read_received(one.name, one.content, (password,), shapes) if one.content else None
        if read is None or is_locked(read):
            left.append(one)
        else:
            opened.append(read)
    if opened:
        store.returns.keep(opened, at=at)
        store.beside_returns.wait([*left, *_unread(opened, {})])
    return len(opened)


def is_locked(file: ReturnFile) -> bool:
    """Say whether a file waits for its password."""
    return any(finding.kind == LOCKED for finding in file.findings)
