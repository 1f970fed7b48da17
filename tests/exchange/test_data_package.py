"""The data package says truly what its tables hold, and text comes back from them as it was given."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.data_package import data_package, write_data_package
from bwvreview.exchange.excel_csv import write_excel_csv
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.safe_text import as_written
from tests.domain.forms_kit import form_of
from tests.exchange.test_safe_text import ODD
from tests.feedback_kit import a_feedback, observation, viewed

FIXED = Path(__file__).parents[2] / ".venv/frictionless/bin/frictionless"
FRICTIONLESS = shutil.which("frictionless") or (str(FIXED) if FIXED.exists() else None)


def package(folder: Path, *clips: Any) -> Path:
    write_data_package(a_feedback(*clips), folder / "data-package.zip")
    return folder / "data-package.zip"


def described(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("datapackage.json"))
    return found


def table(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"{name}.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def fits(field: dict[str, Any], value: str) -> bool:
    """Whether a value keeps what the description of its column promises (Table Schema)."""
    rules = field.get("constraints", {})
    if value == "":
        return not rules.get("required")
    if field["type"] == "integer" and not re.fullmatch(r"[+-]?\d+", value):
        return False
    if field["type"] == "number" and not re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        return False
    if field["type"] == "date":
        date.fromisoformat(value)
    return ("enum" not in rules or value in rules["enum"]) and (
        "pattern" not in rules or re.fullmatch(rules["pattern"], value) is not None
    )


def assert_true_to_its_description(path: Path) -> None:
    for resource in described(path)["resources"]:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(resource["path"])
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])
        rows = table(path, resource["name"])
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert content.decode("utf-8").split("\r\n")[0].split(",") == list(fields)
        wrong = [name for row in rows for name, value in row.items() if not fits(fields[name], value)]
        assert not wrong, resource["name"]
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))


def test_every_table_is_what_its_description_says(tmp_path: Path) -> None:
    assert_true_to_its_description(package(tmp_path))


def test_the_tables_hold_codes_and_the_record_of_each_clip(tmp_path: Path) -> None:
    path = package(tmp_path)
    clips = table(path, "clips")
    assert [(row["slot"], row["rag"], row["themes"]) for row in clips] == [
        ("V01", "red", "weapons"),
        ("V02", "amber", "weapons children"),
        ("V04", "green", "children"),
        ("V05", "none", "weapons"),
    ]
    assert [(row["slot"], row["reason"], row["replaced_by"]) for row in table(path, "not-shown")] == [
        ("V03", "over_31_days", "V05")
    ]
    asked = [(row["slot"], row["action"], row["urgency"]) for row in table(path, "actions")]
    assert asked == [("V01", "reply", "now"), ("V01", "retain", "now")]
    assert {row["instance_id"] for row in table(path, "actions")} <= {row["instance_id"] for row in clips}
    assert ("rag", "red") in {(row["question"], row["name"]) for row in table(path, "choices")}


def test_an_answer_that_does_not_fit_its_kind_widens_the_description_and_stays(tmp_path: Path) -> None:
    form = form_of(
        {"type": "integer", "name": "people"},
        {"type": "date", "name": "day"},
        {"type": "decimal", "name": "SLOT"},
        {"type": "select_one abc", "name": "one"},
        {"type": "select_multiple abc", "name": "some"},
    )
    right = {"people": "10", "day": "2026-11-04", "SLOT": "1.5", "one": "a", "some": "c a"}
    for name, wrong in (("people", "ten"), ("day", "2026-02-30"), ("SLOT", "1e5"), ("one", "d"), ("some", "a d")):
        clip = observation("V01", ClipState.VIEWED, ("weapons",), answers=right)
        other = observation("V02", ClipState.VIEWED, ("weapons",), answers={**right, name: wrong})
        path = tmp_path / f"{name}.zip"
        write_data_package(a_feedback(clip, other, form=form), path, load_highlights())
        assert_true_to_its_description(path)
        column = "SLOT_" if name == "SLOT" else name
        assert [row[column] for row in table(path, "clips")] == ["a c" if name == "some" else right[name], wrong]
    fields = {field["name"]: field for field in described(path)["resources"][0]["schema"]["fields"]}
    kinds = [fields[name]["type"] for name in ("people", "day", "SLOT_", "one")]
    assert kinds == ["integer", "date", "number", "string"]
    assert fields["one"]["constraints"] == {"enum": ["a", "b", "c"]}


def test_a_session_with_nothing_viewed_is_still_a_true_package(tmp_path: Path) -> None:
    gone = observation("V01", ClipState.NOT_SHOWN, ("weapons",), reason="over_31_days")
    path = package(tmp_path, gone)
    assert_true_to_its_description(path)
    assert (table(path, "clips"), len(table(path, "not-shown"))) == ([], 1)


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    assert package(tmp_path).read_bytes() == package(tmp_path / "again").read_bytes()


@given(st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=40)), min_size=1, max_size=8))
def test_any_text_comes_back_from_the_table(texts: list[str]) -> None:
    clips = [viewed(f"V{at:02d}", "weapons", good_practice=text) for at, text in enumerate(texts, 1)]
    content = data_package(a_feedback(*clips), load_highlights())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("clips.csv").decode("utf-8"), newline="")))
    assert [as_written(row["good_practice"]) for row in rows] == texts


def test_text_in_the_table_for_excel_never_starts_like_a_formula(tmp_path: Path) -> None:
    clips = [viewed(f"V{at:02d}", "weapons", good_practice=text) for at, text in enumerate(ODD, 1)]
    path = tmp_path / "clips-for-excel.csv"
    write_excel_csv(a_feedback(*clips), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    column = rows[0].index("What was done well?")
    assert [as_written(row[column].removeprefix("'")) for row in rows[1:]] == [text.removeprefix("'") for text in ODD]


@pytest.mark.skipif(FRICTIONLESS is None, reason="frictionless is not there: a virtual environment .venv/frictionless")
def test_the_reference_validator_accepts_the_package(tmp_path: Path) -> None:
    texts = [viewed(f"V{at:02d}", "weapons", good_practice=text) for at, text in enumerate(ODD, 1)]
    for name, clips in (("plain", ()), ("odd", tuple(texts))):
        folder = tmp_path / name
        folder.mkdir()
        done = subprocess.run(
            [str(FRICTIONLESS), "validate", "--json", str(package(folder, *clips))],
            capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert json.loads(done.stdout)["valid"], done.stdout[-2_000:]
