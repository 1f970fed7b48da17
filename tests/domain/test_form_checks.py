"""A form with mistakes is refused with all of them at once, each with its row and words a person can act on."""

from __future__ import annotations

import pytest

from bwvreview.domain.forms.findings import FormErrors
from tests.domain.forms_kit import CHOICES, Row, findings_of, form_of

ONE: Row = {"type": "select_one abc", "name": "one"}
T: Row = {"type": "text", "name": "t"}


def only_finding(*survey: Row, choices: tuple[Row, ...] = CHOICES) -> tuple[int | None, str | None, str]:
    found = findings_of(*survey, choices=choices)
    assert len(found) == 1, [str(finding) for finding in found]
    return found[0].row, found[0].column, found[0].message + " " + found[0].advice


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("textt", "Did you mean “text”"),
        ("geopoint", "Places on a map"),
        ("geotrace", "Places on a map"),
        ("image", "Pictures, sound and video"),
        ("audio", "Pictures, sound and video"),
        ("rank abc", "not a type this program knows"),
        ("range", "not a type this program knows"),
        ("select_one_from_file list.csv", "not a type this program knows"),
        ("select_one abc or_other", "“or_other” cannot be used"),
        ("select_multiple abc or_other", "“or_other” cannot be used"),
        ("select_one", "has no list of choices"),
        ("select_one abcd", "Did you mean “abc”"),
        ("select_one abc twice", "“twice” is not expected"),
        ("begin_repeat", "Repeats cannot be used"),
    ],
)
def test_a_type_it_does_not_have_is_named(kind: str, words: str) -> None:
    survey: list[Row] = [{"type": kind, "name": "q"}]
    if kind == "begin_repeat":
        survey += [T, {"type": "end_repeat", "label": ""}]
    row, column, message = only_finding(*survey)
    assert (row, column) == (2, "type")
    assert words in message


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("${t} == 'x'", "Write one = to compare"),
        ("(${t} = 'x'", "opened and not closed"),
        ("${t} = 'x')", "never opened"),
        ("not(${t} = 'x'", "opened and not closed"),
        ("${t} = 'x", "quote is opened"),
        ("${t = 'x'", "not closed"),
        ("${}", "names no question"),
        ("${t} =", "stops before it is complete"),
        ("= ${t}", "value is missing before “=”"),
        ("${t} ${one}", "not expected here"),
        ("${t} and or ${one}", "not expected here"),
        ("()", "where a value is missing"),
        ("${t} && ${one}", "Write “and”"),
        ("${t} | ${one}", "Write “or”"),
        ("1 / 2", "Write “div”"),
        ("/data/t = 'x'", "not understood"),
        ("t = 'x'", "Write ${t}"),
        ("maybe", "Put a text in quotes"),
        ("${nobody} = 'x'", "no question “nobody”"),
        ("${tt} = 'x'", "Did you mean “t”"),
        ("${box} = 'x'", "is a group"),
        ("uuid()", "no function “uuid”"),
        ("select(${one}, 'a')", "Did you mean “selected”"),
        ("pulldata('a', 'b', 'c', 'd')", "no function “pulldata”"),
        ("selected(${one})", "takes 2 values, and here has 1"),
        ("if(${t}, 1)", "takes 3 values"),
        ("coalesce(${t}, 1, 2)", "takes 2 values"),
        ("today(1)", "takes no value, and here has 1"),
        ("concat()", "1 or more values"),
        ("${one} = 'd'", "“d” is not one of the choices"),
        ("'d' = ${one}", "“d” is not one of the choices"),
        ("${one} != 'd'", "“d” is not one of the choices"),
        ("${one} = 1", "“1” is not one of the choices"),
        ("selected(${one}, 'd')", "“d” is not one of the choices"),
        ("selected(${many}, 'aa')", "Did you mean “a”"),
        ("selected-at(${many}, 0) = 'd'", "“d” is not one of the choices"),
        ("selected(${many}, 1)", "must be in quotes"),
        ("regex(${t}, '(')", "cannot be used"),
        ("regex(${t}, '(a+)+')", "for ever"),
        ("regex(${t}, ${t})", "must stand in quotes"),
        (". = 'x'", "only stand in a constraint"),
        ("..", "only stand in position"),
        ("string-length(..) > 1", "only stand in position"),
        ("string-length() > 1", "outside a constraint"),
        ("(" * 61 + "1" + ")" * 61, "nested more than 60 deep"),
        ("not(" * 61 + "1" + ")" * 61, "nested more than 60 deep"),
        ("-" * 61 + "1", "nested more than 60 deep"),
        ("1" + "+1" * 301, "more than 300 operators"),
        ("'" + "x" * 20_001 + "'", "more than 20,000 letters"),
        ("${q} = 'x'", "go round in a circle: q → q"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_its_row(rule: str, words: str) -> None:
    row, column, message = only_finding(
        T,
        ONE,
        {"type": "select_multiple abc", "name": "many"},
        {"type": "begin_group", "name": "box"},
        {"type": "end_group", "label": ""},
        {"type": "text", "name": "q", "relevant": rule},
    )
    assert (row, column) == (7, "relevant")
    assert words in message


@pytest.mark.parametrize("column", ["relevant", "constraint", "required", "calculation", "choice_filter"])
def test_every_column_of_rules_is_checked(column: str) -> None:
    kind = {"calculation": "calculate", "choice_filter": "select_one abc"}.get(column, "text")
    row, where, message = only_finding({"type": kind, "name": "q", column: "nosuch(1)"})
    assert (row, where) == (2, column)
    assert "no function “nosuch”" in message


def test_rules_at_the_limit_are_taken() -> None:
    assert not findings_of(
        {**T, "relevant": "(" * 60 + "1" + ")" * 60}, {"type": "text", "name": "u", "relevant": "1" + "+1" * 300}
    )


def test_ten_mistakes_in_ten_rows_come_together_in_order() -> None:
    survey = [{"type": "text", "name": f"q{number}", "relevant": f"${{missing{number}}} = 'x'"} for number in range(10)]
    with pytest.raises(FormErrors, match="10 mistakes") as refused:
        form_of(*survey)
    assert [finding.row for finding in refused.value.findings] == list(range(2, 12))
    assert all(f"row {row}" in refused.value.advice for row in range(2, 12))


def test_two_mistakes_in_one_rule_are_both_named() -> None:
    found = findings_of({**T, "relevant": "nosuch(${nobody})"})
    assert {finding.message for finding in found} == {
        "This program has no function “nosuch”.",
        "There is no question “nobody”.",
    }


def test_a_row_that_cannot_be_read_does_not_make_the_rules_wrong_that_name_it() -> None:
    found = findings_of({"type": "geopoint", "name": "spot"}, {**T, "relevant": "${spot} != ''"})
    assert [(finding.row, finding.column) for finding in found] == [(2, "type")]


def test_circles_are_named_each_once() -> None:
    found = findings_of(
        {"type": "text", "name": "a", "relevant": "${b} = ''"},
        {"type": "text", "name": "b", "relevant": "${a} = ''"},
        {"type": "calculate", "name": "c", "calculation": "${d} + 1"},
        {"type": "calculate", "name": "d", "calculation": "${c} + 1"},
        {"type": "begin_group", "name": "g", "relevant": "${inside} = ''"},
        {"type": "text", "name": "inside"},
        {"type": "end_group", "label": ""},
    )
    assert [finding.row for finding in found] == [2, 4, 6]
    assert all("go round in a circle" in finding.message for finding in found)


def test_a_constraint_may_read_what_depends_on_its_own_question() -> None:
    assert not findings_of(
        {"type": "text", "name": "a", "constraint": "${b} != . and string-length() < 9"},
        {"type": "text", "name": "b", "relevant": "${a} = ''"},
    )


@pytest.mark.parametrize("name", ["1st", "two words", "é", "a:b", "-a", "a/b", "$a"])
def test_a_name_that_cannot_be_one_is_refused(name: str) -> None:
    row, column, message = only_finding({"type": "text", "name": name})
    assert (row, column) == (2, "name")
    assert "cannot be a name" in message


def test_names_are_used_once_also_by_groups() -> None:
    found = findings_of(T, T, {"type": "begin_group", "name": "t"}, {"type": "end_group", "label": ""})
    assert [(finding.row, finding.column) for finding in found] == [(3, "name"), (4, "name")]
    assert "row 2" in found[0].message


def test_a_row_needs_a_type_a_name_and_a_label() -> None:
    found = findings_of({"name": "q"}, {"type": "text"}, {"type": "text", "name": "u", "label": ""})
    assert [(finding.row, finding.column) for finding in found] == [(2, "type"), (3, "name"), (4, "label")]


def test_groups_must_be_begun_and_ended() -> None:
    end: Row = {"type": "end_group", "label": ""}
    assert "never begun" in only_finding(T, end)[2]
    assert "begun and not ended" in only_finding({"type": "begin_group", "name": "g"}, T)[2]
    found = findings_of({"type": "begin_group", "name": "g"}, T, {"type": "end_repeat", "label": ""})
    assert ["still open" in finding.message for finding in found] == [True]


def test_groups_may_be_nested_sixty_deep_and_no_deeper() -> None:
    def nested(depth: int) -> list[Row]:
        begins: list[Row] = [{"type": "begin_group", "name": f"g{level}"} for level in range(depth)]
        return [*begins, T, *([{"type": "end group", "label": ""}] * depth)]

    assert not findings_of(*nested(60))
    found = findings_of(*nested(400))
    assert found
    assert all("nested more than 60 deep" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("choices", "column", "words"),
    [
        ([{"list_name": "abc", "name": "a", "label": "Again"}], "name", "has “a” already, in row 2"),
        ([{"list_name": "abc", "name": "d"}], "label", "needs a label"),
        ([{"list_name": "abc", "label": "D"}], "name", "needs a name"),
        ([{"name": "d", "label": "D"}], "list_name", "needs the name of its list"),
        ([{"list_name": "abc", "name": "d e", "label": "D"}], "name", "cannot hold a space"),
    ],
)
def test_a_choice_must_be_whole_and_once_in_its_list(choices: list[Row], column: str, words: str) -> None:
    found = findings_of(ONE, choices=(*CHOICES, *choices))
    assert [(finding.sheet, finding.row, finding.column) for finding in found] == [("choices", 5, column)]
    assert words in found[0].message


def test_a_list_without_a_usable_choice_is_empty() -> None:
    found = findings_of({"type": "select_one empty", "name": "q"}, choices=[{"list_name": "empty", "label": "x"}])
    assert "has no choices" in " ".join(finding.message for finding in found)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"type": "select_one abc", "default": "d"}, "default"),
        ({"type": "select_multiple abc", "default": "a d"}, "default"),
        ({"type": "integer", "default": "three"}, "default"),
        ({"type": "date", "default": "5/12/2026"}, "default"),
        ({"type": "text", "default": "${t}"}, "default"),
        ({"type": "text", "default": "today()"}, "default"),
        ({"type": "note", "required": "yes"}, "required"),
        ({"type": "calculate", "calculation": "1", "default": "1"}, "default"),
        ({"type": "calculate"}, "calculation"),
        ({"type": "text", "calculation": "1"}, "calculation"),
        ({"type": "text", "choice_filter": "true()"}, "choice_filter"),
        ({"type": "select_one abc", "choice_filter": "region = 'x'"}, "choice_filter"),
        ({"type": "text", "readonly": "perhaps"}, "readonly"),
        ({"type": "text", "label": "Dear ${t}"}, "label"),
        ({"type": "text", "hint": "You said ${t}"}, "hint"),
        ({"type": "text", "media::image": "a.png"}, "media::image"),
        ({"type": "text", "image": "a.png"}, "image"),
        ({"type": "text", "audio::English": "a.mp3"}, "audio::English"),
        ({"type": "text", "trigger": "${t}"}, "trigger"),
        ({"type": "text", "bind::foo": "x"}, "bind::foo"),
    ],
)
def test_a_cell_that_cannot_be_is_named(row: Row, column: str) -> None:
    found_row, found_column, _ = only_finding(T, {"name": "q", **row})
    assert (found_row, found_column) == (3, column)


def test_a_form_in_several_languages_is_refused_once_a_column() -> None:
    found = findings_of({**T, "label::English (en)": "x"}, {"type": "text", "name": "u", "label::English (en)": "y"})
    assert [(finding.row, finding.column) for finding in found] == [(1, "label::English (en)")]


def test_columns_of_other_tools_are_passed_over_when_they_are_empty_or_remarks() -> None:
    form = form_of({**T, "image": "", "source": "a report", "label": "Hello"})
    assert form.question("t").label == "Hello"


def test_five_thousand_rows_with_mistakes_are_all_named() -> None:
    survey = [{"type": "text", "name": f"q{number}", "relevant": f"${{gone{number}}} = 'x'"} for number in range(4_900)]
    assert [finding.row for finding in findings_of(*survey)] == list(range(2, 4_902))


def test_many_circles_are_found_and_the_first_fifty_named() -> None:
    survey = [{"type": "text", "name": f"q{number}", "relevant": f"${{q{number ^ 1}}} = ''"} for number in range(400)]
    found = findings_of(*survey)
    assert len(found) == 50
    assert all("go round in a circle" in finding.message for finding in found)
