"""The lock by command: passphrases come from the environment, and a new workspace without one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bwvreview.storage.keys import salt_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

pytestmark = pytest.mark.in_a_file("a server has its own lock")

OLD, NEW = "otter lamp plum river 4271", "kettle violin anchor march 88"


@pytest.fixture(autouse=True)
def _asked_for_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BWVREVIEW_NOT_LOCKED")


@pytest.mark.in_a_plain_file("these tests give a passphrase to every other one")
def test_a_new_workspace_without_a_passphrase_is_refused_with_advice(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = run("retention")
    assert answer.code == 1
    assert "needs a passphrase" in answer.err
    assert "BWVREVIEW_PASSPHRASE" in answer.err
    assert not (tmp_path / "group.bwv").exists()
    assert run("--not-locked", "retention").code == 0
    assert salt_of(tmp_path / "group.bwv") is None


def test_the_passphrase_and_the_sheet_by_command(
    run: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BWVREVIEW_PASSPHRASE", OLD)
    assert run("retention", "45").code == 0
    monkeypatch.delenv("BWVREVIEW_PASSPHRASE")
    assert "This workspace is locked." in run("retention").err
    monkeypatch.setenv("BWVREVIEW_PASSPHRASE", NEW)
    assert "The passphrase is wrong." in run("retention").err

    monkeypatch.setenv("BWVREVIEW_PASSPHRASE", OLD)
    sheet = tmp_path / "sheet.pdf"
    assert "BWVREVIEW_NEW_PASSPHRASE" in run("workspace", "passphrase", "--sheet", sheet).err
    monkeypatch.setenv("BWVREVIEW_NEW_PASSPHRASE", NEW)
    assert run("workspace", "passphrase", "--sheet", tmp_path / "nowhere" / "sheet.pdf").code == 1
    assert run("workspace", "passphrase", "--sheet", sheet).code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert sheet.stat().st_mode & 0o077 == 0

    assert "The passphrase is wrong." in run("retention").err
    monkeypatch.setenv("BWVREVIEW_PASSPHRASE", NEW)
    assert run("retention", "--json").json["days"] == 45
    assert "already a file" in run("workspace", "sheet", "--sheet", sheet).err
    assert run("workspace", "sheet", "--sheet", tmp_path / "second.pdf").code == 0
