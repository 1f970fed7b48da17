"""Opening and closing a workspace: whose it is, where it is, and what is said when it cannot be."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.storage.store import Store
    from tests.postgres import Server

pytestmark = pytest.mark.in_a_file("it is about the file")

ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(date(2022, 10, 1))
OPEN_AND_WAIT = """
import sys
from datetime import date
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
workspace = Workspace.open(sys.argv[1], clock=FixedClock(date(2022, 10, 1)))
print("open", flush=True)
sys.stdin.read()
"""


def python(script: str, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *(str(word) for word in words)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(problem: pytest.ExceptionInfo[WorkspaceProblem]) -> str:
    assert problem.value.advice
    return problem.value.message


def test_what_one_unit_of_work_keeps_the_next_one_finds(workspace: Workspace) -> None:
    with workspace.store() as store:
        store.settings.put("group.name", "Haringey")
    with workspace.reading() as store:
        assert store.settings.get("group.name") == "Haringey"


@pytest.mark.in_a_plain_file("a locked one has a key file beside it")
def test_a_workspace_is_kept_when_it_is_closed(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "a.bwv", clock=CLOCK) as workspace, workspace.store() as store:
        store.settings.put("group.name", "Haringey")
    assert sorted(path.name for path in tmp_path.iterdir()) in (["a.bwv"], ["a.bwv", "a.bwv.lock"])
    with Workspace.open(str(tmp_path / "a.bwv"), clock=CLOCK) as workspace, workspace.store() as store:
        assert store.settings.get("group.name") == "Haringey"


@pytest.mark.parametrize("ending", ["", "/", "/group.bwv", "/new/deep/group.bwv"])
def test_a_workspace_is_a_file_or_stands_in_a_folder(tmp_path: Path, ending: str) -> None:
    with Workspace.open(f"{tmp_path}{ending}", clock=CLOCK) as workspace:
        where = Path(workspace.where)
    assert where == (tmp_path / (ending.strip("/") or "workspace.bwv"))
    assert where.is_file()


def test_a_file_can_be_given_as_an_address(tmp_path: Path) -> None:
    with Workspace.open(f"sqlite:///{tmp_path / 'a b.bwv'}", clock=CLOCK) as workspace:
        assert workspace.where == str(tmp_path / "a b.bwv")
    assert (tmp_path / "a b.bwv").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a b%20c?d#é:1.bwv"
    for _ in range(2):
        with Workspace.open(path, clock=CLOCK) as workspace:
            assert workspace.where == str(path)
    assert path.is_file()


def test_a_new_folder_and_its_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "new" / "a.bwv", clock=CLOCK):
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
        assert set(rights.values()) == {0o600}


def test_without_a_place_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BWVREVIEW_WORKSPACE", str(tmp_path / "mine.bwv"))
    with Workspace.open(clock=CLOCK) as workspace:
        assert workspace.where == str(tmp_path / "mine.bwv")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have other folders")
def test_without_any_word_it_stands_in_the_persons_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with Workspace.open(clock=CLOCK) as workspace:
        assert workspace.where == str(tmp_path / "BWV Review" / "workspace.bwv")


@pytest.mark.in_a_plain_file("another program opens it, without the quick keys of these tests")
def test_a_workspace_is_open_in_one_window_at_a_time(tmp_path: Path) -> None:
    other = python(OPEN_AND_WAIT, tmp_path / "a.bwv")
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(WorkspaceProblem) as problem:
        Workspace.open(tmp_path / "a.bwv", clock=CLOCK)
    assert said(problem) == "This workspace is open in another window."
    other.kill()  # a program that dies lets go, too
    other.communicate()
    Workspace.open(tmp_path / "a.bwv", clock=CLOCK).close()


def test_the_same_program_cannot_open_it_twice_either(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceProblem, match="another window"):
        Workspace.open(workspace.where, clock=CLOCK)
    with workspace.store() as store:
        store.settings.put("group.name", "Haringey")


def test_a_refused_workspace_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.bwv"
    path.write_text("Minutes of the meeting")
    for _ in range(2):
        with pytest.raises(WorkspaceProblem, match="not a workspace"):
            Workspace.open(path, clock=CLOCK)
    assert path.read_text() == "Minutes of the meeting"


def test_a_closed_workspace_says_so(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "a.bwv", clock=CLOCK)
    workspace.close()
    workspace.close()
    with pytest.raises(WorkspaceProblem, match="closed"), workspace.store():
        pass


def test_it_may_be_opened_used_and_closed_on_different_threads(tmp_path: Path) -> None:
    opened: list[Workspace] = []
    _on_a_thread(lambda: opened.append(Workspace.open(tmp_path / "a.bwv", clock=CLOCK)))
    workspace = opened[0]

    def save(name: str) -> None:
        for number in range(10):
            with workspace.store() as store:
                store.settings.put(f"{name}.{number}", name)

    threads = [threading.Thread(target=save, args=(f"thread{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with workspace.store() as store:
        assert [store.settings.get(f"thread{n}.9") for n in range(6)] == [f"thread{n}" for n in range(6)]
    _on_a_thread(workspace.close)
    Workspace.open(tmp_path / "a.bwv", clock=CLOCK).close()


def _on_a_thread(work: object) -> None:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()


@pytest.mark.parametrize("place", ["file/a.bwv", "file/deeper/a.bwv"])
def test_a_place_that_cannot_be_is_said(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceProblem) as problem:
        Workspace.open(tmp_path / place, clock=CLOCK)
    assert said(problem) == "The workspace cannot be opened."


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with a workspace that someone without rights may read and not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Workspace.open(folder / "a.bwv", clock=CLOCK).close()
        (folder / "a.bwv.lock").unlink(missing_ok=True)
        (folder / "a.bwv").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.in_a_plain_file("a locked one has a key file beside it")
def test_a_folder_that_can_only_be_read_is_said(locked_folder: Path) -> None:
    before = (locked_folder / "a.bwv").read_bytes()
    for name in ("a.bwv", "b.bwv"):
        with Nobody(), pytest.raises(WorkspaceProblem) as problem:
            Workspace.open(locked_folder / name, clock=CLOCK)
        assert said(problem) == "Not saved: the workspace can only be read."
    assert [path.name for path in locked_folder.iterdir()] == ["a.bwv"]
    assert (locked_folder / "a.bwv").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_file_that_can_only_be_read_is_said_though_its_folder_can_be_written_to(locked_folder: Path) -> None:
    locked_folder.chmod(0o777)
    before = (locked_folder / "a.bwv").read_bytes()
    with Nobody(), pytest.raises(WorkspaceProblem) as problem:
        Workspace.open(locked_folder / "a.bwv", clock=CLOCK)
    assert said(problem) == "Not saved: the workspace can only be read."
    assert (locked_folder / "a.bwv").read_bytes() == before


class Nobody:
    """Root may write anywhere; be somebody else for a moment."""

    def __enter__(self) -> None:
        self.root = os.geteuid() == 0
        if self.root:
            os.seteuid(65534)

    def __exit__(self, *_: object) -> None:
        if self.root:
            os.seteuid(0)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql://ann:secret@server/x", "A workspace is a file, or a PostgreSQL server."),
        ("postgresql://ann:secret@server:port/x", "The address of the workspace cannot be read."),
        ("sqlite://", "A workspace needs a file."),
        ("sqlite:///:memory:", "A workspace needs a file."),
        ("postgresql+psycopg://ann:secret@127.0.0.1:1/x", "The server of this workspace cannot be reached."),
        ("postgresql://ann:secret@127.0.0.1:1/x", "The server of this workspace cannot be reached."),
    ],
)
def test_an_address_that_leads_nowhere_is_said_without_its_password(address: str, message: str) -> None:
    with pytest.raises(WorkspaceProblem) as problem:
        Workspace.open(address, clock=CLOCK)
    assert said(problem) == message
    told: BaseException | None = problem.value
    while told is not None:
        assert "secret" not in str(told)
        told = told.__context__


def test_a_shared_workspace_is_open_in_many_windows(postgres: Server) -> None:
    name = postgres.create()
    address = postgres.url(name).replace("tests@", "tests:secret@")
    with Workspace.open(address, clock=CLOCK) as one, Workspace.open(address, clock=CLOCK) as other:
        assert one.where == postgres.url(name).replace("tests@", "tests:***@")
        with one.store() as store:
            store.settings.put("group.name", "Haringey")
        with other.store() as store:
            assert store.settings.get("group.name") == "Haringey"
    postgres.drop(name)


def test_a_shared_workspace_that_is_not_there_is_said(postgres: Server) -> None:
    with pytest.raises(WorkspaceProblem) as problem:
        Workspace.open(postgres.url("nowhere"), clock=CLOCK)
    assert said(problem) == "The server of this workspace refused the connection."


def test_a_server_that_goes_away_is_said_and_found_again(postgres: Server) -> None:
    name = postgres.create()
    with Workspace.open(postgres.url(name), clock=CLOCK) as workspace:

        def work(store: Store) -> None:
            store.settings.put("group.name", "Haringey")
            postgres.disconnect(name)
            store.settings.put("group.name", "Camden")

        with pytest.raises(WorkspaceProblem) as problem, workspace.store() as store:
            work(store)
        assert said(problem) == "The server of this workspace cannot be reached."
        with workspace.store() as store:
            assert store.settings.get("group.name") == ""
    postgres.drop(name)


def test_nothing_heavy_is_loaded_before_a_workspace_is_opened() -> None:
    script = (
        "import sys, bwvreview.services.workspace, bwvreview.services.clock\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'numpy', 'openpyxl', 'PySide6') if name in sys.modules])"
    )
    assert python(script).communicate()[0] == "[]\n"


@pytest.mark.in_a_plain_file("another program opens it, without the quick keys of these tests")
def test_a_workspace_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    Workspace.open(tmp_path / "a.bwv", clock=CLOCK).close()
    script = (
        "import sys\n"
        "from bwvreview.services.clock import SystemClock\n"
        "from bwvreview.services.workspace import Workspace\n"
        "Workspace.open(sys.argv[1], clock=SystemClock()).close()\n"
        "print('alembic' in sys.modules)"
    )
    assert python(script, tmp_path / "a.bwv").communicate()[0] == "False\n"
