"""The review form on paper: printed blank or for one clip, and typed in again in the order of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.forms.survey import Form
from bwvreview.domain.paper import PaperForm, paper_form
from bwvreview.domain.reviewing import PANEL
from bwvreview.domain.sessions import ClipState
from bwvreview.services.plan_draw import title_of
from bwvreview.services.record_answer import OpenedClip, filled_in, open_clip
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


def save_blank_form(store: Store, form: Form, path: Path, scheme: Scheme, *, large: bool = True) -> Path:
    """Write a form that any clip can be recorded on. Raises ExportProblem."""
    return _save(paper_form(form, shown=titles(store, scheme)), path, large=large)


def save_clip_form(store: Store, session_id: int, slot: str, path: Path, scheme: Scheme, *, large: bool = True) -> Path:
    """Write the form of one clip, with what the draw says filled in. Raises FormProblem, ExportProblem."""
    return _save(clip_form(store, session_id, slot, scheme), path, large=large)


def clip_form(store: Store, session_id: int, slot: str, scheme: Scheme) -> PaperForm:
    """Give the form of one clip as it stands on paper. Raises FormProblem when the session has no such clip."""
    clip = store.sessions.clip_at(session_id, slot)
    form = Form.from_json(store.sessions.get(session_id).form_json)
    return paper_form(form, filled_in(clip), titles(store, scheme))


def forms_to_watch(store: Store, session_id: int, scheme: Scheme) -> tuple[PaperForm, ...]:
    """Give the forms of all clips that may still be watched, in the order of their slots."""
    form = Form.from_json(store.sessions.get(session_id).form_json)
    shown = titles(store, scheme)
    return tuple(paper_form(form, filled_in(clip), shown) for clip in clips_to_watch(store, session_id))


def clips_to_watch(store: Store, session_id: int) -> tuple[StoredClip, ...]:
    """Give the clips of a session that were not lost."""
    return tuple(clip for clip in store.sessions.clips(session_id) if clip.state is not ClipState.NOT_SHOWN)


def titles(store: Store, scheme: Scheme) -> Mapping[str, str]:
    """Give the themes their titles, as the form names them."""
    scheme = settled(store, scheme)
    return {theme.slug: title_of(theme.slug, scheme) for theme in scheme.themes}


def _save(form: PaperForm, path: Path, *, large: bool) -> Path:
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.paper_form_pdf import paper_form_pdf

    if path.suffix.casefold() != ".pdf":
        path = path.with_name(f"{path.name}.pdf")
    write_atomically(path, paper_form_pdf(form, large=large))
    return path


@dataclass(frozen=True, slots=True)
class PapersToKey:
    """Whose papers can be typed in: the clips of a session with their states, and reviewers who answer alone.

    `reviewers` are (name, letter); none when the panel makes one record. A clip whose reserve took its place is
    left out.
    """

    session_id: int
    session: SessionId
    clips: tuple[tuple[str, ClipState], ...]
    reviewers: tuple[tuple[str, str], ...]


def papers_to_key(store: Store, session_id: int) -> PapersToKey:
    """Give what papers of a session can be typed in."""
    session = store.sessions.get(session_id)
    clips = [clip for clip in store.sessions.clips(session_id) if not clip.replaced_by]
    alone = store.reviewers.of(session_id) if session.recording.is_individual else ()
    return PapersToKey(
        session_id,
        session.session,
        tuple((clip.slot, clip.state) for clip in clips),
        tuple((reviewer.name, reviewer.letter) for reviewer in alone),
    )


@dataclass(frozen=True, slots=True)
class PaperOfClip:
    """The paper of one clip, and the answers that are there already."""

    clip: OpenedClip
    paper: PaperForm


def paper_of_clip(
    store: Store, session_id: int, slot: str, scheme: Scheme, *, today: date, reviewer: str = PANEL
) -> PaperOfClip:
    """Open a clip to type its paper in. Raises FormProblem when this is not the moment for this record."""
    opened = open_clip(store, session_id, slot, scheme, today=today, reviewer=reviewer)
    return PaperOfClip(opened, clip_form(store, session_id, slot, scheme))
