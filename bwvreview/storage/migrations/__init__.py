"""The revisions that bring a workspace up to date."""

from __future__ import annotations

from threading import RLock

ALONE = RLock()
"""Hold it while Alembic works: it keeps the connection of now in one place for the whole program."""
