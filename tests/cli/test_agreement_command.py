"""Agreement of ratings in a file, and files that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.domain.test_agreement import krippendorff_rows, paradox_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

KEYS = {"alpha", "ac1", "brennan_prediger", "percent", "items", "raters"}


def write(path: Path, rows: list[dict[str, str]], *, gaps: str = "leave out") -> Path:
    lines = ["item,rater,rating"]
    for item, row in enumerate(rows):
        lines += [f"V{item},{who},{what or gaps}" for who, what in row.items() if what or gaps != "leave out"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("gaps", ["leave out", "", "."])
@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_ratings_in_a_file_give_their_published_figures(
    run: Callable[..., Answer], tmp_path: Path, level: str, alpha: float, gaps: str
) -> None:
    path = write(tmp_path / "ratings.csv", krippendorff_rows(), gaps=gaps)
    said = run("agreement", path, "--level", level, "--json")
    assert said.code == 0
    assert set(said.json) == KEYS
    assert said.json["alpha"] == pytest.approx(alpha, abs=5e-4)
    assert (said.json["items"], said.json["raters"]) == (12, 4)


def test_the_paradox_is_told_in_sentences_too(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = write(tmp_path / "ratings.csv", paradox_rows())
    assert run("agreement", path, "--json").json["ac1"] == pytest.approx(0.9408, abs=5e-5)
    said = run("agreement", path).out.splitlines()
    assert said[0] == "Two raters of the same item gave the same answer 94% of the time."
    assert "AC1 is 0.94" in said[2]
    assert said[-1] == "125 items answered by two or more, 2 raters."


@pytest.mark.parametrize("rows", [[{"A": "1", "B": "1"}] * 3, [{"A": "1"}, {"B": "2"}]])
def test_what_cannot_be_calculated_is_left_open(
    run: Callable[..., Answer], tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    path = write(tmp_path / "ratings.csv", rows)
    found = run("agreement", path, "--json").json
    assert (found["alpha"], found["ac1"], found["brennan_prediger"]) == (None, None, None)
    assert "cannot be calculated" in run("agreement", path).out


def test_ranges_come_with_where_the_resampling_began(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = write(tmp_path / "ratings.csv", krippendorff_rows())
    found = run("agreement", path, "--resamples", 300, "--seed", 5, "--json").json
    assert (found["resamples"], found["seed"]) == (300, 5)
    low, high = found["ranges"]["alpha"]
    assert low < found["alpha"] <= high
    assert run("agreement", path, "--resamples", 300, "--seed", 5, "--json").json == found


def test_a_scale_of_words_has_the_order_that_is_given(run: Callable[..., Answer], tmp_path: Path) -> None:
    rows = [{"A": "low", "B": "high"}, {"A": "low", "B": "low"}, {"A": "middle", "B": "high"}]
    path = write(tmp_path / "ratings.csv", rows)
    one = run("agreement", path, "--level", "ordinal", "--order", "low,middle,high", "--json").json
    other = run("agreement", path, "--level", "ordinal", "--order", "middle,low,high", "--json").json
    assert one["alpha"] != other["alpha"]
    refused = run("agreement", path, "--level", "ordinal", "--order", "low,high")
    assert (refused.code, "Row 6" in refused.err) == (1, True)
    assert "middle" not in refused.err
    assert run("agreement", path, "--order", "low,middle,high").code == 1


def test_numbers_on_a_scale_are_read_as_numbers(run: Callable[..., Answer], tmp_path: Path) -> None:
    plain = [{"A": str(n % 11), "B": str((n + n % 3) % 11)} for n in range(30)]
    written = [{"A": f"{row['A']}.0", "B": f"+{row['B']}"} for row in plain]
    one = run("agreement", write(tmp_path / "a.csv", plain), "--level", "ordinal", "--json").json
    other = run("agreement", write(tmp_path / "b.csv", written), "--level", "ordinal", "--json").json
    assert one == other


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_as_spreadsheets_save_them_are_read(
    run: Callable[..., Answer], tmp_path: Path, delimiter: str, newline: str
) -> None:
    lines = ["Rater,ITEM,more,Rating ", "A,V1,x,yes", 'B,V1,,"yes"', "", "A,V2,,no", "B, V2 ,,yes"]
    text = newline.join(line.replace(",", delimiter) for line in lines)
    path = tmp_path / "ratings.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = run("agreement", path, "--json").json
    assert (found["percent"], found["items"], found["raters"]) == (0.5, 2, 2)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("item,rater\nV1,A\n", "row 1: the column “rating” is not there"),
        ("item,rater,rating,rating\nV1,A,1,2\n", "row 1: the column “rating” is there twice"),
        ("item,rater,rating\nV1,A,1\nV1,A,2\n", "Row 3: this rater has rated this item before"),
        ("item,rater,rating\nV1,A,1\nV1,,SECRET\n,B,1\n", "Rows 3 and 4: the item or the rater is blank"),
        ("item,rater,rating\nV1,A,1\nV1,B,SECRET\n", "Row 3: the rating is not a number"),
        ("item,rater,rating\nV1,A,nan\n", "Row 2: the rating is not a number"),
        ("item,rater,rating\nV1,A,SECRET\nV1,A,1\nV1,A,2\n", "Row 2: the rating is not a number. Row 4: this rater"),
        ("item,rater,rating\n" + "V1,A,SECRET\n" * 30, "Rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 20 more:"),
        ("item,rater,rating\nV1,A,1,2\n", "row 2: there are too many cells"),
        ("item,rater,rating\nV1\n", "row 2: there are too few cells"),
        ('item,rater,rating\nV1,A,"SECRET\n', "the quotes do not close"),
        ("", "row 1: the column “item” is not there"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_row(
    run: Callable[..., Answer], tmp_path: Path, text: str, where: str
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    said = run("agreement", path, "--level", "ordinal")
    assert said.code == 1
    assert where in said.err
    assert "SECRET" not in said.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00item"])
def test_what_is_no_csv_file_is_refused(run: Callable[..., Answer], tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ratings.csv"
    if content is not None:
        path.write_bytes(content)
    assert run("agreement", path).code == 1
    assert run("agreement", tmp_path).code == 1


def test_a_file_without_ratings_leaves_everything_open(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("item,rater,rating\n", encoding="utf-8")
    found = run("agreement", path, "--json").json
    assert found == dict.fromkeys(KEYS) | {"items": 0, "raters": 0}


@pytest.mark.parametrize("words", [["--order", "a,,b"], ["--resamples", "-1"], ["--level", "interval"]])
def test_wrong_usage_is_told(run: Callable[..., Answer], tmp_path: Path, words: list[str]) -> None:
    assert run("agreement", write(tmp_path / "r.csv", paradox_rows()), *words).code == 2


def test_a_beginning_out_of_range_is_refused(run: Callable[..., Answer], tmp_path: Path) -> None:
    assert run("agreement", write(tmp_path / "r.csv", paradox_rows()), "--seed", "4294967296").code == 1
