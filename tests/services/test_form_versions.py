"""A session keeps the form it began with; a form put in use serves the sessions after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.findings import FormErrors
from bwvreview.domain.forms.survey import Form, Group, Question
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.form_in_use import form_before, form_in_use, look_at, scheme_form, use_form, use_scheme_form
from bwvreview.services.open_session import open_session
from bwvreview.services.record_answer import RecordAnswer, finish_clip, open_clip, record_answer
from bwvreview.services.workspace import Workspace
from tests.services.evening import bring_in, plan, roll

SCHEME = load_scheme()
DAY = date(2022, 10, 1)
SHIPPED = resource("schemes", "stop-search", "form.xlsx")
MORE = Question("shield", "text", "Was a shield used?", relevant="${viewed} = 'full'")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "group.bwv", clock=FixedClock(DAY)) as opened:
        yield opened


def another_form(*more: Question, version: str = "ours 1") -> Form:
    shipped = scheme_form(SCHEME)
    return replace(shipped, version=version, items=(*shipped.items, Group("extra", "More", items=(MORE, *more))))


def in_use(workspace: Workspace, form: Form) -> None:
    with workspace.store() as store:
        use_form(store, form, SCHEME, at=workspace.clock.now())


def session(workspace: Workspace, list_id: int, number: int) -> int:
    fixed = roll(workspace, list_id, plan(weapons=(2, 1)), number=number)
    with workspace.store() as store:
        return open_session(store, fixed, form_in_use(store, SCHEME).form, SCHEME, at=workspace.clock.now())


def form_of_clip(workspace: Workspace, session_id: int) -> Form:
    with workspace.reading() as store:
        return open_clip(store, session_id, "V01", SCHEME, today=DAY).form.form


def test_without_a_choice_the_form_of_the_scheme_is_in_use(workspace: Workspace) -> None:
    with workspace.reading() as store:
        found = form_in_use(store, SCHEME)
    assert (found.form, found.is_own, found.since) == (scheme_form(SCHEME), False, None)


def test_a_form_put_in_use_serves_the_next_session_and_not_those_begun(workspace: Workspace) -> None:
    list_id = bring_in(workspace)
    first = session(workspace, list_id, 1)
    in_use(workspace, another_form())
    second = session(workspace, list_id, 2)
    assert not form_of_clip(workspace, first).has_question("shield")
    assert form_of_clip(workspace, second).has_question("shield")
    with workspace.reading() as store:
        assert form_in_use(store, SCHEME).since == DAY
        kept = [store.sessions.get(one) for one in (first, second)]
    assert [one.form_version for one in kept] == [scheme_form(SCHEME).version, "ours 1"]
    assert kept[0].form_fingerprint != kept[1].form_fingerprint


def test_a_draft_goes_on_in_a_form_that_nobody_has_any_more(workspace: Workspace) -> None:
    list_id = bring_in(workspace)
    in_use(workspace, another_form())
    begun = session(workspace, list_id, 1)
    for name, value in (("viewed", "full"), ("shield", "Yes, a short one.")):
        with workspace.store() as store:
            clip = open_clip(store, begun, "V01", SCHEME, today=DAY).clip_id
            record_answer(store, RecordAnswer(begun, clip, name, value), at=workspace.clock.now())
    with workspace.store() as store:
        use_scheme_form(store, SCHEME)
    with workspace.reading() as store:
        draft = open_clip(store, begun, "V01", SCHEME, today=DAY).form
        assert not form_in_use(store, SCHEME).is_own
    assert draft.value("shield") == "Yes, a short one."
    assert [section.label for section in draft.sections()][-1] == "More"


def test_the_form_of_the_scheme_itself_is_no_form_of_the_groups_own(workspace: Workspace) -> None:
    in_use(workspace, another_form())
    with workspace.store() as store:
        assert not use_form(
            store, Form.from_json(scheme_form(SCHEME).canonical_json()), SCHEME, at=workspace.clock.now()
        ).is_own
        assert not form_in_use(store, SCHEME).is_own


def test_the_groups_own_form_that_was_in_use_before_is_remembered(workspace: Workspace) -> None:
    with workspace.reading() as store:
        assert form_before(store) is None
    in_use(workspace, another_form(version="ours 1"))
    in_use(workspace, another_form(version="ours 2"))
    with workspace.store() as store:
        assert form_before(store) == another_form(version="ours 1")
        use_scheme_form(store, SCHEME)
        assert form_before(store) == another_form(version="ours 2")
        use_scheme_form(store, SCHEME)
        assert form_before(store) == another_form(version="ours 2")


def test_a_form_that_lacks_what_a_session_needs_is_not_put_in_use(workspace: Workspace) -> None:
    with pytest.raises(FormErrors, match="4 mistakes"):
        in_use(workspace, Form("f", "A form", "1", (MORE,)))
    with workspace.reading() as store:
        assert not form_in_use(store, SCHEME).is_own


@pytest.mark.parametrize(
    "kept", ["{}", "[]", "x", '{"form": "{}", "since": "2022-10-01"}', '{"form": 1, "since": "x"}']
)
def test_a_stored_form_that_cannot_be_read_can_be_replaced(workspace: Workspace, kept: str) -> None:
    with workspace.store() as store:
        store.settings.put("form.in_use", kept)
        with pytest.raises(FormProblem, match="cannot be read"):
            form_in_use(store, SCHEME)
        assert look_at(store, SHIPPED, SCHEME).changes == ()
        use_scheme_form(store, SCHEME)
        assert form_in_use(store, SCHEME).form == scheme_form(SCHEME)


def test_looking_at_a_form_says_everything_and_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SHIPPED)
    sheet = book["survey"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    sheet.cell(2, columns["label"], "The part with another name")
    row = sheet.max_row + 1
    for column, text in {"type": "text", "name": "more", "label": "More?", "appearance": "huge"}.items():
        sheet.cell(row, columns[column], text)
    path = tmp_path / "ours.xlsx"
    book.save(path)
    with workspace.reading() as store:
        found = look_at(store, path, SCHEME)
        assert not form_in_use(store, SCHEME).is_own
    assert (found.file, found.errors, found.lacks, found.may_be_used) == ("ours.xlsx", (), (), True)
    assert [(remark.row, remark.column) for remark in found.remarks] == [(row, "appearance")]
    assert [change.words for change in found.changes][1:] == [
        "The part “The clip” is now called “The part with another name”.",
        "New question: “More?”.",
    ]


def test_looking_at_a_form_with_mistakes_gives_them_all(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (["type", "name", "label", "relevant"], *(["text", f"q{n}", "Q", "${gone} = 1"] for n in range(10))):
        survey.append(row)
    book.save(tmp_path / "form.xlsx")
    with workspace.reading() as store:
        found = look_at(store, tmp_path / "form.xlsx", SCHEME)
    assert found.form is None
    assert not found.may_be_used
    assert [error.row for error in found.errors] == list(range(2, 12))


def test_a_form_may_ask_when_its_record_was_begun_and_finished(workspace: Workspace) -> None:
    moments = (Question("begun", "start"), Question("ended", "end"), Question("day", "today"))
    in_use(workspace, another_form(*moments, replace(MORE, name="late", relevant="${day} = '2022-10-01'")))
    begun = session(workspace, bring_in(workspace), 1)
    times = {
        "viewed": datetime(2022, 10, 1, 23, 30, tzinfo=UTC),  # already 2 October in London
        "not_viewed_reason": datetime(2022, 10, 2, 9, 0, tzinfo=UTC),
    }
    for name, value in (("viewed", "not_viewed"), ("not_viewed_reason", "time")):
        with workspace.store() as store:
            clip = open_clip(store, begun, "V01", SCHEME, today=DAY).clip_id
            record_answer(store, RecordAnswer(begun, clip, name, value), at=times[name])
    with workspace.reading() as store:
        assert store.answers.last_of(clip).name == "not_viewed_reason"  # type: ignore[union-attr]
        opened = open_clip(store, begun, "V01", SCHEME, today=date(2022, 10, 5)).form
    assert (opened.value("begun"), opened.value("day"), opened.value("ended")) == (
        "2022-10-02T00:30:00+01:00",
        "2022-10-02",
        "",
    )
    assert not opened.relevant("late")
    with workspace.store() as store:
        finish_clip(store, begun, clip, SCHEME, at=times["not_viewed_reason"], today=DAY)
    with workspace.reading() as store:
        assert store.answers.of(clip)["ended"] == "2022-10-02T10:00:00+01:00"
