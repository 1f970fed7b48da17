"""The whole main job opens no socket to a network: heard by Python, and under a kernel that would end the program."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LISTEN = """
import os, sys
def _hear(event, args):
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}:
        if isinstance(args[1], (str, bytes)):
            return  # a socket of this machine
    elif event not in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}:
        return
    with open(os.environ["HEARD"], "a") as file:
        file.write(event + "\\n")
    raise OSError("no network here")
sys.addaudithook(_hear)
"""
# The kernel ends the process when it asks for an IPv4, IPv6 or raw socket, whoever asks: Python, Qt, or C.
FORBID = """
import ctypes, platform, struct
_numbers = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_machine, _socket = _numbers[platform.machine()]
def _step(code, yes, no, value):
    return struct.pack("HBBI", code, yes, no, value)
_load, _equal, _end = 0x20, 0x15, 0x06
_allow, _kill = 0x7FFF0000, 0x80000000
_program = b"".join([
    _step(_load, 0, 0, 4), _step(_equal, 0, 7, _machine),
    _step(_load, 0, 0, 0), _step(_equal, 0, 5, _socket),
    _step(_load, 0, 0, 16), _step(_equal, 2, 0, 2), _step(_equal, 1, 0, 10), _step(_equal, 0, 1, 17),
    _step(_end, 0, 0, _kill), _step(_end, 0, 0, _allow),
])
_kept = ctypes.create_string_buffer(_program)
class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]
_libc = ctypes.CDLL(None, use_errno=True)
assert _libc.prctl(38, 1, 0, 0, 0) == 0
_filter = _Filter(len(_program) // 8, ctypes.addressof(_kept))
assert _libc.prctl(22, 2, ctypes.byref(_filter), 0, 0) == 0, ctypes.get_errno()
"""
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import build_window
from bwvreview.ui.controllers import PLACES
from tests.ui.rooms import open_viewing

def until(true):
    for _ in range(600):
        if true():
            return
        QTest.qWait(20)
    sys.exit("it did not happen")

app = QApplication(sys.argv[:1])
workspace = open_viewing(Path(sys.argv[1]))
house = build_window(lambda: workspace, workspace.clock)
house.window.show()
house.open()
until(lambda: house.context.is_open)
for place in PLACES:
    house.go(place.name)
    QTest.qWait(30)
house.context.wish("record", "V01")
record = house.controller("record")
until(lambda: record.work is not None)
record.page.answered.emit("went_well", "They explained the search.")
until(lambda: record.saves.idle)
house.window.close()
until(lambda: not house.tasks.busy)
print("done")
"""

kernel = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"},
    reason="only Linux can be asked for that",
)


@pytest.fixture(params=["heard", pytest.param("forbidden", marks=kernel)])
def how(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing reaches a network without being noticed."""
    ears = tmp_path / "ears"
    ears.mkdir()
    (ears / "sitecustomize.py").write_text(LISTEN + (FORBID if request.param == "forbidden" else ""))
    path = os.pathsep.join([str(ears), str(ROOT)])
    return {
        **os.environ,
        "PYTHONPATH": path,
        "HEARD": str(tmp_path / "heard"),
        "QT_QPA_PLATFORM": "offscreen",
        "HOW": request.param,
    }


def done(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_ears_hear(how: dict[str, str], family: str) -> None:
    script = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).connect(('::1', 9))"
    if family == "AF_INET":
        script = script.replace("::1", "127.0.0.1")
    found = done(how, "-c", script)
    if how["HOW"] == "forbidden":
        assert found.returncode == -signal.SIGSYS
    else:
        assert Path(how["HEARD"]).read_text() == "socket.connect\n"


@pytest.mark.slow
def test_the_whole_job_on_the_command_line_opens_no_socket(how: dict[str, str], tmp_path: Path) -> None:
    found = done(how, "-m", "bwvreview.cli", "demo", "--to", str(tmp_path / "out"))
    assert found.returncode == 0, found.stderr
    assert (tmp_path / "out").is_dir()
    assert not Path(how["HEARD"]).exists()


@pytest.mark.slow
def test_the_window_opens_no_socket_on_any_page(how: dict[str, str], tmp_path: Path) -> None:
    found = done(how, "-c", WINDOW, str(tmp_path))
    assert (found.returncode, found.stdout) == (0, "done\n"), found.stderr[-2000:]
    assert not Path(how["HEARD"]).exists()
