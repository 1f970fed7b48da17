"""The records that were open on this computer: where they are, and nothing else. A password is never kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from bwvreview.ui.remembered import Remembered

_KEY = "recent"
MOST = 8


def is_server(where: str) -> bool:
    """Whether these records are on a server, not in a file.

    >>> is_server("postgresql+psycopg://ana@box/ours"), is_server("/home/ana/ours.bwv"), is_server("sqlite:///a.bwv")
    (True, False, False)
    """
    return "://" in where and not where.startswith("sqlite")


def without_password(where: str) -> str:
    """Give where records are without a password in it, nor anything else that could hold one.

    >>> without_password("postgresql+psycopg://ana:secret@box:5432/ours?password=secret")
    'postgresql+psycopg://ana@box:5432/ours'
    """
    if not is_server(where):
        return where
    try:
        parts = urlsplit(where)
    except ValueError:
        return ""
    person, at, host = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, f"{person.partition(':')[0]}{at}{host}", parts.path, "", ""))


def with_password(where: str, password: str) -> str:
    """Give an address to open now, with the password that was typed.

    >>> with_password("postgresql+psycopg://ana@box/ours", "a/b")
    'postgresql+psycopg://ana:a%2Fb@box/ours'
    """
    head, at, tail = where.rpartition("@")
    return f"{head}:{quote(password, safe='')}{at}{tail}" if at and password else where


class Recent:
    """The list of records, the one that was open last first."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def all(self) -> tuple[str, ...]:
        """Give where they are; nothing when what was kept cannot be read."""
        try:
            found = json.loads(self._remembered.get(_KEY, "[]"))
        except ValueError:
            return ()
        return tuple(one for one in found if isinstance(one, str) and one) if isinstance(found, list) else ()

    def note(self, where: str) -> None:
        """These are open now: they are opened next time, too."""
        bare = without_password(where)
        if bare:
            self._keep([bare, *(one for one in self.all() if one != bare)][:MOST])

    def forget(self, where: str) -> None:
        """Take records off the list. They stay where they are."""
        self._keep([one for one in self.all() if one != where])

    def _keep(self, every: list[str]) -> None:
        self._remembered.put(_KEY, json.dumps(every))


def is_there(where: str) -> bool:
    """Whether a file of records is where it was; nobody can tell of a server without asking it."""
    return is_server(where) or Path(where).is_file()
