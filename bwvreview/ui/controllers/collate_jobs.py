"""What the central team's page does in the background: read what came, open locked files, save the report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bwvreview.domain.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bwvreview.domain.progress import Progress
    from bwvreview.domain.returns import ReturnFile
    from bwvreview.exchange.returns_replies import PoliceReply
    from bwvreview.services.collate import Collated
    from bwvreview.services.workspace import Workspace

Named = tuple[tuple[str, "Path"], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What came beside the records that are kept, for as long as the program is open. It never holds a password.

    `unread` are files that could not be read, `locked` those of them that wait for a password, `replies` what each
    folder or file said that the police replied. `tried` says how many files the last password opened.
    """

    unread: tuple[ReturnFile, ...] = ()
    locked: Named = ()
    replies: Mapping[Path, tuple[PoliceReply, ...]] = field(default_factory=dict)
    tried: int | None = None

    @property
    def answered(self) -> tuple[PoliceReply, ...]:
        """Every reply, once."""
        return tuple(sorted({one for replies in self.replies.values() for one in replies}))


def take(workspace: Workspace, paths: Sequence[Path], given: Given, progress: Progress) -> Given:
    """Read folders and files, and keep what is in them. A folder begins anew; single files come to what was there."""
    from bwvreview.exchange.returns_folder import is_reply_table
    from bwvreview.exchange.returns_replies import read_police_replies
    from bwvreview.services.collate import find_returns

    named = tuple(find_returns(paths))
    said = {path: read_police_replies(path) for path in paths if path.is_dir() or is_reply_table(path)}
    before = Given() if any(path.is_dir() for path in paths) else given
    return _kept(workspace, named, (), replace(before, replies={**given.replies, **said}, tried=None), progress)


def unlock(workspace: Workspace, password: str, given: Given, progress: Progress) -> Given:
    """Try a password on the files that are locked, and keep what it opens. The password is kept nowhere."""
    after = _kept(workspace, given.locked, (password,), given, progress)
    return replace(after, tried=len(given.locked) - len(after.locked))


def _kept(workspace: Workspace, named: Named, passwords: tuple[str, ...], before: Given, progress: Progress) -> Given:
    from bwvreview.services.collate import is_locked, keep_returns, read_found, without_records

    read = read_found(named, passwords, progress=progress)
    with workspace.store() as store:
        keep_returns(store, read, at=workspace.clock.now())
    fresh = {name for name, _ in named}
    shut = {file.name for file in read if is_locked(file)}
    unread = (*(file for file in before.unread if file.name not in fresh), *without_records(read))
    locked = (
        *(one for one in before.locked if one[0] not in fresh),
        *(one for one in named if one[0] in shut),
    )
    return replace(before, unread=tuple(sorted(unread, key=lambda file: file.name)), locked=tuple(sorted(locked)))


def report(workspace: Workspace, quarter: Quarter | None, given: Given) -> Collated | None:
    """Report on a quarter, the newest that anything was sent for when none is named; None when nothing was kept."""
    from bwvreview.services.collate import report_kept
    from bwvreview.services.returns_replies import replied_keys

    with workspace.reading() as store:
        if quarter is None:
            session = store.returns.newest_session()
            if not session:
                return None
            quarter = Quarter.of_session(session)
        return report_kept(store, quarter, replied_keys(given.answered), given.unread)


def save(found: Collated, given: Given, folder: Path) -> int:
    """Save the report, and a file for each group; give how many files that is. Raises ExportProblem."""
    from bwvreview.services.collate import save_collation
    from bwvreview.services.returns_replies import save_replies

    written = save_collation(found, folder)
    return len(written) + len(save_replies(found.collation, found.report.quarter, given.answered, folder))
