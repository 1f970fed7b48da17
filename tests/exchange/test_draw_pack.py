"""Packs on the disk: folders and ZIP files, also those that were made to do harm."""

from __future__ import annotations

import contextlib
import os
import stat
import zipfile
from pathlib import Path

import pytest

from bwvreview.domain.errors import DrawProblem, ExportProblem
from bwvreview.exchange import draw_pack
from bwvreview.exchange.draw_pack import PackProblem, read_pack, write_pack

FILES = {"list.txt": b"one\n", "statement.txt": b"two\n", "manifest.json": b"{}\n"}


def zipped(path: Path, files: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_pack_that_is_written_is_read_again_from_its_folder(tmp_path: Path) -> None:
    write_pack(tmp_path / "draw", FILES)
    assert read_pack(tmp_path / "draw") == FILES


def test_a_pack_is_read_from_a_zip_with_or_without_a_top_folder(tmp_path: Path) -> None:
    assert read_pack(zipped(tmp_path / "a.zip", FILES)) == FILES
    top = {"draw/": b""} | {f"draw/{name}": data for name, data in FILES.items()}
    assert read_pack(zipped(tmp_path / "b.zip", top)) == FILES


def test_an_empty_folder_and_an_empty_zip_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert read_pack(tmp_path / "empty") == {}
    assert read_pack(zipped(tmp_path / "empty.zip", {})) == {}


def test_where_nothing_is_there_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(DrawProblem, match="There is no pack at “none”") as refused:
        read_pack(tmp_path / "none")
    assert not isinstance(refused.value, PackProblem)


@pytest.mark.parametrize(
    "name",
    ["../list.txt", "/list.txt", "a/b/list.txt", "..\\list.txt", "C:\\list.txt", "./list.txt", "list.txt/"],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match="does not belong in this pack"):
        read_pack(zipped(tmp_path / "a.zip", {"draw.txt": b"", name: b"x"}))


def test_two_folders_in_a_zip_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match=r"a/list\.txt does not belong"):
        read_pack(zipped(tmp_path / "a.zip", {"a/list.txt": b"", "b/statement.txt": b""}))


def test_a_folder_inside_a_pack_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path / "draw", FILES)
    (tmp_path / "draw" / "older").mkdir()
    with pytest.raises(PackProblem, match="older does not belong"):
        read_pack(tmp_path / "draw")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    write_pack(tmp_path / "draw", FILES)
    (tmp_path / "draw" / "availability.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(PackProblem, match=r"availability\.txt does not belong"):
        read_pack(tmp_path / "draw")
    link = zipfile.ZipInfo("list.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(PackProblem, match=r"list\.txt does not belong"):
        read_pack(tmp_path / "a.zip")


def test_a_zip_that_grows_without_end_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw_pack, "MOST_BYTES", 100_000)
    bomb = zipped(tmp_path / "bomb.zip", {"list.txt": b"\0" * 10_000_000})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(PackProblem, match="far too large"):
        read_pack(bomb)
    several = {f"statement-{n}.txt": b"\0" * 60_000 for n in (1, 2)}
    with pytest.raises(PackProblem, match="far too large"):
        read_pack(zipped(tmp_path / "several.zip", several))
    write_pack(tmp_path / "draw", several)
    with pytest.raises(PackProblem, match="far too large"):
        read_pack(tmp_path / "draw")
    with pytest.raises(PackProblem, match="far too large"):
        read_pack(zipped(tmp_path / "plain.zip", several, packing=zipfile.ZIP_STORED))


def test_a_zip_that_lies_about_its_sizes_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"list.txt": b"\0" * 5_000})
    data = path.read_bytes().replace((5_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(PackProblem, match="not a ZIP file that can be read"):
        read_pack(path)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = {f"{number}.txt": b"" for number in range(65)}
    with pytest.raises(PackProblem, match="too many files"):
        read_pack(zipped(tmp_path / "a.zip", many))
    write_pack(tmp_path / "draw", many)
    with pytest.raises(PackProblem, match="too many files"):
        read_pack(tmp_path / "draw")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("list.txt", "one")
        archive.writestr("list.txt", "two")
    with pytest.raises(PackProblem, match=r"list\.txt is in this pack twice"):
        read_pack(tmp_path / "a.zip")


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("hello")
    with pytest.raises(PackProblem, match="not a ZIP file"):
        read_pack(tmp_path / "list.txt")


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_with_a_damaged_byte_is_refused_or_read_but_never_a_crash(packing: int, tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", FILES, packing=packing).read_bytes()
    read = 0
    for place in range(len(whole)):
        for flip in (0x01, 0x08, 0xFF):
            torn = bytearray(whole)
            torn[place] ^= flip
            (tmp_path / "b.zip").write_bytes(torn)
            with contextlib.suppress(DrawProblem):
                read_pack(tmp_path / "b.zip")
                read += 1
    assert 0 < read < 3 * len(whole)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_packed_in_an_unusual_way_is_refused(packing: int, tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match="not a ZIP file that can be read"):
        read_pack(zipped(tmp_path / "a.zip", FILES, packing=packing))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the computer's owner may read everything")
def test_a_folder_that_may_not_be_opened_is_a_problem(tmp_path: Path) -> None:
    write_pack(tmp_path / "draw", FILES)
    (tmp_path / "draw").chmod(0)
    with pytest.raises(DrawProblem, match="cannot be read"):
        read_pack(tmp_path / "draw")
    (tmp_path / "draw").chmod(0o700)


def test_a_pack_is_not_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "draw").write_text("x")
    with pytest.raises(ExportProblem):
        write_pack(tmp_path / "draw", FILES)
    assert (tmp_path / "draw").read_text() == "x"
