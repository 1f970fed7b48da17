"""Logins of a server: what a reviewer cannot read with any program, and an evening recorded with such a login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from bwvreview.cli import main
from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clashes import Settle, settle, two_answers
from bwvreview.services.history_log import history_log
from bwvreview.services.keep_answer import keep_answer
from bwvreview.services.lock_answers import LockClip, lock_clip
from bwvreview.services.people import AddPerson, add_person, remove_person
from bwvreview.services.record_answer import RecordAnswer, finish_clip, record_answer
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.take_notes import AddNote, add_note, change_note, remove_note
from bwvreview.services.views_record import record_view
from bwvreview.services.views_review import review_view
from bwvreview.services.workspace import Workspace
from bwvreview.storage.senders import Turn
from tests.server_people import CLOCK, Shared, shared_evening
from tests.services.evening import FOR_ADULTS, bring_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Server

SCHEME = load_scheme()

FORBIDDEN = (
    "SELECT reference FROM public.clips",
    "SELECT * FROM public.clips",
    "SELECT 1 FROM encounters",
    "SELECT 1 FROM lists",
    "SELECT 1 FROM commitments",
    "SELECT 1 FROM rolls",
    "SELECT 1 FROM losses",
    "SELECT 1 FROM withheld",
    "SELECT 1 FROM exports",
    "SELECT 1 FROM sendings",
    "SELECT 1 FROM sent_files",
    "SELECT 1 FROM returns",
    "SELECT 1 FROM return_files",
    "SELECT 1 FROM return_forms",
    "SELECT 1 FROM rulings",
    "SELECT 1 FROM practice_clips",
    "SELECT 1 FROM practice_tries",
    "SELECT 1 FROM viewings",
    "SELECT 1 FROM people",
    "SELECT 1 FROM public.history_end",
    "UPDATE public.history_end SET position = 1",
    "INSERT INTO public.history SELECT * FROM public.history LIMIT 1",
    "DELETE FROM answers",
    "DELETE FROM public.history",
    "DELETE FROM locks",
    "UPDATE locks SET watched = false",
    "UPDATE settings SET value = ''",
    "INSERT INTO settings VALUES ('role.now', '')",
    "INSERT INTO people VALUES ('x', 'coordinator', '', now())",
    "UPDATE public.clips SET reference = NULL",
    "UPDATE clips SET slot = 'V99'",
    "UPDATE sessions SET form = '{}'",
    "ALTER TABLE answers DISABLE ROW LEVEL SECURITY",
    "CREATE TABLE mine (x text)",
    "DROP VIEW bwvreview_reviewing.clips",
    "SET ROLE bwvreview_coordinator",
    "SET SESSION AUTHORIZATION tests",
    "CREATE OR REPLACE FUNCTION bwvreview_name() RETURNS text LANGUAGE sql AS $$ SELECT 'AB' $$",
)


@pytest.fixture
def shared(postgres: Server) -> Iterator[Shared]:
    with shared_evening(postgres) as made:
        yield made


def answer(
    workspace: Workspace, clip: int, name: str, value: str, *, who: str = "panel", seen: str | None = None
) -> str:
    with workspace.store() as store:
        return record_answer(store, RecordAnswer(1, clip, name, value, reviewer=who, seen=seen), at=CLOCK.now())


def whole(shared: Shared) -> None:
    """The history is whole, and leads to what stands."""
    with shared.opened() as workspace, workspace.reading() as store:
        assert store.history.check().broken is None


def test_a_reviewer_records_a_whole_evening_and_sees_no_reference(shared: Shared) -> None:
    with shared.opened(shared.km) as workspace:
        assert (workspace.role, workspace.signed_in_as) == ("reviewer", "KM")
        with workspace.reading() as store:
            slots = [clip.slot for clip in review_view(store, today=CLOCK.today()).clips]
            assert [clip.reference for clip in store.sessions.clips(1)] == ["", "", ""]
        assert slots == ["V01", "V02", "V03"]
        for slot in slots:
            with workspace.reading() as store:
                view = record_view(store, 1, slot, SCHEME, today=CLOCK.today())
            clip = view.clip.clip_id
            for name, value in FOR_ADULTS.items():
                answer(workspace, clip, name, value, seen="")
            with workspace.store() as store:
                note = add_note(store, AddNote(clip, 12, "Calm."), at=CLOCK.now())
                change_note(store, note, "Calm – “so far”.\x07", at=CLOCK.now())
                remove_note(store, note, at=CLOCK.now())
            with workspace.store() as store:
                done = finish_clip(store, 1, clip, SCHEME, at=CLOCK.now(), today=CLOCK.today())
            assert done is ClipState.VIEWED
        answer(workspace, clip, "rag", "red", seen="green")
    whole(shared)
    with shared.opened() as workspace, workspace.reading() as store:
        assert [clip.state for clip in store.sessions.clips(1)] == [ClipState.VIEWED] * 2 + [ClipState.STARTED]
        assert all(clip.reference for clip in store.sessions.clips(1))
        assert store.answers.of(clip)["rag"] == "red"


def test_two_reviewers_answer_the_same_question_and_one_of_them_chooses(shared: Shared) -> None:
    with shared.opened(shared.km) as one, shared.opened(shared.ab) as other:
        with one.reading() as store:
            clip = store.sessions.clips(1)[0].id
        answer(one, clip, "viewed", "full", seen="")
        answer(one, clip, "rag", "green", seen="")
        assert answer(other, clip, "rag", "red", seen="") == "green"
        with other.store() as store:
            (two,) = two_answers(store, 1, today=CLOCK.today())
            request = Settle(two.id, "red", two.stands.value, "We looked again.")
            settle(store, 1, request, at=CLOCK.now(), today=CLOCK.today())
        with one.reading() as store:
            assert store.answers.of(clip)["rag"] == "red"
            assert store.clashes.count(clip) == 0
    whole(shared)


def test_a_reviewer_reads_no_answer_that_another_gave_alone(shared: Shared) -> None:
    with shared.opened() as workspace, workspace.store() as store:
        choose_recording(store, 1, Recording.LAPTOPS)
        for name in ("KM", "AB"):
            join(store, 1, name, at=CLOCK.now())
        clip = store.sessions.clips(1)[0].id
    with shared.opened(shared.km) as one, shared.opened(shared.ab) as other:
        for name, value in FOR_ADULTS.items():
            answer(one, clip, name, value, who="KM")
        answer(other, clip, "rag", "red", who="AB")
        with other.reading() as store:
            assert store.answers.of(clip, "KM") == {}
            assert store.answers.of(clip, "AB") == {"rag": "red"}
            assert {change.reviewer for change in store.history.of(store.sessions.clip(clip).instance_id)} <= {
                "AB",
                "panel",
            }
        with pytest.raises(WorkspaceProblem, match="may not see or change"):
            answer(other, clip, "rag", "green", who="KM")
        with one.store() as store:
            lock_clip(store, LockClip(1, "V01", "KM"), at=CLOCK.now(), today=CLOCK.today())
        with pytest.raises(WorkspaceProblem, match="may not see or change"), other.store() as store:
            lock_clip(store, LockClip(1, "V02", "KM", watched=False), at=CLOCK.now(), today=CLOCK.today())
    whole(shared)


def test_with_any_program_a_reviewer_reads_and_changes_no_more_than_that(shared: Shared) -> None:
    with shared.opened() as workspace:
        with workspace.reading() as store:
            clip, secret = store.sessions.clips(1)[0].id, store.sessions.clips(1)[0].reference
        answer(workspace, clip, "viewed", "full")
        with workspace.store() as store:
            store.settings.put("role.pin", "scrypt")
    with shared.raw(shared.km) as line:
        for statement in FORBIDDEN:
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
                line.execute(statement.encode())
        assert line.execute("SELECT name FROM settings WHERE name LIKE 'role.%'").fetchall() == []
        tables = [name for (name,) in line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        views = ["bwvreview_reviewing.clips", "bwvreview_reviewing.history", "bwvreview_reviewing.history_end"]
        for table in (*(f"public.{name}" for name in tables), *views):
            try:
                rows = line.execute(f"SELECT * FROM {table}".encode()).fetchall()
            except psycopg.errors.InsufficientPrivilege:
                continue
            assert secret not in repr(rows), table


@pytest.mark.parametrize(
    "forged",
    [
        "INSERT INTO history VALUES (1, now(), 'answer', {subject}, 'AB', 'AB', 'rag', '', 'red', '', '', '')",
        "INSERT INTO history VALUES (1, now(), 'exported', {subject}, 'KM', 'KM', 'rag', '', 'red', '', '', '')",
        "INSERT INTO history VALUES (1, now(), 'answer', 'workspace', 'KM', 'KM', 'rag', '', 'red', '', '', '')",
        "INSERT INTO answers (clip_id, reviewer, name, value, position) VALUES ({clip}, 'panel', 'rag', 'red', 1)",
        "UPDATE answers SET value = 'part' WHERE name = 'viewed'",
    ],
)
def test_a_reviewer_forges_no_change_and_no_answer_without_one(shared: Shared, forged: str) -> None:
    with shared.opened() as workspace:
        with workspace.reading() as store:
            clip = store.sessions.clips(1)[0]
        answer(workspace, clip.id, "viewed", "full")
    statement = forged.format(clip=clip.id, subject=f"'{clip.instance_id}'")
    with shared.raw(shared.km) as line, pytest.raises(psycopg.errors.InsufficientPrivilege):
        line.execute(statement.encode())
    whole(shared)


def test_the_place_and_the_seal_of_a_change_are_the_servers(shared: Shared) -> None:
    with shared.opened() as workspace, workspace.reading() as store:
        clip = store.sessions.clips(1)[0]
    with shared.raw(shared.km) as line:
        odd = 'a"b\\c\n\t\x01é\u2028\U0001f600/'
        values = ("rag", clip.instance_id, odd, odd)
        line.execute(
            "INSERT INTO history VALUES (7, '2022-10-01 12:00:00.000009+02', 'reason', %s, 'KM', 'KM', %s, '', %s, '',"
            " 'no', 'no')",
            (values[1], values[2], values[3]),
        )
        line.execute("UPDATE history_end SET position = 1, hash = 'x'")
    whole(shared)


def test_a_coordinators_login_has_all_of_the_workspace_and_only_of_this_one(shared: Shared, postgres: Server) -> None:
    with shared.opened(shared.co) as workspace:
        assert workspace.role == "coordinator"
        with workspace.store() as store:
            assert all(clip.reference for clip in store.sessions.clips(1))
            store.settings.put("group.name", "Haringey")
        with workspace.store() as store:
            remove_person(store, shared.km, at=CLOCK.now())
    with pytest.raises(WorkspaceProblem, match="Nobody has let this login in here"):
        shared.opened(shared.km)
    other = Shared(postgres)
    with other.opened() as workspace:
        bring_in(workspace)
    with psycopg.connect(host="127.0.0.1", port=postgres.port, user=shared.co, dbname=other.name) as line:
        assert line.execute("SELECT count(*) FROM encounters").fetchone() == (0,)
    other.gone()


def test_what_is_the_coordinators_business_is_told_kindly_and_changes_nothing(shared: Shared) -> None:
    with shared.opened(shared.km) as workspace:
        with workspace.reading() as store:
            clip = store.sessions.clips(1)[0].id
        for name, value in {"viewed": "not_viewed", "not_viewed_reason": "technical"}.items():
            answer(workspace, clip, name, value)
        with pytest.raises(WorkspaceProblem, match="Your login may not see or change this"), workspace.store() as store:
            finish_clip(store, 1, clip, SCHEME, at=CLOCK.now(), today=CLOCK.today())
        with workspace.reading() as store:
            assert store.answers.of(clip)["viewed"] == "not_viewed"
            assert store.sessions.clip(clip).state is ClipState.STARTED


@pytest.mark.in_a_file("it shows what is said of a file")
def test_whoever_lets_people_in_is_told_what_is_wrong(shared: Shared, workspace: Workspace) -> None:
    def add(login: str, reviewer: str = "") -> None:
        with shared.opened() as opened, opened.store() as store:
            add_person(store, AddPerson(login, reviewer), at=CLOCK.now())

    with pytest.raises(WorkspaceProblem, match="no such login"):
        add("nobody-here", "XY")
    with pytest.raises(Problem, match="Somebody else answers as KM"):
        add(shared.ab, "KM")
    with pytest.raises(WorkspaceProblem, match="your own login"):
        add("tests", "XY")
    with pytest.raises(WorkspaceProblem, match="need a shared workspace"), workspace.store() as store:
        add_person(store, AddPerson("km", "KM"), at=CLOCK.now())
    with shared.opened() as opened, opened.reading() as store:
        assert [(one.login, one.role, one.name) for one in store.people.all()] == [
            (shared.ab, "reviewer", "AB"),
            (shared.co, "coordinator", ""),
            (shared.km, "reviewer", "KM"),
        ]


def test_what_a_window_sends_in_one_step_is_kept_once_and_its_key_is_read_by_nobody_else(shared: Shared) -> None:
    with shared.opened(shared.km) as one, shared.opened(shared.ab) as other:
        with one.reading() as store:
            clip = store.sessions.clips(1)[0].id
        with one.store() as store:
            store.senders.add("k" * 36, bytes(32), CLOCK.now())
        given = RecordAnswer(1, clip, "viewed", "full", seen="")
        for value in ("green", "green", "red"):
            keep_answer(one, given, at=CLOCK.now(), turn=Turn("k" * 36, 1))
            given = RecordAnswer(1, clip, "rag", value, seen="")
        keep_answer(one, RecordAnswer(1, clip, "rag", "green", seen=""), at=CLOCK.now(), turn=Turn("k" * 36, 2))
        keep_answer(one, RecordAnswer(1, clip, "rag", "amber", seen="green"), at=CLOCK.now(), turn=Turn("k" * 36, 3))
        with one.reading() as store:
            assert store.answers.of(clip) == {"viewed": "full", "rag": "amber"}
            assert store.senders.key_of("k" * 36) == bytes(32)
        with other.store() as store:
            assert store.senders.key_of("k" * 36) is None
            assert not store.senders.is_new(Turn("k" * 36, 9))
            store.senders.remove("k" * 36)
        with one.store() as store:
            store.senders.remove("k" * 36)
    whole(shared)


@pytest.mark.usefixtures("shared")  # it made the group roles
def test_without_the_group_roles_the_owner_works_on_and_is_told_what_to_ask_for(postgres: Server) -> None:
    """A server of its own: the roles are the whole server's."""
    postgres._run("CREATE ROLE owner_only LOGIN CREATEDB")
    postgres._run("CREATE ROLE other_one LOGIN")
    postgres._run("CREATE DATABASE owned OWNER owner_only TEMPLATE template0")
    with psycopg.connect(f"host=127.0.0.1 port={postgres.port} user=tests dbname=postgres", autocommit=True) as line:
        line.execute("ALTER ROLE bwvreview_reviewer RENAME TO aside")
        try:
            url = postgres.url("owned").replace("tests@", "owner_only@")
            with Workspace.open(url, clock=CLOCK) as workspace:
                assert workspace.role == "coordinator"
                bring_in(workspace)
                with pytest.raises(WorkspaceProblem, match="may not make the") as told, workspace.store() as store:
                    add_person(store, AddPerson("other_one", "KM"), at=CLOCK.now())
                assert "CREATE ROLE bwvreview_reviewer" in told.value.advice
        finally:
            line.execute("ALTER ROLE aside RENAME TO bwvreview_reviewer")
        with Workspace.open(url, clock=CLOCK) as workspace:
            let_in = AddPerson("other_one", "KM")
            with pytest.raises(WorkspaceProblem, match="may not give this role"), workspace.store() as store:
                add_person(store, let_in, at=CLOCK.now())
            line.execute("GRANT bwvreview_reviewer TO other_one")
            with workspace.store() as store:
                add_person(store, let_in, at=CLOCK.now())
    with Workspace.open(url.replace("owner_only@", "other_one@"), clock=CLOCK) as workspace:
        assert workspace.signed_in_as == "KM"
    postgres.drop("owned")
    for login in ("owner_only", "other_one"):
        postgres._run(f"DROP ROLE {login}")


def test_the_commands_list_remove_and_let_in(shared: Shared, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str, login: str = "tests") -> tuple[int, str]:
        capsys.readouterr()
        code = main(["--workspace", shared.url(login), "--today", "2022-10-01", "workspace", "people", *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    everybody = (
        f"{shared.ab}: Reviewer, answers as AB\n{shared.co}: Coordinator\n{shared.km}: Reviewer, answers as KM\n"
    )
    assert said("list") == (0, everybody)
    assert said("remove", shared.ab) == (0, f"{shared.ab} may come in no more.\n")
    assert said("add", shared.ab, "--reviewer", "chair")[1] == f"{shared.ab}: Reviewer, answers as chair\n"
    code, told = said("add", shared.km, "--coordinator", login=shared.km)  # nobody gives rights to themselves
    assert (code, "Your login may not give this role." in told) == (1, True)
    with shared.opened() as workspace, workspace.reading() as store:
        log = [line.what for line in history_log(store, 3)]
    assert log == [
        "Chair may come in with a login: reviewer",
        "AB may come in with a login no more",
        "A coordinator may come in with a login: coordinator",
    ]
