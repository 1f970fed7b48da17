"""What anyone may see of a period: rounded, hidden where small, only approved sentences, and no way to a clip."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.feedback import Feedback
from bwvreview.domain.make_up import GroupCode, ListCodes, MakeUpRules, make_up_told
from bwvreview.domain.observations import Observation
from bwvreview.domain.public_report import WITHHELD, DrawTold, Period, public_report, sentences_of, worth_telling
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.public_report import page_of
from tests.feedback_kit import a_feedback, observation, viewed
from tests.verifiers.browser import AXE, CHROMIUM, DRIVER, Browser

RATINGS = ("green", "amber", "red", "none")


def session(*clips: Observation, on: date = date(2026, 5, 7)) -> Feedback:
    return a_feedback(*clips, session=SessionId(on, 1))


def gone(slot: str, reason: str, *themes: str) -> Observation:
    answers = {"not_viewed_reason": reason}
    return observation(slot, ClipState.NOT_SHOWN, themes or ("weapons",), reason=reason, answers=answers)


def page(*sessions: Feedback, **more: object) -> str:
    period = Period(date(2025, 12, 1), date(2026, 11, 30), sessions, ())
    period = replace(period, **more)  # type: ignore[arg-type]
    group = "Haringey Community Monitoring Group"
    return page_of(public_report(period, load_highlights(), group=group, version="0.1.0"))


class Words(HTMLParser):
    """The words that people read, and the rows of the tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.rows: list[list[str]] = []
        self._in, self._hidden = "", 0
        self.feed(text)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._hidden += tag in {"style", "title"}
        if tag == "tr":
            self.rows.append([])
        self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "title"}
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._hidden or not data.strip():
            return
        self.words.append(data.strip())
        if self._in in {"th", "td"}:
            self.rows[-1].append(data.strip())


def told(text: str, name: str) -> str:
    """What the page says beside a name."""
    (found,) = [row for row in Words(text).rows if row[0].startswith(name)]
    return found[1]


def many(count: int, *themes: str, start: int = 1, **answers: str) -> list[Observation]:
    return [viewed(f"V{at:02d}", *(themes or ("weapons",)), **answers) for at in range(start, start + count)]


def test_counts_are_rounded_and_small_ones_are_not_told() -> None:
    text = page(session(*many(31), *many(17, start=40, rag="amber"), *many(4, start=60, rag="red")))
    assert (told(text, "Green"), told(text, "Amber"), told(text, "Red")) == ("About 30", "Not told", "Fewer than 10")


def test_three_clips_of_children_show_no_count_and_no_theme_of_a_clip() -> None:
    clips = [*many(20), *many(3, "children", start=50)]
    text = page(session(*clips))
    assert told(text, "Searches of children") == "Fewer than 10"
    assert told(text, "Weapons searches") == "Nearly all"
    assert not re.search(r"\bV\d\d\b", " ".join(Words(text).words))
    exact = {words for words in Words(text).words if words in {"3", "17", "20", "23"}}
    assert not exact


def test_a_single_session_of_a_few_clips_tells_no_breakdown() -> None:
    text = page(session(*many(6, "children")))
    assert not Words(text).rows
    assert text.count("Too few clips were watched") == 3
    assert "We watched fewer than 10" in text


@given(st.lists(st.tuples(st.sampled_from(RATINGS), st.booleans()), min_size=1, max_size=80))
def test_no_count_of_the_page_can_be_worked_out_exactly_when_it_is_small(clips: list[tuple[str, bool]]) -> None:
    made = [
        viewed(f"V{at:02d}", "weapons", rag=rating) if shown else gone(f"V{at:02d}", "over_31_days")
        for at, (rating, shown) in enumerate(clips, 1)
    ]
    rows = [
        row for row in Words(page(session(*made))).rows if len(row) > 1 and row[0].startswith(("Green", "Amber", "Red"))
    ]
    watched = [rating for rating, shown in clips if shown]
    counts = [watched.count(name) for name in RATINGS[:3]]
    for row, count in zip(rows, counts, strict=bool(rows)):
        assert row[1] != str(count) or count == 0
        assert not (0 < count < 10 and row[1] != "Fewer than 10")


def test_reasons_are_told_when_there_are_enough_of_them() -> None:
    few = [gone(f"V{at:02d}", "over_31_days") for at in range(60, 64)]
    enough = [gone(f"V{at:02d}", "over_31_days") for at in range(60, 75)]
    assert "too few to count their reasons" in page(session(*many(20), *few))
    assert told(page(session(*many(20), *enough)), "Deleted (over 31 days old)") == "About 15"


def test_only_approved_sentences_that_name_nobody_are_told() -> None:
    clip = viewed("V01", "weapons", good_practice="They explained it. The officer was PC 4417. Calm throughout!")
    feedback = session(clip, *many(12, start=2))
    sentences = worth_telling([feedback], ("good_practice",), lambda _feedback, _one, said: not said.startswith("Calm"))
    assert sentences == ("They explained it.",)
    text = page(feedback, well=sentences)
    assert "They explained it." in text
    assert "4417" not in text
    assert "Two officers stopped a man" not in text


def test_sentences_stand_in_no_order_of_the_clips() -> None:
    clips = many(12)
    said = ["Zebra was calm.", "All was explained.", "Many were polite."]
    for order in itertools.permutations(said):
        given_ = [replace(c, answers={**c.answers, "good_practice": o}) for c, o in zip(clips, order, strict=False)]
        assert worth_telling([session(*given_)], ("good_practice",), lambda *_: True) == tuple(sorted(said))


def test_a_reason_for_giving_up_a_plan_that_may_name_somebody_is_withheld() -> None:
    draw = DrawTold(
        date(2026, 5, 7), 1, "20 throws of ten-sided dice", "next", ((("01ab",) * 8, "63454660390103169462"),),
        (("Searches of children", 8),), 300, (("no-recording", 3),), ("PC 4417 walked in", "A die fell off the table"),
    )  # fmt: skip
    text = page(session(*many(12)), draws=(draw,))
    assert WITHHELD in text
    assert "A die fell off the table" in text
    assert "4417" not in text
    assert (told(text, "Searches of children"), told(text, "No video is held")) == ("Fewer than 10", "Fewer than 10")


def test_words_are_text_and_never_part_of_the_page() -> None:
    text = page(session(*many(12)), well=("<script>alert(1)</script> & more",), replies=("<b>Yes</b>",))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_text_is_cut_into_sentences_that_add_up_to_it() -> None:
    text = "They were calm, e.g. they waited. “Why me?” he asked…\nNo force"
    assert sentences_of(text) == ("They were calm, e.g. they waited.", "“Why me?”", "he asked…", "No force")
    assert sentences_of("") == ()


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and DRIVER and AXE.exists()), reason="Chromium or axe-core is not installed")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_clean_for_axe(dark: bool, tmp_path: Path, chromium: Callable[..., Browser]) -> None:
    path = tmp_path / "report.html"
    reasons = [gone(f"V{at:02d}", "over_31_days") for at in range(60, 75)]
    lists = [ListCodes(1, {"ethnicity_officer": {"Black": GroupCode("200", "55"), "White": GroupCode("hidden")}})]
    made = {"well": ("Calm.",), "make_up": make_up_told(1, lists, load_highlights().make_up or MakeUpRules(()))}
    clips = session(*many(31), *many(17, start=40, rag="red"), *reasons)
    path.write_text(page(clips, **made), encoding="utf-8")
    browser = chromium(dark=dark)
    browser.open(path)
    assert browser.faults_for_everyone() == []


def test_a_period_in_which_nothing_was_shown_says_so_and_why() -> None:
    clips = [gone("V01", "over_31_days"), gone("V02", "time", "children"), gone("V03", "child_protection", "children")]
    words = " ".join(Words(page(session(*clips))).words)
    assert "None of them was shown to us." in words
    assert words.count("No clip was shown to us in this period") == 3
    assert "Among the reasons given: Deleted (over 31 days old); Ran out of time." in words
    assert "child" not in words.casefold()
