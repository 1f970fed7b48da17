"""What was sent: noted with the files' fingerprints, never changed; what is sent again names what it replaces."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.sessions import SessionState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.history import clip_history, verify_history
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.sent_feedback import NoteSent, note_sent, sendings_of
from tests.services.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.evening import Evening

OFFICE = "Central stop and search team"


def save(night: Evening, folder: Path, *files: str) -> dict[str, str]:
    names = files or ("feedback.xlsx", "panel-sheet.xlsx", "data-package.zip")
    done = save_feedback(night.workspace, night.session, folder, load_scheme(), files=names)
    return {file.path.name: file.sha256 for file in done.done.files}


def send(night: Evening, office: str = OFFICE, on: date = TODAY, **more: Any) -> None:
    with night.workspace.store() as store:
        note_sent(store, NoteSent(night.session, office, on, **more), at=night.workspace.clock.now())


def manifest(folder: Path) -> dict[str, tuple[str, str | None]]:
    """By slot, the ids in the hidden manifest of the workbook; the sealed records must say the same."""
    rows = list(openpyxl.load_workbook(folder / "feedback.xlsx")["Manifest"].values)
    found = {}
    for row in rows[6:]:
        sealed = json.loads("".join(str(piece) for piece in row[5:] if piece))
        assert (sealed["instance_id"], sealed["deprecated_id"]) == (row[0], row[1] or "")
        found[str(row[2])] = (str(row[0]), None if row[1] is None else str(row[1]))
    return found


def package(folder: Path) -> dict[str, tuple[str, str | None]]:
    with zipfile.ZipFile(folder / "data-package.zip") as tables:
        rows = [
            row
            for name in ("clips.csv", "not-shown.csv")
            for row in csv.DictReader(io.StringIO(tables.read(name).decode()))
        ]
    return {row["slot"]: (row["instance_id"], row["deprecated_id"] or None) for row in rows}


def panel_sheet(folder: Path) -> dict[str, tuple[str, str | None]]:
    rows = list(openpyxl.load_workbook(folder / "panel-sheet.xlsx")["Records"].values)
    return {str(row[2]): (str(row[0]), None if row[1] is None else str(row[1])) for row in rows[3:]}


def test_what_was_sent_is_noted_with_the_fingerprints_of_the_files(night: Evening, tmp_path: Path) -> None:
    marks = save(night, tmp_path / "out")
    send(night)
    with night.workspace.reading() as store:
        (sending,) = sendings_of(store, night.session)
        assert (sending.office, sending.sent_on, dict(sending.files)) == (OFFICE, TODAY, marks)
        assert store.sessions.get(night.session).state is SessionState.SENT
        line = next(line for line in clip_history(store, night.session, "V01").lines if line.what.startswith("Sent"))
        assert (line.what, line.new) == (f"Sent to {OFFICE}", "data-package.zip, feedback.xlsx, panel-sheet.xlsx")
        assert verify_history(store).whole


def test_a_changed_record_is_sent_again_with_a_new_id_that_names_the_one_before(night: Evening, tmp_path: Path) -> None:
    save(night, tmp_path / "first")
    first = manifest(tmp_path / "first")
    assert {old for _, old in first.values()} == {None}
    send(night)
    night.answer("V03", learning="Explain more slowly.")
    night.finish("V03")
    save(night, tmp_path / "second")
    second = manifest(tmp_path / "second")
    assert {slot: ids for slot, ids in second.items() if slot != "V03"} == {
        slot: ids for slot, ids in first.items() if slot != "V03"
    }
    assert second["V03"][1] == first["V03"][0] != second["V03"][0]
    assert package(tmp_path / "second") == second
    assert {slot: ids for slot, ids in panel_sheet(tmp_path / "second").items() if slot in second} == second
    save(night, tmp_path / "again")
    assert (tmp_path / "again" / "feedback.xlsx").read_bytes() == (tmp_path / "second" / "feedback.xlsx").read_bytes()


def test_revisions_follow_one_another_and_going_back_is_a_revision_too(night: Evening, tmp_path: Path) -> None:
    chain = []
    for number, words in enumerate(("", "Explain more slowly.", "")):
        if number:
            night.answer("V03", learning=words)
            night.finish("V03")
        save(night, tmp_path / str(number), "feedback.xlsx")
        chain.append(manifest(tmp_path / str(number))["V03"])
        send(night)
    assert [old for _, old in chain] == [None, chain[0][0], chain[1][0]]
    assert len({new for new, _ in chain}) == 3
    save(night, tmp_path / "same", "feedback.xlsx")
    assert manifest(tmp_path / "same")["V03"] == chain[-1]


def test_until_something_was_sent_a_record_keeps_its_id(night: Evening, tmp_path: Path) -> None:
    save(night, tmp_path / "first", "feedback.xlsx")
    night.answer("V03", learning="Explain more slowly.")
    night.finish("V03")
    save(night, tmp_path / "second", "feedback.xlsx")
    assert manifest(tmp_path / "first") == manifest(tmp_path / "second")


def test_files_are_known_by_what_they_hold(night: Evening, tmp_path: Path) -> None:
    marks = save(night, tmp_path / "out", "feedback.xlsx", "panel-sheet.xlsx")
    send(night, paths=(tmp_path / "out" / "panel-sheet.xlsx",))
    with night.workspace.reading() as store:
        assert dict(sendings_of(store, night.session)[0].files) == {"panel-sheet.xlsx": marks["panel-sheet.xlsx"]}
    (tmp_path / "out" / "feedback.xlsx").write_bytes(b"opened and saved by another program")
    with pytest.raises(ExportProblem, match=r"“feedback\.xlsx” is not a file of this session as it was saved"):
        send(night, paths=(tmp_path / "out",))
    with night.workspace.reading() as store:
        assert len(sendings_of(store, night.session)) == 1


@pytest.mark.parametrize(
    ("office", "on", "said"),
    [
        ("  ", TODAY, "Say which office"),
        ("x" * 81, TODAY, "Say which office"),
        ("PC 472NX", TODAY, "may hold an officer’s number"),
        (OFFICE, date(2022, 9, 30), "cannot have been sent on 30 September 2022"),
        (OFFICE, date(2022, 10, 2), "cannot have been sent on 2 October 2022"),
    ],
)
def test_what_cannot_be_is_not_noted(night: Evening, tmp_path: Path, office: str, on: date, said: str) -> None:
    save(night, tmp_path / "out", "feedback.xlsx")
    with pytest.raises(ExportProblem, match=said):
        send(night, office, on)
    with night.workspace.reading() as store:
        assert sendings_of(store, night.session) == ()
        assert store.sessions.get(night.session).state is SessionState.CLOSED


def test_nothing_saved_cannot_be_sent(night: Evening) -> None:
    with pytest.raises(ExportProblem, match="not saved yet"):
        send(night)


def test_the_public_report_alone_sends_no_record(night: Evening, tmp_path: Path) -> None:
    save(night, tmp_path / "out", "feedback.xlsx", "public-report.html")
    send(night, names=("public-report.html",))
    with night.workspace.reading() as store:
        assert store.sendings.records(night.session) == {}
        assert store.sessions.get(night.session).state is SessionState.CLOSED
    assert hashlib.sha256((tmp_path / "out" / "public-report.html").read_bytes()).hexdigest()
