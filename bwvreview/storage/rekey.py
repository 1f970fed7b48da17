"""Write a workspace's file anew under another key, so that at every moment a whole file with a known key is there.

Everything is copied into a second file, which is compared with the first row by row before it takes its place in one
step. SQLCipher can also change the key within the file; that needs a log as large as the file, and what a power cut
leaves then is not for a volunteer to judge.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.held import once_let_go
from bwvreview.storage.faults import file_problem, raw_problem
from bwvreview.storage.key_file import settle_folder
from bwvreview.storage.keys import FileKey, errors_of, open_file

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 1 << 20


def rewrite(path: Path, old: FileKey | None, new: FileKey) -> None:
    """Put a file with the same records under `new` in the place of a file that nobody has open.

    `old` is None for a plain file; its bytes are overwritten afterwards, as far as the disk obeys. Raises
    WorkspaceProblem, with the old file as it was: the disk is full, or the copy does not hold the same.
    """
    fresh = _fresh(path)
    try:
        clear_away(path)
        _settle(path, old)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _export(path, old, fresh, new)
        if _fingerprint(path, old) != _fingerprint(fresh, new):
            raise WorkspaceProblem("The copy is not the same as the workspace.", advice="Nothing was changed.")
        _take_its_place(path, fresh, overwrite=old is None)
    except OSError as error:
        raise file_problem(error) from error
    except (errors_of(old), errors_of(new)) as error:
        raise raw_problem(error) from error
    finally:
        clear_away(path)


def clear_away(path: Path) -> None:
    """Delete what an earlier try left behind when it was cut off."""
    for left in (_fresh(path), *(path.with_name(_fresh(path).name + end) for end in ("-journal", "-wal", "-shm"))):
        with suppress(OSError):  # where nothing can be deleted nothing can be written anew either: that says why
            left.unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + ".rewrite")


def _settle(path: Path, key: FileKey | None) -> None:
    """Bring the log into the file, so that one file is all there is."""
    with closing(open_file(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    if path.with_name(path.name + "-wal").exists():
        raise WorkspaceProblem("The workspace is busy with something else.", advice="Close it elsewhere first.")


def _export(path: Path, old: FileKey | None, fresh: Path, new: FileKey) -> None:
    import sqlcipher3

    # even a plain file is read through SQLCipher here: only that can write the locked one
    connection = sqlcipher3.connect(str(path)) if old is None else open_file(path, old)
    with closing(connection):
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f'ATTACH DATABASE ? AS fresh KEY "{new.literal}"', (str(fresh),))
        connection.execute("PRAGMA fresh.synchronous=FULL")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute("DETACH DATABASE fresh")


def _fingerprint(path: Path, key: FileKey | None) -> str:
    """A number of everything: each table as it was made, and every row. Raises WorkspaceProblem when it is damaged."""
    with closing(open_file(path, key)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise WorkspaceProblem("The workspace is damaged.", advice="Open your newest copy of it.")
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        digest = hashlib.sha256(repr(made).encode())
        for kind, name, _ in made:
            if kind == "table":
                _add_rows(digest, connection, name)
    return digest.hexdigest()


def _add_rows(digest: Any, connection: Any, name: str) -> None:
    quoted = name.replace('"', '""')
    columns = ", ".join(
        str(at + 1) for at in range(len(connection.execute(f'PRAGMA table_info("{quoted}")').fetchall()))
    )
    digest.update(repr(name).encode())
    for row in connection.execute(f'SELECT * FROM "{quoted}" ORDER BY {columns}'):  # noqa: S608 - a table of the file
        digest.update(repr(row).encode())


def _take_its_place(path: Path, fresh: Path, *, overwrite: bool) -> None:
    before = path.open("r+b") if overwrite and os.name == "posix" else None
    try:
        with fresh.open("r+b") as file:
            os.fsync(file.fileno())
        once_let_go(lambda: fresh.replace(path), time.sleep)
        with suppress(OSError):  # it is done: either name leads to a whole file whose lock is known
            settle_folder(path.parent)
            if before is not None:
                _overwrite(before)
    finally:
        if before is not None:
            before.close()


def _overwrite(file: Any) -> None:
    """Write zeros over a file that has lost its name. Discs do so; flash memory may keep the old bytes elsewhere."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    for _ in range(0, size, _CHUNK):
        file.write(bytes(_CHUNK))
    file.flush()
    os.fsync(file.fileno())
