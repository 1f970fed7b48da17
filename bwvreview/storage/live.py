"""Hearing from a server that another window changed something. What changed is not told: only the table's name.

A thread of its own waits on a line of its own. It costs nothing while nothing happens, and finds the server again when
it was away.
"""

from __future__ import annotations

import threading
from contextlib import closing
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from bwvreview.storage.engine import line_to, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

EVERYTHING = frozenset({"everything"})
"""What is told when the server was away: nobody knows what changed meanwhile."""

_LISTEN = "LISTEN bwvreview"
_TOGETHER_SECONDS = 0.15
_LOOK_SECONDS = 0.25  # so soon it can be stopped
_SILENCE_SECONDS = 60.0
_LONGEST_PAUSE = 30.0


class Listener:
    """Listens until it is stopped. `heard` is called on its thread, with the tables that others changed."""

    def __init__(self, engine: Engine, heard: Callable[[frozenset[str]], None]) -> None:
        self._engine, self._heard = engine, heard
        self._stopped = threading.Event()
        self._was_away = False
        self._thread = threading.Thread(target=self._run, name="bwvreview listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hear nothing more; the line is closed when this returns."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        from psycopg import Error

        pause = 1.0
        while not self._stopped.is_set():
            try:
                with closing(line_to(self._engine)) as line:
                    line.execute(_LISTEN)
                    pause = 1.0
                    self._begin()
                    self._listen(line)
            except (Error, SQLAlchemyError, OSError):
                self._was_away = True
            self._stopped.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _begin(self) -> None:
        if self._was_away:
            self._was_away = False
            lines_of(self._engine).clear()  # a server that was started anew gives the same numbers to others
            self._heard(EVERYTHING)

    def _listen(self, line: Any) -> None:
        with DefaultSelector() as ear:
            ear.register(line.fileno(), EVENT_READ)
            silence = 0.0
            while not self._stopped.is_set():
                if ear.select(_LOOK_SECONDS):
                    silence = 0.0
                    self._hear(line)
                elif (silence := silence + _LOOK_SECONDS) >= _SILENCE_SECONDS:
                    line.execute("")  # a line that was cut without a word is found out
                    silence = 0.0

    def _hear(self, line: Any) -> None:
        self._stopped.wait(_TOGETHER_SECONDS)  # what is done together is told together
        own = lines_of(self._engine)
        told = {notice.payload for notice in line.notifies(timeout=0) if notice.pid not in own}
        if told and not self._stopped.is_set():
            self._heard(frozenset(told))
