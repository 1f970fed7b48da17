"""What a reviewer's program finds on a server in place of three tables: clips without references, and the history.

The view of the clips keeps to the rights of whoever asks. That of the history takes new changes in, gives them their
place, and seals them itself: in the same bytes as storage/history.py, whatever the client says.
"""

from __future__ import annotations

_WRITE = """
CREATE FUNCTION bwvreview_reviewing.write_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me text := public.bwvreview_name();
    place integer;
    sealed text;
    written text;
BEGIN
    IF me IS NULL OR NEW.reviewer NOT IN ('panel', me) OR NEW."by" NOT IN ('panel', me)
        OR NEW.kind NOT IN ('answer', 'clash', 'clash-settled', 'note-added', 'note-changed', 'note-deleted', 'locked',
            'sat-out', 'undecided', 'clip-state', 'session-state', 'reason', 'action-added', 'action-state')
        OR NOT public.bwvreview_subject_runs(NEW.subject) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a reviewer may not write this change';
    END IF;
    SELECT e.position + 1, e.hash INTO STRICT place, sealed FROM public.history_end e WHERE e.id = 1 FOR UPDATE;
    written := '{"at":"' || to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00"'
        || ',"by":' || to_json(NEW."by"::text)::text || ',"kind":' || to_json(NEW.kind::text)::text
        || ',"name":' || to_json(NEW.name::text)::text || ',"new":' || to_json(NEW.new::text)::text
        || ',"old":' || to_json(NEW.old::text)::text || ',"position":' || place::text
        || ',"reviewer":' || to_json(NEW.reviewer::text)::text || ',"subject":' || to_json(NEW.subject::text)::text
        || ',"why":' || to_json(NEW.why::text)::text || '}';
    written := encode(sha256(convert_to(sealed || written, 'UTF8')), 'hex');
    INSERT INTO public.history (position, at, kind, subject, "by", reviewer, name, old, new, why, prev_hash, hash)
    VALUES (place, NEW.at, NEW.kind, NEW.subject, NEW."by", NEW.reviewer, NEW.name, NEW.old, NEW.new, NEW.why, sealed,
        written);
    UPDATE public.history_end SET position = place, hash = written WHERE id = 1;
    NEW.position := place;
    RETURN NEW;
END
$$
"""

VIEWS = (
    "CREATE SCHEMA bwvreview_reviewing",
    "GRANT USAGE ON SCHEMA bwvreview_reviewing TO bwvreview_reviewer",
    """CREATE VIEW bwvreview_reviewing.clips WITH (security_invoker = true) AS
    SELECT id, session_id, slot, NULL::varchar(40) AS reference, day, themes, state, reason, replaces, replaced_by,
        instance_id, finished_at, version
    FROM public.clips""",
    "GRANT SELECT, UPDATE ON bwvreview_reviewing.clips TO bwvreview_reviewer",
    "CREATE VIEW bwvreview_reviewing.history WITH (security_invoker = true) AS SELECT * FROM public.history",
    "GRANT SELECT, INSERT ON bwvreview_reviewing.history TO bwvreview_reviewer",
    _WRITE,
    """CREATE TRIGGER write_history INSTEAD OF INSERT ON bwvreview_reviewing.history
    FOR EACH ROW EXECUTE FUNCTION bwvreview_reviewing.write_history()""",
    # whoever writes holds the end of the history first; that it moves on is the business of the view above
    "CREATE VIEW bwvreview_reviewing.history_end AS SELECT id, position, hash FROM public.history_end",
    "CREATE RULE stays AS ON UPDATE TO bwvreview_reviewing.history_end DO INSTEAD NOTHING",
    "GRANT SELECT, UPDATE ON bwvreview_reviewing.history_end TO bwvreview_reviewer",
)
"""Statements that make the views, in their order."""
