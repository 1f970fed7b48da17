"""Tickets, and the lowest of them for each label (draw-protocol, section 1)."""

from __future__ import annotations

import hashlib
from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bwvreview.domain.draw.list_file import ListFile

Ticket = tuple[bytes, bytes]
"""A ticket (32 bytes) and the reference it belongs to; these pairs compare in the order of the draw."""

_WORTH_IT = 8
"""A label that wants less than one in this many of its members is served from the low end of all tickets."""


def ticket_of(key: str, reference: str) -> str:
    """Give a reference its ticket: SHA-256 of the draw's key and the reference.

    >>> ticket_of("43c5578afe87bd366483ba3eb9897206a7ccffdb86257a79c8983a64679eeb35", "BWV-17SD-5HPN")[:12]
    '2fa907bf4a39'
    """
    return hashlib.sha256((key + reference).encode("ascii")).hexdigest()


def lowest_tickets(
    list_file: ListFile,
    key: str,
    wanted: Mapping[str, int],
    *,
    without: Mapping[str, Collection[str]] | None = None,
) -> dict[str, list[Ticket]]:
    """Give each label its `wanted` lowest tickets in order; fewer when it has fewer members.

    `without` names the references a label must pass over. A large label needs only the low end of the
    tickets, and one pass over the list finds it for all of them; what that does not fill (a small label, or
    bad luck rarer than one in a thousand) is searched among the label's own members.
    """
    left_out = {
        label: frozenset(reference.encode("ascii") for reference in references)
        for label, references in (without or {}).items()
    }
    found = _from_the_low_end(list_file, key, wanted, left_out)
    unfilled = {label: count for label, count in wanted.items() if len(found[label]) < count}
    return found | _from_the_members(list_file, key, unfilled, left_out) if unfilled else found


def _from_the_low_end(
    list_file: ListFile, key: str, wanted: Mapping[str, int], left_out: Mapping[str, frozenset[bytes]]
) -> dict[str, list[Ticket]]:
    """Serve large labels from one pass. A label with too few tickets here is not served yet."""
    found: dict[str, list[Ticket]] = {label: [] for label in wanted}
    reach = {
        label: (enough, list_file.counts.get(label, 0))
        for label, count in wanted.items()
        if count and (enough := _enough(count) + len(left_out.get(label, ())))
    }
    large = {label for label, (enough, members) in reach.items() if enough * _WORTH_IT < members}
    if not large:
        return found
    bound = max((enough << 32) // members for label, (enough, members) in reach.items() if label in large)
    low = _tickets_below(bound.to_bytes(4, "big"), list_file.encoded, key)
    low.sort()
    nothing: frozenset[bytes] = frozenset()
    for pair in low:
        for label in large.intersection(list_file.labels[pair[1].decode("ascii")]):
            if len(found[label]) < wanted[label] and pair[1] not in left_out.get(label, nothing):
                found[label].append(pair)
    return found


def _enough(count: int) -> int:
    """Say how many low tickets to expect so that `count` are nearly always there: six deviations more."""
    return count + 6 * isqrt(count) + 12


def _tickets_below(bound: bytes, references: Iterable[bytes], key: str) -> list[Ticket]:
    """Make every ticket and keep the low ones. The key fills one block of SHA-256 and is hashed once."""
    start = hashlib.sha256(key.encode("ascii")).copy
    low = []
    for reference in references:
        ticket = start()
        ticket.update(reference)
        digest = ticket.digest()
        if digest < bound:
            low.append((digest, reference))
    return low


def _from_the_members(
    list_file: ListFile, key: str, wanted: Mapping[str, int], left_out: Mapping[str, frozenset[bytes]]
) -> dict[str, list[Ticket]]:
    """Serve labels from all their members."""
    start = hashlib.sha256(key.encode("ascii")).copy
    made: dict[bytes, bytes] = {}
    served: dict[str, list[Ticket]] = {}
    for label, count in wanted.items():
        pairs = []
        for reference in list_file.encoded_members(label):
            if reference in left_out.get(label, ()):
                continue
            if reference not in made:
                ticket = start()
                ticket.update(reference)
                made[reference] = ticket.digest()
            pairs.append((made[reference], reference))
        served[label] = sorted(pairs)[:count]
    return served
