"""The tests of the services and commands on each engine: `--engine sqlcipher` locks every workspace that they make,
`--engine postgresql` keeps each in a database of the tests' own server.

A test opens `group.bwv` on every engine. On the server a small file of that name only says which database it is; who
copies it gets a copy of the database. Tests that are about a file say so, and why, with a mark: `in_a_file`, or
`in_a_plain_file`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.services import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import URL

    from tests.postgres import Server

ENGINES = ("sqlite", "sqlcipher", "postgresql")
PASSPHRASE = "otter lamp plum river 4271"
_SIGN = "the records are in "
_SKIPPED = {"in_a_file": {"postgresql"}, "in_a_plain_file": {"postgresql", "sqlcipher"}}


def lock_everything() -> None:
    """Lock every new workspace of this run, with a passphrase that takes no time to try."""
    from bwvreview.storage import keys

    os.environ["BWVREVIEW_PASSPHRASE"] = PASSPHRASE
    keys.ROUNDS = 1


def skip_what_does_not_apply(engine: str, items: list[pytest.Item]) -> None:
    """Skip the tests that are about a file on the other engines, with their own reason."""
    for item in items:
        for name, engines in _SKIPPED.items():
            mark = item.get_closest_marker(name)
            if mark is not None and engine in engines:
                item.add_marker(pytest.mark.skip(reason=f"on {engine}: {mark.args[0]}"))


class OnServer:
    """Stands in for `address_of`: a file's address becomes that of a database."""

    def __init__(self, server: Server, template: str, address_of: Callable[..., tuple[str | URL, Path | None]]) -> None:
        self._server, self._template, self._address_of = server, template, address_of
        self._made: dict[Path, str] = {}

    def __call__(self, where: str | Path | None = None) -> tuple[str | URL, Path | None]:
        url, path = self._address_of(where)
        if path is None or (path.exists() and not path.read_bytes().startswith(_SIGN.encode())):
            return url, path
        return self._server.url(self._database(path)), None

    def _database(self, path: Path) -> str:
        if path in self._made and path.exists() and self._made[path] in path.read_text():
            return self._made[path]
        template = path.read_text().removeprefix(_SIGN) if path.exists() else self._template
        name = self._server.create(template)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SIGN + name)
        self._made[path] = name
        return name

    def drop_below(self, folder: Path) -> None:
        """Drop the databases of a test that is over."""
        for path in [path for path in self._made if path.is_relative_to(folder)]:
            self._server.drop(self._made.pop(path))


def on_server(server: Server, template: str) -> Iterator[OnServer]:
    """Keep what would be in files in databases, until the run is over."""
    stand_in = OnServer(server, template, place.address_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bwvreview.services.workspace.address_of", stand_in)
        yield stand_in
