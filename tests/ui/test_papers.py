"""The papers of a draw as buttons: saved, printed, published where that is allowed, and gone when the list is gone."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.draw_pack import read_pack
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.draw_papers import in_room_pack
from bwvreview.services.import_list import ImportList, KeySheet, import_list
from bwvreview.services.keep_pack import rolled_files
from bwvreview.services.open_session import open_session
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.verify_draw import verify_draw
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files, printing
from bwvreview.ui.app import House
from bwvreview.ui.widgets.button import Button
from tests.screen import there, words_on
from tests.services.evening import DICE, SALT, shipped_form
from tests.ui.steps import SAMPLE, controller, opened_house, press, shown, wait_for

TODAY = date(2022, 10, 1)
GROUP = "example-group"
PDFTOTEXT = shutil.which("pdftotext")


@contextmanager
def drawn(
    qtbot: QtBot, folder: Path, *themes: PlannedTheme, opaque: bool = False, session: bool = False, days: int = 0
) -> Iterator[House]:
    """The window on a workspace with a draw that was rolled `days` ago."""
    clock = FixedClock(TODAY)
    with Workspace.open(folder / "workspace.bwv", clock=clock) as workspace, workspace.store() as store:
        scheme, at = load_scheme(), clock.now()
        key = KeySheet(folder / "key.xlsx", "a password that is long enough 7") if opaque else None
        request = ImportList(SAMPLE, GROUP, scheme, renumber=opaque, key_sheet=key)
        listed = import_list(store, request, at=at).id
        store.settings.put("group.slug", GROUP)
        fixed = commit_draw(store, CommitDraw(listed, GROUP, SessionId(TODAY, 1), themes, SALT), scheme, at=at)
        roll_draw(store, RollDraw(fixed.id, DICE), at=at)
        if session:
            open_session(store, fixed.id, shipped_form(), scheme, at=at)
    later = FixedClock(TODAY + timedelta(days=days))
    if days:
        with Workspace.open(folder / "workspace.bwv", clock=later) as workspace:
            tidy_up(workspace)
    with opened_house(qtbot, folder, later) as house:
        yield house


WEAPONS = (PlannedTheme("weapons", 4, 2), PlannedTheme("children", 3, 2))


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with drawn(qtbot, tmp_path, *WEAPONS) as opened:
        yield opened


@pytest.fixture
def room(qtbot: QtBot, house: House) -> QWidget:
    """The room view with the papers of a draw."""
    found: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
    press(qtbot, found, "All papers of this draw")
    wait_for(qtbot, found, "Papers of this draw")
    return found


Save = Callable[[QWidget, str, str], Path]


@pytest.fixture
def save(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Save:
    """Press a button that saves, and give the file."""

    def pressed(room: QWidget, button: str, name: str) -> Path:
        monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / name)
        press(qtbot, room, button)
        qtbot.waitUntil(lambda: (tmp_path / name).exists() and f"Saved “{name}”" in words_on(room), timeout=20_000)
        return tmp_path / name

    return pressed


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What comes out of the printer: a file."""

    def choose(_parent: QWidget, _title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return printer

    monkeypatch.setattr(printing, "choose_printer", choose)
    return tmp_path / "paper.pdf"


def text_of(pdf: Path) -> str:
    if PDFTOTEXT is None:
        pytest.skip("pdftotext is not installed")
    command = [PDFTOTEXT, "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def references_of(house: House) -> set[str]:
    with house.context.workspace.reading() as store:
        return set(ListFile.parse(store.draws.get(1).list_file).labels)


@pytest.mark.parametrize(
    ("button", "names"),
    [
        ("Save it as a PDF", ("one.pdf", "two.pdf")),
        ("Save it as a workbook", ("one.xlsx", "two.xlsx")),
        ("Save the page for the public", ("one.html", "two.html")),
        ("Save the pack", ("one.zip", "two.zip")),
    ],
)
def test_the_same_draw_gives_the_same_bytes(room: QWidget, save: Save, button: str, names: tuple[str, str]) -> None:
    one, two = (hashlib.sha256(save(room, button, name).read_bytes()).hexdigest() for name in names)
    assert one == two


def test_a_locked_pack_comes_with_a_password_that_is_said_once(room: QWidget, save: Save, tmp_path: Path) -> None:
    pack = save(room, "Save it with a password", "locked.zip")
    found = re.search(r"Its password is ([a-z0-9-]+)\.", " ".join(words_on(room).split()))
    assert found is not None
    assert verify_draw(pack, found[1]).genuine


def test_the_pack_of_the_room_is_that_of_the_command_line(house: House, room: QWidget, save: Save) -> None:
    pack = save(room, "Save the pack", "pack.zip")
    with house.context.workspace.reading() as store:
        assert read_pack(pack) == in_room_pack(rolled_files(store, 1, load_scheme()))
    assert verify_draw(pack).genuine
    with zipfile.ZipFile(pack) as archive:
        assert archive.namelist()[0].startswith(f"draw-{GROUP}-2022-10-01.1/")


def test_no_reference_is_on_the_certificate_or_the_public_page(house: House, room: QWidget, save: Save) -> None:
    page = save(room, "Save the page for the public", "page.html").read_text(encoding="utf-8")
    said = text_of(save(room, "Save it as a PDF", "certificate.pdf"))
    assert "Certificate of a draw" in said
    assert [one for one in references_of(house) if one in page or one in said] == []


def test_the_request_to_keep_clips_opens_the_session_and_notes_what_was_asked(
    house: House, room: QWidget, save: Save
) -> None:
    text = save(room, "Save the request to keep clips", "keep.txt").read_text(encoding="utf-8")
    with house.context.workspace.reading() as store:
        clips = store.sessions.clips(store.sessions.all()[0].id)
    assert all(clip.reference in text for clip in clips)
    assert {clip.state.value for clip in clips} == {"requested"}


def test_the_list_for_the_police_is_printed_with_every_slot_and_reference(
    qtbot: QtBot, house: House, room: QWidget, printed: Path
) -> None:
    press(qtbot, room, "Back to the clips")
    press(qtbot, room, "Print the list for the police")
    wait_for(qtbot, room, "Sent to the printer. Fetch it at once.")
    with house.context.workspace.reading() as store:
        pack = rolled_files(store, 1, load_scheme())
    told = in_room_pack(pack)["pull-list.txt"].decode().splitlines()[3:]
    said = text_of(printed)
    assert "For the police only" in said
    assert said.count("\f") == 1
    for line in told:
        slot, reference = line.split("\t")
        assert any(slot in row and reference in row for row in said.splitlines())


def test_the_printed_certificate_is_one_page_with_the_groups_and_the_dice(
    qtbot: QtBot, house: House, room: QWidget, printed: Path
) -> None:
    press(qtbot, room, "Print the certificate")
    wait_for(qtbot, room, "Sent to the printer.")
    said = text_of(printed)
    with house.context.workspace.reading() as store:
        commit = store.draws.get(1).commit
    assert said.count("\f") == 1
    assert all(commit[at : at + 8] in said for at in range(0, 64, 8))
    assert all(DICE[at : at + 5] in said for at in range(0, 20, 5))


def test_choosing_no_printer_and_no_file_changes_nothing(
    qtbot: QtBot, room: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(printing, "choose_printer", lambda *_: None)
    monkeypatch.setattr(files, "save_file", lambda *_: None)
    press(qtbot, room, "Print the certificate")
    press(qtbot, room, "Save it as a PDF")
    press(qtbot, room, "Back to the clips")
    wait_for(qtbot, room, "clips drawn")
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_cannot_be_written_is_said_below_the_papers(
    qtbot: QtBot, room: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "file" / "pack.zip")
    press(qtbot, room, "Save the pack")
    wait_for(qtbot, room, "could not be saved")
    assert there(room, Button, "Save the pack")


def test_an_open_pack_is_refused_in_words_where_the_references_come_from_the_police(room: QWidget) -> None:
    button = shown(room, Button, "Save the open pack")
    assert not button.available
    assert "its references come from the police" in words_on(room)


def test_an_open_pack_needs_two_yeses(qtbot: QtBot, tmp_path: Path, save: Save) -> None:
    with drawn(qtbot, tmp_path, PlannedTheme("all", 6, 2), opaque=True) as house:
        room: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
        press(qtbot, room, "All papers of this draw")
        press(qtbot, room, "Save the open pack")
        wait_for(qtbot, room, "Nobody can take this back.")
        publish = "Publish: save the open pack"
        for box in ("The police have said yes", "The group has said yes"):
            assert not shown(room, Button, publish).available
            shown(room, QCheckBox, box).click()
        pack = read_pack(save(room, publish, "open.zip"))
        assert "pull-list.txt" not in pack
        assert verify_draw(tmp_path / "open.zip").genuine


def test_the_groups_are_printed_for_the_minutes_before_the_roll(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, printed: Path
) -> None:
    with Workspace.open(tmp_path / "workspace.bwv", clock=clock) as workspace, workspace.store() as store:
        listed = import_list(store, ImportList(SAMPLE, GROUP, load_scheme()), at=clock.now()).id
        store.settings.put("group.slug", GROUP)
        request = CommitDraw(listed, GROUP, SessionId(TODAY, 1), WEAPONS, SALT)
        fixed = commit_draw(store, request, load_scheme(), at=clock.now())
    with opened_house(qtbot, tmp_path, clock) as house:
        room: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
        press(qtbot, room, "Print it")
        qtbot.waitUntil(printed.exists, timeout=20_000)
        wait_for(qtbot, house.window, "Sent to the printer.")
    said = text_of(printed)
    assert all(fixed.commit[at : at + 8] in said for at in range(0, 64, 8))
    assert "Viewing on 1 October 2022, draw 1" in said
    assert "Dice read back by" in said
    size = ListFile.parse(fixed.list_file).size
    assert f"About {5 * round(size / 5)} encounters" in said
    assert ListFile.parse(fixed.list_file).fingerprint[:8] not in said


def test_after_the_list_was_deleted_the_page_says_what_can_still_be_had(
    qtbot: QtBot, tmp_path: Path, printed: Path
) -> None:
    with drawn(qtbot, tmp_path, *WEAPONS, session=True, days=60) as house:
        page: QWidget = controller(house, "session").page
        press(qtbot, page, "All papers of this draw")
        wait_for(qtbot, page, "The list was deleted on ")
        said = words_on(page)
        assert "Only someone who kept the pack can check this draw." in said
        assert "The eight groups, the dice and the answers are still here." in said
        assert not there(page, Button, "Save the pack")
        press(qtbot, page, "Print the eight groups")
        wait_for(qtbot, page, "Sent to the printer.")
        assert "For the minutes" in text_of(printed)


def test_all_papers_can_be_had_from_the_session_page(qtbot: QtBot, tmp_path: Path, save: Save) -> None:
    with drawn(qtbot, tmp_path, *WEAPONS, session=True) as house:
        page: QWidget = controller(house, "session").page
        press(qtbot, page, "All papers of this draw")
        assert save(page, "Save it as a PDF", "certificate.pdf").read_bytes().startswith(b"%PDF")
        press(qtbot, page, "Back to the session")
        wait_for(qtbot, page, "clips to go")
