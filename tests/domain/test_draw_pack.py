"""Packs and certificates: always the same bytes, and nothing in them can be changed unseen."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.certificate import certificate_of, outcome_of
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.pack import pack_files, plan_files, verify_pack
from bwvreview.domain.draw.packing import manifest_json
from bwvreview.domain.draw.reroll import NewRoll
from bwvreview.domain.draw.voids import Void
from bwvreview.domain.errors import DrawProblem
from tests.domain.draw_cases import CASES, D10, SESSION, case, labelled, next_pack, plan
from tests.domain.draw_damage import DAMAGE, PACKS, Damage


def certificate(files: dict[str, bytes]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files["certificate.json"])
    return content


@pytest.mark.parametrize("files", PACKS.values(), ids=PACKS.keys())
def test_a_pack_is_genuine_and_says_what_was_checked(files: dict[str, bytes]) -> None:
    verdict = verify_pack(files)
    assert verdict.genuine, verdict.reason
    assert "Compare it with the minutes." in verdict.steps[1]


def test_the_same_draw_gives_the_same_bytes() -> None:
    assert next_pack() == PACKS["reserves"]
    for data in (PACKS["reserves"]["certificate.json"], PACKS["reserves"]["manifest.json"]):
        rewritten = json.dumps(json.loads(data), sort_keys=True, indent=2, ensure_ascii=True) + "\n"
        assert data == rewritten.encode("ascii")


def test_the_order_of_voids_and_of_the_list_does_not_change_a_pack() -> None:
    labels = labelled(size=40, weapons=2)
    voids = [Void(SESSION, "1" * 64, "A die fell."), Void(SESSION, "0" * 64, "Wrong list.")]
    made = []
    for given_labels, given_voids in ((labels, voids), (dict(reversed(labels.items())), voids[::-1])):
        list_file, statement = plan(given_labels, PlannedTheme("weapons", 4, 2))
        made.append(pack_files(list_file, statement, D10, titles={}, voids=given_voids, version="1"))
    assert made[0] == made[1]


def test_the_manifest_lists_every_other_file() -> None:
    files = next_pack()
    listed = json.loads(files.pop("manifest.json"))
    assert listed["files"] == {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()
    }


def test_a_certificate_says_what_was_drawn_and_what_is_known() -> None:
    told = certificate(next_pack())
    assert told["commitment"] == CASES[0]["commit"] == "".join(told["commitment_groups"])
    assert told["rounds"][0]["seed"] == CASES[0]["next"]["after_seed"]
    assert {slot: clip["reference"] for slot, clip in told["slots"].items()} == CASES[0]["next"]["slots"]
    assert told["themes"]["weapons"]["inclusion_probability"] == "5/19"
    assert told["themes"]["weapons"]["title"] == "Weapons searches"
    assert told["slots"]["V01"]["themes"] == [{"label": "handcuffing", "rank": 1}, {"label": "weapons", "rank": 1}]
    assert told["availability"]["called"] == CASES[0]["next"]["called"]
    assert told["voids"]["count"] == 1
    assert told["keep"].startswith("Keep it in the room")
    assert told["what_is_known"][0] == "Everything here is about the encounters on the list after exclusions."
    assert any("worst case" in sentence for sentence in told["what_is_known"])


def test_a_certificate_of_a_census_says_so_and_counts_what_was_left_out() -> None:
    list_file, statement = plan(
        labelled(size=30, weapons=2), PlannedTheme("weapons", 99, 0), excluded={"seen-before": 3}
    )
    files = pack_files(list_file, statement, D10, titles={}, version="1")
    told = certificate(files)
    assert (told["themes"]["weapons"]["census"], told["themes"]["weapons"]["inclusion_probability"]) == (True, "15/15")
    assert told["excluded"] == {"seen-before": 3}
    assert "Left out before the draw: seen-before 3." in told["what_is_known"]
    assert told["warnings"]
    assert told["availability"] is None


def test_a_certificate_reports_reserves_that_ran_out() -> None:
    list_file, statement = plan(labelled(size=40, weapons=2), PlannedTheme("weapons", 4, 1))
    draw = replay(list_file, statement, D10)
    gone = Availability(draw.commit, tuple((r, "not-found") for r in sorted(draw.slots.values())[:3]))
    outcome = outcome_of(list_file, statement, draw, availability=gone)
    data = certificate_of(outcome, titles={}, voids=(), version="1")
    assert json.loads(data)["availability"]["shortfall"] == {"weapons": 2}
    assert json.loads(data)["themes"]["weapons"]["shortfall"] == 2


def test_a_new_roll_stands_in_the_certificate_with_its_own_commitment() -> None:
    told = certificate(PACKS["new roll"])
    second, published = told["rounds"][1], CASES[1]["reroll"]
    assert (second["commitment"], second["key"], second["called"]) == (
        published["commit"],
        published["key"],
        published["called"],
    )
    assert [clip["reference"] for clip in told["availability"]["unavailable"]] == published["unavailable"]


def test_reserves_and_new_rolls_do_not_mix() -> None:
    list_file, statement = case(1)
    published = CASES[1]["reroll"]
    availability = Availability(statement.commit)
    with pytest.raises(DrawProblem, match="rolling again"):
        pack_files(list_file, statement, published["after_seed"], availability=availability, titles={}, version="1")


@pytest.mark.skipif(not shutil.which("bash") or not shutil.which("sha256sum"), reason="no shell with sha256sum")
@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_lines_printed_on_the_certificate_recompute_the_draw_in_a_shell(number: int, tmp_path: Path) -> None:
    (list_file, statement), draw = case(number), CASES[number]["draws"][0]
    files = pack_files(list_file, statement, draw["seed"], titles={}, version="1")
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    recipe = "\n".join(certificate(files)["how_to_check"])
    printed = subprocess.run(["bash", "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    expected = [draw["list"], draw["commit"]]
    for planned in statement.themes:
        expected.append(f"{planned.label}: {planned.sample} clips, then {planned.reserves} reserves")
        expected += draw["themes"][planned.label]["sample"] + draw["themes"][planned.label]["reserve"]
    assert printed.splitlines() == expected
    assert {path.name for path in tmp_path.iterdir()} == set(files)


@pytest.mark.parametrize(("which", "damage", "reason"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_pack_is_not_genuine_and_the_reason_names_the_file(which: str, damage: Damage, reason: str) -> None:
    verdict = verify_pack(damage(dict(PACKS[which])))
    assert (verdict.genuine, verdict.reason) == (False, reason)


def test_a_plan_that_is_fixed_but_not_rolled_is_not_a_draw() -> None:
    verdict = verify_pack(plan_files(*case(0)))
    assert not verdict.genuine
    assert verdict.reason.startswith("No dice were rolled for this plan yet")


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_no_byte_of_a_pack_can_be_changed_unseen(data: st.DataObject) -> None:
    files = dict(PACKS[data.draw(st.sampled_from(sorted(PACKS)))])
    name = data.draw(st.sampled_from(sorted(files)))
    changed = bytearray(files[name])
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))
    verdict = verify_pack(files | {name: bytes(changed)})
    assert not verdict.genuine
    assert re.search(r"\w\.(txt|json|pdf|xlsx|html|py|sh)\b", verdict.reason), "the reason names a file"


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_whatever_a_file_of_a_pack_holds_there_is_a_verdict(data: st.DataObject) -> None:
    files = dict(PACKS[data.draw(st.sampled_from(sorted(PACKS)))])
    name = data.draw(st.sampled_from(sorted(files)))
    size = len(files[name])
    start, end = sorted((data.draw(st.integers(0, size)), data.draw(st.integers(0, size))))
    torn = files[name][:start] + data.draw(st.binary(max_size=50)) + files[name][end:]
    assert verify_pack(files | {name: torn}).genuine == (torn == files[name])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["themes", "voids", "program_version", "schema"]), json_values)
@settings(deadline=None, max_examples=100)
def test_whatever_json_a_certificate_holds_there_is_a_verdict(key: str, value: Any) -> None:
    files = dict(PACKS["reserves"])
    told = certificate(files)
    told[key] = value
    files["certificate.json"] = json.dumps(told, sort_keys=True, indent=2).encode() + b"\n"
    files["manifest.json"] = manifest_json(files, "0.1.0")
    verdict = verify_pack(files)
    assert verdict.genuine == (files == PACKS["reserves"] or (key == "program_version" and value == "0.1.0"))


def test_a_new_roll_must_be_declared_before_it_is_packed() -> None:
    list_file, statement = case(1)
    with pytest.raises(DrawProblem, match="No clip is declared"):
        pack_files(
            list_file,
            statement,
            CASES[1]["reroll"]["after_seed"],
            rolls=[NewRoll((), "1" * 26)],
            titles={},
            version="1",
        )
