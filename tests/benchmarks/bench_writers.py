"""How many answers a second 32 writers keep on one server, beside plain loops on the same server that seal nothing.

The first peer is the loop that a program would write at once: SQLAlchemy, a version column, and again when somebody
was quicker. The second is the same loop by bare psycopg statements on connections of its own. Both keep an
observation and a line of its past; neither seals a chain, checks a record, or tells other windows.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from itertools import product
from typing import Any

import psycopg
from sqlalchemy import UniqueConstraint, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from bwvreview.services.clock import FixedClock
from bwvreview.services.keep_answer import keep_answer
from bwvreview.services.record_answer import RecordAnswer
from bwvreview.services.workspace import Workspace
from bwvreview.storage.senders import Turn
from tests.postgres import Server, running
from tests.services.evening import Evening, bring_in, plan, roll

WRITERS, SAVES, QUESTIONS = 32, int(os.environ.get("BWVREVIEW_SAVES", "200")), 7
CLOCK = FixedClock(date(2022, 10, 1))
Save = Callable[[int, int, int, str], int]
"""Writer, turn, clip, answer → how often it had to begin again."""


class _Base(DeclarativeBase):
    pass


class Observation(_Base):
    __tablename__ = "peer"
    __table_args__ = (UniqueConstraint("clip", "question"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    clip: Mapped[int]
    question: Mapped[str]
    value: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's way


class Past(_Base):
    __tablename__ = "peer_past"
    id: Mapped[int] = mapped_column(primary_key=True)
    clip: Mapped[int]
    question: Mapped[str]
    value: Mapped[str]


def rate(save: Save, clips: list[int]) -> tuple[float, int]:
    """Let all writers write to the same questions; give how many a second, and how often one had to begin again."""
    again, gate, adding = [0], threading.Barrier(WRITERS + 1), threading.Lock()

    def write(writer: int) -> None:
        save(writer, 0, clips[0], "the first")  # connected
        gate.wait(60)
        mine = sum(save(writer, turn, clips[turn % len(clips)], f"w {writer} {turn}") for turn in range(1, SAVES + 1))
        with adding:
            again[0] += mine

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    gate.wait(60)
    began = time.monotonic()
    for thread in threads:
        thread.join()
    return WRITERS * SAVES / (time.monotonic() - began), again[0]


@contextmanager
def ours(workspace: Workspace) -> Iterator[Save]:
    with workspace.store() as store:
        for writer in range(WRITERS):
            store.senders.add(f"writer {writer}", bytes(32), CLOCK.now())

    def save(writer: int, turn: int, clip: int, answer: str) -> int:
        request = RecordAnswer(1, clip, f"q{turn % QUESTIONS}", answer)
        keep_answer(workspace, request, at=CLOCK.now(), turn=Turn(f"writer {writer}", turn + 1))
        return 0

    yield save
    with workspace.engine() as engine:
        engine.dispose()


@contextmanager
def by_sqlalchemy(url: str, clips: list[int]) -> Iterator[Save]:
    engine = create_engine(url, pool_size=WRITERS)
    _Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        for clip, number in product(clips, range(QUESTIONS)):
            session.add(Observation(clip=clip, question=f"q{number}", value=""))

    def save(_writer: int, turn: int, clip: int, answer: str) -> int:
        again, question = 0, f"q{turn % QUESTIONS}"
        while True:
            try:
                with Session(engine) as session, session.begin():
                    row = session.scalars(select(Observation).filter_by(clip=clip, question=question)).one()
                    row.value = answer
                    session.add(Past(clip=clip, question=question, value=answer))
            except StaleDataError:
                again += 1
            else:
                return again

    yield save
    engine.dispose()


@contextmanager
def by_psycopg(server: Server, name: str) -> Iterator[Save]:
    address = f"host=127.0.0.1 port={server.port} user=tests dbname={name}"
    lines: dict[int, psycopg.Connection[Any]] = {}

    def save(writer: int, turn: int, clip: int, answer: str) -> int:
        if writer not in lines:
            lines[writer] = psycopg.connect(address)
        line, again, place = lines[writer], 0, (clip, f"q{turn % QUESTIONS}")
        while True:
            row = line.execute("SELECT version FROM peer WHERE clip = %s AND question = %s", place).fetchone()
            assert row is not None
            change = (
                "UPDATE peer SET value = %s, version = version + 1 WHERE clip = %s AND question = %s AND version = %s"
            )
            if line.execute(change, (answer, *place, *row)).rowcount:
                line.execute("INSERT INTO peer_past (clip, question, value) VALUES (%s, %s, %s)", (*place, answer))
                line.commit()
                return again
            line.rollback()
            again += 1

    yield save
    for line in lines.values():
        line.close()


def measure(*, durable: bool) -> None:
    """Print the rates on a server of its own."""
    for server in running(durable=durable):
        _measure(server, durable=durable)


def _measure(server: Server, *, durable: bool) -> None:
    name, kind = server.create(), "waits for its disk" if durable else "does not wait for its disk"
    with Workspace.open(server.url(name), clock=CLOCK) as workspace:
        Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        with workspace.reading() as store:
            clips = [clip.id for clip in store.sessions.clips(1)]
        jobs: dict[str, AbstractContextManager[Save]] = {
            "ours": ours(workspace),
            "plain loop, SQLAlchemy": by_sqlalchemy(server.url(name), clips),
            "plain loop, psycopg": by_psycopg(server, name),
        }
        rates: dict[str, float] = {}
        for who, made in jobs.items():
            with made as save:
                rates[who], again = rate(save, clips)
            print(f"writers: server that {kind}, {who}: {rates[who]:.0f} saves a second, {again} again", flush=True)
        for peer in list(jobs)[1:]:
            print(f"writers: server that {kind}, ours ÷ {peer}: {rates['ours'] / rates[peer]:.2f}")
        with workspace.reading() as store:
            assert store.history.check().broken is None


if __name__ == "__main__":
    measure(durable="durable" in sys.argv[1:])
