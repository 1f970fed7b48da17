"""A group's workspace on the tests' own server, with logins for a coordinator and for two reviewers."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import psycopg

from bwvreview.services.clock import FixedClock
from bwvreview.services.people import AddPerson, add_person
from bwvreview.services.workspace import Workspace
from tests.services.evening import Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Server

CLOCK = FixedClock(date(2022, 10, 1))


class Shared:
    """A group's workspace on a server, with the logins of a coordinator and of two reviewers."""

    numbers = itertools.count()

    def __init__(self, server: Server, like: str = "template0") -> None:
        self.server, self.name = server, server.create(like)
        number = next(self.numbers)
        self.km, self.ab, self.co = f"km{number}", f"ab{number}", f"co{number}"
        for login in (self.km, self.ab, self.co):
            server._run(f"CREATE ROLE {login} LOGIN")

    def url(self, login: str = "tests") -> str:
        return self.server.url(self.name).replace("tests@", f"{login}@")

    def opened(self, login: str = "tests") -> Workspace:
        return Workspace.open(self.url(login), clock=CLOCK)

    def raw(self, login: str) -> psycopg.Connection:
        path = "-c search_path=bwvreview_reviewing,public"
        return psycopg.connect(
            host="127.0.0.1", port=self.server.port, user=login, dbname=self.name, options=path, autocommit=True
        )

    def let_in(self) -> None:
        with self.opened() as workspace, workspace.store() as store:
            add_person(store, AddPerson(self.km, "KM"), at=CLOCK.now())
            add_person(store, AddPerson(self.ab, "AB"), at=CLOCK.now())
            add_person(store, AddPerson(self.co), at=CLOCK.now())

    def gone(self) -> None:
        self.server.drop(self.name)
        for login in (self.km, self.ab, self.co):
            self.server._run(f"DROP ROLE {login}")


@cache
def _evening(server: Server) -> str:
    """Make the evening once; each test works on a copy."""
    name = server.create()
    with Workspace.open(server.url(name), clock=CLOCK) as workspace:
        Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 1))))
    return name


@contextmanager
def shared_evening(server: Server) -> Iterator[Shared]:
    """Such a workspace with a session of three clips that is about to begin."""
    made = Shared(server, _evening(server))
    made.let_in()
    yield made
    made.gone()
