"""Where a group's records are kept: a file on this laptop, or a database that several share."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from bwvreview.domain.errors import DamagedWorkspace, LockedWorkspace, NoWorkspaceYet, WorkspaceProblem
from bwvreview.services.place import address_of, hold
from bwvreview.services.turnstile import Turnstile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from filelock import BaseFileLock
    from sqlalchemy import URL, Engine

    from bwvreview.services.clock import Clock
    from bwvreview.services.locking import Secret
    from bwvreview.storage.keys import FileKey
    from bwvreview.storage.store import Store


class Workspace:
    """An open workspace. It may be used from any thread; `close` it when all work is done.

    Everything heavy is loaded when it is opened, not when this module is.
    """

    def __init__(self, engine: Engine, url: str | URL, path: Path | None, clock: Clock) -> None:
        from bwvreview.storage.engine import shown

        self._engine: Engine | None = engine
        self._url = url
        self._lock: BaseFileLock | None = None
        self._turnstile = Turnstile()
        self._closing = threading.Lock()
        self._next_key: FileKey | None = None
        self._asleep = False
        self.role = "coordinator"
        """Who works in it, for the history."""
        self.signed_in_as = ""
        """The reviewer as whom this login answers on a server; empty for everybody else."""
        self.written = False
        """Whether anything was written since it was opened."""
        self.before_leaving: Callable[[Workspace], object] | None = None
        """Called before it is closed or goes to sleep, while it still is open: a copy is kept."""
        self.path = path
        self.where = shown(url) if path is None else str(path)
        self.clock = clock

    @classmethod
    def open(
        cls, where: str | Path | None = None, *, clock: Clock, secret: Secret | None = None, plain: bool = False
    ) -> Workspace:
        """Open a workspace, making it when it is not there, and bring it up to date.

        `where` is a file, a folder, or an address (`postgresql+psycopg://…`). None: the environment's
        BWVREVIEW_WORKSPACE, else the user's own data folder. `secret` opens a locked file, and locks a new one; None:
        the environment's BWVREVIEW_PASSPHRASE. `plain` allows a new file that is not locked, as does
        BWVREVIEW_NOT_LOCKED=1. Raises WorkspaceProblem: open in another window, made by a newer program, damaged, not
        to be written to, not to be reached. NoWorkspaceYet and LockedWorkspace ask for a passphrase.
        """
        from bwvreview.services.locking import key_for
        from bwvreview.storage.cut_off import undo_first_change
        from bwvreview.storage.rekey import clear_away

        url, path = address_of(where)
        secret = secret or os.environ.get("BWVREVIEW_PASSPHRASE") or None
        plain = plain or os.environ.get("BWVREVIEW_NOT_LOCKED") == "1"
        if path is None:
            return cls._on_server(url, clock)
        _refuse_new(path, secret, plain=plain)
        lock = hold(path)
        try:
            clear_away(path)
            undo_first_change(path)
            opened = cls(_up_to_date(url, key_for(path, secret, plain=plain), path, clock), url, path, clock)
        except BaseException as error:
            lock.release()
            if isinstance(error, DamagedWorkspace):
                error.path = path
            raise
        opened._lock = lock
        return opened

    @classmethod
    def _on_server(cls, url: str | URL, clock: Clock) -> Workspace:
        """Open a shared workspace in the role that the coordinator gave to this login."""
        from bwvreview.storage.engine import make_engine, seen_as_reviewer
        from bwvreview.storage.faults import told_plainly
        from bwvreview.storage.server_rights import reviewer_of

        engine = _up_to_date(url, None)
        try:
            with told_plainly():
                name = reviewer_of(engine)
        except BaseException:
            engine.dispose()
            raise
        if name is None:
            return cls(engine, url, None, clock)
        engine.dispose()
        url = seen_as_reviewer(url)
        opened = cls(make_engine(url), url, None, clock)
        opened.role, opened.signed_in_as = "reviewer", name
        return opened

    def store(self) -> AbstractContextManager[Store]:
        """One unit of work: committed when the `with` block ends, undone when it raises."""
        return self._opened(reading=False)

    def reading(self) -> AbstractContextManager[Store]:
        """A look at the records that cannot change them, and does not wait for work in the background."""
        return self._opened(reading=True)

    @contextmanager
    def _opened(self, *, reading: bool) -> Iterator[Store]:
        from bwvreview.storage.store import Store

        opened = partial(Store.opened, reading=reading, role=self.role, now=self.clock.now)
        with self.engine() as engine, opened(engine) as store:
            yield store
            self.written = self.written or not reading

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """Give the engine, for work on the file or the server as a whole. Everyone else goes on meanwhile."""
        with self._turnstile.passing():
            yield self._open_engine()

    def _open_engine(self) -> Engine:
        if self._asleep:
            raise LockedWorkspace(advice="Give its passphrase, then go on where you were.")
        if self._engine is None:
            raise WorkspaceProblem("The workspace is closed.", advice="Open it again.")
        return self._engine

    def erase_traces(self) -> None:
        """Write the file anew without what was deleted from it. Raises WorkspaceProblem: full, or busy elsewhere."""
        from bwvreview.storage.erase import erase_traces

        with self.engine() as engine:
            erase_traces(engine)

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server, where others may work in it too."""
        return self.path is None

    @property
    def is_locked_at_rest(self) -> bool:
        """Whether the file needs a passphrase. A shared workspace is its server's to lock."""
        from bwvreview.services.locking import needs_secret

        return self.path is not None and needs_secret(self.path)

    def sleep(self) -> None:
        """Forget the key once all work is done; `wake` brings it back. Only a locked file sleeps."""
        if not self.is_locked_at_rest:
            return
        self._say_goodbye()
        with self._turnstile.closed():
            self._asleep = True
            self._let_go()

    def wake(self, secret: Secret) -> None:
        """Open again what went to sleep. Raises WrongPassphrase, also when it is awake."""
        from bwvreview.services.locking import key_for
        from bwvreview.storage.engine import make_engine

        if self.path is None:
            return
        key = key_for(self.path, secret)
        if not self._asleep:
            return
        with self._turnstile.closed():
            self._engine = make_engine(self._url, key)
            self._asleep = False

    @contextmanager
    def set_aside(self) -> Iterator[Engine]:
        """Have the file for oneself: all work has ended and waits. Give the engine; afterwards it is made anew.

        Inside, `reopen_with` settles another key.
        """
        from bwvreview.storage.engine import key_of, make_engine

        with self._turnstile.closed():
            engine = self._open_engine()
            self._next_key = key_of(engine)
            self._let_go()
            try:
                yield engine
            finally:
                engine.dispose()
                self._engine = make_engine(self._url, self._next_key)

    def reopen_with(self, key: FileKey) -> None:
        """Settle the key with which the file, set aside, is opened again."""
        self._next_key = key

    def _say_goodbye(self) -> None:
        if self._engine is not None and self.before_leaving is not None:
            with suppress(WorkspaceProblem):  # it must close, also on a full disk
                self.before_leaving(self)

    def _let_go(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.dispose()

    def close(self) -> None:
        """Let go of the file or the server. Closing twice is fine."""
        with self._closing:
            self._say_goodbye()
            self._let_go()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _up_to_date(url: str | URL, key: FileKey | None, path: Path | None = None, clock: Clock | None = None) -> Engine:
    from bwvreview.storage.engine import make_engine
    from bwvreview.storage.migrate import bring_up_to_date

    engine = make_engine(url, key)

    def keep() -> None:
        from bwvreview.services.keep_copy import keep_copy

        if path is not None and clock is not None:
            keep_copy(engine, path, "migration", at=clock.now())

    try:
        bring_up_to_date(engine, before=keep)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_new(path: Path, secret: Secret | None, *, plain: bool) -> None:
    """Refuse before a folder or a lock is made: a new workspace is locked unless somebody chooses otherwise."""
    if secret is None and not plain and not path.exists():
        raise NoWorkspaceYet
