"""Packs, and every way to spoil one: which pack, what is done to it, and the reason that is then given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.certificate import outcome_of
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.packing import PAPERS, manifest_json, pack_of
from tests.domain.draw_cases import (
    CASES,
    broken_elsewhere,
    case,
    edited,
    next_pack,
    parts_pack,
    reroll_pack,
    swapped,
    voids_pack,
)

Damage = Callable[[dict[str, bytes]], dict[str, bytes]]


def whole_pack(*, opened: bool = False) -> dict[str, bytes]:
    """The first published case with the pull list and papers, or as a pack that anyone may have."""
    list_file, statement = case(0)
    published = CASES[0]["next"]
    draw = replay(list_file, statement, published["after_seed"])
    gone = Availability.parse(published["availability_file"].encode())
    outcome = outcome_of(list_file, statement, draw, availability=gone)
    papers = {} if opened else {name: f"%PDF # {name}\n".encode() for name in sorted(PAPERS)}
    return pack_of(
        outcome,
        titles={"weapons": "Weapons “ŵ” \u2028\U0001f600\x7f/"},
        voids=[],
        version="0.1.0",
        opened=opened,
        pull_list=not opened,
        papers=papers,
    )


PACKS = {
    "reserves": next_pack(),
    "new roll": reroll_pack(),
    "whole": whole_pack(),
    "open": whole_pack(opened=True),
    "parts": parts_pack(),
    "voids": voids_pack(),
}


def listed_anew(files: dict[str, bytes]) -> dict[str, bytes]:
    """Let the manifest go with what was changed."""
    return files | {"manifest.json": manifest_json(files, json.loads(files["certificate.json"])["program_version"])}


def without(name: str) -> Damage:
    return lambda files: {other: data for other, data in files.items() if other != name}


def with_file(name: str, data: bytes) -> Damage:
    return lambda files: files | {name: data}


def with_edit(name: str, old: bytes, new: bytes) -> Damage:
    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        assert old in files[name]
        return files | {name: files[name].replace(old, new, 1)}

    return change


def relisted(change: Callable[[bytes], bytes]) -> Damage:
    """Change list.txt and let the statement go with it: only a strict reader sees that it is spoilt."""

    def damage(files: dict[str, bytes]) -> dict[str, bytes]:
        other = change(files["list.txt"])
        assert other != files["list.txt"]
        old, new = (hashlib.sha256(data).hexdigest().encode() for data in (files["list.txt"], other))
        return files | {"list.txt": other, "statement.txt": files["statement.txt"].replace(old, new)}

    return damage


def in_line(number: int, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, number, lambda row: row.replace(old, new, 1))


def _row(number: int, labels: str) -> Callable[[bytes], bytes]:
    return lambda data: edited(data, number, lambda row: row.partition(b"\t")[0] + b"\t" + labels.encode())


NOT_A_ROW = "Line {} of list.txt is not a reference, a tab and its labels."
NOT_DICE = "statement-{}.txt does not end with the digits that these dice give."
SECOND = CASES[1]["reroll"]["seed"].encode()
ORDER = "Line {} of list.txt is out of order, or there twice."
STATEMENT_SHAPE = "Line {} of statement.txt is not “{}”."

DAMAGE: dict[str, tuple[str, Damage, str]] = {
    "extra": ("reserves", with_file("notes.txt", b""), "notes.txt does not belong in this pack."),
    "odd name": ("reserves", with_file("\x1b[2J", b""), "A file with an odd name does not belong in this pack."),
    "no list": ("reserves", without("list.txt"), "list.txt is missing from this pack."),
    "no statement": ("reserves", without("statement.txt"), "statement.txt is missing from this pack."),
    "no certificate": ("reserves", without("certificate.json"), "certificate.json is missing from this pack."),
    "no manifest": ("reserves", without("manifest.json"), "manifest.json is missing from this pack."),
    "no dice": (
        "reserves",
        without("statement-1.txt"),
        "No dice were rolled for this plan yet: statement-1.txt is not there.",
    ),
    "no availability": (
        "reserves",
        without("availability.txt"),
        "certificate.json differs from what the list and the dice give.",
    ),
    "list changed": (
        "reserves",
        with_edit("list.txt", b"weapons", b"children"),
        "list.txt was changed: its fingerprint is not the one in statement.txt.",
    ),
    "plan changed": (
        "reserves",
        with_edit("statement.txt", b"weapons 19 5", b"weapons 19 6"),
        "statement-1.txt is not statement.txt with the dice after it.",
    ),
    "count changed": (
        "reserves",
        with_edit("statement.txt", b"weapons 19", b"weapons 18"),
        "statement.txt does not count “weapons” as list.txt does.",
    ),
    "dice changed": (
        "reserves",
        with_edit("statement-1.txt", b"seed 6", b"seed 7"),
        "certificate.json differs from what the list and the dice give.",
    ),
    "dice short": (
        "reserves",
        with_edit("statement-1.txt", b"seed 6", b"seed "),
        "statement-1.txt does not end with the digits that these dice give.",
    ),
    "dice with a space": (
        "reserves",
        with_edit("statement-1.txt", b"seed 6", b"seed  6"),
        "statement-1.txt does not end with the digits that these dice give.",
    ),
    "late clip unknown": (
        "reserves",
        with_edit("availability.txt", b"late BWV-BJ4B", b"late BWV-ZZZZ"),
        "availability.txt does not fit this draw: a clip is declared that is not on the list.",
    ),
    "availability of another draw": (
        "reserves",
        with_edit("availability.txt", b"commit d", b"commit e"),
        "availability.txt belongs to another draw.",
    ),
    "certificate changed": (
        "reserves",
        with_edit("certificate.json", b'"members": 19', b'"members": 29'),
        "certificate.json differs from what the list and the dice give.",
    ),
    "title changed": (
        "reserves",
        with_edit("certificate.json", b"Weapons searches", b"Weapons seanches"),
        "certificate.json is not the file that manifest.json lists.",
    ),
    "void taken out": (
        "reserves",
        with_edit("certificate.json", b"A die fell", b"A pie fell"),
        "certificate.json is not the file that manifest.json lists.",
    ),
    "another version": (
        "reserves",
        with_edit("certificate.json", b"certificate/1", b"certificate/2"),
        "certificate.json comes from another version of this program.",
    ),
    "another list version": (
        "reserves",
        relisted(in_line(1, b"list/1", b"list/2")),
        "Line 1 of list.txt is not “bwvreview-list/1”: it comes from another program or version.",
    ),
    "another statement version": (
        "reserves",
        with_edit("statement.txt", b"draw/1", b"draw/2"),
        STATEMENT_SHAPE.format(1, "bwvreview-draw/1"),
    ),
    "another availability version": (
        "reserves",
        with_edit("availability.txt", b"ty/1", b"ty/2"),
        "Line 1 of availability.txt is not “bwvreview-availability/1”: it comes from another program or version.",
    ),
    "another manifest version": (
        "reserves",
        with_edit("manifest.json", b"manifest/1", b"manifest/2"),
        "manifest.json differs from what the other files give.",
    ),
    "list from windows": (
        "reserves",
        relisted(lambda data: data.replace(b"\n", b"\r\n")),
        "Line 1 of list.txt ends with a carriage return, as files changed on Windows do.",
    ),
    "list with a byte-order mark": (
        "reserves",
        relisted(lambda data: b"\xef\xbb\xbf" + data),
        "Line 1 of list.txt starts with a byte-order mark.",
    ),
    "list with a changed label": (
        "parts",
        relisted(in_line(4, b"weapons@w1", b"weapons@w0")),
        "statement.txt does not count “weapons@w0” as list.txt does.",
    ),
    "list with a line missing": (
        "reserves",
        relisted(lambda data: b"\n".join(line for line in data.split(b"\n") if line != b"BWV-0T74-1MEM\t-")),
        "statement.txt does not count encounters as list.txt does.",
    ),
    "list with two spaces": ("reserves", relisted(in_line(6, b"\t", b"  ")), NOT_A_ROW.format(6)),
    "list with a space at the end": ("reserves", relisted(in_line(6, b"weapons", b"weapons ")), NOT_A_ROW.format(6)),
    "list in another order": ("reserves", relisted(lambda data: swapped(data, 10)), ORDER.format(11)),
    "list with a row twice": (
        "new roll",
        relisted(lambda data: edited(data, 5, lambda row: row + b"\n" + row)),
        ORDER.format(6),
    ),
    "list with labels in another order": ("reserves", relisted(_row(6, "weapons,children")), ORDER.format(6)),
    "list with a label twice": ("reserves", relisted(_row(6, "weapons,weapons")), ORDER.format(6)),
    "list with an empty label": ("reserves", relisted(_row(6, "children,,weapons")), NOT_A_ROW.format(6)),
    "list with a label after the dash": ("reserves", relisted(_row(6, "-,weapons")), NOT_A_ROW.format(6)),
    "list with full-width digits": (
        "reserves",
        relisted(in_line(6, b"BWV-21", "BWV-２１".encode())),
        "Line 6 of list.txt has a character that cannot stand there.",
    ),
    "list broken elsewhere": ("reserves", relisted(lambda data: broken_elsewhere(data, 5)), NOT_A_ROW.format(5)),
    "list without its last line end": (
        "reserves",
        relisted(lambda data: data[:-1]),
        "Line 62 of list.txt is not complete: its line end is missing.",
    ),
    "statement from windows": (
        "new roll",
        lambda files: files | {"statement.txt": files["statement.txt"].replace(b"\n", b"\r\n")},
        "Line 1 of statement.txt ends with a carriage return, as files changed on Windows do.",
    ),
    "statement with two spaces": (
        "reserves",
        with_edit("statement.txt", b"size ", b"size  "),
        STATEMENT_SHAPE.format(3, "size <number>"),
    ),
    "statement with a leading zero": (
        "reserves",
        with_edit("statement.txt", b"size ", b"size 0"),
        STATEMENT_SHAPE.format(3, "size <number>"),
    ),
    "size changed": (
        "reserves",
        with_edit("statement.txt", b"size 60", b"size 61"),
        "statement.txt does not count encounters as list.txt does.",
    ),
    "themes in another order": (
        "reserves",
        lambda files: files | {"statement.txt": swapped(files["statement.txt"], 6)},
        "Line 7 of statement.txt is out of order, or its label is there twice.",
    ),
    "dice with letters": ("reserves", with_edit("statement-1.txt", b"seed 6", b"seed x"), NOT_DICE.format(1)),
    "dice in full width": ("reserves", with_edit("statement-1.txt", b"seed 6", "seed ６".encode()), NOT_DICE.format(1)),
    "dice too many": ("reserves", with_edit("statement-1.txt", b"seed 6", b"seed 66"), NOT_DICE.format(1)),
    "six-sided dice that show nought": (
        "new roll",
        with_edit("statement-2.txt", SECOND, b"0" + SECOND[1:]),
        NOT_DICE.format(2),
    ),
    "second dice changed": (
        "new roll",
        with_edit("statement-2.txt", SECOND, SECOND[::-1]),
        "certificate.json differs from what the list and the dice give.",
    ),
    "second round from windows": (
        "new roll",
        lambda files: files | {"statement-2.txt": files["statement-2.txt"][:-1] + b"\r\n"},
        "Line 18 of statement-2.txt ends with a carriage return, as files changed on Windows do.",
    ),
    "second round declares one less": (
        "new roll",
        lambda files: files | {"statement-2.txt": edited(files["statement-2.txt"], 16, lambda _: b"")},
        "Line 16 of statement-2.txt is not “unavailable” and a reference.",
    ),
    "void counted wrong": (
        "reserves",
        with_edit("certificate.json", b'"count": 1', b'"count": 0'),
        "certificate.json differs from what the list and the dice give.",
    ),
    "void left out": (
        "voids",
        with_edit("certificate.json", b'"count": 2', b'"count": 1'),
        "certificate.json differs from what the list and the dice give.",
    ),
    "void on a day that is not in the calendar": (
        "voids",
        with_edit("certificate.json", b'        "session": "2026-12-05.1"', b'        "session": "2026-02-30.1"'),
        "certificate.json cannot be read.",
    ),
    "void with a number that no session has": (
        "voids",
        with_edit(
            "certificate.json", b'        "session": "2026-12-05.1"', b'        "session": "2026-12-05.1000000000"'
        ),
        "certificate.json cannot be read.",
    ),
    "certificate with what is no number": (
        "reserves",
        with_edit("certificate.json", b'"count": 1', b'"count": NaN'),
        "certificate.json cannot be read.",
    ),
    "manifest with what is no number": (
        "whole",
        lambda files: with_edit("manifest.json", b'"size": ', b'"size": Infinity, "was": ')(
            with_edit("verify.py", b"#", b" ")(files)
        ),
        "manifest.json differs from what the other files give.",
    ),
    "part of a theme renamed": (
        "parts",
        with_edit("certificate.json", b'"title": "Weapons searches, week 1"', b'"title": "Weapons searches, week 9"'),
        "certificate.json is not the file that manifest.json lists.",
    ),
    "certificate torn": (
        "reserves",
        lambda files: files | {"certificate.json": files["certificate.json"][:100]},
        "certificate.json cannot be read.",
    ),
    "certificate of lists": (
        "reserves",
        with_file("certificate.json", b"[" * 100_000),
        "certificate.json cannot be read.",
    ),
    "certificate a number": (
        "reserves",
        with_file("certificate.json", b"9" * 10_000),
        "certificate.json cannot be read.",
    ),
    "manifest changed": (
        "reserves",
        with_edit("manifest.json", b'"size"', b'"siza"'),
        "manifest.json differs from what the other files give.",
    ),
    "manifest empty": (
        "reserves",
        with_file("manifest.json", b""),
        "manifest.json differs from what the other files give.",
    ),
    "a round in a plan with reserves": (
        "reserves",
        with_file("statement-2.txt", b"x"),
        "statement-2.txt does not belong in this pack.",
    ),
    "availability in a plan that rolls again": (
        "new roll",
        with_file("availability.txt", b"x"),
        "availability.txt does not belong in this pack.",
    ),
    "a round left out": (
        "new roll",
        with_file("statement-3.txt", b"x"),
        "statement-3.txt does not go on from the statement before it.",
    ),
    "a gap in the rounds": (
        "new roll",
        lambda files: without("statement-2.txt")(files) | {"statement-3.txt": b"x"},
        "statement-2.txt is missing from this pack.",
    ),
    "second dice short": (
        "new roll",
        lambda files: files | {"statement-2.txt": files["statement-2.txt"][:-2] + b"\n"},
        "statement-2.txt does not end with the digits that these dice give.",
    ),
    "second round unknown": (
        "new roll",
        with_edit("statement-2.txt", b"unavailable BWV-QCFB", b"unavailable BWV-ZZZZ"),
        "statement-2.txt does not fit this draw: a clip is declared that is not on the list.",
    ),
    "pull list changed": (
        "whole",
        with_edit("pull-list.txt", b"V01\t", b"V91\t"),
        "pull-list.txt differs from what the list and the dice give.",
    ),
    "pull list missing": ("whole", without("pull-list.txt"), "pull-list.txt is missing from this pack."),
    "paper changed": (
        "whole",
        with_edit("certificate.pdf", b"%PDF", b"%pdf"),
        "certificate.pdf is not the file that manifest.json lists.",
    ),
    "paper missing": ("whole", without("certificate.xlsx"), "certificate.xlsx is missing from this pack."),
    "paper that nobody listed": (
        "reserves",
        with_file("certificate.pdf", b"%PDF"),
        "certificate.pdf does not belong in this pack.",
    ),
    "verifier changed": (
        "whole",
        with_edit("verify.py", b"#", b" "),
        "verify.py is not the file that manifest.json lists.",
    ),
    "another clip in certificate and manifest": (
        "reserves",
        lambda files: listed_anew(
            with_edit("certificate.json", b'"drawn": [\n        "BWV-21V1', b'"drawn": [\n        "BWV-31S5')(files)
        ),
        "certificate.json differs from what the list and the dice give.",
    ),
    "nothing": ("reserves", lambda _: {}, "statement.txt is missing from this pack."),
}
