"""People with a login of their own on the server of a shared workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text
from sqlalchemy.exc import ProgrammingError

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.history import WORKSPACE, NewChange, append
from bwvreview.storage.server_rights import COORDINATORS, REVIEWERS, is_able, is_laid_down, lay_down, make_roles
from bwvreview.storage.tables_people import PersonRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

GROUP_OF = {"coordinator": COORDINATORS, "reviewer": REVIEWERS}
_LACKS_RIGHTS = "42501"


@dataclass(frozen=True, slots=True)
class Person:
    """A login, its role (“coordinator” or “reviewer”), and a reviewer's initials or role on the panel."""

    login: str
    role: str
    name: str


class People:
    """Who may come in with which login. Empty for a file: whoever can open that can read all of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Person, ...]:
        """Everybody, by login."""
        rows = self._session.scalars(select(PersonRow))  # sorted here: each server has an order of its own for words
        return tuple(sorted((_person(row) for row in rows), key=lambda one: one.login))

    def put(self, person: Person, *, by: str, at: datetime) -> None:
        """Let a login in, or give it another role. Raises WorkspaceProblem: no such login, or not ours to give."""
        self._enlist(person)
        row = PersonRow(login=person.login, role=person.role, name=person.name, added_at=at)
        self._session.merge(row)
        self._session.flush()
        said = person.name or "A coordinator"
        append(self._session, NewChange(at, "person-added", WORKSPACE, by, "", said, "", person.role))

    def remove(self, login: str, *, by: str, at: datetime) -> None:
        """Let a login in no more. Its group role stays, and gives nothing here. Raises WorkspaceProblem: not there."""
        row = self._session.get(PersonRow, login)
        if row is None:
            raise WorkspaceProblem("This login is not on the list.", advice="Look at “workspace people list”.")
        said = row.name or "A coordinator"
        self._session.execute(delete(PersonRow).where(PersonRow.login == login))
        append(self._session, NewChange(at, "person-removed", WORKSPACE, by, "", said, row.role, ""))

    def _enlist(self, person: Person) -> None:
        connection = self._session.connection()
        if not is_able(connection):
            raise WorkspaceProblem(
                "Logins with a role of their own need a shared workspace.",
                advice="Move the records to a server with PostgreSQL 15 or newer. On one laptop, use the PIN.",
            )
        query = text("SELECT rolname, rolname = current_user FROM pg_roles WHERE rolname = :login AND rolcanlogin")
        found = connection.execute(query, {"login": person.login}).one_or_none()
        if found is None:
            raise WorkspaceProblem("The server has no such login.", advice="Ask whoever keeps the server to make it.")
        if found[1] and person.role == "reviewer":
            raise WorkspaceProblem("This is your own login.", advice="Ask another coordinator, or use another login.")
        if not make_roles(connection):
            raise WorkspaceProblem(
                "Your login may not make the two roles that this needs.",
                advice=f"Ask whoever keeps the server: CREATE ROLE {COORDINATORS}; CREATE ROLE {REVIEWERS};",
            )
        if not is_laid_down(connection):
            lay_down(connection)
        self._grant(person)

    def _grant(self, person: Person) -> None:
        connection, role = self._session.connection(), GROUP_OF[person.role]
        query = text("SELECT pg_has_role(:login, :role, 'member')")
        if connection.execute(query, {"login": person.login, "role": role}).scalar():
            return
        login = connection.dialect.identifier_preparer.quote_identifier(person.login)
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"GRANT {role} TO {login}")
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", "") != _LACKS_RIGHTS:
                raise
            raise WorkspaceProblem(
                "Your login may not give this role.",
                advice=f"Ask whoever keeps the server: GRANT {role} TO {login}; then try again.",
            ) from None


def _person(row: PersonRow) -> Person:
    return Person(row.login, row.role, row.name)
