"""Who may read and change what on a server: two group roles, rights on tables, and rules for single rows.

The rules ask the table of people which login came (`session_user`, which no client can set), so a login has no more
than it has in this database, even where a server holds several. Whoever made the tables owns them and is not bound.
A reviewer reads sessions, clips without their references, and the group's and the own answers while a session runs.
Of the lists, the draws, the exports and other reviewers' answers there is nothing.

The history has no rule that would let anybody write into it. A reviewer's changes go through a view that seals them
on the server; so whoever has a reviewer's login cannot write a change in somebody else's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.server_views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

COORDINATORS, REVIEWERS = "bwvreview_coordinator", "bwvreview_reviewer"
"""The group roles. They are the whole server's; what they may do is settled in each database."""

SCHEMA = "bwvreview_reviewing"
"""Where a reviewer's program looks first: what it finds there has no references."""

LEAST = 150_000
"""Views that keep to the rights of whoever asks came with PostgreSQL 15."""

_HELPERS = """
CREATE OR REPLACE FUNCTION bwvreview_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT name FROM public.people WHERE login = session_user AND role = 'reviewer' $$;
CREATE OR REPLACE FUNCTION bwvreview_coordinates() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public.people WHERE login = session_user AND role = 'coordinator') $$;
CREATE OR REPLACE FUNCTION bwvreview_runs(asked integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public.sessions WHERE id = asked AND state IN ('planned', 'open'))
   AND public.bwvreview_name() IS NOT NULL $$;
CREATE OR REPLACE FUNCTION bwvreview_clip_runs(asked integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public.clips c WHERE c.id = asked AND public.bwvreview_runs(c.session_id)) $$;
CREATE OR REPLACE FUNCTION bwvreview_subject_runs(asked text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM public.clips c WHERE c.instance_id = asked AND public.bwvreview_runs(c.session_id))
   OR EXISTS (SELECT 1 FROM public.sessions s WHERE 'session ' || s.id = asked AND public.bwvreview_runs(s.id)) $$;
"""

_WHOSE = """
CREATE FUNCTION bwvreview_whose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF bwvreview_name() IS NOT NULL THEN
        NEW.login := session_user;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER bwvreview_whose BEFORE INSERT ON senders FOR EACH ROW EXECUTE FUNCTION bwvreview_whose()
"""

_WHO = """
SELECT public.bwvreview_name(), public.bwvreview_name() IS NOT NULL OR public.bwvreview_coordinates()
    OR (SELECT pg_has_role(tableowner, 'usage') FROM pg_tables WHERE schemaname = 'public' AND tablename = 'people')
"""

_ME = "(SELECT bwvreview_name())"
_KNOWN = f"{_ME} IS NOT NULL"
_OURS = f"reviewer IN ('panel', {_ME})"
_OPEN = f"{_OURS} AND bwvreview_clip_runs(clip_id)"
_SEALED = """ AND EXISTS (SELECT 1 FROM public.history h WHERE h.position = answers.position AND h.kind = 'answer'
    AND h.reviewer = answers.reviewer AND h.name = answers.name AND h.new = answers.value)"""
_LOCKED = """EXISTS (SELECT 1 FROM public.reviewers r WHERE r.id = reviewer_id AND r.name = (SELECT bwvreview_name()))
    AND bwvreview_clip_runs(clip_id)"""
_MINE = f"{_KNOWN} AND login = session_user"
_SETTINGS = (
    "group.name", "group.slug", "group.borough", "retention.days", "scheme", "themes.own", "session.shown",
)  # fmt: skip
_CLIP = "id, session_id, slot, day, themes, state, reason, replaces, replaced_by, instance_id, finished_at, version"

RULES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "alembic_version": (("SELECT", "", "true", ""),),
    "settings": (("SELECT", "", f"{_KNOWN} AND name IN {_SETTINGS}", ""),),
    "sessions": (
        ("SELECT", "", _KNOWN, ""),
        ("UPDATE", "state, state_at, version", "bwvreview_runs(id)", "bwvreview_runs(id)"),
    ),
    "clips": (
        ("SELECT", _CLIP, _KNOWN, ""),
        ("UPDATE", "state, reason, finished_at, version", "bwvreview_runs(session_id)", "bwvreview_runs(session_id)"),
    ),
    "answers": (
        ("SELECT", "", f"{_OPEN} OR reviewer = {_ME}", ""),
        ("INSERT", "", "", _OPEN + _SEALED),
        ("UPDATE", "value, position", _OPEN, _OPEN + _SEALED),
    ),
    "notes": (
        ("SELECT", "", _OPEN, ""),
        ("INSERT", "", "", _OPEN),
        ("UPDATE", "text, at_seconds, written_at, version", _OPEN, _OPEN),
        ("DELETE", "", _OPEN, ""),
    ),
    "clashes": (
        ("SELECT", "", _OPEN, ""),
        ("INSERT", "", "", _OPEN),
        ("UPDATE", "value, by, came_at, position, settled", _OPEN, _OPEN),
    ),
    "undecided": (
        ("SELECT", "", "bwvreview_clip_runs(clip_id)", ""),
        ("INSERT", "", "", "bwvreview_clip_runs(clip_id)"),
        ("DELETE", "", "bwvreview_clip_runs(clip_id)", ""),
    ),
    "reviewers": (("SELECT", "", _KNOWN, ""),),
    "locks": (("SELECT", "", _KNOWN, ""), ("INSERT", "", "", _LOCKED)),
    "actions": (
        ("SELECT", "", "bwvreview_runs(session_id)", ""),
        ("INSERT", "", "", "bwvreview_runs(session_id)"),
        ("UPDATE", "state, state_at, version", "bwvreview_runs(session_id)", "bwvreview_runs(session_id)"),
    ),
    "history": (
        ("SELECT", "", f"reviewer = {_ME} OR (reviewer = 'panel' AND bwvreview_subject_runs(subject))", ""),
    ),
    "senders": (
        ("SELECT", "", _MINE, ""),
        ("INSERT", "", "", _MINE),
        ("UPDATE", "last", _MINE, _MINE),
        ("DELETE", "", _MINE, ""),
    ),
}  # fmt: skip
"""What a reviewer may do: table → command, columns (all where blank), which rows, and how rows may become."""


def lay_down(connection: Connection) -> None:
    """Settle all rights anew, in the transaction that is open: run after each change of the tables.

    Where the group roles are missing and this login may not make them, nobody but the owner has rights; making them
    later and running this again is enough. Does nothing on SQLite, nor on a server older than PostgreSQL 15.
    """
    if not is_able(connection):
        return
    take_away(connection)
    tables = _tables(connection)
    connection.exec_driver_sql(_HELPERS)
    for name in ("bwvreview_runs(integer)", "bwvreview_clip_runs(integer)", "bwvreview_subject_runs(text)"):
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC")
    if not make_roles(connection):
        return
    connection.exec_driver_sql(_WHOSE)
    for statement in (*_for_coordinators(tables), *_for_reviewers(tables), *VIEWS):
        connection.exec_driver_sql(statement)


def take_away(connection: Connection) -> None:
    """Take all rights away again, before tables change. The group roles stay: other databases may use them."""
    if not is_able(connection):
        return
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS bwvreview_whose() CASCADE")
    rules = connection.execute(
        text("SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE :ours"),
        {"ours": "bwvreview\\_%"},
    ).all()
    for rule, table in rules:
        connection.exec_driver_sql(f"DROP POLICY {rule} ON {table}")
    for table in _tables(connection):
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for role in (COORDINATORS, REVIEWERS) if roles_there(connection) else ():
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            connection.exec_driver_sql(f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {role}")
    for name in (
        "bwvreview_subject_runs(text)", "bwvreview_clip_runs(integer)", "bwvreview_runs(integer)",
        "bwvreview_coordinates()", "bwvreview_name()",
    ):  # fmt: skip
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}")


def roles_there(connection: Connection) -> bool:
    """Tell whether the server has both group roles."""
    query = text("SELECT count(*) FROM pg_roles WHERE rolname IN (:one, :other)")
    return connection.execute(query, {"one": COORDINATORS, "other": REVIEWERS}).scalar() == 2


def is_laid_down(connection: Connection) -> bool:
    """Tell whether this database has the rights: the roles may have come to the server after its tables."""
    return connection.execute(text("SELECT to_regnamespace(:name)"), {"name": SCHEMA}).scalar() is not None


def make_roles(connection: Connection) -> bool:
    """Make the group roles where they are missing; False when this login may not."""
    if roles_there(connection):
        return True
    able = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
    if not connection.execute(text(able)).scalar():
        return False
    for role in (COORDINATORS, REVIEWERS):  # another database of the server may make them at the same moment
        connection.exec_driver_sql(
            f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; "
            "END $$"
        )
    return True


def reviewer_of(engine: Engine) -> str | None:
    """Give the name under which this login answers; None for a coordinator, an owner, or SQLite.

    Raises WorkspaceProblem for a login that nobody has let in.
    """
    if engine.dialect.name != "postgresql":
        return None
    with engine.connect() as connection:
        if connection.execute(text("SELECT to_regprocedure('public.bwvreview_name()')")).scalar() is None:
            return None
        name, inside = connection.execute(text(_WHO)).one()
    if not inside:
        raise WorkspaceProblem("Nobody has let this login in here.", advice="Ask the coordinator of the group.")
    return None if name is None else str(name)


def is_able(connection: Connection) -> bool:
    """Tell whether rights of single rows are to be had: on PostgreSQL 15 and newer."""
    return connection.dialect.name == "postgresql" and _version(connection) >= LEAST


def _version(connection: Connection) -> int:
    return int(connection.execute(text("SHOW server_version_num")).scalar_one())


def _tables(connection: Connection) -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user ORDER BY 1"
    return list(connection.execute(text(query)).scalars())


def _for_coordinators(tables: list[str]) -> Iterator[str]:
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {COORDINATORS}"
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {COORDINATORS}"
    for table in tables:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {COORDINATORS}"
        yield (
            f"CREATE POLICY bwvreview_coordinator ON {table} TO {COORDINATORS} "
            "USING ((SELECT bwvreview_coordinates())) WITH CHECK ((SELECT bwvreview_coordinates()))"
        )


def _for_reviewers(tables: list[str]) -> Iterator[str]:
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {REVIEWERS}"
    for table, rules in RULES.items():
        if table not in tables:
            continue
        for command, columns, seen, becomes in rules:
            told = f" ({columns})" if columns else ""
            yield f"GRANT {command}{told} ON {table} TO {REVIEWERS}"
            using = f" USING ({seen})" if seen else ""
            check = f" WITH CHECK ({becomes})" if becomes else ""
            yield f"CREATE POLICY bwvreview_{command.lower()} ON {table} FOR {command} TO {REVIEWERS}{using}{check}"
    for table in ("answers", "notes", "clashes", "undecided", "locks", "actions"):
        yield f"GRANT USAGE ON SEQUENCE {table}_id_seq TO {REVIEWERS}"
