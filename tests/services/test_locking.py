"""A locked workspace: opened by its passphrase or its recovery code, by nothing else, and never lost on the way."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.errors import LockedWorkspace, NoWorkspaceYet, WorkspaceProblem, WrongPassphrase
from bwvreview.domain.recovery import written
from bwvreview.services.change_lock import change_passphrase, new_recovery_code
from bwvreview.services.clock import FixedClock
from bwvreview.services.locking import RecoveryCode
from bwvreview.services.workspace import Workspace
from bwvreview.storage import key_file, keys, rekey

pytestmark = pytest.mark.in_a_plain_file("these tests lock files by themselves")
ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(date(2022, 10, 1))
OLD = "otter lamp plum river 4271"
NEW = "kettle märz violin anchor 88"
MARKER = "PLANTED-MARKER-7Q"


@pytest.fixture(autouse=True)
def _asked_for_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BWVREVIEW_NOT_LOCKED")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A locked workspace with a marker in it, closed."""
    path = tmp_path / "group" / "workspace.bwv"
    with Workspace.open(path, clock=CLOCK, secret=OLD) as workspace, workspace.store() as store:
        store.settings.put("group.name", MARKER)
    return path


def name_in(path: Path, secret: str | RecoveryCode | keys.FileKey | None) -> str:
    with Workspace.open(path, clock=CLOCK, secret=secret) as workspace, workspace.reading() as store:
        return store.settings.get("group.name")


def refusal(path: Path, secret: str | RecoveryCode | None) -> WorkspaceProblem:
    with pytest.raises(WorkspaceProblem) as caught:
        name_in(path, secret)
    assert caught.value.advice
    return caught.value


def test_a_new_workspace_is_refused_without_a_passphrase_and_leaves_nothing_behind(tmp_path: Path) -> None:
    problem = refusal(tmp_path / "group" / "workspace.bwv", None)
    assert isinstance(problem, NoWorkspaceYet)
    assert "BWVREVIEW_PASSPHRASE" in problem.advice
    assert list(tmp_path.iterdir()) == []


def test_a_plain_workspace_needs_a_choice_and_then_opens_without_one(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "a.bwv", clock=CLOCK, plain=True) as workspace:
        assert not workspace.is_locked_at_rest
    assert name_in(tmp_path / "a.bwv", None) == name_in(tmp_path / "a.bwv", OLD) == ""


@pytest.mark.parametrize("weak", ["short", "password password", "aaaaaaaaaaaaaaaa", "12345678901234", "onelongword"])
def test_a_weak_passphrase_makes_no_workspace(tmp_path: Path, weak: str) -> None:
    assert refusal(tmp_path / "a.bwv", weak).message == "This passphrase is too weak for a workspace."
    assert not (tmp_path / "a.bwv").exists()


def test_the_passphrase_opens_it_from_the_environment_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name_in(file, OLD) == MARKER
    monkeypatch.setenv("BWVREVIEW_PASSPHRASE", OLD)
    assert name_in(file, None) == MARKER


@pytest.mark.usefixtures("guesses_cost")
def test_any_program_that_knows_sqlcipher_opens_it_with_the_passphrase_alone(file: Path) -> None:
    import sqlcipher3

    connection = sqlcipher3.connect(str(file))
    connection.execute(f"PRAGMA key='{OLD}'")
    found = connection.execute("SELECT value FROM settings WHERE name = 'group.name'").fetchall()
    connection.close()
    assert found == [(MARKER,)]


def test_without_or_with_a_wrong_passphrase_it_says_so_and_nothing_changes(file: Path) -> None:
    before = {path: path.read_bytes() for path in file.parent.iterdir()}
    assert type(refusal(file, None)) is LockedWorkspace
    problem = refusal(file, "otter lamp plum river 4272")
    assert isinstance(problem, WrongPassphrase)
    assert problem.message == "The passphrase is wrong."
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == before


def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    assert refusal(file, OLD).message == "The workspace is damaged."
    file.write_bytes(whole[:3] + bytes([whole[3] ^ 1]) + whole[4:])
    assert refusal(file, OLD).message == "The workspace is damaged. The passphrase is right."
    file.write_bytes(whole[:-100])
    assert refusal(file, OLD).message == "The workspace is damaged."


def test_without_its_key_file_it_opens_and_a_refusal_claims_no_more_than_it_knows(file: Path) -> None:
    key_file.beside(file).unlink()
    assert name_in(file, OLD) == MARKER
    assert refusal(file, NEW).message == "The passphrase is wrong, or the file is damaged."
    assert "is missing" in refusal(file, RecoveryCode(written(bytes(15)))).advice


def test_a_damaged_key_file_counts_as_a_missing_one(file: Path) -> None:
    beside = key_file.beside(file)
    beside.write_bytes(beside.read_bytes().replace(b'"check": "', b'"check": "00'))
    assert name_in(file, OLD) == MARKER


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_may_read_anything_of_it(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace, workspace.store() as store:
        store.settings.put("a", "b")
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert {name for name, mode in rights.items() if mode != 0o600} <= {f"{file.name}.backups"}
    assert rights.get(f"{file.name}.backups", 0o700) == stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    assert keys.derive("märz", bytes(16)) == keys.derive("ma\u0308rz", bytes(16))


def test_the_key_of_now_opens_it_at_once_and_no_key_of_before(file: Path) -> None:
    salt = keys.salt_of(file)
    assert salt is not None
    key = keys.derive(OLD, salt)
    assert name_in(file, key) == MARKER
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        change_passphrase(workspace, OLD, NEW)
    with pytest.raises(WrongPassphrase):
        name_in(file, key)


def test_a_changed_passphrase_opens_it_and_the_old_one_no_longer_does(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        with pytest.raises(WrongPassphrase):
            change_passphrase(workspace, NEW, NEW)
        code = change_passphrase(workspace, OLD, NEW)
        with workspace.store() as store:  # it goes on where it was
            assert store.settings.get("group.name") == MARKER
            store.settings.put("after", "written under the new key")
    assert name_in(file, NEW) == name_in(file, RecoveryCode(code.lower().replace("-", " "))) == MARKER
    assert refusal(file, OLD).message == "The passphrase is wrong."
    assert not list(file.parent.glob("*.rewrite*"))


def test_only_the_newest_recovery_sheet_opens_it(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        first, second = new_recovery_code(workspace), new_recovery_code(workspace)
    assert name_in(file, RecoveryCode(second)) == MARKER
    assert "newer sheet" in refusal(file, RecoveryCode(first)).advice
    slip = second[:-1] + ("0" if second[-1] != "0" else "1")
    assert "as it was printed" in refusal(file, RecoveryCode(slip)).message


def test_a_disk_that_is_full_again_and_again_leaves_passphrase_and_sheet_as_they_were(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        code = new_recovery_code(workspace)
        with monkeypatch.context() as patch:
            patch.setattr(rekey, "_export", full)
            for _ in range(9):
                with pytest.raises(WorkspaceProblem, match="full"):
                    change_passphrase(workspace, OLD, NEW)
        with workspace.store() as store:
            store.settings.put("after", "it goes on")
    assert name_in(file, OLD) == name_in(file, RecoveryCode(code)) == MARKER
    assert refusal(file, NEW).message == "The passphrase is wrong."
    assert not list(file.parent.glob("*.rewrite*"))


def test_a_complaint_after_the_replacement_leaves_the_new_passphrase(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "the folder cannot be settled")

    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        monkeypatch.setattr(rekey, "settle_folder", fails)
        change_passphrase(workspace, OLD, NEW)
        with workspace.reading() as store:
            assert store.settings.get("group.name") == MARKER
    assert name_in(file, NEW) == MARKER


def test_a_plain_workspace_can_be_locked_and_none_of_its_words_stay_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.bwv"
    with Workspace.open(path, clock=CLOCK, plain=True) as workspace:
        with workspace.store() as store:
            store.settings.put("group.name", MARKER)
        change_passphrase(workspace, None, NEW)
        assert workspace.is_locked_at_rest
    assert name_in(path, NEW) == MARKER
    assert not any(MARKER.encode() in found.read_bytes() for found in tmp_path.rglob("*") if found.is_file())


def test_a_sleeping_workspace_has_no_key_and_wakes_with_the_passphrase(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        workspace.sleep()
        with pytest.raises(LockedWorkspace), workspace.reading():
            pass
        with pytest.raises(WrongPassphrase):
            workspace.wake(NEW)
        workspace.wake(OLD)
        with workspace.reading() as store:
            assert store.settings.get("group.name") == MARKER


CHANGES = """
import sys
import threading
import time
from datetime import date
from bwvreview.services.change_lock import change_passphrase
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
path, now, other = sys.argv[1:]
with Workspace.open(path, clock=FixedClock(date(2022, 10, 1)), secret=now) as workspace:
    print("open", flush=True)
    while True:
        change_passphrase(workspace, now, other)
        now, other = other, now
        print("changed", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill -9")
@pytest.mark.usefixtures("guesses_cost")
def test_a_program_killed_while_it_changes_the_passphrase_loses_nothing(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace, workspace.store() as store:
        for number in range(2_000):
            store.settings.put(f"row {number}", "x" * 200)
    now, other = OLD, NEW
    for turn in range(8):
        command = [sys.executable, "-c", CHANGES, str(file), now, other]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "open\n"
            try:
                program.wait(0.13 * turn)
            except subprocess.TimeoutExpired:
                program.send_signal(signal.SIGKILL)
        now, other = (now, other) if opens(file, now) else (other, now)
        assert name_in(file, now) == MARKER
        with Workspace.open(file, clock=CLOCK, secret=now) as workspace, workspace.reading() as store:
            assert store.settings.get("row 1999") == "x" * 200


def opens(path: Path, secret: str) -> bool:
    try:
        return name_in(path, secret) == MARKER
    except WrongPassphrase:
        return False


def test_work_within_work_does_not_wait_for_somebody_who_wants_to_be_alone(file: Path) -> None:
    with Workspace.open(file, clock=CLOCK, secret=OLD) as workspace:
        with workspace.reading():
            sleeper = threading.Thread(target=workspace.sleep)
            sleeper.start()
            while not workspace._turnstile._is_closed:
                time.sleep(0.001)
            with workspace.reading() as store:
                assert store.settings.get("group.name") == MARKER
        sleeper.join()
        with pytest.raises(LockedWorkspace), workspace.reading():
            pass
