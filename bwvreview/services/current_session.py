"""Which session the pages show: the open one, unless somebody chose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.sessions import SessionState

if TYPE_CHECKING:
    from bwvreview.storage.store import Store

_CHOSEN = "session.shown"


def current_session(store: Store) -> int | None:
    """Give the session to show: a chosen one, else the newest that is not closed, else the newest.

    A choice holds until a newer session is there: then the new one is what people came for.
    """
    every = store.sessions.all()
    if not every:
        return None
    chosen, _, newest = store.settings.get(_CHOSEN).partition("/")
    if newest == str(every[0].id) and any(str(session.id) == chosen for session in every):
        return int(chosen)
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    return next((session.id for session in every if session.state in waiting), every[0].id)


def choose_session(store: Store, session_id: int) -> None:
    """Show this session from now on."""
    newest = store.sessions.all()[0].id
    store.settings.put(_CHOSEN, f"{store.sessions.get(session_id).id}/{newest}")


def to_open(store: Store) -> int | None:
    """Give the plan that was rolled last and has no session yet."""
    plan = store.draws.latest()
    if plan is None or plan.rolled_at is None or plan.void_reason is not None:
        return None
    return None if store.sessions.by_name(plan.group, plan.session) else plan.id


def members_setting(session_id: int) -> str:
    """The name under which the number of members present is kept."""
    return f"session.{session_id}.members"
