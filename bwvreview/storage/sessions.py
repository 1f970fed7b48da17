"""Viewing sessions and their clips."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bwvreview.domain.errors import FormProblem, WorkspaceProblem
from bwvreview.domain.reviewing import PANEL, Recording
from bwvreview.domain.sessions import ClipState, ServedTheme, SessionId, SessionState
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.faults import is_repeated
from bwvreview.storage.history import NewChange, about_session, append
from bwvreview.storage.tables import ClipRow, SessionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NewClip:
    """A slot to watch. It gets a fresh instance id unless it brings one; `reference` is blank where no list is."""

    slot: str
    reference: str
    on: date | None
    themes: tuple[ServedTheme, ...]
    replaces: tuple[str, ...] = ()
    instance_id: str = ""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session on a rolled plan, with the form that it will be recorded on."""

    commitment_id: int
    group: str
    session: SessionId
    form_json: str
    form_fingerprint: str
    form_id: str
    form_version: str
    created_at: datetime
    clips: Sequence[NewClip]
    recording: Recording = Recording.PANEL


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session as it stands; `state_at` is when it came into its state."""

    id: int
    commitment_id: int
    group: str
    session: SessionId
    form_json: str
    form_fingerprint: str
    form_id: str
    form_version: str
    created_at: datetime
    state: SessionState
    state_at: datetime
    recording: Recording = Recording.PANEL


@dataclass(frozen=True, slots=True)
class StoredClip:
    """A clip as it stands. `reference` is blank once the list was deleted."""

    id: int
    slot: str
    reference: str
    on: date | None
    themes: tuple[ServedTheme, ...]
    state: ClipState
    reason: str
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    instance_id: str
    finished_at: datetime | None


class _Same(Enum):
    SAME = "as it was"


SAME = _Same.SAME
"""Leave this as it is."""


class Sessions:
    """Sessions in, sessions out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewSession) -> int:
        """Keep a session with its clips and give its number. Raises WorkspaceProblem when the group has it."""
        row = SessionRow(
            commitment_id=new.commitment_id,
            group_slug=new.group,
            session_day=new.session.day,
            session_number=new.session.number,
            form_id=new.form_id,
            form_version=new.form_version,
            form_fingerprint=new.form_fingerprint,
            form=new.form_json,
            created_at=new.created_at,
            state=SessionState.PLANNED.value,
            state_at=new.created_at,
            recording=new.recording.value,
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not is_repeated(error):
                raise
            raise WorkspaceProblem("This session is there already.", advice="Open it and carry on.") from None
        self.add_clips(row.id, new.clips)
        return row.id

    def get(self, session_id: int) -> StoredSession:
        """Give a session. Raises WorkspaceProblem when there is none with this number."""
        return _stored(self._row(session_id))

    def recording(self, session_id: int) -> Recording:
        """Say how a session is recorded, without reading its form. Raises WorkspaceProblem when there is none."""
        query = select(SessionRow.recording).where(SessionRow.id == session_id)
        found = self._session.connection().execute(query).scalar()
        return Recording(found) if found is not None else self.get(session_id).recording

    def set_recording(self, session_id: int, recording: Recording) -> None:
        """Say how a session is recorded."""
        self._row(session_id).recording = recording.value
        self._session.flush()

    def by_name(self, group: str | None, session: SessionId) -> StoredSession | None:
        """Find a session by its day and number, of one group or, with None, of any: the newest then."""
        table = SessionRow
        query = select(table).where(table.session_day == session.day, table.session_number == session.number)
        if group is not None:
            query = query.where(table.group_slug == group)
        row = self._session.scalars(query.order_by(table.id.desc()).limit(1)).first()
        return None if row is None else _stored(row)

    def all(self) -> tuple[StoredSession, ...]:
        """Every session, the newest first."""
        rows = self._session.scalars(select(SessionRow).order_by(SessionRow.id.desc()))
        return tuple(_stored(row) for row in rows)

    def set_state(self, session_id: int, state: SessionState, at: datetime, by: str = PANEL) -> None:
        """Move a session on, and note it in the history."""
        row = self._row(session_id)
        if row.state != state.value:
            moved = NewChange(at, "session-state", about_session(session_id), by, by, "", row.state, state.value)
            append(self._session, moved)
        row.state, row.state_at = state.value, at
        self._session.flush()

    def add_clips(self, session_id: int, clips: Iterable[NewClip]) -> None:
        """Add clips: the drawn ones, or reserves that were called up."""
        for clip in clips:
            self._session.add(
                ClipRow(
                    session_id=session_id,
                    slot=clip.slot,
                    reference=clip.reference or None,
                    day=clip.on,
                    themes=_written(clip.themes),
                    state=ClipState.DRAWN.value,
                    reason="",
                    replaces=canonical_json(list(clip.replaces)),
                    replaced_by="[]",
                    instance_id=clip.instance_id or str(uuid.uuid4()),
                )
            )
        self._session.flush()

    def clips(self, session_id: int) -> tuple[StoredClip, ...]:
        """The clips of a session in the order of their slots."""
        rows = self._session.scalars(select(ClipRow).where(ClipRow.session_id == session_id))
        return tuple(_stored_clip(row) for row in sorted(rows, key=lambda row: (len(row.slot), row.slot)))

    def clip(self, clip_id: int) -> StoredClip:
        """Give a clip. Raises WorkspaceProblem when there is none with this number."""
        return _stored_clip(self._clip_row(clip_id))

    def clip_at(self, session_id: int, slot: str) -> StoredClip:
        """Give the clip of a slot. Raises FormProblem when the session has none."""
        query = select(ClipRow).where(ClipRow.session_id == session_id, ClipRow.slot == slot)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise FormProblem(
                f"There is no {{clip}} {slot} in this session.", advice="Look at the list of {clips} again."
            )
        return _stored_clip(row)

    def set_clip(
        self,
        clip_id: int,
        *,
        state: ClipState | None = None,
        reason: str | None = None,
        themes: tuple[ServedTheme, ...] | None = None,
        replaces: tuple[str, ...] | None = None,
        replaced_by: tuple[str, ...] | None = None,
        finished_at: datetime | _Same | None = SAME,
        at: datetime | None = None,
        by: str = PANEL,
    ) -> None:
        """Change what is given, leave the rest. A clip that is no longer over loses its finishing time.

        With `at`, another state is noted in the history.
        """
        row = self._clip_row(clip_id)
        if state is not None:
            if at is not None and row.state != state.value:
                moved = NewChange(at, "clip-state", row.instance_id, by, by, "", row.state, state.value, reason or "")
                append(self._session, moved)
            row.state = state.value
            row.finished_at = row.finished_at if state.is_over else None
        if reason is not None:
            row.reason = reason
        if themes is not None:
            row.themes = _written(themes)
        if replaces is not None:
            row.replaces = canonical_json(list(replaces))
        if replaced_by is not None:
            row.replaced_by = canonical_json(list(replaced_by))
        if finished_at is not SAME:
            row.finished_at = finished_at
        self._session.flush()

    def _row(self, session_id: int) -> SessionRow:
        row = self._session.get(SessionRow, session_id)
        if row is None:
            raise WorkspaceProblem(
                f"There is no session {session_id} in this workspace.", advice="Look at the list of sessions again."
            )
        return row

    def _clip_row(self, clip_id: int) -> ClipRow:
        row = self._session.get(ClipRow, clip_id)
        if row is None:
            raise WorkspaceProblem("This {clip} is not in this workspace.", advice="Look at the list of {clips} again.")
        return row


def _written(themes: Iterable[ServedTheme]) -> str:
    return canonical_json([asdict(theme) for theme in themes])


def _stored(row: SessionRow) -> StoredSession:
    return StoredSession(
        row.id,
        row.commitment_id,
        row.group_slug,
        SessionId(row.session_day, row.session_number),
        row.form,
        row.form_fingerprint,
        row.form_id,
        row.form_version,
        row.created_at,
        SessionState(row.state),
        row.state_at,
        Recording(row.recording),
    )


def _stored_clip(row: ClipRow) -> StoredClip:
    return StoredClip(
        row.id,
        row.slot,
        row.reference or "",
        row.day,
        tuple(ServedTheme(**theme) for theme in json.loads(row.themes)),
        ClipState(row.state),
        row.reason,
        tuple(json.loads(row.replaces)),
        tuple(json.loads(row.replaced_by)),
        row.instance_id,
        row.finished_at,
    )
