"""Where a group's records are kept: a file on this laptop, or a database that several share."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import WorkspaceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from filelock import BaseFileLock
    from sqlalchemy import URL, Engine

    from bwvreview.services.clock import Clock
    from bwvreview.storage.store import Store

FILE_NAME = "workspace.bwv"


class Workspace:
    """An open workspace. It may be used from any thread; `close` it when all work is done.

    Everything heavy is loaded when it is opened, not when this module is.
    """

    def __init__(self, engine: Engine, where: str, clock: Clock, lock: BaseFileLock | None) -> None:
        self._engine: Engine | None = engine
        self._lock = lock
        self._closing = threading.Lock()
        self.where = where
        self.clock = clock

    @classmethod
    def open(cls, where: str | Path | None = None, *, clock: Clock) -> Workspace:
        """Open a workspace, making it when it is not there, and bring it up to date.

        `where` is a file, a folder, or an address (`postgresql+psycopg://…`). None: the environment's
        BWVREVIEW_WORKSPACE, else the user's own data folder. Raises WorkspaceProblem: open in another window,
        made by a newer program, damaged, not to be written to, not to be reached.
        """
        from bwvreview.storage.engine import make_engine, shown
        from bwvreview.storage.migrate import bring_up_to_date

        url, path = _address(where)
        lock = None if path is None else _locked(path)
        engine = None
        try:
            engine = make_engine(url)
            bring_up_to_date(engine)
        except BaseException:
            if engine is not None:
                engine.dispose()
            if lock is not None:
                lock.release()
            raise
        return cls(engine, shown(url) if path is None else str(path), clock, lock)

    def store(self) -> AbstractContextManager[Store]:
        """One unit of work: committed when the `with` block ends, undone when it raises."""
        return self._opened(reading=False)

    def reading(self) -> AbstractContextManager[Store]:
        """A look at the records that cannot change them, and does not wait for work in the background."""
        return self._opened(reading=True)

    @contextmanager
    def _opened(self, *, reading: bool) -> Iterator[Store]:
        from bwvreview.storage.store import Store

        engine = self._engine
        if engine is None:
            raise WorkspaceProblem("The workspace is closed.", advice="Open it again.")
        with Store.opened(engine, reading=reading) as store:
            yield store

    def erase_traces(self) -> None:
        """Write the file anew without what was deleted from it. Raises WorkspaceProblem: full, or busy elsewhere."""
        from bwvreview.storage.erase import erase_traces

        if self._engine is None:
            raise WorkspaceProblem("The workspace is closed.", advice="Open it again.")
        erase_traces(self._engine)

    def close(self) -> None:
        """Let go of the file or the server. Closing twice is fine."""
        with self._closing:
            engine, self._engine = self._engine, None
            if engine is not None:
                engine.dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _address(where: str | Path | None) -> tuple[str | URL, Path | None]:
    """Give the address for the engine, and the file when it is one."""
    from bwvreview.storage.engine import file_of, url_of

    chosen = where or os.environ.get("BWVREVIEW_WORKSPACE") or _own_file()
    if isinstance(chosen, str) and "://" in chosen:
        path = file_of(chosen)
        return (chosen, None) if path is None else (url_of(path), path)
    text = os.fspath(chosen)
    path = Path(text).expanduser()
    if path.is_dir() or text.endswith(("/", os.sep)):
        path /= FILE_NAME
    path = path.absolute()
    return url_of(path), path


def _own_file() -> Path:
    import platformdirs

    return platformdirs.user_data_path("BWV Review", appauthor=False) / FILE_NAME


def _locked(path: Path) -> BaseFileLock:
    """Take the workspace for this program alone, until it lets go or dies."""
    from filelock import FileLock, Timeout

    from bwvreview.storage.faults import file_problem

    # not thread_local: opened in the background, closed by the window
    lock = FileLock(f"{path}.lock", timeout=0, mode=0o600, thread_local=False)
    try:
        _make_folder(path.parent)
        lock.acquire()
    except Timeout:
        raise WorkspaceProblem(
            "This workspace is open in another window.", advice="Close it there, or carry on there."
        ) from None
    except OSError as error:
        raise file_problem(error) from error
    return lock


def _make_folder(folder: Path) -> None:
    """Make the folder for its owner alone; leave one that is there as it is."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
