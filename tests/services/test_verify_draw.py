"""Checking a pack that somebody brings on a stick."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bwvreview.domain.errors import DrawProblem, ExportProblem
from bwvreview.exchange.draw_pack import write_pack
from bwvreview.services.draw_papers import in_room_pack, save_pack
from bwvreview.services.verify_draw import verify_draw
from tests.domain.draw_cases import next_pack


def test_a_pack_is_genuine_as_a_folder_and_as_a_zip(tmp_path: Path) -> None:
    write_pack(tmp_path / "draw", next_pack())
    assert verify_draw(tmp_path / "draw").genuine
    with zipfile.ZipFile(tmp_path / "draw.zip", "w") as archive:
        for file in (tmp_path / "draw").iterdir():
            archive.write(file, f"draw/{file.name}")
    assert verify_draw(tmp_path / "draw.zip").genuine


def test_a_pack_with_something_more_in_it_is_not_genuine_and_that_is_a_verdict(tmp_path: Path) -> None:
    write_pack(tmp_path / "draw", next_pack())
    (tmp_path / "draw" / "older").mkdir()
    verdict = verify_draw(tmp_path / "draw")
    assert (verdict.genuine, verdict.reason) == (False, "older does not belong in this pack.")
    (tmp_path / "draw.zip").write_bytes(b"PK\x03\x04")
    assert verify_draw(tmp_path / "draw.zip").reason == "“draw.zip” is not a ZIP file that can be read."


def test_nothing_to_check_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DrawProblem):
        verify_draw(tmp_path / "none")


def test_a_locked_pack_is_checked_with_its_password_alone(tmp_path: Path) -> None:
    pack = tmp_path / "draw.zip"
    save_pack(in_room_pack(next_pack()), pack, "otter-lamp-plum-river-4271")
    assert verify_draw(pack, "otter-lamp-plum-river-4271").genuine
    for password, said in (("", "needs its password"), ("otter", "this password does not open it")):
        with pytest.raises(DrawProblem, match=said):
            verify_draw(pack, password)


def test_only_a_zip_can_be_locked(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="A folder cannot be locked"):
        save_pack(next_pack(), tmp_path / "draw", "otter-lamp-plum-river-4271")
    assert not (tmp_path / "draw").exists()
