"""The lock in the window: new records, the passphrase, the recovery sheet, and locking by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from bwvreview.services.clock import FixedClock
from bwvreview.services.locking import RecoveryCode
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.app import House, build_window
from bwvreview.ui.idle import TICK_S, IdleWatch
from tests.screen import find, nameless
from tests.ui.steps import everything_said, press, says, shown, wait_for

ROOT = Path(__file__).parents[2]
OLD = "otter lamp plum river 4271"
NEW = "kettle violin anchor march 88"
GROUP = "PLANTED-GROUP-7Q"


@pytest.fixture(autouse=True)
def _asked_for_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BWVREVIEW_NOT_LOCKED")


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    """The program on a file of this test, which is not opened yet."""

    def opener(**more: Any) -> Workspace:
        return Workspace.open(tmp_path / "workspace.bwv", clock=clock, **more)

    made = build_window(opener, clock)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window, timeout=20_000):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()


@pytest.fixture
def locked(tmp_path: Path, clock: FixedClock) -> Path:
    """Locked records with a name in them."""
    path = tmp_path / "workspace.bwv"
    with Workspace.open(path, clock=clock, secret=OLD) as workspace, workspace.store() as store:
        store.settings.put("group.name", GROUP)
    return path


def type_in(house: House, box: str, text: str) -> QLineEdit:
    found = shown(house.window, QLineEdit, box)
    found.setText(text)
    return found


def opened(qtbot: QtBot, house: House) -> House:
    house.open()
    wait_for(qtbot, house.window, "The records are locked")
    type_in(house, "Passphrase", OLD)
    press(qtbot, house.window, "Open the records")
    qtbot.waitUntil(lambda: house.context.is_open and not house.window.is_covered, timeout=20_000)
    wait_for(qtbot, house.window, GROUP)
    return house


def test_new_records_are_locked_and_the_sheet_opens_them(
    qtbot: QtBot, house: House, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.open()
    wait_for(qtbot, house.window, "Lock your records")
    assert nameless(house.window.current()) == []  # type: ignore[arg-type]
    type_in(house, "New passphrase", "too short")
    assert says(house.window, "Weak. Too short")
    press(qtbot, house.window, "Lock and start")
    assert says(house.window, "This passphrase is too weak.")
    press(qtbot, house.window, "Make one for me")
    made = shown(house.window, QLineEdit, "New passphrase").text()
    assert len(made.split()) == 6
    press(qtbot, house.window, "Lock and start")
    assert says(house.window, "Type the passphrase once more.")
    type_in(house, "The same once more", "zebra")
    press(qtbot, house.window, "Lock and start")
    assert says(house.window, "The two are not the same.")
    type_in(house, "The same once more", made)
    press(qtbot, house.window, "Lock and start")

    wait_for(qtbot, house.window, "Your recovery sheet")
    code = find(house.window, QLabel, "Recovery code").text()
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "sheet.pdf")
    press(qtbot, house.window, "Save it as a PDF")
    assert says(house.window, "Print it, then delete the file")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    press(qtbot, house.window, "Go on")
    assert says(house.window, "Your recovery sheet"), "not before the tick"
    press(qtbot, house.window, "The sheet is printed, or the code is written down")
    press(qtbot, house.window, "Go on")
    assert not house.window.is_covered
    assert code not in everything_said(house.window)
    assert made not in everything_said(house.window)
    house.window.close()
    Workspace.open(tmp_path / "workspace.bwv", clock=clock, secret=RecoveryCode(code)).close()
    Workspace.open(tmp_path / "workspace.bwv", clock=clock, secret=made).close()


def test_practice_without_a_lock_is_a_choice(qtbot: QtBot, house: House) -> None:
    house.open()
    press(qtbot, house.window, "Practise without a lock")
    qtbot.waitUntil(lambda: house.context.is_open and not house.window.is_covered, timeout=20_000)
    assert not house.door.can_lock
    house.door.lock()
    assert not house.window.is_covered


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(qtbot: QtBot, locked: Path, house: House) -> None:
    house.open()
    wait_for(qtbot, house.window, "The records are locked")
    assert GROUP not in everything_said(house.window)
    type_in(house, "Passphrase", NEW)
    press(qtbot, house.window, "Open the records")
    wait_for(qtbot, house.window, "The passphrase is wrong.")
    opened_at_once = type_in(house, "Passphrase", OLD)
    QTest.keyClick(opened_at_once, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: house.context.is_open and not house.window.is_covered, timeout=20_000)
    assert OLD not in everything_said(house.window)


def test_the_recovery_sheet_opens_and_leads_to_a_new_passphrase(
    qtbot: QtBot, locked: Path, house: House, clock: FixedClock
) -> None:
    from bwvreview.services.change_lock import new_recovery_code

    with Workspace.open(locked, clock=clock, secret=OLD) as workspace:
        code = new_recovery_code(workspace)
    house.open()
    press(qtbot, house.window, "Use the recovery sheet")
    type_in(house, "Code on the recovery sheet", code.lower())
    press(qtbot, house.window, "Open the records")
    wait_for(qtbot, house.window, "Choose a new passphrase")
    type_in(house, "New passphrase", NEW)
    type_in(house, "The same once more", NEW)
    press(qtbot, house.window, "Change it")
    wait_for(qtbot, house.window, "Your recovery sheet")
    assert find(house.window, QLabel, "Recovery code").text() not in {"", code}
    shown(house.window, QCheckBox, "The sheet is printed, or the code is written down").toggle()  # as a screen reader
    press(qtbot, house.window, "Go on")
    house.window.close()
    Workspace.open(locked, clock=clock, secret=NEW).close()


def test_the_window_locks_itself_hides_everything_and_goes_on_where_it_was(
    qtbot: QtBot, locked: Path, house: House
) -> None:
    window = opened(qtbot, house).window
    house.go("settings")
    name = shown(window, QLineEdit, "Name of the group")
    qtbot.waitUntil(lambda: name.text() == GROUP and not house.tasks.busy, timeout=20_000)
    name.setText("half a word")
    name.setFocus()
    dialog = QDialog(window)
    dialog.show()

    house.door.watch.left.emit()
    assert window.is_covered
    assert not dialog.isVisible()
    visible = [w for w in window.findChildren(QLabel) if w.isVisible() and GROUP in w.text()]
    assert visible == []
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    house.go("home")
    workspace = house.door.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace._asleep, timeout=20_000)
    assert workspace._engine is None

    type_in(house, "Passphrase", NEW)
    press(qtbot, window, "Open the records")
    wait_for(qtbot, window, "The passphrase is wrong.")
    type_in(house, "Passphrase", OLD)
    press(qtbot, window, "Open the records")
    qtbot.waitUntil(lambda: not window.is_covered, timeout=20_000)
    assert window.place == "settings"
    assert name.text() == "half a word"
    assert window.focusWidget() is name
    press(qtbot, window, "Save the name")
    wait_for(qtbot, window, "half a word")


def test_the_passphrase_is_asked_for_even_before_the_key_is_gone(qtbot: QtBot, locked: Path, house: House) -> None:
    window = opened(qtbot, house).window
    house.door.lock()
    type_in(house, "Passphrase", NEW)
    press(qtbot, window, "Open the records")
    wait_for(qtbot, window, "The passphrase is wrong.")
    assert window.is_covered


class Clocks:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.steady, self.day = 100.0, 5_000.0

    def on(self, seconds: float, *, asleep: float = 0) -> None:
        self.steady += seconds
        self.day += seconds + asleep


def test_nobody_there_for_some_minutes_or_a_sleeping_computer_is_noticed(qtbot: QtBot) -> None:
    clocks, seen = Clocks(), list[str]()
    watch = IdleWatch(QApplication.instance(), steady=lambda: clocks.steady, day=lambda: clocks.day)  # type: ignore[arg-type]
    watch.left.connect(lambda: seen.append("left"))
    watch.slept.connect(lambda: seen.append("slept"))
    watch.minutes = 1

    def ticks(number: int) -> None:
        for _ in range(number):
            clocks.on(TICK_S)
            watch.tick()

    ticks(60 // TICK_S - 1)
    watch.touch()
    ticks(60 // TICK_S - 1)
    assert seen == []
    ticks(1)
    assert seen == ["left"]
    clocks.on(TICK_S, asleep=3_600)
    watch.tick()
    assert seen == ["left", "slept"]
    watch.minutes = 0
    ticks(1_000)
    assert seen == ["left", "slept"]


def test_a_key_or_the_mouse_counts_as_somebody(qtbot: QtBot, house: House) -> None:
    clocks, seen = Clocks(), list[str]()
    watch = IdleWatch(house.window, steady=lambda: clocks.steady, day=lambda: clocks.day)
    watch.left.connect(lambda: seen.append("left"))
    watch.minutes = 1
    handle = house.window.windowHandle()
    watch.start(handle)
    clocks.on(59)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    clocks.on(59)
    watch.tick()
    assert "left" not in seen


BUS = """<busconfig><type>system</type><listen>unix:path={socket}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
LISTENS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from bwvreview.ui.idle import IdleWatch
app = QCoreApplication([])
watch = IdleWatch(app)
watch.slept.connect(lambda: (print("slept", flush=True), app.quit()))
watch.start(None)
print("listening", flush=True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no bus to try it with")
def test_the_system_tells_that_it_goes_to_sleep(tmp_path: Path) -> None:
    from jeepney import DBusAddress, message_bus, new_signal
    from jeepney.io.blocking import Proxy, open_dbus_connection

    socket, settings = tmp_path / "bus", tmp_path / "bus.conf"
    settings.write_text(BUS.format(socket=socket))
    quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, **quiet) as daemon:  # type: ignore[call-overload]
        assert daemon.stdout.readline()
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={socket}"}
        program = [sys.executable, "-c", LISTENS]
        with subprocess.Popen(program, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as listener:
            assert listener.stdout is not None
            assert listener.stdout.readline() == "listening\n"
            manager = "org.freedesktop.login1"
            with open_dbus_connection(bus=f"unix:path={socket}") as connection:
                Proxy(message_bus, connection).RequestName(manager, 4)
                place = DBusAddress("/org/freedesktop/login1", bus_name=manager, interface=f"{manager}.Manager")
                for before in (False, True):
                    connection.send(new_signal(place, "PrepareForSleep", "b", (before,)))
                assert listener.stdout.read() == "slept\n"
        daemon.terminate()
