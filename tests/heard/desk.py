"""A screen, a keyboard and a screen reader of the tests' own, and the program on it as it is started by people.

The screen is Xvfb's, the keys are xdotool's, the reader is `listener.py`. Everything ends with the `with` block, or
when the tests are killed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bwvreview.services.demo import SESSION

HOME = Path(__file__).resolve().parents[2]
LIMIT = 30
"""Seconds after which something that does not come is missed."""

_TRIES = 20  # what is read may change in the middle of it

_SYSTEM_PYTHON = "/usr/bin/python3"
_NEEDS = {"Xvfb": "xvfb", "xdotool": "xdotool", "dbus-run-session": "dbus-daemon"}
# Ends when the tests do: its own input ends then. What it starts ends with its session bus.
_KEEPER = 'echo "$DBUS_SESSION_BUS_ADDRESS"; read -r _'
_READER = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@cache
def missing() -> str:
    """Say which Debian packages are missing for this; empty when none is."""
    gone = [package for command, package in _NEEDS.items() if shutil.which(command) is None]
    if not any(Path(folder, "at-spi-bus-launcher").exists() for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")):
        gone.append("at-spi2-core")
    read = subprocess.run([_SYSTEM_PYTHON, "-c", _READER], capture_output=True, check=False) if _has_python() else None
    if read is None or read.returncode:
        gone += ["python3-gi", "gir1.2-atspi-2.0"]
    return f"not installed: {', '.join(gone)}" if gone else ""


def _has_python() -> bool:
    return Path(_SYSTEM_PYTHON).exists()


@dataclass(frozen=True)
class Heard:
    """One thing as a screen reader tells it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    written: str = ""
    within: tuple[str, ...] = ()

    @property
    def has_focus(self) -> bool:
        return "focused" in self.states

    @property
    def takes_keys(self) -> bool:
        """Whether the keyboard can stop here."""
        return {"focusable", "visible", "sensitive"} <= self.states

    @property
    def said(self) -> str:
        """All that is said of it."""
        return " ".join(filter(None, (self.name, self.role, self.description, self.written)))


@dataclass
class Desk:
    """The running program, as somebody has it who uses keys and ears."""

    program: subprocess.Popen[bytes]
    environment: Mapping[str, str]
    _reader: subprocess.Popen[str]
    announced: list[str] = field(default_factory=list)

    # --- hearing

    def everything(self) -> list[Heard]:
        """All that is shown now."""
        return [_heard(found) for found in self._ask({"do": "read"})]

    def words(self) -> str:
        """All that is shown, a thing a line."""
        return "\n".join(thing.said for thing in self.everything() if thing.said)

    def listen(self) -> list[Heard]:
        """What got the focus since this was asked last."""
        focused = []
        for event in self._ask({"do": "events"}):
            if "focus" in event:
                focused.append(_heard(event["focus"]))
            else:
                self.announced.append(str(event["said"]))
        return focused

    def focus(self) -> Heard | None:
        """What has the focus, as it is now."""
        found = self._ask({"do": "focus"})
        heard = _heard(found) if found else None
        return heard if heard is not None and heard.has_focus else None

    def wait(self, words: str) -> None:
        """Wait until these words are told."""
        self.until(lambda: words in self.words(), f"“{words}” was not heard")

    def until(self, fact: Callable[[], object], otherwise: str) -> None:
        """Wait for a fact."""
        give_up = time.monotonic() + LIMIT
        while not fact():
            assert self.program.poll() is None, "the program has ended"
            assert time.monotonic() < give_up, f"{otherwise}. There was:\n{self.words()}"
            time.sleep(0.05)

    def rest(self) -> None:
        """Wait until a page has read what it shows: what is pressed before may be gone in the same moment."""
        before: list[str] = []

        def same() -> bool:
            before.append(self.words())
            return len(before) > 2 and len(set(before[-3:])) == 1

        self.until(same, "the page does not come to rest")

    # --- doing

    def press(self, name: str, role: str = "") -> None:
        """Press what has this name, through the reader."""
        self.until(lambda: self._ask({"do": "press", "name": name, "role": role}), f"no “{name}” to press")

    def key(self, *keys: str) -> None:
        """Press keys of the keyboard, one after the other: “Tab”, “ctrl+Return”, “alt+4”."""
        self._xdotool("key", "--delay", "1", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", "1", "--", text)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def activate(self) -> None:
        """Give the window the keyboard: there is no window manager that would."""
        found = self._xdotool("search", "--sync", "--onlyvisible", "--name", "^BWV Review$").split()
        self._xdotool("windowfocus", "--sync", found[-1])

    def _ask(self, request: dict[str, str]) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        told: dict[str, Any] = {}
        for _ in range(_TRIES):
            self._reader.stdin.write(json.dumps(request) + "\n")
            self._reader.stdin.flush()
            told = json.loads(self._reader.stdout.readline() or '{"answer": null}')
            if "answer" in told:
                return told["answer"]
        raise AssertionError(f"the window cannot be read: {told}")


def _heard(found: Mapping[str, Any]) -> Heard:
    return Heard(
        found["role"],
        found["name"],
        found["description"],
        frozenset(found["states"]),
        found["written"],
        tuple(found.get("within", ())),
    )


@contextmanager
def desk(
    folder: Path, workspace: Path, *, today: str = str(SESSION.day), size: str = "1366x768", locked: bool = False
) -> Iterator[Desk]:
    """The program on a workspace, on a screen of its own, with its window active. New records may ask for a lock."""
    with ExitStack() as ending:
        ending.callback(_sweep, folder)
        environment = {**os.environ, **_surroundings(folder), "DISPLAY": _screen(ending, size)}
        environment["BWVREVIEW_NOT_LOCKED"] = "" if locked else "1"
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(ending, environment)
        reader = _process(ending, [_SYSTEM_PYTHON, "-I", str(Path(__file__).with_name("listener.py"))], environment)
        assert reader.stdout is not None
        assert json.loads(reader.stdout.readline())["answer"] == "ready"
        log = ending.enter_context((folder / "program.log").open("wb"))
        command = [sys.executable, "-m", "bwvreview", "--workspace", str(workspace), "--today", today]
        program = subprocess.Popen(command, cwd=HOME, env=environment, stdout=log, stderr=log)
        ending.callback(_end, program)
        found = Desk(program, environment, reader)
        found.until(lambda: any(thing.role == "frame" for thing in found.everything()), "no window came")
        found.activate()
        yield found


def _surroundings(folder: Path) -> dict[str, str]:
    """Nothing of the person whose computer this is; every program lets itself be read."""
    made = {}
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        path = folder / name.lower()
        path.mkdir(mode=0o700)
        made[name] = str(path)
    shown = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
    return {**made, **shown, "NO_AT_BRIDGE": "0", "GTK_A11Y": "atspi"}


def _screen(ending: ExitStack, size: str) -> str:
    listening, telling = os.pipe()
    command = ["Xvfb", "-displayfd", str(telling), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[telling], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ending.callback(_end, screen)
    os.close(telling)
    with os.fdopen(listening) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    return f":{number}"


def _bus(ending: ExitStack, environment: Mapping[str, str]) -> str:
    clean = {name: value for name, value in environment.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    bus = _process(ending, ["dbus-run-session", "--", "sh", "-c", _KEEPER], clean)
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    assert address, "no session bus"
    return address


def _process(ending: ExitStack, command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start something that ends when its input does."""
    made = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    ending.callback(_end, made)
    return made


def _sweep(folder: Path) -> None:
    """End what the buses started for themselves and left: it knows no other home than this folder."""
    mark = f"XDG_RUNTIME_DIR={folder}".encode()
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (place / "environ").read_bytes():
                os.kill(int(place.name), signal.SIGKILL)


def _end(process: subprocess.Popen[Any]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
