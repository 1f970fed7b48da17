"""Printing for the evening: the pack holds what the room needs, and no reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import ExportProblem, FormProblem
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.session_words_file import load_session_words
from bwvreview.services.paper_forms import clip_form, save_blank_form, save_clip_form
from bwvreview.services.session_pack import save_session_pack, session_pack
from tests.services.evening import Evening, bring_in, plan, roll, shipped_form

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    return Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 2), children=(2, 1))))


def said(path: Path) -> str:
    found = re.findall(rb"<([0-9a-f]*)> Tj", path.read_bytes())
    return "\n".join(bytes.fromhex(text.decode()).decode("cp1252") for text in found)


def test_the_pack_holds_agenda_notices_clips_and_a_form_for_each(evening: Evening, tmp_path: Path) -> None:
    clock = evening.workspace.clock
    with evening.workspace.reading() as store:
        path = save_session_pack(store, evening.session, tmp_path / "pack", load_scheme(), today=clock.today())
    words = said(path)
    assert path.name == "pack.pdf"
    for sentence in ("Agenda", "Before we start", "What stays in this room", "Before we go", "The clips"):
        assert sentence in words
    for slot in evening.slots:
        assert words.count(f"Clip reference: {slot}") == 13  # each page of its form but the first
    for reading in (load_session_words().wellness, load_session_words().debrief):
        assert all(sentence.split(".")[0][:30] in words for sentence in reading.sentences)


def test_the_pack_holds_no_reference_and_no_lost_clip(evening: Evening, tmp_path: Path) -> None:
    evening.declare(V02="investigation")
    clock = evening.workspace.clock
    with evening.workspace.reading() as store:
        references = [encounter.reference for encounter in store.lists.encounters(1)]
        pack = session_pack(store, evening.session, load_scheme(), today=clock.today(), copies=2)
        path = save_session_pack(store, evening.session, tmp_path / "pack.pdf", load_scheme(), today=clock.today())
    assert "V02" not in [clip.slot for clip in pack.clips]
    assert len(pack.forms) == 2 * len(pack.clips)
    assert pack.minutes_of_video == 12 * len(pack.clips)
    assert pack.minutes == pack.minutes_of_video + 45
    words = said(path)
    assert not [reference for reference in references if reference in words]


def test_time_and_place_of_the_viewing_stand_on_the_pack(evening: Evening) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        store.viewings.add(clock.today(), "18:30", 120, "Room 2", uid="u" * 36)
        pack = session_pack(store, evening.session, load_scheme(), today=clock.today())
    assert pack.when == "1 October 2022, 18:30, Room 2"


def test_letters_that_the_paper_lacks_are_refused_before_anything_is_written(evening: Evening, tmp_path: Path) -> None:
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        store.settings.put("group.name", "Группа")
        with pytest.raises(ExportProblem, match="letters"):
            save_session_pack(store, evening.session, tmp_path / "pack.pdf", load_scheme(), today=clock.today())
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_form_of_a_clip_knows_its_slot_and_themes(evening: Evening, tmp_path: Path) -> None:
    with evening.workspace.reading() as store:
        form = clip_form(store, evening.session, "V01", load_scheme())
        one = save_clip_form(store, evening.session, "V01", tmp_path / "V01.pdf", load_scheme())
        blank = save_blank_form(store, shipped_form(), tmp_path / "blank.pdf", load_scheme(), large=False)
        with pytest.raises(FormProblem, match="no clip V99"):
            clip_form(store, evening.session, "V99", load_scheme())
    assert form.filled[0] == ("Clip reference", "V01")
    assert form.filled[1][1]
    assert "Clip reference: V01" in said(one)
    assert "Clip reference: ____" in said(blank)
