from __future__ import annotations

import io
from pathlib import Path

import olefile
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.gate import KeyRow
from bwvreview.exchange import locked_file
from bwvreview.exchange.key_sheet import write_key_sheet

PASSWORD = "three plain words 7"
ROWS = [KeyRow(2, "BWV-7KQ2-9XMT", "CAD 4521"), KeyRow(3, "BWV-AAAA-BBBB", "=1+1")]


def opened(path: Path, password: str) -> list[tuple[object, ...]]:
    import openpyxl
    from msoffcrypto import OfficeFile

    clear = io.BytesIO()
    with path.open("rb") as file:
        book = OfficeFile(file)
        book.load_key(password=password, verify_password=True)
        book.decrypt(clear, verify_integrity=True)
    return list(openpyxl.load_workbook(clear).worksheets[0].iter_rows(values_only=True))


@pytest.mark.usefixtures("guesses_cost")
def test_a_key_sheet_opens_with_its_password_and_holds_each_row(tmp_path: Path) -> None:
    path = tmp_path / "key.xlsx"
    write_key_sheet(ROWS, path, PASSWORD)
    head, *rows = opened(path, PASSWORD)
    assert head == ("Row in the police’s file", "New reference", "Reference before")
    assert rows == [(2, "BWV-7KQ2-9XMT", "CAD 4521"), (3, "BWV-AAAA-BBBB", "=1+1")]
    assert b"BWV-7KQ2" not in path.read_bytes()
    with olefile.OleFileIO(str(path)) as locked:
        assert b'spinCount="100000"' in locked.openstream("EncryptionInfo").read(), "what a guess costs"


def test_a_list_without_references_has_a_key_of_two_columns(tmp_path: Path) -> None:
    write_key_sheet([KeyRow(2, "BWV-7KQ2-9XMT", "")], tmp_path / "key.xlsx", PASSWORD)
    assert opened(tmp_path / "key.xlsx", PASSWORD)[1] == (2, "BWV-7KQ2-9XMT")


def test_a_wrong_password_does_not_open_it(tmp_path: Path) -> None:
    from msoffcrypto.exceptions import InvalidKeyError

    write_key_sheet(ROWS, tmp_path / "key.xlsx", PASSWORD)
    with pytest.raises(InvalidKeyError):
        opened(tmp_path / "key.xlsx", "another password 8")


def test_a_key_that_does_not_read_back_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_file, "unlock_workbook", lambda _locked, _password: b"something else")
    with pytest.raises(ExportProblem, match="could not be locked safely"):
        write_key_sheet(ROWS, tmp_path / "key.xlsx", PASSWORD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "password"), [("key.xlsx", "short"), ("key.csv", PASSWORD), ("there.xlsx", PASSWORD)])
def test_a_key_sheet_needs_a_password_and_a_new_file(tmp_path: Path, name: str, password: str) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"the key to another list")
    with pytest.raises(ExportProblem):
        write_key_sheet(ROWS, tmp_path / name, password)
    assert (tmp_path / "there.xlsx").read_bytes() == b"the key to another list"
