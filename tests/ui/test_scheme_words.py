"""Every page calls what is drawn and looked at as the scheme of the records does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.errors import Problem
from bwvreview.domain.words import Words
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.demo import DICE, GROUP, SALT, SESSION
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.open_session import open_session
from bwvreview.services.record_answer import RecordClip, record_clip
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.scheme_in_use import use_scheme
from bwvreview.services.try_form import check_form
from bwvreview.services.views_review import review_view
from bwvreview.services.workspace import Workspace
from bwvreview.ui.speech import use_words, words_in_use
from tests.cli.test_every_scheme import a_list_for, answers_to
from tests.scheme_words import texts_on, wrong_in
from tests.ui.evening import CLOCK
from tests.ui.tour import Walk, walking

SLUGS = sorted(path.parent.name for path in resource("schemes").glob("*/scheme.toml"))
PLACES = ("home", "list", "draw", "session", "feedback", "replies", "practice", "reviewers", "settings", "history",
          "form", "copies", "themes", "guard")  # fmt: skip


@pytest.fixture(autouse=True)
def _usual_words() -> Iterator[None]:
    yield
    use_words(Words())


def _records_of(slug: str, folder: Path) -> Path:
    """Records of a scheme with an open session: one thing recorded, one not shown."""
    path, scheme, at = folder / "group.bwv", load_scheme(slug), CLOCK.now()
    first, second = (theme.slug for theme in scheme.themes[:2])
    with Workspace.open(path, clock=CLOCK) as workspace:
        with workspace.store() as store:
            use_scheme(store, slug)
            store.settings.put("group.slug", GROUP)
            store.settings.put("group.name", "Haringey")
            request = ImportList(a_list_for(scheme, folder / "list.csv"), GROUP, scheme)
            kept = import_list(store, request, at=at)
        with workspace.store() as store:
            plan = (PlannedTheme(first, 3, 2), PlannedTheme(second, 3, 2))
            plan_id = commit_draw(store, CommitDraw(kept.id, GROUP, SESSION, plan, SALT), scheme, at=at).id
        with workspace.store() as store:
            roll_draw(store, RollDraw(plan_id, DICE), at=at)
            open_session(store, plan_id, check_form(resource("schemes", slug, "form.xlsx")), scheme, at=at)
        with workspace.store() as store:
            record_clip(store, RecordClip(1, "V01", answers_to(slug)), scheme, at=at, today=CLOCK.today())
            gone = {"viewed": "not_viewed", "not_viewed_reason": "not_found"}
            record_clip(store, RecordClip(1, "V02", gone), scheme, at=at, today=CLOCK.today())
    return path


def _walk(walk: Walk, folder: Path) -> Iterator[tuple[str, QWidget]]:
    window = walk.house.window
    for place in PLACES:
        walk.page(place)
        yield place, window
    walk.page("list")
    walk.press("Look closer at the list")
    yield "a closer look", window
    walk.page("session")
    walk.press("All papers of this draw")
    yield "papers", window
    walk.wish("record", (1, "V03"), "This ")
    yield "record", window
    walk.wish("history", (1, "V01"), "V01")
    yield "history of one", window
    walk.house.context.window.show_problem(Problem("No {clip} is {watched}.", advice="Open {a_clip} first."))
    yield "a problem", window


@pytest.mark.parametrize("slug", SLUGS)
def test_a_reviewer_sees_days_run_out_only_where_the_police_delete_what_is_watched(tmp_path: Path, slug: str) -> None:
    with Workspace.open(_records_of(slug, tmp_path), clock=CLOCK) as workspace, workspace.reading() as store:
        days = [clip.days_left for clip in review_view(store, today=CLOCK.today()).clips if not clip.is_over]
    assert days
    assert (set(days) == {None}) is (load_scheme(slug).police_keep is None)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_uses_the_words_of_its_scheme(qtbot: QtBot, tmp_path: Path, slug: str) -> None:
    path = _records_of(slug, tmp_path)
    with walking(qtbot, path) as walk:
        walk.page("home")
        found = {place: wrong_in(slug, *texts_on(shown)) for place, shown in _walk(walk, tmp_path)}
    wrong = [f"{place}: {text}" for place, texts in found.items() for text in texts]
    assert not wrong, "\n".join(wrong)


def test_another_scheme_is_spoken_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with walking(qtbot, tmp_path / "workspace.bwv") as walk:
        walk.page("session")
        walk.page("settings")
        walk.tick("Custody records")
        qtbot.waitUntil(lambda: words_in_use()["clip"] == "record", timeout=20_000)
        walk.quiet()
        for place in ("home", "session"):
            walk.page(place)
            assert wrong_in("custody-record", *texts_on(walk.house.window.current() or walk.house.window)) == []
