"""Who was on a session's list is kept when the session is opened, and told the same after the list was deleted."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import sample_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.public_file import save_report
from bwvreview.services.tidy_up import open_workspace
from bwvreview.services.workspace import Workspace
from tests.services.evening import Evening, plan, roll

if TYPE_CHECKING:
    from bwvreview.storage.store import Store

TODAY, SPAN = date(2022, 10, 1), (date(2022, 1, 1), date(2022, 12, 31))
SEEN = ("White", "Black", "White", "Asian", "White", "Black", "White", "")


def with_ethnicity(path: Path) -> Path:
    """The practice list with a column of ethnicity; three people are of mixed ethnicity."""
    with sample_list().open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    for at, row in enumerate(rows):
        row.append("Officer-defined ethnicity" if not at else "Mixed" if at < 4 else SEEN[at % len(SEEN)])
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)
    return path


def kept(store: Store, session: int) -> str:
    return store.settings.get(f"session.{session}.make-up")


def told(store: Store, path: Path, *, make_up: bool = True) -> str:
    saved = save_report(
        store, path, load_scheme(), "haringey", SPAN, at=store.sessions.all()[0].state_at, make_up=make_up
    )
    return saved.read_text(encoding="utf-8")


def test_who_was_on_the_list_is_told_the_same_after_it_was_deleted(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "group.bwv", clock=FixedClock(TODAY)) as workspace:
        with workspace.store() as store:
            request = ImportList(with_ethnicity(tmp_path / "list.csv"), "haringey", load_scheme())
            list_id = import_list(store, request, at=workspace.clock.now()).id
        night = Evening.begin(workspace, roll(workspace, list_id, plan(weapons=(3, 1))))
        with workspace.reading() as store:
            before = told(store, tmp_path / "before.html")
            codes = kept(store, night.session)
    clock = FixedClock(date(2022, 12, 1))
    with open_workspace(tmp_path / "group.bwv", clock=clock) as workspace, workspace.reading() as store:
        assert store.lists.get(list_id).rows_deleted
        after = told(store, tmp_path / "after.html")
        without = told(store, tmp_path / "without.html", make_up=False)
    words = ("Who was on the lists", "Ethnicity as the officer saw it", "Under 18", "in 100")
    assert all(one in before and one in after for one in words)
    assert not any(one in without for one in words)
    section = [
        text[text.index("Who was on the lists") : text.index("How the clips were chosen")] for text in (before, after)
    ]
    assert section[0] == section[1]
    table = json.loads(codes)["tables"]["ethnicity_officer"]
    assert table["Mixed"] == ["hidden", ""]
    assert all(size == "hidden" or int(size) % 5 == 0 for size, _ in table.values())


def test_a_list_without_such_columns_keeps_only_what_it_has(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "group.bwv", clock=FixedClock(TODAY)) as workspace:
        with workspace.store() as store:
            list_id = import_list(
                store, ImportList(sample_list(), "haringey", load_scheme()), at=workspace.clock.now()
            ).id
        night = Evening.begin(workspace, roll(workspace, list_id, plan(weapons=(3, 1))))
        with workspace.reading() as store:
            assert list(json.loads(kept(store, night.session))["tables"]) == ["age"]
            assert "Led to an arrest" not in told(store, tmp_path / "page.html")
