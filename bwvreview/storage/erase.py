"""Leave nothing of deleted rows behind: not in free pages, not in the log, not in the server's old row versions."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.faults import told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Engine

_EMPTIED = "encounters, withheld, commitments, losses, clips, lists"
_WAIT = "5s"


def erase_traces(engine: Engine) -> None:
    """Write the workspace anew without what was deleted, and empty its log.

    SQLite already overwrites what it deletes (secure_delete); half-filled pages and the log may still hold it, so
    the file is rebuilt and the log cut to nothing. On PostgreSQL the emptied tables are rewritten; its own log is
    the server's. Raises WorkspaceProblem when the disk is full or somebody else is using the records: try again.
    """
    with told_plainly():
        if engine.dialect.name == "postgresql":
            _rewrite_tables(engine)
        else:
            _rebuild_file(engine)


def _rebuild_file(engine: Engine) -> None:
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        try:
            cursor.execute("PRAGMA query_only=OFF")
            cursor.execute("VACUUM")
            busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except engine.dialect.loaded_dbapi.Error as error:
            raise DBAPIError("VACUUM", None, error) from error
        finally:
            cursor.close()
    if busy:
        raise WorkspaceProblem("The workspace is busy with something else.", advice="Close it elsewhere, then tidy up.")


def _rewrite_tables(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SET lock_timeout = '{_WAIT}'"))
        try:
            connection.execute(text(f"VACUUM (FULL) {_EMPTIED}"))
        finally:
            connection.execute(text("RESET lock_timeout"))
