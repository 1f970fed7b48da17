"""The papers of a draw in this workspace: what can be had of it, written to a file or made ready for a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from bwvreview.domain.draw.seed import DICE
from bwvreview.domain.errors import DrawProblem, ListDeleted
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.rounding import about
from bwvreview.domain.words import say, speaking
from bwvreview.services.draw_papers import (
    certificate_to_print,
    check_open,
    in_room_pack,
    open_pack,
    save_certificate,
    save_pack,
    save_public_page,
)
from bwvreview.services.keep_pack import rolled_files
from bwvreview.services.keep_request import save_keep_request
from bwvreview.services.pull_list import pull_list_to_print, save_pull_list
from bwvreview.services.roll_draw import looked_again_words
from bwvreview.services.settled import settled
from bwvreview.services.standing_draw import next_roll, standing_draw
from bwvreview.services.views_draw import fixed_view, further_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId
    from bwvreview.exchange.pdf import Page
    from bwvreview.services.views_draw import FixedView
    from bwvreview.storage.store import Store

T = TypeVar("T")
Paper = Literal["pull list", "keep request", "certificate", "room pack", "public page", "open pack", "groups"]
"""What there is. The groups are only printed; the request, the pages and the packs are only saved."""

_STILL_HERE = (
    "Only someone who kept the pack can check this draw. The eight groups, the dice and the answers are still here."
)


@dataclass(frozen=True, slots=True)
class PapersView:
    """What can be had of a rolled draw. Holds no reference.

    `deleted` says, when the list is gone, what can still be had; `closed` why there is no open pack, empty where it is
    allowed. `notes` are what the room noted of the roll.
    """

    commitment_id: int
    group: str
    session: SessionId
    deleted: str
    closed: str
    notes: tuple[str, ...]


def papers_view(store: Store, commitment_id: int, scheme: Scheme) -> PapersView:
    """Say what can be had of a draw. Raises DrawProblem before the dice."""
    plan, notes = store.draws.get(commitment_id), looked_again_words(store, commitment_id)
    deleted = closed = ""
    if plan.deleted_on is not None:
        deleted = f"The list was deleted on {day_words(plan.deleted_on)}. {_STILL_HERE}"
    else:
        try:
            voids = store.draws.voids(plan.group, plan.session.day)
            check_open(store, standing_draw(store, commitment_id), settled(store, scheme), voids)
        except DrawProblem as problem:
            closed = f"{problem.message} {problem.advice}"
    return PapersView(commitment_id, plan.group, plan.session, deleted, closed, notes)


def save_paper(
    store: Store, commitment_id: int, paper: Paper, path: Path, scheme: Scheme, *, at: datetime, password: str = ""
) -> Path:
    """Write a paper and give the file written. The same draw gives the same bytes; only packs take a password.

    The request to keep clips notes what was asked for: it needs the session to be open. Raises DrawProblem before
    the dice or where a rule stands against it, ListDeleted saying what can still be had, ExportProblem.
    """
    if paper == "pull list":
        return _or_what_is_left(lambda: save_pull_list(store, commitment_id, path, scheme))
    if paper == "keep request":
        plan = store.draws.get(commitment_id)
        session = store.sessions.by_name(plan.group, plan.session)
        if session is None:
            raise DrawProblem("This draw has no session yet.", advice="Open its session first.")
        save_keep_request(store, session.id, path, at=at)
        return path
    files = _or_what_is_left(lambda: rolled_files(store, commitment_id, scheme))
    if paper == "certificate":
        return save_certificate(files, path, looked_again_words(store, commitment_id))
    if paper == "public page":
        with speaking(scheme.words):
            return save_public_page(files, path)
    whole = open_pack(store, files, settled(store, scheme)) if paper == "open pack" else in_room_pack(files)
    path = path if path.suffix.casefold() == ".zip" else path.with_name(f"{path.name}.zip")
    return save_pack(whole, path, password)[0]


def pages_to_print(store: Store, commitment_id: int, paper: Paper, scheme: Scheme) -> tuple[Page, ...]:
    """Give the pages of a paper that can be printed. Raises as `save_paper` does."""
    if paper == "groups":
        with speaking(scheme.words):
            return (_slip(store, commitment_id, scheme),)
    if paper == "pull list":
        return _or_what_is_left(lambda: pull_list_to_print(store, commitment_id, scheme))
    files = _or_what_is_left(lambda: rolled_files(store, commitment_id, scheme))
    return (certificate_to_print(files, looked_again_words(store, commitment_id)),)


def _slip(store: Store, commitment_id: int, scheme: Scheme) -> Page:
    from bwvreview.exchange.minutes_slip import minutes_slip

    plan = store.draws.get(commitment_id)
    further = next_roll(store, commitment_id) if plan.seeds and plan.deleted_on is None else None
    view = further_view(store, commitment_id, scheme) if further else fixed_view(store, commitment_id, scheme)
    again = f", roll {view.roll}" if view.roll > 1 else ""
    heading = say(f"{{Viewing}} on {day_words(view.session.day)}, draw {view.session.number}{again}")
    return minutes_slip(heading, _fixed_words(view), view.groups, view.commit, DICE[view.dice].count)


def _fixed_words(view: FixedView) -> tuple[str, ...]:
    samples = ", ".join(f"{number} {title.lower()}" for title, number in view.samples)
    size = about(view.size)
    if view.roll > 1:
        clips = say("1 {clip}") if view.missing == 1 else say(f"{view.missing} {{clips}}")
        return (say(f"The same plan is rolled again, because {clips} cannot be shown. The groups are new."),)
    return (
        "The list and the plan are fixed. If one letter changes, so does every group.",
        say(f"{size[0].upper()}{size[1:]} {{encounters}}. {{Clips}}: {samples}. Reserves: {view.reserves}."),
    )


def _or_what_is_left(make: Callable[[], T]) -> T:
    """Make a paper. Raises ListDeleted that says what can still be had."""
    try:
        return make()
    except ListDeleted as problem:
        problem.advice = _STILL_HERE
        raise
