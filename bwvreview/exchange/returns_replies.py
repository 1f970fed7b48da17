"""Replies on their way back to a group, as one file that its program takes in."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.returns import PoliceReply
from bwvreview.domain.seal import canonical_json

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "bwvreview-replies/1"
_MOST = 16 << 20


@dataclass(frozen=True, slots=True)
class GroupReplies:
    """What goes back to one group: what became of each record, what is in conflict, and what the police replied."""

    group: str
    quarter: str
    received: tuple[tuple[str, str, str], ...]
    conflicts: tuple[tuple[str, str, str], ...]
    replies: tuple[PoliceReply, ...]


def replies_file(told: GroupReplies) -> bytes:
    """Write the file for one group, with a seal that finds accidents. The same facts give the same bytes."""
    body = {
        "schema": SCHEMA,
        "group": told.group,
        "quarter": told.quarter,
        "received": [list(one) for one in told.received],
        "conflicts": [list(one) for one in told.conflicts],
        "replies": [{**asdict(one), "on": one.on.isoformat()} for one in told.replies],
    }
    sealed = {**body, "seal": hashlib.sha256(canonical_json(body).encode("ascii")).hexdigest()}
    return (json.dumps(sealed, ensure_ascii=True, sort_keys=True, indent=1) + "\n").encode("ascii")


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > _MOST:
        raise ValueError("too large")
    return path.read_bytes()


def read_replies_file(path: Path) -> GroupReplies:
    """Read such a file. Raises Problem when it is no file of replies, or was changed on its way."""
    try:
        body = json.loads(_bytes(path))
        seal = body.pop("seal")
        whole = seal == hashlib.sha256(canonical_json(body).encode("ascii")).hexdigest()
        known = body["schema"] == SCHEMA
        told = GroupReplies(
            body["group"],
            body["quarter"],
            tuple((str(a), str(b), str(c)) for a, b, c in body["received"]),
            tuple((str(a), str(b), str(c)) for a, b, c in body["conflicts"]),
            tuple(PoliceReply(**{**one, "on": date.fromisoformat(one["on"])}) for one in body["replies"]),
        )
    except OSError as error:
        raise Problem(
            f"“{path.name}” cannot be opened.", advice="Choose the file that the central team sent."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem(
            f"“{path.name}” is no file of replies.", advice="Choose the file from the central team."
        ) from error
    if not (whole and known):
        raise Problem(f"“{path.name}” was changed on its way.", advice="Ask the central team to send it again.")
    return told
