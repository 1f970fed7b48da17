"""Packs, and every way to spoil one: which pack, what is done to it, and the reason that is then given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.certificate import outcome_of
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.packing import PAPERS, manifest_json, pack_of
from tests.domain.draw_cases import CASES, case, next_pack, reroll_pack

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


PACKS = {"reserves": next_pack(), "new roll": reroll_pack(), "whole": whole_pack(), "open": whole_pack(opened=True)}


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
        lambda files: (
            files
            | {
                "list.txt": (other := files["list.txt"].replace(b"list/1", b"list/2")),
                "statement.txt": files["statement.txt"].replace(
                    CASES[0]["list"].encode(), hashlib.sha256(other).hexdigest().encode()
                ),
            }
        ),
        "Line 1 of list.txt is not “bwvreview-list/1”: it comes from another program or version.",
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
