"""What the practice page shows: training clips, who may make one, how members did over the quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.sessions import ClipState, ServedTheme
from bwvreview.services.current_session import current_session
from bwvreview.services.practice_clip import practice_drift, try_form
from bwvreview.services.record_answer import OpenedClip
from bwvreview.services.settled import settled
from bwvreview.services.views_record import RecordView

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.drift import QuarterAgreement
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A training clip and how often it was tried."""

    id: int
    title: str
    tries: int


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The practice page. `recorded` are the clips of the session shown whose record can become a training clip."""

    clips: tuple[PracticeLine, ...]
    session_id: int | None
    recorded: tuple[str, ...]
    quarters: tuple[QuarterAgreement, ...]


def practice_view(store: Store, scheme: Scheme, *, today: date) -> PracticeView:
    """Give the practice page as it is now. The agreed answers are not in it."""
    done = [one.practice_id for one in store.practice.tries() if one.locked_at is not None]
    clips = tuple(PracticeLine(clip.id, clip.title, done.count(clip.id)) for clip in store.practice.all())
    session_id = current_session(store)
    watched = store.sessions.clips(session_id) if session_id is not None else ()
    recorded = tuple(clip.slot for clip in watched if clip.state is ClipState.VIEWED)
    return PracticeView(clips, session_id, recorded, practice_drift(store, scheme, today=today))


def practice_record_view(store: Store, try_id: int, scheme: Scheme, *, today: date) -> RecordView:
    """Open a try on the record page: its answers so far. It is no clip among others, and has no days left.

    Raises WorkspaceProblem when there is none.
    """
    attempt = store.practice.one_try(try_id)
    title = store.practice.get(attempt.practice_id).title
    form = try_form(store, try_id, today=today)
    known = {theme.slug: theme.title for theme in settled(store, scheme).themes}
    slugs = form.value("theme_drawn").split() if form.form.has_question("theme_drawn") else []
    themes = tuple(ServedTheme(slug, known.get(slug, slug), 0) for slug in slugs)
    last = next((question.name for question in form.form.questions if attempt.answers.get(question.name)), "")
    clip = OpenedClip(0, try_id, title, 0, 0, themes, None, ClipState.STARTED, form, None, attempt.reviewer)
    return RecordView(clip, (), last)
