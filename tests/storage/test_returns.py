"""The store of returns: the same files change nothing, rulings are kept, and reports are those of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bwvreview.domain.collate import Ruling, edit_key
from bwvreview.domain.errors import Problem
from bwvreview.domain.quarter import Quarter
from bwvreview.exchange.quarter_json import quarter_json
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.services.collate import (
    collate_files,
    confirm_voices,
    report_kept,
    settle_conflict,
    settle_edit,
)
from bwvreview.storage.store import Store
from tests.returns_kit import RATING, a_return, changed, clips_of, column, workbook
from tests.storage.examples import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from bwvreview.domain.returns import ReturnFile

Q4 = Quarter(2026, 4)


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> list[ReturnFile]:
    """Files with a conflict, a cell changed by hand, a revision and a duplicate."""
    folder = tmp_path_factory.mktemp("returns")
    with clips_of(workbook(folder, a_return("brent"), "brent.xlsx")) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = "amber"
    workbook(folder, a_return("haringey"), "a.xlsx")
    workbook(folder, changed(a_return("haringey"), "V02", rag="green"), "b.xlsx")
    workbook(folder, changed(a_return("camden"), "V01", revision=1, good_practice="They explained it."), "c.xlsx")
    workbook(folder, a_return("camden"), "d.xlsx")
    return read_folder(folder)


def test_kept_returns_give_the_report_of_their_files_and_the_same_files_change_nothing(
    engine: Engine, returned: list[ReturnFile]
) -> None:
    expected = quarter_json(collate_files(returned, Q4).report)
    for new in (len(returned), 0):
        with Store.opened(engine) as store:
            assert store.returns.keep(returned, at=NOON) == new
    with Store.opened(engine, reading=True) as store:
        assert quarter_json(report_kept(store, Q4).report) == expected


def test_nothing_is_settled_without_a_reason_and_every_ruling_stays(engine: Engine, returned: list[ReturnFile]) -> None:
    with Store.opened(engine) as store:
        store.returns.keep(returned, at=NOON)
        (conflict,) = report_kept(store, Q4).collation.conflicts
        chosen = conflict.returns[0]
        with pytest.raises(Problem, match="Say why"):
            settle_conflict(store, conflict.key, chosen, " ", at=NOON)
        settle_conflict(store, conflict.key, chosen, "The group told us", at=NOON)
        settle_conflict(store, conflict.key, conflict.returns[1], "They wrote again", at=NOON)
    with Store.opened(engine, reading=True) as store:
        collation = report_kept(store, Q4).collation
        assert not collation.conflicts
        kept = next(one for one in collation.kept if one.group == "haringey" and one.slot == "V02")
        assert kept.content == conflict.returns[1].content
        assert [ruling.reason for _, ruling in store.returns.ruled()] == ["The group told us", "They wrote again"]
        told = store.history.log(9)
        assert [(one.why, one.name) for one in reversed(told)] == [
            ("The group told us", "haringey, 2026-12-05.2, V02"),
            ("They wrote again", "haringey, 2026-12-05.2, V02"),
        ]


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE rulings SET reason = 'Because'",
        "UPDATE rulings SET chosen = 'd'",
        "DELETE FROM rulings",
        "INSERT INTO rulings (key, chosen, reason, at, position) SELECT 'x', chosen, reason, at, 99 FROM rulings",
    ],
)
def test_a_ruling_that_somebody_changes_behind_the_program_is_found(engine: Engine, tamper: str) -> None:
    with Store.opened(engine) as store:
        store.returns.settle(Ruling("k", "c", "The group told us"), at=NOON)
        assert store.history.check().broken is None
    with engine.begin() as connection:
        connection.execute(text(tamper))
    with Store.opened(engine, reading=True) as store:
        broken = store.history.check().broken
        assert broken is not None
        assert "settled a question otherwise than is kept" in broken.words()


def test_a_change_by_hand_counts_once_somebody_took_it(engine: Engine, returned: list[ReturnFile]) -> None:
    def reds(store: Store) -> int | None:
        line = next(one for one in report_kept(store, Q4).report.questions if one.name == "rag")
        return line.answered

    with Store.opened(engine) as store:
        store.returns.keep(returned, at=NOON)
        one = next(one for one in report_kept(store, Q4).collation.kept if one.edits)
        assert one.counted["rag"] == "red"
        settle_edit(store, one, "rag", take_it=True, reason="They meant amber", at=NOON)
        assert edit_key(one, one.edits[0]) in store.returns.rulings()
        again = next(two for two in report_kept(store, Q4).collation.kept if two.instance_id == one.instance_id)
        assert (again.counted["rag"], again.edits) == ("amber", ())
        assert reds(store)


def test_a_group_of_sentences_is_a_proposal_until_somebody_confirms_it(
    engine: Engine, returned: list[ReturnFile]
) -> None:
    with Store.opened(engine) as store:
        store.returns.keep(returned, at=NOON)
        (group,) = report_kept(store, Q4).report.good
        assert not group.confirmed
        confirm_voices(store, group.key, "One sentence, one group", at=NOON)
        (group,) = report_kept(store, Q4).report.good
        assert group.confirmed


def test_two_files_of_one_name_both_count_and_are_told_apart(engine: Engine, tmp_path: Path) -> None:
    for group in ("brent", "haringey"):
        (tmp_path / group).mkdir()
        workbook(tmp_path / group, a_return(group), "feedback.xlsx")
    with Store.opened(engine) as store:
        for group in ("brent", "haringey"):
            store.returns.keep(read_folder(tmp_path / group), at=NOON)
        found = report_kept(store, Q4)
    viewed = {one.slug: one.viewed for one in found.report.groups if one.sent}
    assert viewed == {"brent": 3, "haringey": 3}
    assert {one.file for one in found.collation.kept} == {"feedback.xlsx", "feedback.xlsx (2)"}
