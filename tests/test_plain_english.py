"""What a volunteer reads can be read at the age of twelve: every sentence of the pages, the Problems and the guide."""

from __future__ import annotations

import pytest

from bwvreview.domain.guide import Chapter, texts
from bwvreview.exchange.guide_files import load_guide
from tests.reading import LEFT_AS_IT_IS, OLDEST, Told, reading_age, sentences, syllables, told_by_the_program

FOR_VOLUNTEERS = [chapter for chapter in load_guide().chapters if chapter.plain]
LONGEST = 25
"""Words in a sentence of the guide."""


def too_old(told: list[Told]) -> list[str]:
    return [
        f"{one.where}: {one.text} ({reading_age(one.text):.1f})"
        for one in told
        if reading_age(one.text) > OLDEST and one.text not in LEFT_AS_IT_IS
    ]


def test_every_sentence_of_the_program_can_be_read_at_twelve() -> None:
    told = list(told_by_the_program())
    assert len(told) > 1_200, "fewer sentences were found than there are"
    assert too_old(told) == []


@pytest.mark.parametrize("chapter", FOR_VOLUNTEERS, ids=[chapter.name for chapter in FOR_VOLUNTEERS])
def test_every_sentence_of_the_guide_for_volunteers_can_be_read_at_twelve(chapter: Chapter) -> None:
    told = [
        Told(section.mark, one)
        for section in chapter.sections
        for text in (section.heading, *texts(section.blocks))
        for one in sentences(text)
    ]
    assert too_old(told) == []
    assert [one for one in told if len(one.text.split()) > LONGEST] == []


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("Every answer is saved as you give it.", False),
        ("Press the number of the answer, then press Enter.", False),
        ("The reserve takes the place of a clip that cannot be shown.", False),
        ("Authentication credentials necessitate periodic reconfiguration by administrative personnel.", True),
        ("The statistical significance of observed differences is determined by an appropriate methodology.", True),
        ("Incommensurability prevails.", True),
    ],
)
def test_the_measure_tells_plain_sentences_from_others(sentence: str, old: bool) -> None:
    assert (reading_age(sentence) > OLDEST) is old


@pytest.mark.parametrize(
    ("word", "many"),
    [("kept", 1), ("saved", 1), ("table", 2), ("themes", 1), ("changes", 2), ("noted", 2), ("something", 2),
     ("everything", 3), ("video", 3), ("statement", 2), ("recovery", 4), ("ethnicity", 4)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, many: int) -> None:
    assert syllables(word) == many
