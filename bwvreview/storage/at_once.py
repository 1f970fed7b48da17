"""One ordinary answer to a server in a single step: there, kept and acknowledged in one journey.

Whoever continues the history makes all others wait until it is done. So nothing of ours happens meanwhile: the server
reads, seals and keeps in one function (migration 0010). Its disk is waited for afterwards, when the next writer is at
work already, and only then is the answer acknowledged. The log is written in order: what is on the disk has all
before it there too.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bwvreview.storage.columns import storable
from bwvreview.storage.engine import line_to
from bwvreview.storage.faults import told_plainly

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Engine

    from bwvreview.storage.senders import Turn

_ANSWER = """
SELECT state, before FROM bwvreview_answer(
    %(session_id)s::int, %(clip_id)s::int, %(reviewer)s::text, %(name)s::text, %(value)s::text, %(seen)s::text,
    %(why)s::text, %(at)s::timestamptz, %(sender)s::text, %(number)s::int
)
"""
_ON_DISK = "SELECT pg_logical_emit_message(true, 'bwvreview', '')"  # committed as the server is set up to: on its disk
_lines: WeakKeyDictionary[Engine, Lines] = WeakKeyDictionary()


def answer_at_once(engine: Engine, given: Mapping[str, object], turn: Turn | None, at: datetime) -> str | None:
    """Keep an ordinary answer on a server; give the one before, or None when this answer needs more than that.

    `given` has the fields of services.record_answer.RecordAnswer. With None nothing was done. With a turn it is kept
    once, however often it comes; coming again it gives its own value. Raises WorkspaceProblem: the server cannot be
    reached, or refuses. Without a turn nobody knows then whether it was kept.
    """
    values = {name: storable(value) if isinstance(value, str) else value for name, value in given.items()}
    sender, number = turn or (None, None)
    values |= {"at": at.astimezone(UTC), "sender": sender, "number": number}
    with told_plainly():
        state, before = _lines_of(engine).ask(values, again=turn is not None)
    return None if state == "other" else str(values["value"]) if state == "again" else before


def _lines_of(engine: Engine) -> Lines:
    found = _lines.get(engine)
    if found is None:
        found = _lines.setdefault(engine, Lines(engine))
        event.listen(engine, "engine_disposed", _hang_up)
    return found


def _hang_up(engine: Engine) -> None:
    found = _lines.pop(engine, None)
    if found is not None:
        found.close()


class Lines:
    """Connections that do nothing else, so that none has to be set up or asked first whether it is still there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[Any] = []
        self._order = threading.Lock()
        logging.getLogger("psycopg").setLevel(logging.ERROR)  # a line that is lost is told as a Problem, not on stderr

    def ask(self, values: Mapping[str, object], *, again: bool) -> tuple[str, str]:
        """Send one answer. `again`: over a fresh line when the one at hand turns out to be dead."""
        from psycopg import Error
        from psycopg import OperationalError as NoLine

        line = self._idle_one()
        try:
            return self._send(line or line_to(self._engine), values)
        except NoLine as error:
            if line is None or not again:
                raise OperationalError("", None, error) from None
        except Error as error:
            raise OperationalError("", None, error) from None
        try:
            return self._send(line_to(self._engine), values)
        except Error as error:
            raise OperationalError("", None, error) from None

    def close(self) -> None:
        """Hang up."""
        with self._order:
            gone, self._idle = self._idle, []
        for line in gone:
            with suppress(Exception):
                line.close()

    def _idle_one(self) -> Any | None:
        with self._order:
            return self._idle.pop() if self._idle else None

    def _send(self, line: Any, values: Mapping[str, object]) -> tuple[str, str]:
        try:
            with line.pipeline() as pipeline:
                asked = line.execute(_ANSWER, values)
                pipeline.sync()
                line.execute(_ON_DISK)
            state, before = asked.fetchone()
        except BaseException:
            line.close()
            raise
        with self._order:
            self._idle.append(line)
        return state, before or ""
