"""The computer's own keyring: used when it is there, never a stranger's, and missed by nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.errors import WrongPassphrase
from bwvreview.services import keyring
from bwvreview.services.change_lock import change_passphrase
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace

pytestmark = pytest.mark.in_a_file("a server has its own password")

CLOCK = FixedClock(date(2022, 10, 1))
OLD, NEW = "otter lamp plum river 4271", "kettle violin anchor march 88"


class Ring:
    """A keyring that keeps what it is given, as those of the systems do."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


class BrokenRing(Ring):
    """A keyring that is locked, or whose service has gone."""

    def set_password(self, service: str, name: str, secret: str) -> None:
        raise RuntimeError("the keyring does not answer")

    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError("the keyring does not answer")

    def delete_password(self, service: str, name: str) -> None:
        raise RuntimeError("the keyring does not answer")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "workspace.bwv"
    Workspace.open(path, clock=CLOCK, secret=OLD).close()
    return path


def test_the_key_is_kept_not_the_passphrase_and_opens_this_file_until_it_changes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    monkeypatch.setattr(keyring, "_ring", lambda: ring)
    with pytest.raises(WrongPassphrase):
        keyring.remember(file, NEW)
    assert ring.kept == {}
    assert keyring.remember(file, OLD)
    assert OLD not in repr(ring.kept)
    key = keyring.kept_key(file)
    assert key is not None
    with Workspace.open(file, clock=CLOCK, secret=key) as workspace:
        change_passphrase(workspace, OLD, NEW)
    assert keyring.kept_key(file) is None, "the file has another key now"
    keyring.remember(file, NEW)
    keyring.forget_key(keyring.name_of(file))
    assert keyring.kept_key(file) is None


@pytest.mark.parametrize("ring", [None, BrokenRing()])
def test_a_computer_without_a_working_keyring_is_no_hindrance(
    file: Path, ring: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "_ring", lambda: ring)
    assert keyring.kept_key(file) is None
    assert not keyring.remember(file, OLD)
    keyring.forget_key(keyring.name_of(file))
    assert keyring.name_of(None) == ""


def test_only_the_keyrings_of_the_systems_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    ring = keyring._ring()
    assert ring is None or type(ring).__module__.rpartition(".")[2] in {"Windows", "macOS", "SecretService", "kwallet"}
    assert keyring.has_keyring() == (ring is not None)
