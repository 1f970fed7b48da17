"""Laws in police shorthand: each is asked about with the law it means, never with one of another section."""

from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.exchange.scheme_file import load_vocabulary
from bwvreview.services.check_list import check_list
from tests.lists import HEADINGS, rows, written

PACE_1, PACE_6 = (f"Police and Criminal Evidence Act 1984 (section {number})" for number in (1, 6))
MDA, CJPOA = "Misuse of Drugs Act 1971 (section 23)", "Criminal Justice and Public Order Act 1994 (section 60)"


def asked(folder: Path, law: str) -> dict[str | None, str]:
    """What is asked of a list whose rows all have this law: the word shown, and the law that is offered."""
    path = written(folder, (*HEADINGS, "Power"), [[*row, law] for row in rows(12)])
    return {q.shown: q.suggestion for q in check_list(path).inspection.questions if q.field == "law"}


@pytest.mark.parametrize(
    ("law", "meant"),
    [
        ("s.1 PACE", PACE_1),
        ("Section 1", PACE_1),
        ("S6 PACE 1984", PACE_6),
        ("s.23 MDA 1971", MDA),
        ("MDA 1971 s.23", MDA),
        ("Sec. 60 CJPOA", CJPOA),
        ("s.60 CJPOA 1994", CJPOA),
        ("S.139B CJA 1988", "Criminal Justice Act 1988 (section 139B)"),
        ("s43 TACT 2000", "Terrorism Act 2000 (section 43)"),
    ],
)
def test_a_law_in_shorthand_is_offered_as_what_it_means(tmp_path: Path, law: str, meant: str) -> None:
    assert asked(tmp_path, law) == {law: meant}


@pytest.mark.parametrize("law", ["s32 PACE", "Section 54 PACE", "s17 PACE"])
def test_a_law_of_another_section_is_never_offered(tmp_path: Path, law: str) -> None:
    assert not set(asked(tmp_path, law).values()) & set(load_vocabulary()["law"].values)


def test_a_column_called_much_like_a_known_one_is_asked_about_even_when_its_words_are_new(tmp_path: Path) -> None:
    names = ("Reference", "Date", "Kind of search")
    lines = [[row[0], row[1], "Pedestrian"] for row in rows(12)]
    found = check_list(written(tmp_path, names, lines)).inspection.questions
    assert [question.sentence for question in found] == ["Is the column “Kind of search” the type of search?"]
