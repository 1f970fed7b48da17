"""The door to a workspace's records: one unit of work, from opening to commit."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bwvreview.storage.answers import Answers
from bwvreview.storage.clashes import Clashes
from bwvreview.storage.committing import commit
from bwvreview.storage.deletion import Deletion
from bwvreview.storage.draws import Draws
from bwvreview.storage.engine import READING
from bwvreview.storage.exports import Exports
from bwvreview.storage.faults import told_plainly
from bwvreview.storage.follow_up import Actions, Viewings
from bwvreview.storage.history_check import History
from bwvreview.storage.journal import keep_journal
from bwvreview.storage.lists import Lists
from bwvreview.storage.people import People
from bwvreview.storage.practice import Practice
from bwvreview.storage.reviewers import Reviewers
from bwvreview.storage.senders import Senders
from bwvreview.storage.sent import Sendings
from bwvreview.storage.sessions import Sessions
from bwvreview.storage.settings import Settings
from bwvreview.storage.withheld import Withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Engine

    from bwvreview.storage.returns import Returns
    from bwvreview.storage.returns_beside import BesideReturns


class Store:
    """Everything of one workspace, by subject. Methods take and give plain values; nothing of SQL comes out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.settings = Settings(session)
        self.lists = Lists(session)
        self.withheld = Withheld(session)
        self.draws = Draws(session)
        self.sessions = Sessions(session)
        self.answers = Answers(session)
        self.clashes = Clashes(session)
        self.reviewers = Reviewers(session)
        self.practice = Practice(session)
        self.people = People(session)
        self.actions = Actions(session)
        self.viewings = Viewings(session)
        self.history = History(session)
        self.exports = Exports(session)
        self.sendings = Sendings(session)
        self.senders = Senders(session)
        self.deletion = Deletion(session)

    @cached_property
    def returns(self) -> Returns:
        """What groups sent to a central team. Its code is loaded where there is one."""
        from bwvreview.storage.returns import Returns

        return Returns(self._session)

    @cached_property
    def beside_returns(self) -> BesideReturns:
        """What a central team keeps beside what groups sent."""
        from bwvreview.storage.returns_beside import BesideReturns

        return BesideReturns(self._session)

    @classmethod
    @contextmanager
    def opened(
        cls,
        engine: Engine,
        *,
        reading: bool = False,
        role: str = "",
        now: Callable[[], datetime] | None = None,
    ) -> Iterator[Store]:
        """Commit when the block ends, roll back when it raises. With a `role` the history tells what it did.

        With `reading` nothing can be written, all that is read is of one moment, and it neither waits for a writer
        nor makes one wait.
        Raises WorkspaceProblem when the disk or the server refuses.
        """
        if reading:
            engine = engine.execution_options(**{READING: True, "postgresql_readonly": True})
            if engine.dialect.name == "postgresql":  # SQLite's transactions are so by themselves
                engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with told_plainly(engine), Session(engine) as session, session.begin() as work:
            if role:
                keep_journal(session, role, now)
            store = cls(session)
            yield store
            if store.lists.kept:
                commit(work, store.lists.kept)
