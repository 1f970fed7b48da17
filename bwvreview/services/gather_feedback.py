"""Collecting a session's records and the draw they came from, before they leave in any shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.feedback import DesignLine, Feedback, IndividualAnswers
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.observations import Observation
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.revisions import as_sent
from bwvreview.services.plan_design import rolled_design
from bwvreview.services.plan_draw import title_of
from bwvreview.services.record_answer import form_of, state_of
from bwvreview.services.settled import settled
from bwvreview.services.views_agreement import individual_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bwvreview.domain.draw.design import Design
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


def gather(store: Store, session_id: int, scheme: Scheme, *, at: datetime, today: date) -> Feedback:
    """Collect a session's records and the draw they came from. Holds no reference, and needs no list.

    Raises ExportProblem on a reviewer's own laptop, which has neither the draw nor the agreed record.
    """
    session, scheme = store.sessions.get(session_id), settled(store, scheme)
    if session.recording is Recording.GUEST:
        raise ExportProblem(
            "The feedback is saved on the coordinator’s laptop.", advice="Send your locked answers there instead."
        )
    design, dice = rolled_design(store, session.commitment_id)
    list_id = store.draws.get(session.commitment_id).list_id
    form = Form.from_json(session.form_json)
    sent = store.sendings.records(session_id)
    observations = tuple(
        as_sent(_observation(store, session_id, clip, form, today), sent.get(clip.slot))
        for clip in store.sessions.clips(session_id)
    )
    stored = store.lists.get(list_id) if list_id is not None else None
    return Feedback(
        group_slug=session.group,
        group_name=store.settings.get("group.name") or session.group.replace("-", " ").title(),
        borough=store.settings.get("group.borough"),
        session=session.session,
        members_present=_number(store.settings.get(f"session.{session_id}.members")),
        form=form,
        observations=observations,
        design=_design(design, observations, scheme),
        excluded=design.excluded,
        commit=design.commit,
        dice_digits=dice,
        dice_kind=design.dice,
        voids=store.draws.voids(session.group, session.session.day),
        made_at=at,
        program_version=__version__,
        history_mark=str(store.history.mark_about(clip.instance_id for clip in store.sessions.clips(session_id))),
        list_range=(None, None) if stored is None else (stored.first_day, stored.last_day),
        scheme=scheme.slug,
        individual=_individual(store, session_id, form, today),
    )


def _individual(store: Store, session_id: int, form: Form, today: date) -> tuple[IndividualAnswers, ...]:
    """What reviewers chose alone, by letter. Their own words stay: only the agreed ones are read before they leave."""
    chosen = {question.name for question in form.questions if question.choices}
    return tuple(
        IndividualAnswers(one.slot, one.letter, {name: value for name, value in one.answers.items() if name in chosen})
        for one in individual_records(store, session_id, today=today)
    )


def _observation(store: Store, session_id: int, clip: StoredClip, form: Form, today: date) -> Observation:
    answers = form_of(store, session_id, clip, today, form)
    return Observation(
        slot=clip.slot,
        instance_id=clip.instance_id,
        themes=clip.themes,
        state=state_of(clip, answers),
        reason=clip.reason,
        replaces=clip.replaces,
        replaced_by=clip.replaced_by,
        answers=answers.clean(),
        finished_at=clip.finished_at,
    )


def _design(design: Design, observations: Sequence[Observation], scheme: Scheme) -> tuple[DesignLine, ...]:
    return tuple(
        DesignLine(
            label=plan.label,
            title=title_of(plan.label, scheme),
            members=plan.members,
            sample=min(plan.sample, plan.members),
            viewed=sum(1 for one in observations if one.serves(plan.label) and one.is_viewed),
            unavailable=sum(1 for one in observations if one.serves(plan.label) and one.is_not_shown),
        )
        for plan in design.themes
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
