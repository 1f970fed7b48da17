"""Checking a pack: everything is built again from list, statements, dice and availability, and compared.

Three things in the certificate do not follow from those and are taken from it as they stand: the titles of the
themes, the voids, and the version of the program. Whoever wants to be sure of them asks for the minutes.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.certificate import SCHEMA, Outcome, outcome_of
from bwvreview.domain.draw.certificate_words import KEEP_OPEN
from bwvreview.domain.draw.draw import check_same_list, replay, statement_with_seed
from bwvreview.domain.draw.lines import AVAILABILITY_FILE, LIST_FILE, PULL_LIST_FILE, STATEMENT_FILE
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.packing import CERTIFICATE_FILE, MANIFEST_FILE, PAPERS, pack_of, rolled_statement_file
from bwvreview.domain.draw.reroll import NewRoll, read_round
from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.draw.voids import Void
from bwvreview.domain.errors import DrawProblem, Problem
from bwvreview.domain.session_id import SessionId

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADDED = {PULL_LIST_FILE, *PAPERS}
_FIXED_NAMES = {LIST_FILE, STATEMENT_FILE, AVAILABILITY_FILE, CERTIFICATE_FILE, MANIFEST_FILE, *_ADDED}
_ROUND_NAME = re.compile(r"statement-[1-9][0-9]{0,2}\.txt")
_GENUINE = "This draw is genuine."


@dataclass(frozen=True)
class Verdict:
    """Whether a pack holds what the list and the dice give; if not, the first thing that differs.

    `reason` is one plain sentence that names the file; `steps` say what was found right, in order.
    """

    genuine: bool
    reason: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What only the certificate tells."""

    titles: Mapping[str, str]
    voids: tuple[Void, ...]
    version: str
    opened: bool


def verify_pack(files: Mapping[str, bytes]) -> Verdict:
    """Check the files of a pack, by name. Never raises: whatever is in them, there is a verdict."""
    steps: list[str] = []
    try:
        _checked(files, steps)
    except DrawProblem as problem:
        return Verdict(False, str(problem), tuple(steps))
    return Verdict(True, _GENUINE, tuple(steps))


def checked_pack(files: Mapping[str, bytes]) -> tuple[Outcome, Told]:
    """Give what a genuine pack holds. Raises DrawProblem, as a sentence, when it is not genuine."""
    return _checked(files, [])


def does_not_belong(name: str) -> DrawProblem:
    """Make the problem of a file that no pack has."""
    shown = name if name.isprintable() and len(name) <= 80 else "A file with an odd name"
    return DrawProblem(f"{shown} does not belong in this pack.", advice="Use the pack exactly as it was written.")


def _checked(files: Mapping[str, bytes], steps: list[str]) -> tuple[Outcome, Told]:
    outcome = _outcome(files, steps)
    return outcome, _compare(files, outcome, steps)


def _outcome(files: Mapping[str, bytes], steps: list[str]) -> Outcome:
    """Read list, statements and availability, and draw again."""
    for name in sorted(files):
        if name not in _FIXED_NAMES and not _ROUND_NAME.fullmatch(name):
            raise does_not_belong(name)
    statement = Statement.parse(_file(files, STATEMENT_FILE))
    list_file = _list_of(statement, _file(files, LIST_FILE))
    steps.append(f"list.txt holds {list_file.size} encounters and is the list in statement.txt.")
    steps.append(f"The commitment is {' '.join(statement.groups_of_eight)}. Compare it with the minutes.")
    if rolled_statement_file(1) not in files:
        raise _differs("No dice were rolled for this plan yet: statement-1.txt is not there.")
    draw = replay(list_file, statement, _first_seed(files, statement))
    steps.append(f"The dice showed {draw.seed}. Compare them with the minutes.")
    availability = _availability(files, statement)
    rolls = _rolls(files, statement, draw.seed)
    try:
        return outcome_of(list_file, statement, draw, availability=availability, rolls=rolls)
    except DrawProblem as problem:
        name = rolled_statement_file(len(rolls) + 1) if rolls else AVAILABILITY_FILE
        if name in problem.message:
            raise
        raise _differs(f"{name} does not fit this draw: {str(problem)[0].lower()}{str(problem)[1:]}") from None


def _list_of(statement: Statement, data: bytes) -> ListFile:
    if hashlib.sha256(data).hexdigest() != statement.list_fingerprint:
        raise _differs("list.txt was changed: its fingerprint is not the one in statement.txt.")
    list_file = ListFile.parse(data)
    check_same_list(list_file, statement)
    return list_file


def _first_seed(files: Mapping[str, bytes], statement: Statement) -> str:
    """Take the dice from the end of statement-1.txt."""
    name = rolled_statement_file(1)
    start = statement_with_seed(statement, "")[:-1]
    data = files[name]
    if not data.startswith(start):
        raise _differs(f"{name} is not statement.txt with the dice after it.")
    try:
        seed = data[len(start) : -1].decode("ascii")
        read_seed(seed, statement.dice)
    except (UnicodeDecodeError, DrawProblem):
        raise _differs(f"{name} does not end with the digits that these dice give.") from None
    if data != statement_with_seed(statement, seed):
        raise _differs(f"{name} does not end with the digits that these dice give.")
    return seed


def _availability(files: Mapping[str, bytes], statement: Statement) -> Availability | None:
    if AVAILABILITY_FILE not in files:
        return None
    if statement.unavailable != "next":
        raise does_not_belong(AVAILABILITY_FILE)
    return Availability.parse(files[AVAILABILITY_FILE])


def _rolls(files: Mapping[str, bytes], statement: Statement, seed: str) -> list[NewRoll]:
    """Read the statements of round 2 and on, which follow one another without a gap."""
    names = sorted((name for name in files if _ROUND_NAME.fullmatch(name)), key=lambda name: (len(name), name))
    if len(names) > 1 and statement.unavailable != "reroll":
        raise does_not_belong(names[1])
    rolls: list[NewRoll] = []
    before = statement_with_seed(statement, seed)
    for number, _ in enumerate(names[1:], start=2):
        name = rolled_statement_file(number)
        data = _file(files, name)
        try:
            rolls.append(read_round(data, before, number, statement.dice, name))
        except DrawProblem as problem:
            if name in problem.message:
                raise
            raise _differs(f"{name} does not end with the digits that these dice give.") from None
        before = data
    return rolls


def _compare(files: Mapping[str, bytes], outcome: Outcome, steps: list[str]) -> Told:
    """Build every file again and compare the bytes; give what only the certificate tells."""
    told = _told(_file(files, CERTIFICATE_FILE))
    _file(files, MANIFEST_FILE)
    papers = {name: files[name] for name in sorted(PAPERS.intersection(files))}
    rebuilt = pack_of(
        outcome,
        titles=told.titles,
        voids=told.voids,
        version=told.version,
        opened=told.opened,
        pull_list=PULL_LIST_FILE in files,
        papers=papers,
    )
    for name in sorted(set(rebuilt) - {MANIFEST_FILE}):
        if files.get(name) != rebuilt[name]:
            raise _differs(f"{name} differs from what the list and the dice give.")
    if files[MANIFEST_FILE] != rebuilt[MANIFEST_FILE]:
        raise _differs(_against_manifest(files))
    steps.append(f"All {len(rebuilt) - len(papers)} files are what the list and the dice give, byte by byte.")
    if papers:
        steps.append(f"{', '.join(papers)}: as listed in manifest.json.")
    return told


def _told(data: bytes) -> Told:
    try:
        content = _json(data)
        if content["schema"] != SCHEMA:
            raise _differs("certificate.json comes from another version of this program.")
        titles = {label: _text(theme["title"]) for label, theme in content["themes"].items()}
        voids = tuple(
            Void(SessionId.read(_text(void["session"])), _text(void["commitment"]), _text(void["reason"]))
            for void in content["voids"]["list"]
        )
        return Told(titles, voids, _text(content["program_version"]), content["keep"] == KEEP_OPEN)
    except DrawProblem:
        raise
    except (Problem, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _differs("certificate.json cannot be read.") from None


def _json(data: bytes) -> Any:
    """Read JSON as a browser does: without NaN and Infinity, which are not JSON."""

    def refuse(_: str) -> None:
        raise ValueError

    return json.loads(data.decode("ascii"), parse_constant=refuse)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _against_manifest(files: Mapping[str, bytes]) -> str:
    """Say which file is not the one in the manifest; when it cannot be told, it is the manifest itself."""
    try:
        listed: dict[str, Any] = _json(files[MANIFEST_FILE])["files"]
        for name in sorted({*files, *_ADDED.intersection(listed)} - {MANIFEST_FILE}):
            if name not in files:
                return f"{name} is missing from this pack."
            if name in _ADDED and name not in listed:
                return does_not_belong(name).message
            if listed[name]["sha256"] != hashlib.sha256(files[name]).hexdigest():
                return f"{name} is not the file that manifest.json lists."
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return "manifest.json differs from what the other files give."


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise _differs(f"{name} is missing from this pack.")
    return files[name]


def _differs(reason: str) -> DrawProblem:
    return DrawProblem(reason, advice="Ask for the pack as it was written after the roll.")
