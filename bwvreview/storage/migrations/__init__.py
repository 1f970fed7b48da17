"""The revisions that bring a workspace up to date, and the one way to run them."""

from __future__ import annotations

from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent
_ALONE = RLock()  # Alembic keeps the connection of now in one place for the whole program


def upgrade(connection: Connection, to: str) -> None:
    """Run what is missing up to a revision, in the transaction that is open. One thread at a time.

    Raises alembic's CommandError for a revision that there is not.
    """
    from alembic import command

    with _ALONE:
        command.upgrade(script_config(connection), to)


def script_config(connection: Connection) -> Config:
    """Alembic's settings for one connection: the migrations stand beside this file, wherever it is installed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
