"""Replies on their way back: the police's, from a table; a group's, as one file that its program takes in."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.domain.returns import PoliceReply
from bwvreview.domain.seal import canonical_json

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "bwvreview-replies/1"
_HEAD = ("group", "session", "slot", "action", "reply", "day")
_MOST = 16 << 20


@dataclass(frozen=True, slots=True)
class GroupReplies:
    """What goes back to one group: what became of each record, what is in conflict, and what the police replied."""

    group: str
    quarter: str
    received: tuple[tuple[str, str, str], ...]
    conflicts: tuple[tuple[str, str, str], ...]
    replies: tuple[PoliceReply, ...]


def read_police_replies(place: Path) -> tuple[PoliceReply, ...]:
    """Read every table `replies….csv` of a folder, or the one file: group, session, slot, action, reply, day.

    The day is written year-month-day.

    Raises Problem, naming the file and the row, for one that cannot be read.
    """
    found: set[PoliceReply] = set()
    for path in [place] if place.is_file() else sorted(place.rglob("*")):
        if path.is_file() and path.name.casefold().startswith("replies") and path.suffix.casefold() == ".csv":
            found.update(_read(path))
    return tuple(sorted(found))


def _read(path: Path) -> list[PoliceReply]:
    rows = list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig", "replace"), newline="")))
    replies = []
    for number, row in enumerate(rows, 2):
        cells = {str(key).strip().casefold(): str(value or "").strip() for key, value in row.items()}
        try:
            group, session, slot, action, words, day = (cells[name] for name in _HEAD)
            reply = PoliceReply(group, session, slot, action, words, date.fromisoformat(day))
        except (KeyError, ValueError) as error:
            wrong = f"Row {number} of “{path.name}” is no reply."
            raise Problem(wrong, advice=f"Its headings are {', '.join(_HEAD)}. Write the day as 2026-12-05.") from error
        if not (reply.group and reply.session and reply.slot and reply.words):
            raise Problem(f"Row {number} of “{path.name}” lacks its clip or its words.", advice="Fill it in.")
        replies.append(reply)
    return replies


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
