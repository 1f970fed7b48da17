from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.inspection import Inspection, Question
from bwvreview.domain.likeness import may_be_shown
from bwvreview.domain.mapping import LEAVE_COLUMN, LEAVE_OUT, MappingProblem, MappingProfile, read_profile
from bwvreview.exchange.mapping_file import mapping_text, read_mapping, write_mapping
from bwvreview.exchange.scheme_file import load_scheme, load_vocabulary
from bwvreview.services.check_list import check_list
from bwvreview.services.list_mapping import answer_questions
from tests.benchmarks import bench_privacy
from tests.lists import HEADINGS, rows, written


def list_with(folder: Path, words: list[str], count: int = 40) -> Path:
    lines = rows(count)
    for line, word in zip(lines, words, strict=False):
        line[4] = word
    return written(folder, lines=lines)


def questions(path: Path, mapping: MappingProfile | None = None) -> tuple[Question, ...]:
    return check_list(path, mapping=mapping).inspection.questions


def members(inspection: Inspection, slug: str) -> int | None:
    return next(theme.members for theme in inspection.themes if theme.slug == slug)


def test_an_unknown_word_close_to_a_known_one_is_asked_about_with_that_suggestion(tmp_path: Path) -> None:
    (question,) = questions(list_with(tmp_path, ["Offensive wpn"] * 5))
    assert question.sentence == "Is “Offensive wpn” the same as “Offensive weapons”?"
    assert (question.kind, question.column, question.rows) == ("value", "Object of search", 5)
    assert (question.suggestion, question.needed) == ("Offensive weapons", True)
    assert question.options[-1].answer == LEAVE_OUT
    assert question.options[-1].words == "Leave these 5 rows out"


def test_an_answered_word_counts_as_the_known_one(tmp_path: Path) -> None:
    path = list_with(tmp_path, ["Offensive wpn"] * 5)
    first = check_list(path).inspection
    mapping = answer_questions(first, {first.questions[0].id: "Offensive weapons"})
    checked = check_list(path, mapping=mapping)
    assert checked.inspection.accepted
    assert checked.inspection.questions == ()
    assert members(checked.inspection, "weapons") == 5
    assert [e.values["object"] for e in checked.encounters()].count("Offensive weapons") == 5


@pytest.mark.parametrize(
    "word",
    ["Kwame Mensah", "Kwame", "SW9 8EF", "12 High Road", "14", "stopped near the shop where he works every day", "x9"],
)
def test_a_word_that_could_be_someone_is_never_shown(tmp_path: Path, word: str) -> None:
    found = check_list(list_with(tmp_path, [word] * 5)).inspection
    (question,) = found.questions
    assert question.shown is None
    assert question.rows == 5
    assert word not in f"{question} {[problem.message for problem in found.problems]}"
    assert [option.answer for option in question.options] == [LEAVE_OUT, LEAVE_COLUMN]


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Legislation", "Knives Act 1997 (section 8)"),
        ("Legislation", "Sporting Events (Control of Alcohol) Act 1985"),
        ("Legislation", "Public Order Act 2023 s.11"),
        ("Outcome", "Words of advice"),
        ("Outcome", "Verbal warning given"),
    ],
)
def test_an_unknown_word_of_the_trade_is_asked_about_even_when_most_rows_have_it(
    tmp_path: Path, heading: str, word: str
) -> None:
    known = {"Legislation": "Misuse of Drugs Act 1971 (section 23)", "Outcome": "Arrest"}[heading]
    lines = [[*row, word if at < 30 else known] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, (*HEADINGS, heading), lines)).inspection
    (question,) = found.questions
    assert found.columns[-1].status == "accepted"
    assert (question.shown, question.rows) == (word, 30)


@pytest.mark.parametrize("word", ["Grace Wood Act 1985", "Kwame Act 1997", "Rose", "May", "Act 07700900123", "Mark"])
def test_a_law_that_could_be_a_person_is_not_shown(tmp_path: Path, word: str) -> None:
    lines = [[*row, word] for row in rows(40)]
    found = check_list(written(tmp_path, (*HEADINGS, "Legislation"), lines)).inspection
    assert all(question.shown is None for question in found.questions)


def test_a_word_in_fewer_than_three_rows_is_not_shown(tmp_path: Path) -> None:
    (question,) = questions(list_with(tmp_path, ["Offensive wpn"] * 2))
    assert question.shown is None
    assert question.sentence.startswith("2 rows have words that this program does not know in “Object of search”.")


def test_rows_left_out_are_counted_so_that_the_sum_adds_up(tmp_path: Path) -> None:
    path = list_with(tmp_path, ["Offensive wpn"] * 5 + ["Kwame Mensah"] * 2)
    first = check_list(path).inspection
    mapping = answer_questions(first, {question.id: LEAVE_OUT for question in first.questions})
    checked = check_list(path, mapping=mapping)
    encounters = list(checked.encounters())
    assert checked.inspection.accepted
    assert checked.inspection.left_out == (("value-not-known", 7),)
    assert checked.inspection.rows == 40 == len(encounters) + 7
    assert encounters[0].row == 9
    assert members(checked.inspection, "drugs") == 33


def test_a_column_with_words_that_are_not_shown_can_be_left_out_so_that_no_row_is_lost(tmp_path: Path) -> None:
    path = list_with(tmp_path, ["Kwame Mensah"] * 9)
    first = check_list(path).inspection
    (question,) = first.questions
    assert question.options[-1].words == "Leave the column “Object of search” out"
    mapping = answer_questions(first, {question.id: LEAVE_COLUMN})
    checked = check_list(path, mapping=mapping)
    assert checked.inspection.accepted
    assert checked.inspection.columns[-1].status == "unknown"
    assert len(list(checked.encounters())) == 40
    assert read_profile(mapping.as_dict(), load_vocabulary()) == mapping


@pytest.mark.parametrize(("clock", "column"), [(" 21:37:05", "When"), ("", "Day it was"), ("T20:15:00Z", "Stop")])
def test_a_column_of_days_is_asked_about_when_no_other_says_when(tmp_path: Path, clock: str, column: str) -> None:
    header = tuple(column if name == "Date" else name for name in HEADINGS)
    lines = [[row[0], f"2022-{1 + at % 9:02}-{1 + at % 27:02}{clock}", *row[2:]] for at, row in enumerate(rows(300))]
    path = written(tmp_path, header, lines)
    first = check_list(path).inspection
    (question,) = first.questions
    assert first.accepted
    assert (question.sentence, question.suggestion) == (f"Is the column “{column}” the date?", "date")
    assert [option.answer for option in question.options] == ["date", LEAVE_OUT]
    checked = check_list(path, mapping=answer_questions(first, {question.id: "date"}))
    assert next(iter(checked.encounters())).on == date(2022, 1, 1)
    assert "Holds exact times." not in {column.reason for column in checked.inspection.columns}


def test_times_beside_the_date_are_refused_and_never_asked_about(tmp_path: Path) -> None:
    lines = [[*row, f"2022-09-14 21:{at:02}:05"] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, (*HEADINGS, "When"), lines)).inspection
    assert (found.columns[-1].status, found.questions) == ("refused", ())


def test_days_of_birth_are_refused_even_when_no_other_column_says_when(tmp_path: Path) -> None:
    header = ("Reference", "When", *HEADINGS[2:])
    lines = [[row[0], f"{1975 + at}-03-0{1 + at % 9}", *row[2:]] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, header, lines)).inspection
    assert (found.columns[1].status, found.questions) == ("refused", ())


@pytest.mark.parametrize(
    "word", ["older than 34", "35 and over", "40+", "between 18 and 24", "25 to 34 years", "under 16"]
)
def test_a_band_of_ages_in_other_words_is_asked_about(tmp_path: Path, word: str) -> None:
    lines = [[*row[:3], word if at < 9 else row[3], row[4]] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, lines=lines)).inspection
    assert [question.shown for question in found.questions] in ([word], [])
    assert found.accepted or found.questions[0].rows == 9


@pytest.mark.parametrize("word", ["17", "aged 17", "17 years", "17-18", "exactly 17", "17 and a half"])
def test_an_age_that_points_at_one_person_is_not_shown(tmp_path: Path, word: str) -> None:
    lines = [[*row[:3], word if at < 9 else row[3], row[4]] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, lines=lines)).inspection
    assert [question.shown for question in found.questions] == [None]


def test_a_word_that_holds_a_known_one_is_asked_about_with_it(tmp_path: Path) -> None:
    lines = [[*row, "Arrested by officer" if at < 9 else "Arrest"] for at, row in enumerate(rows(40))]
    (question,) = questions(written(tmp_path, (*HEADINGS, "Outcome"), lines))
    assert (question.sentence, question.suggestion) == ("Is “Arrested by officer” the same as “Arrest”?", "Arrest")


def test_an_unknown_column_of_which_some_words_are_known_is_asked_about(tmp_path: Path) -> None:
    header = (*HEADINGS[:-1], "Looked for")
    lines = [[*row[:4], "Drugs (controlled)" if at % 3 else "Stolen goods"] for at, row in enumerate(rows(60))]
    first = check_list(written(tmp_path, header, lines)).inspection
    (question,) = first.questions
    assert [option.answer for option in question.options] == ["object", LEAVE_OUT]


def test_a_column_of_counts_is_not_taken_for_yes_and_no(tmp_path: Path) -> None:
    lines = [[*row, str(1 + at % 3)] for at, row in enumerate(rows(40))]
    found = check_list(written(tmp_path, (*HEADINGS, "Officers on scene"), lines)).inspection
    answers = {option.answer for question in found.questions for option in question.options}
    assert answers.isdisjoint({"handcuffs", "bwv_held", "force"})


def test_days_that_cannot_be_read_can_be_left_out(tmp_path: Path) -> None:
    lines = rows(40)
    lines[3][1] = lines[4][1] = "some time in spring"
    path = written(tmp_path, lines=lines)
    first = check_list(path).inspection
    (question,) = first.questions
    assert "2 rows have days that cannot be read" in question.sentence
    checked = check_list(path, mapping=answer_questions(first, {question.id: LEAVE_OUT}))
    assert checked.inspection.accepted
    assert len(list(checked.encounters())) == 38


def test_an_unknown_column_is_asked_about_and_does_not_stop_the_list(tmp_path: Path) -> None:
    lines = [[*row, "Yes" if at % 3 else "No"] for at, row in enumerate(rows(40))]
    path = written(tmp_path, (*HEADINGS, "Cuffs on"), lines)
    first = check_list(path).inspection
    (question,) = first.questions
    assert first.accepted
    assert (question.kind, question.column, question.suggestion, question.needed) == (
        "column",
        "Cuffs on",
        "handcuffs",
        False,
    )
    checked = check_list(path, mapping=answer_questions(first, {question.id: "handcuffs"}))
    assert members(checked.inspection, "handcuffing") == 26
    left_out = check_list(path, mapping=answer_questions(first, {question.id: LEAVE_OUT}))
    assert left_out.inspection.questions == ()
    assert members(left_out.inspection, "handcuffing") is None


def test_an_answer_does_not_let_an_identifying_column_in(tmp_path: Path) -> None:
    lines = [[*row, "PC Howarth 542"] for row in rows()]
    path = written(tmp_path, (*HEADINGS, "Who"), lines)
    found = check_list(path, mapping=MappingProfile({"who": "handcuffs"})).inspection
    assert not found.accepted
    assert found.columns[-1].status == "refused"


def test_an_accepted_column_can_be_left_out_by_choice(tmp_path: Path) -> None:
    mapping = MappingProfile().without_columns(["Age range"])
    checked = check_list(written(tmp_path), mapping=mapping)
    assert checked.inspection.accepted
    assert checked.inspection.columns[3].reason == "Left out because you chose so."
    assert all("age" not in encounter.values for encounter in checked.encounters())


def test_an_answer_that_nobody_offered_is_refused(tmp_path: Path) -> None:
    first = check_list(list_with(tmp_path, ["Kwame Mensah"] * 5)).inspection
    with pytest.raises(MappingProblem):
        answer_questions(first, {first.questions[0].id: "Offensive weapons"})
    with pytest.raises(MappingProblem):
        answer_questions(first, {"value:object:kwame mensah": LEAVE_OUT})


def test_answers_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    profile = MappingProfile(
        {"cuffs on": "handcuffs", "team": LEAVE_OUT},
        {"object": {"offensive wpn": "Offensive weapons", "*": LEAVE_OUT}},
    )
    path = tmp_path / "answers.toml"
    write_mapping(profile, path)
    assert read_mapping(path, load_vocabulary()) == profile
    assert mapping_text(read_mapping(path, load_vocabulary())) == mapping_text(profile)


BAD = {
    "nothing": "",
    "not TOML": "[[[",
    "another format": 'format = "other"',
    "a part too many": 'format = "BWV Review mapping 1"\n[rows]\n',
    "an unknown field": 'format = "BWV Review mapping 1"\n[columns]\n"x" = "surname"',
    "an unknown word": 'format = "BWV Review mapping 1"\n[values.object]\n"offensive wpn" = "Knives and forks"',
    "a name": 'format = "BWV Review mapping 1"\n[values.object]\n"Kwame Mensah" = "Offensive weapons"',
    "a name as heading": 'format = "BWV Review mapping 1"\n[columns]\n"Kwame Mensah" = "object"',
    "a number": 'format = "BWV Review mapping 1"\n[values.age]\n"14" = "10-17"',
    "not a table": 'format = "BWV Review mapping 1"\ncolumns = 3',
    "deep": '{"a":' * 5_000,
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_of_answers_is_read_strictly_and_never_quoted(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(BAD[kind], encoding="utf-8")
    with pytest.raises(MappingProblem) as raised:
        read_mapping(path, load_vocabulary())
    assert "Kwame" not in f"{raised.value!r} {raised.value.advice}"


@pytest.mark.parametrize(
    "content",
    [
        '[columns]\n[columns."kind of search"]\nx = 1',
        '[columns]\n"kind of search" = [1]',
        '[values.object]\n[values.object."offensive wpn"]\nx = 1',
        "[values]\nobject = 1",
        "columns = 1979-05-27",
    ],
)
def test_a_file_of_answers_with_tables_for_answers_is_a_problem(tmp_path: Path, content: str) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(f'format = "BWV Review mapping 1"\n{content}\n' if "[" in content else content)
    with pytest.raises(MappingProblem) as caught:
        read_mapping(path, load_vocabulary())
    assert caught.value.advice


def test_every_known_word_is_still_itself_under_any_answers() -> None:
    vocabulary = load_scheme().fields
    profile = MappingProfile({}, {"object": {"offensive wpn": "Offensive weapons"}})
    changed = profile.applied_to(vocabulary)
    assert all(changed["object"].read(word) == word for word in vocabulary["object"].values)


def test_days_that_cannot_be_read_still_stop_a_list_that_is_numbered_anew(tmp_path: Path) -> None:
    lines = rows(40)
    lines[3][1] = "some time in spring"
    found = check_list(written(tmp_path, lines=lines), renumber=True).inspection
    assert found.made_references
    assert not found.accepted
    assert "a day that cannot be read" in found.problems[0].message


def test_a_list_of_which_no_row_is_left_is_told_as_that(tmp_path: Path) -> None:
    path = list_with(tmp_path, ["Offensive wpn"] * 12, 12)
    with pytest.raises(ListProblem, match="No row of the list is left"):
        check_list(path, mapping=MappingProfile({}, {"object": {"offensive wpn": LEAVE_OUT}}))


def test_the_key_names_the_row_of_every_reference_even_when_rows_are_left_out(tmp_path: Path) -> None:
    path = list_with(tmp_path, ["Controlled drugs"] * 3 + ["Kwame Mensah"] * 2)
    mapping = MappingProfile({}, {"object": {"*": LEAVE_OUT}})
    checked = check_list(path, mapping=mapping, renumber=True)
    keys = list(checked.key_rows())
    assert [(key.row, key.reference) for key in keys] == [(e.row, e.reference) for e in checked.encounters()]
    assert [key.old for key in keys[:4]] == ["REF-0001", "REF-0002", "REF-0003", "REF-0006"]
    assert [key.row for key in keys[:4]] == [2, 3, 4, 7]
    assert len({key.reference for key in keys}) == 38


def test_no_value_that_must_be_found_is_ever_shown_in_a_question() -> None:
    fields = [field for field in load_vocabulary().fields if field.values]
    must = [
        case["value"]
        for name in ("privacy-cases.csv", "privacy-more.csv")
        for case in bench_privacy.cases(name)
        if case["must_flag"] == "1"
    ]
    shown = {(value, field.name) for value in must for field in fields if may_be_shown(value, field)}
    assert shown == set()


def test_a_column_that_only_numbers_rows_is_not_asked_about(tmp_path: Path) -> None:
    lines = [[*row, str(at % 7)] for at, row in enumerate(rows(40))]
    assert questions(written(tmp_path, (*HEADINGS, "index"), lines)) == ()
