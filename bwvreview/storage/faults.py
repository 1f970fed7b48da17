"""What databases complain about, in words for people. A complaint never carries the value it was about."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from bwvreview.domain.errors import DamagedWorkspace, WorkspaceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

_FULL = ("Not saved: the disk is full.", "Free some space, then try again. What was saved before is safe.")
_READ_ONLY = ("Not saved: the workspace can only be read.", "Move it to a folder that you may write to.")
_DAMAGED = ("The workspace is damaged.", "Keep the file as it is, and open your newest copy of it.")
_BUSY = ("The workspace is busy with something else.", "Wait until that has finished, then try again.")
_DISK = (
    "Not saved: the disk does not answer as it should.",
    "Check that it has room and that nothing is loose, then try again.",
)
_NO_FILE = (
    "The workspace cannot be opened.",
    "Check that its folder is there, that you may write to it, and that the disk has room.",
)
_NO_SERVER = ("The server of this workspace cannot be reached.", "Check the network, then try again.")
_UNPROVEN = (
    "The server of this workspace did not prove that it is the right one.",
    "Do not go on over this network. Ask whoever runs the server about its certificate.",
)
_IN_THE_OPEN = (
    "The server of this workspace offers no safe connection.",
    "Ask whoever runs the server to switch TLS on.",
)
_REFUSED = (
    "The server of this workspace refused the connection.",
    "Check the name, the password and the address with whoever runs it.",
)
_NOT_YOURS = ("Your login may not see or change this.", "Ask the coordinator. What was saved before is safe.")
_TRY_AGAIN = ("Not saved: someone else saved at the same moment.", "Try again.")

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,  # no room for the index of its log
    sqlite3.SQLITE_CANTOPEN: _NO_FILE,
}
_SAYS_FULL = "disk is full"  # what a function within a statement complains about comes without its number
_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}
_POSTGRESQL = {
    "28": _REFUSED,  # who one is
    "3D": _REFUSED,  # no such database
    "42501": _NOT_YOURS,
    "53100": ("Not saved: the server's disk is full.", "Tell whoever runs the server, then try again."),
    "25006": _READ_ONLY,
    "40": _TRY_AGAIN,  # could not be done in this order
    "55P03": _BUSY,
    "57": _NO_SERVER,  # shutting down
    "08": _NO_SERVER,
}


_UNSPOKEN = {
    "certificate verify failed": _UNPROVEN,
    "signature failure": _UNPROVEN,
    "does not match host name": _UNPROVEN,
    "root certificate file": _UNPROVEN,
    "does not support SSL": _IN_THE_OPEN,
    "authentication failed": _REFUSED,
    "does not exist": _REFUSED,
}
"""What the driver says before the server has spoken."""


class UnusableFile(WorkspaceProblem):
    """The file is damaged, or no workspace, or of a newer program: nothing that this program does can open it."""


class DamagedFile(UnusableFile, DamagedWorkspace):
    """The file is damaged."""


class ServerAway(WorkspaceProblem):
    """The server cannot be reached now. What was sent may have been kept or not."""


class Overtaken(WorkspaceProblem):
    """Another window changed the same at the same moment. Nothing was kept; trying again helps."""


class BrokenRule(RuntimeError):
    """The program tried to keep something that its own tables forbid. Says which rule, never the values."""


@contextmanager
def told_plainly(engine: Engine | None = None) -> Iterator[None]:
    """Turn what the disk or the server refuses into a WorkspaceProblem. A mistake of ours stays a loud error.

    With the engine, a statement that names what is not there and a value that cannot be read are looked into: when
    the file's tables or values are not such as the program makes, the file is damaged; else it is our mistake.
    """
    try:
        yield
    except IntegrityError as error:
        raise BrokenRule(broken_rule(error)) from None
    except DBAPIError as error:
        _tell(error, engine)
        raise
    except PoolTimeout as error:
        raise WorkspaceProblem(_BUSY[0], advice=_BUSY[1]) from error
    except StaleDataError:  # another window changed the row between reading and writing it
        raise _problem(_TRY_AGAIN) from None
    except DisconnectionError as error:
        raise _problem(_NO_SERVER) from error
    except OSError as error:
        raise file_problem(error) from error
    except (ValueError, TypeError):
        if engine is None or not _has_foreign_values(engine):
            raise
        raise DamagedFile(_DAMAGED[0], advice=_DAMAGED[1]) from None  # the error holds the value


def _tell(error: DBAPIError, engine: Engine | None) -> None:
    """Raise the Problem that an error of the disk or the server is. Returns for what is our own mistake."""
    # a full disk undoes a SQLite transaction at once, and undoing it again is what fails last
    said = next((said for cause in _chain(error) if (said := _said_of(cause))), None)
    if said is None:
        if engine is None or not (_is_about_names(error) and _has_foreign_shape(engine)):
            return
        said = _DAMAGED
    holds_value = any(_is_no_text(cause) for cause in _chain(error))
    raise _problem(said) from (None if holds_value else error)


def _problem(said: tuple[str, str]) -> WorkspaceProblem:
    kinds: dict[tuple[str, str], type[WorkspaceProblem]] = {
        _DAMAGED: DamagedFile,
        _NO_SERVER: ServerAway,
        _UNPROVEN: ServerAway,
        _IN_THE_OPEN: ServerAway,
        _TRY_AGAIN: Overtaken,
    }
    return kinds.get(said, WorkspaceProblem)(said[0], advice=said[1])


def raw_problem(error: Exception) -> WorkspaceProblem:
    """Say what a raw connection complains about; a complaint that nobody knows is told as a disk's."""
    code = getattr(error, "sqlite_errorcode", 0)
    said = _SQLITE.get(code) or _SQLITE.get(code & 0xFF) or (_FULL if _SAYS_FULL in str(error) else _DISK)
    return WorkspaceProblem(said[0], advice=said[1])


def file_problem(error: OSError) -> WorkspaceProblem:
    """Say what is wrong with a file or folder of the workspace."""
    said = _ERRNO.get(error.errno or 0, _NO_FILE)
    return WorkspaceProblem(said[0], advice=said[1])


def broken_rule(error: IntegrityError) -> str:
    """Name the rule that was broken: a constraint of PostgreSQL, or the columns that SQLite names."""
    diagnosis = getattr(error.orig, "diag", None)
    return str(diagnosis.constraint_name if diagnosis is not None else error.orig)


def is_repeated(error: IntegrityError) -> bool:
    """Tell whether the broken rule is that something may be there only once."""
    return getattr(error.orig, "sqlstate", "") == "23505" or "UNIQUE" in broken_rule(error)


def _chain(error: BaseException | None) -> Iterator[DBAPIError]:
    while error is not None:
        if isinstance(error, DBAPIError):
            yield error
        error = error.__context__


def _is_no_text(error: DBAPIError) -> bool:
    """A word in the file has bytes that no text has: a bit has flipped. SQLite's driver gives no number for that."""
    return str(error.orig).startswith("Could not decode to UTF-8")


def _is_about_names(error: DBAPIError) -> bool:
    """SQLite's general complaint: no such table, no such column, a reference that leads to neither."""
    return getattr(error.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR


def _has_foreign_shape(engine: Engine) -> bool:
    from bwvreview.storage.shape import has_foreign_shape

    return has_foreign_shape(engine)


def _has_foreign_values(engine: Engine) -> bool:
    from bwvreview.storage.shape import has_foreign_values

    return has_foreign_values(engine)


def _said_of(error: DBAPIError) -> tuple[str, str] | None:
    if _is_no_text(error):
        return _DAMAGED
    if isinstance(error.orig, sqlite3.Error) or type(error.orig).__module__.startswith("sqlcipher3"):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # the server never spoke
        return next((said for words, said in _UNSPOKEN.items() if words in str(error.orig)), _NO_SERVER)
    return next((_POSTGRESQL[code] for code in (state, state[:2]) if code in _POSTGRESQL), None)
