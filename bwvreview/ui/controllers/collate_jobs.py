"""What the central team's page does in the background: read what came, open locked files, save the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bwvreview.domain.progress import Progress
    from bwvreview.domain.returns import ReturnFile
    from bwvreview.services.collate import Collated
    from bwvreview.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the report on a quarter (None when nothing was kept), and the files that were not read."""

    found: Collated | None
    unread: tuple[ReturnFile, ...]
    locked: tuple[str, ...]


def take(workspace: Workspace, paths: Sequence[Path], progress: Progress) -> None:
    """Read folders and files, and keep what is in them. A folder begins anew; single files come to what was there."""
    from bwvreview.services.collate import find_returns
    from bwvreview.services.returns_kept import keep_all, read_all

    came = read_all(find_returns(paths), paths, progress=progress)
    with workspace.store() as store:
        keep_all(store, came, at=workspace.clock.now())


def unlock(workspace: Workspace, password: str) -> int:
    """Try a password on the files that are locked, and keep what it opens; give how many that is."""
    from bwvreview.services.returns_kept import open_locked

    with workspace.store() as store:
        return open_locked(store, password, at=workspace.clock.now())


def report(workspace: Workspace, quarter: Quarter | None) -> Shown:
    """Report on a quarter, the newest that anything was sent for when none is named."""
    from bwvreview.services.collate import report_kept
    from bwvreview.services.returns_kept import is_locked, waiting_files

    with workspace.reading() as store:
        unread = tuple(waiting_files(store))
        locked = tuple(file.name for file in unread if is_locked(file))
        session = store.returns.newest_session()
        if not session:
            return Shown(None, unread, locked)
        return Shown(report_kept(store, quarter or Quarter.of_session(session)), unread, locked)


def save(workspace: Workspace, found: Collated, folder: Path) -> int:
    """Save the report, and a file for each group; give how many files that is. Raises ExportProblem."""
    from bwvreview.services.collate import save_collation
    from bwvreview.services.returns_replies import save_replies

    with workspace.reading() as store:
        answered = store.beside_returns.replies()
    written = save_collation(found, folder)
    return len(written) + len(save_replies(found.collation, found.report.quarter, answered, folder))
