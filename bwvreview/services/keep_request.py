"""Ask the police to keep the clips of a session, and note which ones they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem, WorkspaceProblem
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.sessions import ClipState
from bwvreview.domain.words import say, speaking
from bwvreview.services.scheme_in_use import words_of
from bwvreview.services.standing_draw import standing_draw

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from bwvreview.storage.store import Store


def save_keep_request(store: Store, session_id: int, path: Path, *, at: datetime) -> int:
    """Write the list for the police to `path`, and note that its clips were asked for; give how many that are now.

    One sorted list: clips still to watch and every reserve, unmarked, so that it does not show who is a reserve.
    Raises ExportProblem (nothing is noted then), WorkspaceProblem when the references were deleted.
    """
    from bwvreview.exchange.keep_request_file import write_keep_request

    if path.suffix.casefold() not in {".xlsx", ".txt"}:
        raise ExportProblem("The list is a workbook or plain text.", advice="Choose a name that ends in .xlsx or .txt.")
    stored = store.sessions.get(session_id)
    references = _references(store, session_id)
    if not references:
        raise ExportProblem(
            "There is no {clip} left to keep.", advice="Every {clip} has been {watched}, or has a reason."
        )
    asked = 0
    for clip in store.sessions.clips(session_id):
        if clip.state is ClipState.DRAWN:
            store.sessions.set_clip(clip.id, state=ClipState.REQUESTED, at=at, by="coordinator")
            asked += 1
    with speaking(words_of(store)):
        about = say(f"{{Viewing}} of {day_words(stored.session.day)}, draw {stored.session.number}")
        write_keep_request(references, about, path)
    return asked


def note_kept(store: Store, session_id: int, slots: Collection[str] | None = None, *, at: datetime) -> int:
    """Note that the police keep these clips, or with None all that were asked for; give how many."""
    kept = 0
    for clip in store.sessions.clips(session_id):
        chosen = clip.state is ClipState.REQUESTED if slots is None else clip.slot in slots
        if chosen and clip.state in {ClipState.DRAWN, ClipState.REQUESTED}:
            store.sessions.set_clip(clip.id, state=ClipState.HELD, at=at, by="coordinator")
            kept += 1
    return kept


def _references(store: Store, session_id: int) -> list[str]:
    """Give every reference that may still be watched, in the order of its letters."""
    stored = store.sessions.get(session_id)
    waiting = [clip for clip in store.sessions.clips(session_id) if not clip.state.is_over]
    if any(not clip.reference for clip in waiting):
        raise WorkspaceProblem(
            "The references were deleted with the police list.",
            advice="Ask the police which {clips} they still hold.",
        )
    outcome = standing_draw(store, stored.commitment_id)
    over = {clip.reference for clip in store.sessions.clips(session_id) if clip.state.is_over}
    declared = outcome.availability
    gone = {reference for reference, _ in (*declared.unavailable, *declared.late)} if declared else set()
    called = outcome.statement.unavailable == "next"  # where dice decide, nobody knows yet who comes in
    reserves = {one for drawn in outcome.draw.themes.values() for one in drawn.reserves} if called else set()
    return sorted({clip.reference for clip in waiting} | (reserves - gone - over)) if waiting else []
