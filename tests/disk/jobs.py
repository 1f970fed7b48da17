"""What people do with a workspace, and what must be there afterwards, whatever happened to the disk meanwhile.

Each job starts with a folder in which `group.bwv` stands, and tells as the window does: what it told must be there.
"""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import Problem
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.backups import backups, keep_backup, look_into, restore
from bwvreview.services.change_lock import change_passphrase, lock_open_copies, new_recovery_code
from bwvreview.services.check_workspace import check_workspace
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.locking import RecoveryCode
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.rescue import copies_of, look_into_copy
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.take_notes import AddNote, add_note
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.workspace import Workspace
from bwvreview.storage import keys
from bwvreview.storage.engine import make_engine, url_of
from bwvreview.storage.migrate import revisions
from tests.services.evening import DICE, FOR_ADULTS, SALT, Evening, bring_in, plan, roll
from tests.storage.test_migration_faults import cells, columns_of, go_down

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2022, 10, 1)
CLOCK = FixedClock(TODAY)
LATER = FixedClock(TODAY + timedelta(days=40))
OLD, NEW = "otter lamp plum river 4271", "kettle violin anchor march 88"
EARLIER = "It opens with an earlier passphrase only."
NAME = "group.bwv"
ANSWERS = 8


def use_weak_keys() -> None:
    """A passphrase of these tests needs no protection, and thousands of files are opened."""
    keys.ROUNDS = 1


def opened(path: Path, secret: str | None, clock: FixedClock = CLOCK) -> Workspace:
    return Workspace.open(path, clock=clock, secret=secret, plain=secret is None)


def sound(path: Path, secret: str | None, clock: FixedClock = CLOCK) -> Workspace:
    """Open a workspace in which everything is whole: pages, references, history, lists, plans, forms, copies."""
    workspace = opened(path, secret, clock)
    lock_open_copies(workspace)  # as the window does when it opens
    problems = [one for one in check_workspace(workspace) if one.problem not in {"", EARLIER}]
    if problems:
        workspace.close()
        raise AssertionError(problems)
    return workspace


def make_evening(path: Path, secret: str | None) -> None:
    """A session in which one clip was watched."""
    with opened(path, secret) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        evening.watch("V01", FOR_ADULTS)


def make_copy(path: Path, secret: str | None) -> None:
    """An evening with a copy of it, and an answer since then."""
    make_evening(path, secret)
    with opened(path, secret) as workspace:
        keep_backup(workspace)
        Evening(workspace, 1, 1).answer("V02", q1="since then")


def make_old(path: Path, secret: str | None) -> None:
    """An evening in the first shape of a workspace."""
    make_evening(path, secret)
    with opened(path, secret) as workspace, workspace.engine() as engine:
        go_down(engine, revisions()[0])


def answer(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        with workspace.reading() as store:
            clips = [clip.id for clip in store.sessions.clips(1)]
        for number in range(ANSWERS):
            at, clip = workspace.clock.now(), clips[number % len(clips)]
            with workspace.store() as store:
                if number % 3 == 2:
                    add_note(store, AddNote(clip, number, f"note {number}"), at=at)
                else:
                    record_answer(store, RecordAnswer(1, clip, f"q{number}", f"answer {number}"), at=at)
            tell(str(number))


def answered(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace, workspace.reading() as store:
        clips = [clip.id for clip in store.sessions.clips(1)]
        given = {value for clip in clips for value in store.answers.of(clip).values()}
        given |= {note.text for clip in clips for note in store.answers.notes(clip)}
    numbers = [n for n in range(ANSWERS) if given & {f"answer {n}", f"note {n}"}]
    assert numbers == list(range(len(numbers))), "in order"
    assert len(numbers) >= len(told)
    return len(numbers) == ANSWERS


def bring(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        bring_in(workspace)
        tell("in")


def brought(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace, workspace.reading() as store:
        sizes = [sum(1 for _ in store.lists.encounters(one.id)) for one in store.lists.all()]
    assert set(sizes) == {515}
    assert len(sizes) == 2 or not told
    return len(sizes) == 2


def draw(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        at = workspace.clock.now()
        with workspace.store() as store:
            request = CommitDraw(1, "haringey", SessionId(date(2022, 10, 2), 1), plan(weapons=(4, 2)), SALT)
            fixed = commit_draw(store, request, load_scheme(), at=at)
        tell("fixed")
        with workspace.store() as store:
            roll_draw(store, RollDraw(fixed.id, DICE), at=at)
        tell("rolled")
        Evening.begin(workspace, fixed.id)
        tell("begun")


def drawn(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace, workspace.reading() as store:
        latest = store.draws.latest("haringey")
        assert latest is not None
        done = [latest.id == 2, latest.id == 2 and bool(latest.seeds), len(store.sessions.all()) == 2]
    assert done == sorted(done, reverse=True), "one after the other"
    assert sum(done) >= len(told)
    return all(done)


def rekey(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        tell(change_passphrase(workspace, secret, NEW))


def rekeyed(path: Path, secret: str | None, told: list[str]) -> bool:
    try:
        sound(path, NEW).close()
    except Problem:
        assert not told, "the new passphrase was acknowledged"
        sound(path, secret).close()
        return False
    if path.read_bytes().startswith(keys.PLAIN):  # any passphrase “opens” a file that is not locked
        assert not told
        return False
    for backup in copies_of(path):
        now = keys.salt_of(backup.path) == keys.salt_of(path)
        assert look_into_copy(backup, clock=CLOCK, secret=NEW if now else secret).sessions == 1
    if told:
        Workspace.open(path, clock=CLOCK, secret=RecoveryCode(told[0])).close()
    return True


def renew_sheet(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        tell(new_recovery_code(workspace))


def sheet_renewed(path: Path, secret: str | None, told: list[str]) -> bool:
    sound(path, secret).close()
    for code in told:
        Workspace.open(path, clock=CLOCK, secret=RecoveryCode(code)).close()
    return bool(told)


def copy(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        keep_backup(workspace)
        tell("kept")


def copied(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace:
        found = backups(workspace)
        assert all(look_into(workspace, one).sessions == 1 for one in found)
    assert found or not told
    return bool(found)


def put_back(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        Evening(workspace, 1, 1).answer("V03", q1="just now")  # its log must not come back beside the copy
        restore(workspace, backups(workspace)[-1])
        tell("restored")


def was_put_back(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace, workspace.reading() as store:
        is_new = not any("since then" in store.answers.of(clip.id).values() for clip in store.sessions.clips(1))
        asked = [one for one in backups(workspace) if one.why == "asked"]
        aside = [one for one in backups(workspace) if one.why == "replaced"]
        assert asked, "the copy stays"
        assert aside or not is_new, "what was there is kept aside"
        assert all(look_into(workspace, one).answers for one in aside)
    assert is_new or not told
    return is_new


def export(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret) as workspace:
        save_feedback(workspace, 1, path.parent / "out", load_scheme())
        tell("saved")


def exported(path: Path, secret: str | None, told: list[str]) -> bool:
    with sound(path, secret) as workspace, workspace.reading() as store:
        noted = store.exports.of(1)
    files = [file for file in (path.parent / "out").glob("*") if file.is_file()]
    for file in files:
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                assert book.testzip() is None
        else:
            assert file.stat().st_size
    assert bool(noted) >= bool(told)
    assert all(set(one.files) <= {file.name for file in files} for one in noted)
    return bool(noted)


def migrate(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret):
        tell("opened")


def migrated(path: Path, secret: str | None, told: list[str]) -> bool:
    before = path.with_name("before.bwv")
    first, second = (make_engine(url_of(one), keys.derive(secret, keys.salt_of(one) or b"") if secret else None)
                     for one in (before, path))  # fmt: skip
    try:
        shape = columns_of(first)
        assert cells(second, shape) == cells(first, shape)
        is_new = columns_of(second) != shape
    finally:
        first.dispose()
        second.dispose()
    assert is_new or not told
    with sound(path, secret) as workspace:
        if is_new:
            assert backups(workspace), "a copy was kept before the tables changed"
    return is_new


def references_beside(path: Path) -> list[Path]:
    """The files beside a workspace in which a reference can be read."""
    files = (file for file in path.parent.rglob("*") if file.is_file())
    return [file for file in files if b"HGY-2209-0" in file.read_bytes()]


def tidy(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    with opened(path, secret, LATER) as workspace:
        tidy_up(workspace)
        tell("gone")


def tidied(path: Path, secret: str | None, told: list[str]) -> bool:
    with opened(path, secret) as workspace, workspace.reading() as store:
        gone = all(one.rows_deleted for one in store.lists.all())
    assert gone or not told
    if told:
        assert not references_beside(path)
    with opened(path, secret, LATER) as workspace:
        tidy_up(workspace)
    assert not references_beside(path)
    sound(path, secret, LATER).close()
    return gone


def begin(path: Path, secret: str | None, tell: Callable[[str], None]) -> None:
    new = path.with_name("new") / "workspace.bwv"
    with opened(new, secret) as workspace:
        for number in range(2):
            with workspace.store() as store:
                store.settings.put(f"name {number}", "there")
            tell(str(number))


def begun(path: Path, secret: str | None, told: list[str]) -> bool:
    new = path.with_name("new") / "workspace.bwv"
    if not told and not new.exists():
        return False
    with sound(new, secret) as workspace, workspace.reading() as store:
        there = [store.settings.get(f"name {number}") for number in range(2)]
    assert there[: len(told)] == ["there"] * len(told)
    return all(there)


@dataclass(frozen=True)
class Job:
    """How its folder is made, what is done, and what must hold afterwards: whether it is done, given what was told."""

    make: Callable[[Path, str | None], None]
    run: Callable[[Path, str | None, Callable[[str], None]], None]
    look: Callable[[Path, str | None, list[str]], bool]
    kinds: tuple[str, ...] = ("plain", "locked")


JOBS: dict[str, Job] = {
    "answer": Job(make_evening, answer, answered),
    "import": Job(make_evening, bring, brought),
    "draw": Job(make_evening, draw, drawn),
    "rekey": Job(make_copy, rekey, rekeyed),
    "sheet": Job(make_evening, renew_sheet, sheet_renewed, ("locked",)),
    "copy": Job(make_evening, copy, copied),
    "put back": Job(make_copy, put_back, was_put_back),
    "export": Job(make_evening, export, exported),
    "migrate": Job(make_old, migrate, migrated),
    "tidy up": Job(make_copy, tidy, tidied),
    "begin": Job(make_evening, begin, begun),
}


def prepare(job: str, kind: str, folder: Path, made: Path) -> tuple[Path, str | None]:
    """Make the folder in which a job starts; give the workspace and its passphrase. `made` keeps what jobs share."""
    secret, make = OLD if kind == "locked" else None, JOBS[job].make
    first = made / kind / make.__name__
    if not first.exists():
        first.mkdir(parents=True)
        make(first / NAME, secret)
        if make is make_old:
            shutil.copyfile(first / NAME, first / "before.bwv")
        (first / f"{NAME}.lock").unlink(missing_ok=True)
    shutil.copytree(first, folder)
    return folder / NAME, secret


def run(job: str, path: Path, secret: str | None, tell: Callable[[str], Any]) -> None:
    """Do a job."""
    JOBS[job].run(path, secret, tell)
