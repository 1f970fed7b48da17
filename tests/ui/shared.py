"""A session of eight clips on a server: the prepared workspace of `rooms`, moved there once for all tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.move_workspace import move_workspace
from bwvreview.services.workspace import Workspace
from tests.postgres import Server
from tests.ui.rooms import open_viewing

CLOCK = FixedClock(SESSION.day)


def template_on(server: Server) -> str:
    """Move the prepared workspace to a server; give the name of its database."""
    name = server.create()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_viewing(Path(folder)) as source,
        Workspace.open(server.url(name), clock=CLOCK) as target,
    ):
        move_workspace(source, target)
    return name


@contextmanager
def viewing_on(server: Server, template: str) -> Iterator[str]:
    """Give the address of a copy of it."""
    name = server.create(template)
    yield server.url(name)
    server.drop(name)
