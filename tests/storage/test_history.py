"""Attacks on the history in the real file: what is found, what it is called, and what only a mark elsewhere finds."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.errors import Problem
from bwvreview.domain.history import Break, Checked, Mark
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.follow_up import NewAction
from bwvreview.storage.history import BEGINNING
from bwvreview.storage.store import Store
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCK = FixedClock(date(2022, 10, 1))
CHANGES = 6
COPY = (
    "INSERT INTO history SELECT {to}, at, kind, subject, by, reviewer, name, old, new, why, prev_hash, hash "
    "FROM history WHERE position = {of}"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace with six changes, closed."""
    path = tmp_path / "group.bwv"
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.engine() as engine, Store.opened(engine) as store:
        clip = store.sessions.clips(add_session(store))[0].id
        for number in range(1, CHANGES + 1):
            store.answers.put(clip, "panel", f"q{number}", "red", by="panel", at=NOON + timedelta(minutes=number))
    return path


def check(path: Path, *marks: Mark) -> Checked:
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.reading() as store:
        return store.history.check(marks)


def attack(path: Path, *statements: str) -> None:
    """Change the file as someone with a database tool would."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def mark_at(path: Path, position: int) -> Mark:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT position, hash FROM history WHERE position = ?"
        return Mark.of(*connection.execute(query, (position,)).fetchone())


def test_an_untouched_history_is_whole_and_gives_the_same_mark_again(file: Path) -> None:
    first, second = check(file), check(file)
    assert first.broken is None
    assert first == second
    assert str(first.mark).startswith("6 · ")
    assert check(file, first.mark).broken is None


def test_a_new_workspace_has_a_history_of_nothing(tmp_path: Path) -> None:
    found = check(tmp_path / "new.bwv")
    assert (found.mark.changes, found.broken) == (0, None)


@pytest.mark.parametrize(
    ("statements", "kind", "words"),
    [
        (["UPDATE history SET new = 'green' WHERE position = 2"], "changed", "Change 2 is not as it was written."),
        (["UPDATE history SET by = 'XY' WHERE position = 1"], "changed", "Change 1 is not as it was written."),
        (["UPDATE history SET at = 'never' WHERE position = 4"], "changed", "Change 4 is not as it was written."),
        (["UPDATE history SET why = 'a reason' WHERE position = 6"], "changed", "Change 6 is not as it was written."),
        (["DELETE FROM history WHERE position = 3"], "missing", "Change 3 is missing."),
        (["DELETE FROM history WHERE position IN (2, 3, 4)"], "missing", "Changes 2 to 4 are missing."),
        (["DELETE FROM history WHERE position = 6"], "cut-off", "Change 6 is missing at the end."),
        (["DELETE FROM history WHERE position > 3"], "cut-off", "Changes 4 to 6 are missing at the end."),
        (
            [
                "UPDATE history SET position = 99 WHERE position = 2",
                "UPDATE history SET position = 2 WHERE position = 3",
                "UPDATE history SET position = 3 WHERE position = 99",
            ],
            "moved",
            "Change 2 does not stand in its place: it stands at 3.",
        ),
        (
            ["UPDATE history SET position = 9 WHERE position = 1"],
            "moved",
            "Change 1 does not stand in its place: it stands at 9.",
        ),
        (
            ["DELETE FROM history WHERE position = 2", "UPDATE history SET position = position - 1 WHERE position > 2"],
            "changed",
            "Change 2 is not as it was written.",
        ),
        (
            [COPY.format(to=0, of=1)],
            "added",
            "Change 0 was put in between.",
        ),
        (
            [COPY.format(to=7, of=6)],
            "changed",
            "Change 7 is not as it was written.",
        ),
        (
            ["UPDATE history_end SET position = 4"],
            "no-end",
            "Change 7 would be next, but the record of where the history ends is gone or says something else.",
        ),
        (
            ["DELETE FROM history_end"],
            "no-end",
            "Change 7 would be next, but the record of where the history ends is gone or says something else.",
        ),
        (
            ["UPDATE answers SET value = 'green' WHERE name = 'q5'"],
            "answer",
            "Change 5 led to another answer than the one that is kept.",
        ),
        (
            ["DELETE FROM answers WHERE name = 'q3'"],
            "answer",
            "Change 3 led to another answer than the one that is kept.",
        ),
    ],
)  # fmt: skip
def test_what_was_done_to_the_file_is_found_and_said(file: Path, statements: list[str], kind: str, words: str) -> None:
    attack(file, *statements)
    broken = check(file).broken
    assert broken is not None
    assert (broken.kind, broken.words()) == (kind, words)


def reseal(path: Path, last: int, *, also: Callable[[dict[str, object]], None] = lambda _: None) -> None:
    """Forge: write every seal anew up to `last`, as someone who has read this program could, and the end with it."""
    names = ["position", "at", "kind", "subject", "by", "reviewer", "name", "old", "new", "why"]
    with closing(sqlite3.connect(path)) as connection:
        before = BEGINNING
        for row in connection.execute(f"SELECT {', '.join(names)} FROM history ORDER BY position").fetchall():
            change = dict(zip(names, row, strict=True))
            also(change)
            change["at"] = str(change["at"]).replace(" ", "T") + "+00:00"
            after = hashlib.sha256((before + canonical_json(change)).encode()).hexdigest()
            connection.execute(
                "UPDATE history SET prev_hash = ?, hash = ?, new = ? WHERE position = ?",
                (before, after, change["new"], change["position"]),
            )
            before = after
        connection.execute("UPDATE history_end SET position = ?, hash = ?", (last, before))
        connection.commit()


def test_a_forger_who_seals_everything_anew_is_found_by_a_mark_in_the_minutes_only(file: Path) -> None:
    minutes = check(file).mark

    def whitewash(change: dict[str, object]) -> None:
        change["new"] = "green"

    attack(file, "UPDATE answers SET value = 'green'")
    reseal(file, CHANGES, also=whitewash)
    assert check(file).broken is None  # honest: nothing in the file shows it
    broken = check(file, minutes).broken
    assert broken is not None
    assert broken.words() == "Change 6 does not fit the mark that was written down."


def test_an_end_that_was_cut_off_with_care_is_found_by_a_mark_in_the_minutes_only(file: Path) -> None:
    minutes = check(file).mark
    attack(file, "DELETE FROM answers WHERE position > 4", "DELETE FROM history WHERE position > 4")
    reseal(file, 4)
    assert check(file).broken is None
    broken = check(file, minutes).broken
    assert broken is not None
    assert broken.words() == "Changes 5 to 6 are missing at the end."


def test_the_mark_kept_with_an_export_finds_it_too_while_it_is_there(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK) as workspace, workspace.store() as store:
        store.exports.add(1, NOON, {"feedback.xlsx": "a" * 64})
    attack(file, "DELETE FROM answers WHERE position > 4", "DELETE FROM history WHERE position > 4")
    reseal(file, 4)
    broken = check(file).broken
    assert broken == Break(5, "cut-off", other=6)


def test_a_forger_who_mends_the_mark_of_an_export_too_is_found_by_the_same_mark_in_the_minutes(file: Path) -> None:
    minutes = check(file).mark
    with Workspace.open(file, clock=CLOCK) as workspace, workspace.store() as store:
        store.exports.add(1, NOON, {"feedback.xlsx": "a" * 64})  # keeps the mark that stands in the minutes
    attack(file, "UPDATE answers SET value = 'green'", "UPDATE exports SET history_mark = NULL")
    reseal(file, CHANGES + 1, also=lambda change: change.update(new="green") if change["kind"] == "answer" else None)
    assert check(file).broken is None
    forged = mark_at(file, CHANGES)
    attack(file, f"UPDATE exports SET history_mark = '{forged}'")
    assert check(file).broken is None
    assert check(file, minutes).broken == Break(CHANGES, "mark")


@given(st.integers(0, 10**9), st.binary(min_size=32, max_size=32))
def test_a_mark_is_read_back_however_it_was_written_down(changes: int, seal: bytes) -> None:
    mark = Mark.of(changes, seal.hex())
    written = str(mark)
    for form in (
        written,
        written.lower(),
        written.replace("·", " "),
        written.replace("-", " "),
        f"{changes} {mark.seal}",
        written.replace("0", "O") if changes and "0" not in str(changes) else written,
    ):
        assert Mark.read(form) == mark


@pytest.mark.parametrize("text", ["", "412", "K7QF-2M9D-4T0R-9XAB", "412 K7QF-2M9D", "412 K7QF-2M9D-4T0R-9XAU", "x y"])
def test_what_is_no_mark_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="not a mark"):
        Mark.read(text)


def test_a_reply_is_in_the_history_and_its_words_are_not(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK) as workspace, workspace.store() as store:
        clip = store.sessions.clips(1)[0]
        action = store.actions.add(
            NewAction(1, clip.id, "reply", "Written reply", "Police liaison", NOON.date(), None), by="panel", at=NOON
        )
        store.actions.set_reply(action, "MARKER-IN-A-REPLY", date(2022, 10, 20), by="coordinator", at=NOON)
        changes = store.history.of(clip.instance_id)
    assert [change.kind for change in changes][-2:] == ["action-added", "action-reply"]
    assert "MARKER" not in repr(changes)
    assert check(file).broken is None


def test_a_mark_of_an_export_that_cannot_be_read_any_more_is_found(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK) as workspace, workspace.store() as store:
        store.exports.add(1, NOON, {"feedback.xlsx": "a" * 64})
    attack(file, "UPDATE exports SET history_mark = 'nothing'")
    broken = check(file).broken
    assert broken is not None
    assert broken.words() == "Change 1 does not fit the mark that was written down."
