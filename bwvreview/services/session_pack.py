"""Everything to print for a session: agenda, wellness and confidentiality, slots and themes, blank forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.paper_pack import PackClip, SessionPack
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.retention import days_left
from bwvreview.domain.words import say, speaking
from bwvreview.services.paper_forms import clips_to_watch, forms_to_watch
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.exchange.pdf import Page
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


def save_session_pack(
    store: Store, session_id: int, path: Path, scheme: Scheme, *, today: date, copies: int = 1, large: bool = True
) -> Path:
    """Write the pack of a session as one PDF, with so many blank forms for each clip; give the file written.

    It holds no reference: slots, themes and days left are all it says of a clip. Raises ExportProblem.
    """
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.session_pack_pdf import session_pack_pdf

    if path.suffix.casefold() != ".pdf":
        path = path.with_name(f"{path.name}.pdf")
    with speaking(scheme.words):
        pack = session_pack(store, session_id, scheme, today=today, copies=copies)
        write_atomically(path, session_pack_pdf(pack, large=large))
    return path


def pages_to_print(store: Store, session_id: int, scheme: Scheme, *, today: date, copies: int = 1) -> tuple[Page, ...]:
    """Give the same pack for a printer: paper in the room without a file that stays. Raises ExportProblem."""
    from bwvreview.exchange.session_pack_pdf import session_pack_pages

    with speaking(scheme.words):
        return tuple(session_pack_pages(session_pack(store, session_id, scheme, today=today, copies=copies)))


def session_pack(store: Store, session_id: int, scheme: Scheme, *, today: date, copies: int = 1) -> SessionPack:
    """Give what is printed for a session."""
    from bwvreview.exchange.session_words_file import load_session_words

    scheme = settled(store, scheme)
    session = store.sessions.get(session_id)
    clips = clips_to_watch(store, session_id)
    day = session.session.day
    return SessionPack(
        group=store.settings.get("group.name") or session.group.replace("-", " ").title(),
        title=say(f"{{Viewing}} of {day_words(day)}, draw {session.session.number}"),
        when=_when(store, day),
        words=load_session_words(scheme.slug),
        clips=tuple(_clip(clip, today, scheme) for clip in clips),
        minutes_of_video=len(clips) * scheme.minutes_per_clip,
        forms=tuple(form for form in forms_to_watch(store, session_id, scheme) for _ in range(copies)),
    )


def _when(store: Store, day: date) -> str:
    viewing = next((one for one in store.viewings.all() if one.day == day), None)
    parts = [day_words(day), *([viewing.starts, viewing.place] if viewing else [])]
    return ", ".join(part for part in parts if part)


def _clip(clip: StoredClip, today: date, scheme: Scheme) -> PackClip:
    left = "" if scheme.police_keep is None else _left_words(days_left(clip.on, today, scheme.police_keep))
    return PackClip(clip.slot, ", ".join(dict.fromkeys(theme.title for theme in clip.themes)), left)


def _left_words(days: int | None) -> str:
    if days is None:
        return "date not known"
    if days < 0:
        return "time is over"
    return {0: "today", 1: "1 day"}.get(days, f"{days} days")
