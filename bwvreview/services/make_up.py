"""Who was on the list of a session: counted once, when the session is opened, and kept when the list is deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bwvreview.domain.make_up import ListCodes, codes_from_json, codes_of

if TYPE_CHECKING:
    from bwvreview.storage.sessions import StoredSession
    from bwvreview.storage.store import Store


def keep_make_up(store: Store, session_id: int, commitment_id: int, scheme: str) -> None:
    """Keep the codes of the list that a session was drawn from. Does nothing for a list that is not here."""
    codes = _counted(store, commitment_id, scheme)
    if codes is not None:
        store.settings.put(_setting(session_id), codes.to_json())


def make_up_of(store: Store, session: StoredSession, scheme: str) -> ListCodes | None:
    """Give the codes of a session's list; None when the list came without its columns, or went before they were kept.

    They are counted now for a session that was opened before codes were kept, while its list is still here.
    """
    kept = store.settings.get(_setting(session.id))
    return codes_from_json(kept) if kept else _counted(store, session.commitment_id, scheme)


def _counted(store: Store, commitment_id: int, scheme: str) -> ListCodes | None:
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.exchange.highlights_file import load_highlights

    rules, plan = load_highlights(scheme).make_up, store.draws.get(commitment_id)
    if rules is None or plan.list_id is None or not plan.list_file:
        return None
    stored = store.lists.get(plan.list_id)
    if stored.rows_deleted:
        return None
    fields = frozenset(field["field"] for field in json.loads(stored.inspection_json)["fields"])
    drawn_from = ListFile.parse(plan.list_file).labels
    encounters = (one.values for one in store.lists.encounters(plan.list_id) if one.reference in drawn_from)
    return codes_of(plan.list_id, encounters, fields, rules)


def _setting(session_id: int) -> str:
    return f"session.{session_id}.make-up"
