"""A server keeps an answer in one step, tells open windows of changes, and knows what each window has sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TOLD = (
    "actions", "clips", "history", "practice_clips", "practice_tries", "return_files", "reviewers", "sendings",
    "sessions", "settings", "viewings",
)  # fmt: skip
"""Tables whose changes open windows are told of: by name, never what changed."""

# The same bytes as storage/history.py: to_json writes a text as Python's JSON does with ensure_ascii=False.
_APPEND = """
CREATE FUNCTION bwvreview_append(
    moment timestamptz, what text, about text, author text, who text, question text, before text, given text,
    reason text
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    place integer;
    sealed text;
    written text;
BEGIN
    SELECT position + 1, hash INTO place, sealed FROM history_end WHERE id = 1 FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the history has lost its end';
    END IF;
    written := '{"at":"' || to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00"'
        || ',"by":' || to_json(author)::text || ',"kind":' || to_json(what)::text
        || ',"name":' || to_json(question)::text || ',"new":' || to_json(given)::text
        || ',"old":' || to_json(before)::text || ',"position":' || place::text
        || ',"reviewer":' || to_json(who)::text || ',"subject":' || to_json(about)::text
        || ',"why":' || to_json(reason)::text || '}';
    written := encode(sha256(convert_to(sealed || written, 'UTF8')), 'hex');
    INSERT INTO history (position, at, kind, subject, by, reviewer, name, old, new, why, prev_hash, hash)
    VALUES (place, moment, what, about, author, who, question, before, given, reason, sealed, written);
    UPDATE history_end SET position = place, hash = written WHERE id = 1;
    RETURN place;
END
$$
"""

# An ordinary answer only: a record that is begun, open and of the right kind. Whatever else there is to do or to
# refuse is done by services/record_answer.py; then nothing is changed here, and the state is “other”.
_ANSWER = """
CREATE FUNCTION bwvreview_answer(
    session integer, clip integer, who text, question text, given text, seen text, reason text, moment timestamptz,
    sender text, turn integer, OUT state text, OUT before text
) LANGUAGE plpgsql AS $$
DECLARE
    about text;
    way text;
    place integer;
    row_id integer;
    done integer;
BEGIN
    state := 'other';
    SELECT c.instance_id, s.recording INTO about, way FROM clips c JOIN sessions s ON s.id = c.session_id
    WHERE c.id = clip AND c.session_id = session AND c.state = 'started';
    IF NOT FOUND OR (who = 'panel') <> (way = 'panel') THEN
        RETURN;
    END IF;
    PERFORM 1 FROM history_end WHERE id = 1 FOR UPDATE;
    IF sender IS NOT NULL THEN
        SELECT s.last INTO done FROM senders s WHERE s.id = sender;
        IF NOT FOUND THEN
            RETURN;
        ELSIF done >= turn THEN
            state := 'again';
            RETURN;
        END IF;
    END IF;
    IF who <> 'panel' AND (
        EXISTS (SELECT 1 FROM answers a WHERE a.clip_id = clip AND a.reviewer = 'panel')
        OR NOT EXISTS (SELECT 1 FROM reviewers r WHERE r.session_id = session AND r.name = who)
        OR EXISTS (
            SELECT 1 FROM locks l JOIN reviewers r ON r.id = l.reviewer_id WHERE l.clip_id = clip AND r.name = who
        )
    ) THEN
        RETURN;
    END IF;
    SELECT a.id, a.value INTO row_id, before FROM answers a
    WHERE a.clip_id = clip AND a.reviewer = who AND a.name = question;
    IF row_id IS NULL THEN
        IF NOT EXISTS (SELECT 1 FROM answers a WHERE a.clip_id = clip AND a.reviewer = who) THEN
            RETURN;
        END IF;
        before := '';
    END IF;
    IF seen IS NOT NULL AND (
        (before <> seen AND before <> given)
        OR EXISTS (
            SELECT 1 FROM clashes k
            WHERE k.clip_id = clip AND k.reviewer = who AND k.name = question AND k.settled IS NULL
        )
    ) THEN
        RETURN;
    END IF;
    IF row_id IS NULL OR before <> given THEN
        place := bwvreview_append(moment, 'answer', about, who, who, question, before, given, reason);
        IF row_id IS NULL THEN
            INSERT INTO answers (clip_id, reviewer, name, value, position) VALUES (clip, who, question, given, place);
        ELSE
            UPDATE answers a SET value = given, position = place WHERE a.id = row_id;
        END IF;
    END IF;
    IF sender IS NOT NULL THEN
        UPDATE senders s SET last = turn WHERE s.id = sender;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true);
    state := 'kept';
END
$$
"""

_TELL = """
CREATE FUNCTION bwvreview_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('bwvreview', TG_TABLE_NAME);
    RETURN NULL;
END
$$
"""


def upgrade() -> None:
    """One new table everywhere; functions and triggers on a server."""
    op.create_table(
        "senders",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_senders")),
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    for function in (_APPEND, _ANSWER, _TELL):
        op.get_bind().exec_driver_sql(function)
    for table in TOLD:
        op.execute(
            f"CREATE TRIGGER bwvreview_tell AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION bwvreview_tell()"
        )


def downgrade() -> None:
    """The table, the triggers and the functions go again."""
    if op.get_bind().dialect.name == "postgresql":
        for table in TOLD:
            op.execute(f"DROP TRIGGER bwvreview_tell ON {table}")
        for name in ("bwvreview_tell", "bwvreview_answer", "bwvreview_append"):
            op.execute(f"DROP FUNCTION {name}")
    op.drop_table("senders")
