"""The panel sheet's fields, composed from the answers."""

from __future__ import annotations

import pytest

from bwvreview.domain.observations import Observation
from bwvreview.domain.panel import panel_block
from bwvreview.domain.sessions import ClipState
from tests.feedback_kit import a_feedback, field, observation, viewed

FIELDS = [
    "Clip 3",
    "Borough",
    "Date of Viewing",
    "Panel Members Present",
    "Case ID/Reference Number",
    "Category of Material",
    "Location of Incident",
    "Perceived Ethnicity",
    "Incident Description",
    "Was Body-Worn Video Viewed?",
    "GOWISELY Compliance",
    "Use of Handcuffs",
    "Was a Taser Used?",
    "Was the Individual Strip-Searched?",
    "Object Found?",
    "Did Object Match Suspicion?",
    "Vulnerabilities Observed?",
    "Officer Communication",
    "Panel Feedback on Officer Behaviour",
    "Overall Panel Scrutiny Assessment (RAG)",
    "Panel Assessment",
]


def detail(name: str, clip: Observation) -> str | int:
    return field(panel_block(a_feedback(clip), clip, 1), name)


@pytest.mark.parametrize("state", list(ClipState))
def test_every_block_has_the_21_fields_in_order(state: ClipState) -> None:
    clip = observation("V03", state, ("weapons",))
    assert [name for name, _ in panel_block(a_feedback(clip), clip, 3)] == FIELDS


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("G O W I S E L Y", "Yes"),
        ("G O W I L Y", "Partial - not told: station, entitlement to a copy"),
        ("none", "No"),
        ("G O I S E L Y", "Yes - warrant card not shown (needed only out of uniform)"),
        ("", "Not recorded"),
    ],
)
def test_gowisely_says_what_was_missing(told: str, said: str) -> None:
    assert detail("GOWISELY Compliance", viewed("V01", gowisely=told)) == said


@pytest.mark.parametrize(
    ("found", "object_found", "matched"),
    [
        ("yes_link", "Yes", "Yes"),
        ("yes_other", "Yes", "No - something else"),
        ("no", "No", "Does not apply"),
        ("unsure", "Could not tell", "Could not tell"),
    ],
)
def test_what_was_found_and_whether_it_matched(found: str, object_found: str, matched: str) -> None:
    clip = viewed("V01", found=found)
    assert (detail("Object Found?", clip), detail("Did Object Match Suspicion?", clip)) == (object_found, matched)


@pytest.mark.parametrize(
    ("force", "taser"),
    [
        ("none", "No"),
        ("taser_drawn", "No - drawn, aimed or red-dotted, not fired"),
        ("taser_drawn taser_used", "Yes - fired or drive-stun"),
    ],
)
def test_a_taser_that_was_only_drawn_was_not_used(force: str, taser: str) -> None:
    assert detail("Was a Taser Used?", viewed("V01", force_seen=force)) == taser


def test_handcuffs_are_told_with_position_reason_and_need() -> None:
    clip = viewed(
        "V01",
        force_seen="cuffs",
        cuff_position="rear",
        cuff_compliance="compliant",
        cuff_reason="policy",
        cuff_justified="no",
    )
    assert detail("Use of Handcuffs", clip) == (
        "Yes - Behind the back; Person was co-operating; "
        'reason given: Said as routine ("for your safety and mine"); needed: No'
    )
    assert detail("Use of Handcuffs", viewed("V01")) == "No"


@pytest.mark.parametrize(
    ("depth", "said"),
    [
        ("none", "No"),
        ("more", "No - more than outer coat, jacket or gloves, out of public view"),
        ("intimate", "Yes - intimate body parts exposed"),
    ],
)
def test_a_strip_search_is_one_where_intimate_parts_were_exposed(depth: str, said: str) -> None:
    assert detail("Was the Individual Strip-Searched?", viewed("V01", search_depth=depth)) == said


def test_a_clip_not_shown_says_why_and_nothing_about_the_person() -> None:
    clip = observation("V01", ClipState.NOT_SHOWN, ("weapons",), reason="over_31_days")
    assert detail("Was Body-Worn Video Viewed?", clip) == "No - Deleted (over 31 days old)"
    assert detail("Perceived Ethnicity", clip) == detail("Panel Assessment", clip) == "Not shown"


def test_part_of_a_clip_viewed_is_said() -> None:
    assert detail("Was Body-Worn Video Viewed?", viewed("V01", viewed="part")) == "Yes - part of it"


def test_the_reference_is_the_slot_and_the_place_is_private() -> None:
    clip = viewed("V01", "weapons")
    assert detail("Case ID/Reference Number", clip) == "V01"
    assert detail("Location of Incident", clip) == "Not recorded (privacy)"
    assert detail("Panel Members Present", clip) == 7
    assert detail("Date of Viewing", clip) == "5 December 2026"


def test_a_vehicle_has_no_ethnicity() -> None:
    clip = viewed("V01", search_type="vehicle", ethnicity_seen="", search_depth="", vulnerability="")
    for name in ("Perceived Ethnicity", "Was the Individual Strip-Searched?", "Vulnerabilities Observed?"):
        assert detail(name, clip) == "Does not apply"


def test_the_assessment_joins_reason_actions_and_time() -> None:
    clip = viewed("V01", rag="red", rag_why="Nobody told him why.", actions="retain reply", urgency="now")
    assert detail("Overall Panel Scrutiny Assessment (RAG)", clip) == "Red: serious concern"
    assert detail("Panel Assessment", clip) == (
        "Main reason: Nobody told him why.\n"
        "What should happen next: We ask for a written reply; Keep this video past 31 days (urgent)\n"
        "How soon: Today: video may be deleted"
    )
