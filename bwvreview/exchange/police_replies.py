"""What the police replied, from tables `replies….csv`: a row that is no reply is told, and the others are read."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem, Problem
from bwvreview.domain.returns import Finding, PoliceReply, ReturnFile
from bwvreview.domain.session_id import SessionId
from bwvreview.exchange import limits
from bwvreview.exchange.groups_file import load_groups
from bwvreview.exchange.returns_folder import is_reply_table
from bwvreview.exchange.returns_panel import typed_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HEAD = ("group", "session", "slot", "action", "reply", "day")
_CUTS = ",;\t"
_MOST = 100
_KIND = "reply-row"


@dataclass(frozen=True, slots=True)
class ReplyTables:
    """The replies of all tables of a place, each once; and the tables in which something is no reply."""

    replies: tuple[PoliceReply, ...]
    odd: tuple[ReturnFile, ...]


def read_police_replies(place: Path) -> ReplyTables:
    """Read every table of replies of a folder, or the one file: group, session, slot, action, reply, day.

    A group goes by its name or its short name; the day is year-month-day or day first.
    """
    found: set[PoliceReply] = set()
    odd: list[ReturnFile] = []
    for path in [place] if place.is_file() else sorted(place.rglob("*")):
        if not (is_reply_table(path) and path.is_file()):
            continue
        name = path.name if place.is_file() else path.relative_to(place).as_posix()
        content, findings = b"", []
        try:
            content = _content(path)
            findings = _read(name, content, found)
        except ListProblem as problem:
            findings = [Finding(name, "", "", _KIND, f"{problem.message} {problem.advice}".strip())]
        if findings:
            digest = hashlib.sha256(content).hexdigest()
            odd.append(ReturnFile(name, digest, "replies", findings=tuple(findings), unread=True))
    return ReplyTables(tuple(sorted(found)), tuple(odd))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > limits.MOST_PACKAGE:
            raise limits.too_big()
        return path.read_bytes()
    except OSError as error:
        raise ListProblem("The file cannot be opened.", advice="Close it in other programs.") from error


def _read(name: str, content: bytes, found: set[PoliceReply]) -> list[Finding]:
    """Add the replies of a table to `found`; give what is odd in it. Raises ListProblem when it is no such table."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # as Excel saves it
    first = text.partition("\n")[0]
    cut = max(_CUTS, key=first.count)
    groups = {words.casefold(): slug for slug, title in load_groups() for words in (slug, title)}
    findings: list[Finding] = []
    try:
        rows = csv.DictReader(StringIO(text, newline=""), delimiter=cut)
        head = {(title or "").strip().casefold() for title in rows.fieldnames or ()}
        if not set(_HEAD) <= head:
            raise ListProblem("This is no table of replies.", advice=f"Its headings are {', '.join(_HEAD)}.")
        for row in rows:
            cells = {str(key).strip().casefold(): str(value or "").strip() for key, value in row.items()}
            reply = _reply(cells, groups) if any(cells.values()) else ""
            if isinstance(reply, PoliceReply):
                found.add(reply)
            elif reply and len(findings) < _MOST:
                findings.append(Finding(name, "", f"A{rows.line_num}", _KIND, reply))
    except csv.Error as error:
        raise ListProblem("This is no table of replies.", advice="Save it as CSV again.") from error
    return findings


def _reply(cells: Mapping[str, str], groups: Mapping[str, str]) -> PoliceReply | str:
    """Give the reply of a row; a sentence where it is none."""
    group, session, slot, action, words, day = (cells.get(name, "") for name in _HEAD)
    if not (group and slot and words):
        return "This row lacks its group, its slot or its words. It is left out."
    try:
        session = str(SessionId.read(session))
    except Problem:
        return "This row has no session such as 2026-12-05.1. It is left out."
    told = typed_day(day)
    if not told:
        return "The day of this reply cannot be read. Write it as 2026-12-05. The row is left out."
    return PoliceReply(
        groups.get(group.casefold(), group), session, slot.upper(), action, words, date.fromisoformat(told)
    )
