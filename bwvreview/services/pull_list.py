"""The list for the police: which clip of the evening is which encounter, and until when its video is there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.domain.sessions import ClipState
from bwvreview.domain.words import say, speaking
from bwvreview.services.roll_draw import rolled_draw
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.exchange.pdf import Page
    from bwvreview.exchange.pull_list_file import PullLine
    from bwvreview.storage.store import Store


def save_pull_list(store: Store, commitment_id: int, path: Path, scheme: Scheme) -> Path:
    """Write slot → reference for the police, and give the file written (always .xlsx).

    The only place where references leave the program. Raises DrawProblem before the dice, ExportProblem.
    """
    from bwvreview.exchange.pull_list_file import write_pull_list

    if path.suffix.casefold() != ".xlsx":
        path = path.with_name(f"{path.name}.xlsx")
    with speaking(scheme.words):
        write_pull_list(*_list(store, commitment_id, scheme), path)
    return path


def pull_list_to_print(store: Store, commitment_id: int, scheme: Scheme) -> tuple[Page, ...]:
    """Give the same list as pages for a printer. Raises DrawProblem before the dice, ListDeleted."""
    from bwvreview.exchange.pull_list_file import pull_list_pages

    with speaking(scheme.words):
        return pull_list_pages(*_list(store, commitment_id, scheme))


def _list(store: Store, commitment_id: int, scheme: Scheme) -> tuple[str, list[PullLine]]:
    scheme = settled(store, scheme)
    fixed, _ = rolled_draw(store, commitment_id)
    session = fixed.commitment.session
    title = say(f"{{Clips}} drawn for the {{viewing}} on {day_words(session.day)}, draw {session.number}")
    return title, _lines(store, commitment_id, scheme)


def _lines(store: Store, commitment_id: int, scheme: Scheme) -> list[PullLine]:
    from bwvreview.exchange.pull_list_file import PullLine

    fixed, draw = rolled_draw(store, commitment_id)
    session = store.sessions.by_name(fixed.commitment.group, fixed.commitment.session)
    if session is None:
        days = store.lists.days(fixed.commitment.list_id, draw.slots.values())
        return [
            PullLine(slot, reference, _last_day(days.get(reference), scheme)) for slot, reference in draw.slots.items()
        ]
    return [
        PullLine(
            clip.slot,
            clip.reference,
            _last_day(clip.on, scheme),
            "Cannot be shown" if clip.state is ClipState.NOT_SHOWN else "",
        )
        for clip in store.sessions.clips(session.id)
    ]


def _last_day(on: date | None, scheme: Scheme) -> str:
    if scheme.police_keep is None:
        return ""
    return day_words(on + timedelta(days=scheme.police_keep)) if on else "Date not known"
