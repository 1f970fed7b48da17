"""Find the fixed plan that a folder holds; one fixed on another computer is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.draw import statement_with_seed
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bwvreview.storage.store import Store


def adopt_draw(store: Store, folder: Path, *, at: datetime, digits: str | None = None) -> int:
    """Give the number of the fixed plan in `folder`.

    `digits` are those that are to be rolled for it now: a folder that was rolled with the same ones is only
    finished, for example after the power failed. Raises DrawProblem when the folder holds no plan, holds one
    that was rolled with other digits, or holds a list other than the one its statement names.
    """
    from bwvreview.storage.draws import NewCommitment

    files = _read(folder)
    statement, list_file = Statement.parse(files["statement.txt"]), ListFile.parse(files["list.txt"])
    rolled = files.get("statement-1.txt")
    if digits is not None and rolled is not None:
        seed = read_seed(digits, statement.dice)
        if rolled != statement_with_seed(statement, seed):
            raise DrawProblem("This plan was already rolled.", advice="Plan a new draw.")
    if list_file.fingerprint != statement.list_fingerprint:
        raise DrawProblem(
            "The list was changed after the plan was fixed: its fingerprint differs.",
            advice="Put back the list that was there when the eight groups were read out.",
        )
    known = store.draws.by_commit(statement.commit)
    if known is not None:
        return known.id
    return store.draws.add(
        NewCommitment(
            list_id=None,
            group=statement.group,
            session=statement.session,
            list_file=files["list.txt"],
            statement=files["statement.txt"],
            commit=statement.commit,
            created_at=at,
        )
    )


def _read(folder: Path) -> dict[str, bytes]:
    """Give the files of a draw's folder, without what a program that was killed left half written."""
    from bwvreview.exchange.draw_pack import clear_half_written, read_pack

    clear_half_written(folder)
    files = read_pack(folder)
    for name in ("statement.txt", "list.txt"):
        if name not in files:
            raise DrawProblem(
                f"Nothing was fixed in “{folder.name}” before the roll: {name} is missing.",
                advice="Fix the plan first, and write its eight groups in the minutes. Then roll.",
            )
    return files
