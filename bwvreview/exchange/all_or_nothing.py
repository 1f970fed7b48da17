"""Several files that belong together: all of them take their places, or none does."""

from __future__ import annotations

import contextlib
import errno
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.atomic import could_not_save, take_place, to_disk

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def all_or_nothing(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside `folder` to write into; when the block ends well, its files move to `folder`.

    Whatever goes wrong, the files that were in `folder` are as they were. Raises ExportProblem when the disk
    or the folder will not have them.
    """
    made = _missing_folders(folder)
    done = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Once the files are in their places, an old one that somebody still holds must not make it look undone.
        with tempfile.TemporaryDirectory(prefix=".saving-", dir=folder, ignore_cleanup_errors=True) as name:
            new, old = Path(name) / "new", Path(name) / "old"
            new.mkdir()
            old.mkdir()
            yield new
            _move(new, old, folder)
        done = True
    except OSError as error:
        raise could_not_save("The files", error) from error
    except ExportProblem as problem:
        if isinstance(problem.__cause__, OSError):
            raise could_not_save("The files", problem.__cause__) from problem.__cause__
        raise
    finally:
        if not done:
            for empty in made:
                with contextlib.suppress(OSError):
                    empty.rmdir()


def _missing_folders(folder: Path) -> list[Path]:
    """Give the folders that would have to be made, the innermost first."""
    return [part for part in (folder, *folder.parents) if not part.exists()]


def _move(new: Path, old: Path, folder: Path) -> None:
    """Put the new files in their places; bring the old ones back when one of them does not go."""
    names = sorted(path.name for path in new.iterdir())
    try:
        for name in names:
            _take_place(new / name, folder / name, old / name)
        to_disk(folder)
    except BaseException:  # also of somebody who stops it just now: `old` goes in the end, with what is still in it
        for name in names:
            if (old / name).exists():
                take_place(old / name, folder / name)
            elif not (new / name).exists():
                (folder / name).unlink(missing_ok=True)
        raise


def _take_place(new: Path, place: Path, old: Path) -> None:
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder has this name")
    if place.exists():
        take_place(place, old)
    take_place(new, place)
