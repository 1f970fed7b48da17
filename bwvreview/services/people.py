"""Who comes to a shared workspace with a login of their own: coordinators, and reviewers who see no more than theirs.

On a server this is more than guidance: a reviewer's login can read no reference and no list, with whatever program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.reviewing import reviewer_name
from bwvreview.services.roles import COORDINATOR

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.storage.people import Person
    from bwvreview.storage.store import Store

_LONGEST = 63


@dataclass(frozen=True, slots=True)
class AddPerson:
    """A login of the server; `reviewer` is the initials or role it answers under, blank for a coordinator."""

    login: str
    reviewer: str = ""


def add_person(store: Store, request: AddPerson, *, at: datetime) -> Person:
    """Let a login in. Doing it again gives it the new role. Raises Problem, and changes nothing.

    The server must know the login already: passwords are the business of whoever keeps it.
    """
    from bwvreview.storage.people import Person

    login = request.login.strip()
    if not login or len(login.encode()) > _LONGEST:
        raise Problem("This is not a login.", advice="Give the name with which the person comes to the server.")
    name = reviewer_name(request.reviewer) if request.reviewer else ""
    same = next((one for one in store.people.all() if one.name == name and one.login != login), None) if name else None
    if same is not None:
        raise Problem(f"Somebody else answers as {name} already.", advice="Give each reviewer other initials.")
    person = Person(login, "reviewer" if name else COORDINATOR, name)
    store.people.put(person, by=COORDINATOR, at=at)
    return person


def remove_person(store: Store, login: str, *, at: datetime) -> None:
    """Let a login in no more; what it answered stays. Raises WorkspaceProblem when it is not on the list."""
    store.people.remove(login.strip(), by=COORDINATOR, at=at)
