"""A small group's records, to put into a workspace and to find again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bwvreview.domain.encounters import Encounter
from bwvreview.domain.sessions import ServedTheme, SessionId
from bwvreview.storage.draws import NewCommitment
from bwvreview.storage.lists import NewList
from bwvreview.storage.sessions import NewClip, NewSession

if TYPE_CHECKING:
    from bwvreview.storage.store import Store

NOON = datetime(2022, 10, 1, 11, 0, 0, 123456, tzinfo=UTC)
FIRST = SessionId(date(2022, 10, 1), 1)
LIST = NewList("haringey", "stop-search", NOON, '{"rows":3}', date(2022, 10, 31), {"withheld": 2})
ENCOUNTERS = (
    Encounter("BWV-0003-AAAA", date(2022, 9, 30), {"age": "10-17", "object": "Offensive weapons"}, 2),
    Encounter("BWV-0001-AAAA", None, {}, 3),
    Encounter("BWV-0002-AAAA", date(2022, 9, 1), {"ethnicity_self": "Black – “any other”"}, 4),
)
WEAPONS, CHILDREN = ServedTheme("weapons", "Weapons", 1), ServedTheme("children@w36", "Children, w36", 2)
CLIPS = (
    NewClip("V02", "BWV-0003-AAAA", date(2022, 9, 30), (WEAPONS, CHILDREN)),
    NewClip("V01", "BWV-0001-AAAA", None, (CHILDREN,)),
)


def add_list(store: Store) -> int:
    return store.lists.add(LIST, ENCOUNTERS)


def plan(
    list_id: int | None, session: SessionId = FIRST, commit: str = "c" * 64, group: str = "haringey"
) -> NewCommitment:
    return NewCommitment(list_id, group, session, b"list\n", b"statement\n", commit, NOON)


def add_plan(store: Store) -> int:
    return store.draws.add(plan(add_list(store)))


def new_session(commitment_id: int, session: SessionId = FIRST) -> NewSession:
    return NewSession(commitment_id, "haringey", session, "{}", "f" * 64, "review", "1", NOON, CLIPS)


def add_session(store: Store) -> int:
    """A list, a rolled plan and a session with two clips; the second one is V02."""
    commitment_id = add_plan(store)
    store.draws.roll(commitment_id, "63454660390103169462", at=NOON)
    return store.sessions.add(new_session(commitment_id))


def many(count: int) -> list[Encounter]:
    return [replace(ENCOUNTERS[0], reference=f"BWV-{number:04d}-BBBB", row=number + 2) for number in range(count)]
