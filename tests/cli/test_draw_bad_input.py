"""What is wrong in dice, lists, plans and packs is named by the commands, and nothing of it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.domain.draw_cases import CASES, D10, REFERENCES_IN_TEXT, broken_elsewhere, edited, swapped
from tests.domain.draw_damage import DAMAGE, PACKS, Damage

LIST, STATEMENT = CASES[0]["list_file"].encode(), CASES[0]["statement"].encode()
SEED = CASES[0]["draws"][0]["seed"]


def replayed(run: Callable[..., Answer], folder: Path, **files: bytes | str) -> Answer:
    given = {"list": LIST, "statement": STATEMENT, "seed": SEED} | files
    words: list[object] = ["draw", "replay", "--seed", given.pop("seed")]
    for option, name in (("--list-file", "list"), ("--statement", "statement"), ("--availability", "availability")):
        if name in given:
            data = given[name]
            assert isinstance(data, bytes)
            (folder / f"{name}.txt").write_bytes(data)
            words += [option, folder / f"{name}.txt"]
    return run(*words)


def refused(said: Answer, reason: str) -> None:
    assert said.code == 1
    assert said.out == ""
    assert said.err.splitlines()[0] == reason
    assert len(said.err.splitlines()) == 2, "a sentence and advice"
    assert not REFERENCES_IN_TEXT.search(said.err)


BAD_DICE = {
    "one short": (SEED[:-1], "There are 19 digits; these dice give 20."),
    "one too many": (SEED + "1", "There are 21 digits; these dice give 20."),
    "nothing": ("", "There are 0 digits; these dice give 20."),
    "a letter": (SEED[:-1] + "O", "Place 20 is not a digit from 0 to 9."),
    "full-width digits": ("０１２３４５６７８９" * 2, "Place 1 is not a digit from 0 to 9."),
    "digits of another script": ("٣" * 20, "Place 1 is not a digit from 0 to 9."),
    "pasted with spaces": (" ".join([SEED[:10], SEED[10:]]), "There is a space at place 11."),
    "pasted with a line end": (SEED + "\n", "There is a space at place 21."),
}


@pytest.mark.parametrize(("seed", "reason"), BAD_DICE.values(), ids=BAD_DICE.keys())
def test_dice_that_no_one_rolled_are_named(run: Callable[..., Answer], tmp_path: Path, seed: str, reason: str) -> None:
    refused(replayed(run, tmp_path, seed=seed), reason)


BAD_LISTS = {
    "from windows": (
        LIST.replace(b"\n", b"\r\n"),
        "Line 1 of list.txt ends with a carriage return, as files changed on Windows do.",
    ),
    "a changed byte": (LIST.replace(b"salt 0", b"salt 1", 1), ""),
    "another label": (edited(LIST, 5, lambda row: row.replace(b"weapons", b"children")), ""),
    "a missing line": (b"\n".join(LIST.split(b"\n")[:2] + LIST.split(b"\n")[3:]), ""),
    "two spaces": (
        edited(LIST, 5, lambda row: row.replace(b"\t", b"  ")),
        "Line 5 of list.txt is not a reference, a tab and its labels.",
    ),
    "another order": (swapped(LIST, 10), "Line 11 of list.txt is out of order, or there twice."),
    "broken elsewhere": (broken_elsewhere(LIST, 5), "Line 5 of list.txt is not a reference, a tab and its labels."),
    "another version": (
        LIST.replace(b"list/1", b"list/2"),
        "Line 1 of list.txt is not “bwvreview-list/1”: it comes from another program or version.",
    ),
    "nothing": (b"", "list.txt is empty."),
}
ANOTHER_LIST = "list.txt was changed: its fingerprint is not the one in statement.txt."


@pytest.mark.parametrize(("data", "reason"), BAD_LISTS.values(), ids=BAD_LISTS.keys())
def test_a_spoilt_list_is_named(run: Callable[..., Answer], tmp_path: Path, data: bytes, reason: str) -> None:
    assert data != LIST
    refused(replayed(run, tmp_path, list=data), reason or ANOTHER_LIST)


BAD_STATEMENTS = {
    "the list is longer": (STATEMENT.replace(b"size 60", b"size 59"), "encounters"),
    "more members": (STATEMENT.replace(b"theme weapons 19", b"theme weapons 20"), "“weapons”"),
    "a theme of nobody": (STATEMENT.replace(b"theme weapons", b"theme zebras"), "“zebras”"),
}


@pytest.mark.parametrize(("data", "what"), BAD_STATEMENTS.values(), ids=BAD_STATEMENTS.keys())
def test_counts_that_do_not_match_the_list_are_named(
    run: Callable[..., Answer], tmp_path: Path, data: bytes, what: str
) -> None:
    assert data != STATEMENT
    refused(replayed(run, tmp_path, statement=data), f"statement.txt does not count {what} as list.txt does.")


def test_files_of_another_version_are_named(run: Callable[..., Answer], tmp_path: Path) -> None:
    refused(
        replayed(run, tmp_path, statement=STATEMENT.replace(b"draw/1", b"draw/2")),
        "Line 1 of statement.txt is not “bwvreview-draw/1”.",
    )
    availability = CASES[0]["next"]["availability_file"].encode().replace(b"availability/1", b"availability/2")
    refused(
        replayed(run, tmp_path, availability=availability),
        "Line 1 of availability.txt is not “bwvreview-availability/1”: it comes from another program or version.",
    )


def test_a_file_that_is_not_there_is_named_without_its_folder(run: Callable[..., Answer], tmp_path: Path) -> None:
    said = run("draw", "replay", "--list-file", tmp_path / "none.txt", "--statement", tmp_path / "s.txt", "--seed", D10)
    refused(said, "“none.txt” cannot be read.")


@pytest.mark.parametrize(("which", "damage", "reason"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_pack_is_refused_with_its_reason(
    run: Callable[..., Answer], tmp_path: Path, which: str, damage: Damage, reason: str
) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    for name, data in damage(dict(PACKS[which])).items():
        (pack / name).write_bytes(data)
    said = run("draw", "verify", pack, "--json")
    assert (said.code, said.json) == (1, {"genuine": False, "reason": reason})


CHANGED = "The list was changed after the plan was fixed: its fingerprint differs."
SPOILT_PLANS: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "list from windows": (
        "list.txt",
        lambda data: data.replace(b"\n", b"\r\n"),
        "Line 1 of list.txt ends with a carriage return, as files changed on Windows do.",
    ),
    "list with a changed byte": ("list.txt", lambda data: data.replace(b"salt a", b"salt b", 1), CHANGED),
    "list with a missing line": (
        "list.txt",
        lambda data: b"\n".join(data.split(b"\n")[:3] + data.split(b"\n")[4:]),
        CHANGED,
    ),
    "list in another order": (
        "list.txt",
        lambda data: swapped(data, 10),
        "Line 11 of list.txt is out of order, or there twice.",
    ),
    "statement with another count": (
        "statement.txt",
        lambda data: data.replace(b"theme weapons ", b"theme weapons 1"),
        "statement.txt does not count “weapons” as list.txt does.",
    ),
    "statement of another version": (
        "statement.txt",
        lambda data: data.replace(b"draw/1", b"draw/2"),
        "Line 1 of statement.txt is not “bwvreview-draw/1”.",
    ),
}


@pytest.mark.parametrize(("name", "change", "reason"), SPOILT_PLANS.values(), ids=SPOILT_PLANS.keys())
def test_nothing_is_rolled_from_a_spoilt_plan_of_another_computer(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, name: str, change: Callable[[bytes], bytes], reason: str
) -> None:
    (tmp_path / "group.bwv").unlink()
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in ("list.txt", "statement.txt"):
        (folder / file).write_bytes((rolled / file).read_bytes())
    spoilt = change((folder / name).read_bytes())
    assert spoilt != (folder / name).read_bytes()
    (folder / name).write_bytes(spoilt)
    refused(run("draw", "roll", folder, "--seed", D10), reason)
    assert sorted(path.name for path in folder.iterdir()) == ["list.txt", "statement.txt"]
