"""A record that is sent again: with the ids it had while it is the same, else with a new id that names the one before.

As ODK does it: what was sent keeps its `instance_id`; a record that was changed afterwards gets a new one, and its
`deprecated_id` says which it takes the place of.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.seal import canonical_json

if TYPE_CHECKING:
    from bwvreview.domain.observations import Observation


HOLDS_NO_RECORD = frozenset({"public-report.html", "public-report.pdf"})
"""Files that leave without any record in them."""


@dataclass(frozen=True, slots=True)
class SentRecord:
    """A record as it stood in files that left: its ids, and the SHA-256 of what it held."""

    instance_id: str
    deprecated_id: str
    content: str

    @classmethod
    def of(cls, one: Observation) -> SentRecord:
        """Give a record as it would leave now."""
        return cls(one.instance_id, one.deprecated_id, content_of(one))


def content_of(one: Observation) -> str:
    """SHA-256 of all that a row of this record shows; its ids are no part of that."""
    shown = {
        "slot": one.slot,
        "state": one.state.value,
        "reason": one.reason,
        "themes": [[theme.label, theme.title] for theme in one.themes],
        "replaced_by": list(one.replaced_by),
        "answers": dict(one.answers),
    }
    return hashlib.sha256(canonical_json(shown).encode("ascii")).hexdigest()


def as_sent(one: Observation, sent: SentRecord | None) -> Observation:
    """Give a record its ids, in view of how it was sent last (None: it never was).

    The new id of a changed record follows from what it holds, so the same records give the same files each time.
    """
    if sent is None:
        return one
    content = content_of(one)
    if content == sent.content:
        return replace(one, instance_id=sent.instance_id, deprecated_id=sent.deprecated_id)
    fresh = uuid.uuid5(uuid.NAMESPACE_OID, f"{sent.instance_id}\n{content}")
    return replace(one, instance_id=str(fresh), deprecated_id=sent.instance_id)
