"""Another file with the same protection as a workspace: its backups, and working copies of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.storage.engine import key_of, make_engine, url_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def engine_beside(engine: Engine, path: Path) -> Engine:
    """Make the engine for another file that opens with whatever opens this workspace. Connects to nothing yet."""
    return make_engine(url_of(path), key_of(engine))
