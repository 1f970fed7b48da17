"""New workspaces of the tests, laid down as the migrations leave them, without running each migration again.

A new file takes 60 ms by its migrations and 6 ms so, and most tests want one. Files that hold something, databases
on a server and the tests of the storage itself go by the migrations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect

from bwvreview.storage import migrations
from bwvreview.storage.engine import MIGRATING
from bwvreview.storage.migrate import revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

by_migrations = migrations.upgrade
"""The one way of the program."""


def laid_down(connection: Connection, to: str) -> None:
    """Stand in for `by_migrations`: give an empty file all its tables at once."""
    if to != "head" or connection.dialect.name != "sqlite" or inspect(connection).get_table_names():
        by_migrations(connection, to)
        return
    for statement in statements(revisions()):
        connection.exec_driver_sql(statement)


@cache
def statements(_shape: tuple[str, ...]) -> tuple[str, ...]:
    """What makes the newest tables, with what the migrations write into them."""
    memory = create_engine("sqlite://")
    with memory.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        by_migrations(connection, "head")
        raw = connection.connection.driver_connection
        assert raw is not None
        made = [line for line in raw.iterdump() if line not in {"BEGIN TRANSACTION;", "COMMIT;"}]
    memory.dispose()
    return tuple(made)
