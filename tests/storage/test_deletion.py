"""Deleting a list takes everything that holds a reference with it, and leaves what people recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from sqlalchemy import inspect, text

from bwvreview.storage.engine import MIGRATING, key_of
from bwvreview.storage.erase import erase_traces
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.migrations import script_config
from bwvreview.storage.store import Store
from tests.storage.examples import CLIPS, ENCOUNTERS, LIST, NOON, add_list, add_session, plan

if TYPE_CHECKING:
    from sqlalchemy import Engine

REFERENCES = tuple(encounter.reference.encode() for encounter in ENCOUNTERS)
LAST_DAY, AFTER = date(2022, 10, 31), date(2022, 11, 1)


def lose_one(store: Store) -> int:
    """A session that lost V02; give its plan."""
    session = add_session(store)
    store.draws.declare(1, "late", [(CLIPS[0].reference, "technical")], NOON)
    clip = store.sessions.clips(session)[0].id
    store.answers.put(clip, "panel", "rating", "green", by="AB", at=NOON)
    return 1


def everything_in(engine: Engine) -> bytes:
    """Every cell of every table, as bytes."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        rows = [row for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row)


def files_of(engine: Engine) -> bytes:
    """The workspace's file and everything that stands beside it."""
    folder = Path(str(engine.url.database)).parent
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_list_is_due_on_the_day_after_its_last(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        assert LIST.delete_on == LAST_DAY
        assert store.deletion.lists_due(LAST_DAY) == ()
        assert store.deletion.lists_due(AFTER) == (number,)
        store.deletion.delete_list(number, AFTER)
        assert store.deletion.lists_due(AFTER) == ()


def test_a_plan_taken_in_after_midnight_in_summer_is_kept_from_that_day_on(engine: Engine) -> None:
    after_midnight = datetime(2022, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    with Store.opened(engine) as store:
        store.draws.add(replace(plan(None), created_at=after_midnight))
        assert store.deletion.held_until(31) == date(2022, 8, 1)


def test_a_list_that_another_replaces_at_once_goes_without_a_trace(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        store.deletion.replace_list(number, AFTER)
        assert store.lists.all() == ()
    assert not [reference for reference in REFERENCES if reference in everything_in(engine)]


def test_a_list_with_a_plan_keeps_its_place_when_another_replaces_it(engine: Engine) -> None:
    with Store.opened(engine) as store:
        lose_one(store)
        store.deletion.replace_list(1, AFTER)
        assert [stored.rows_deleted for stored in store.lists.all()] == [True]


def test_a_deleted_list_keeps_its_counts_its_fingerprint_and_the_day_it_went(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        before = store.lists.get(number)
        store.deletion.delete_list(number, AFTER)
    with Store.opened(engine) as store:
        after = store.lists.get(number)
        assert list(store.lists.encounters(number)) == []
        assert (after.rows, after.fingerprint, after.left_out) == (before.rows, before.fingerprint, before.left_out)
        assert (after.rows_deleted, after.deleted_on) == (True, AFTER)


def test_no_table_holds_a_reference_after_the_plan_was_deleted(engine: Engine) -> None:
    with Store.opened(engine) as store:
        lose_one(store)
    assert all(reference in everything_in(engine) for reference in REFERENCES)
    with Store.opened(engine) as store:
        for commitment in store.deletion.plans_of(1):
            store.deletion.delete_plan(commitment, '{"size":3}', AFTER)
        store.deletion.delete_list(1, AFTER)
        assert store.deletion.plans_of(1) == ()
    found = everything_in(engine)
    assert not any(reference in found for reference in REFERENCES)
    assert b"statement" not in found


def test_what_people_recorded_outlives_the_list(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = lose_one(store)
        store.deletion.delete_plan(number, '{"size":3}', AFTER)
    with Store.opened(engine) as store:
        fixed = store.draws.get(number)
        assert (fixed.commit, fixed.seeds) == ("c" * 64, ("63454660390103169462",))
        assert (fixed.list_file, fixed.statement, fixed.design, fixed.deleted_on) == (b"", b"", '{"size":3}', AFTER)
        first, second = store.sessions.clips(1)
        assert store.answers.of(first.id) == {"rating": "green"}
        assert [(clip.slot, clip.reference, clip.on) for clip in (first, second)] == [
            ("V01", "", None),
            ("V02", "", None),
        ]
        assert (second.themes, second.instance_id != "") == (CLIPS[0].themes, True)


def test_a_lost_clip_is_known_by_its_slot_before_and_after(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = lose_one(store)
        assert store.draws.lost_slots(number) == {"V02"}
        store.deletion.delete_plan(number, "{}", AFTER)
        assert store.draws.lost_slots(number) == {"V02"}
        assert store.draws.availability(number) == ((), ())
        assert store.draws.references_seen("haringey") == set()


def test_only_plans_that_came_in_without_a_list_before_a_moment_are_due_by_themselves(engine: Engine) -> None:
    with Store.opened(engine) as store:
        taken_in = store.draws.add(plan(None))
        assert store.deletion.plans_without_list(NOON) == ()
        assert store.deletion.plans_without_list(NOON + timedelta(seconds=1)) == (taken_in,)
        store.deletion.delete_plan(taken_in, "{}", AFTER)
        assert store.deletion.plans_without_list(NOON + timedelta(days=99)) == ()


def test_the_bytes_of_the_file_and_its_log_hold_nothing_that_was_deleted(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = lose_one(store)
    with Store.opened(engine) as store:
        store.deletion.delete_plan(number, "{}", AFTER)
        store.deletion.delete_list(1, AFTER)
    erase_traces(engine)
    if engine.dialect.name == "sqlite":
        found = files_of(engine)
        assert (b"haringey" in found) == (key_of(engine) is None), "the file is the one that is written to"
    else:
        found = everything_in(engine)
    assert not any(reference in found for reference in REFERENCES)


def test_tracing_is_undone_while_others_have_the_file_open(engine: Engine) -> None:
    with engine.connect():  # an idle connection is not in the way
        erase_traces(engine)
    with Store.opened(engine) as store:
        assert add_list(store) == 1


def test_the_second_migration_goes_up_and_down_with_data(empty_url: str) -> None:
    from bwvreview.storage.engine import make_engine

    engine = make_engine(empty_url)
    bring_up_to_date(engine, to="0001")
    shape = _shape(engine)
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        number = lose_one(store)
    with engine.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        command.downgrade(script_config(connection), "0001")
    assert _shape(engine) == shape
    bring_up_to_date(engine)
    with Store.opened(engine) as store:
        fixed = store.draws.get(number)
        assert (fixed.list_file, fixed.statement, fixed.deleted_on) == (b"list\n", b"statement\n", None)
        assert store.draws.lost_slots(number) == {"V02"}
        assert tuple(store.lists.encounters(1)) == ENCOUNTERS
    engine.dispose()


def _shape(engine: Engine) -> dict[str, list[str]]:
    found = inspect(engine)
    return {table: sorted(column["name"] for column in found.get_columns(table)) for table in found.get_table_names()}
