from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.domain.encounters import Encounter
from bwvreview.domain.errors import Problem
from bwvreview.domain.themes import labels_of
from bwvreview.domain.vocabulary import header_key
from bwvreview.domain.words import Words
from bwvreview.exchange.scheme_file import load_scheme, read_words

SCHEME = load_scheme()
SLUGS = [
    "weapons",
    "children",
    "handcuffing",
    "age-not-recorded",
    "drugs",
    "cannabis-smell",
    "section-60",
    "vehicle",
    "theft",
    "vague-object",
    "no-further-action",
    "thorough-search",
    "force",
    "children-10-14-handcuffed",
    "no-safeguarding-referral",
    "repeat-search",
    "specialist-unit",
    "all",
]


def labels(**values: str) -> set[str]:
    return set(labels_of(Encounter("REF-0001", None, values, 2), SCHEME.themes))


def test_the_scheme_holds_every_theme_of_stop_and_search() -> None:
    assert [theme.slug for theme in SCHEME.themes] == SLUGS
    assert (SCHEME.keep_days, SCHEME.floor, SCHEME.not_replaced) == (31, 10, frozenset({"time"}))
    assert [theme.slug for theme in SCHEME.themes if not theme.before_viewing] == ["no-further-action"]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_theme_speaks_plainly(slug: str) -> None:
    found = SCHEME.theme(slug)
    assert found.title
    assert found.short
    assert found.sentence.endswith(".")
    assert (found.slug == "all") or found.ask.startswith("Ask the police for one more column, “")


def test_what_a_theme_asks_the_police_for_is_a_column_the_gate_knows() -> None:
    asked = {theme.slug: theme.ask.split("“")[1].split("”")[0] for theme in SCHEME.themes if theme.ask}
    assert [slug for slug, heading in asked.items() if not SCHEME.fields.called(heading)] == []


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ('[words]\nclp = "record"', "words.clp"),
        ("[words]\nclip = 3", "words.clip"),
        ('[words]\nclip = "{clip}"', "words.clip"),
        ('[words.cy]\nclips = ""', "words.cy.clips"),
        ('words = "record"', "“words”"),
        ('police_delete = "no"', "police_delete"),
    ],
)
def test_a_word_that_cannot_be_used_is_named_with_its_file(told: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "lunch" / "scheme.toml"
    path.parent.mkdir()
    path.write_text(f"{told}\n", encoding="utf-8")
    with pytest.raises(Problem) as refused:
        read_words(path)
    assert "lunch/scheme.toml" in refused.value.message
    assert key in refused.value.message
    assert refused.value.advice


def test_a_translation_without_marks_is_only_for_the_usual_words() -> None:
    own = Words({"clip": "record"}, {"cy": {"clip": "cofnod"}})
    assert own.in_language("cy").say("Dechrau {clip}") == "Dechrau cofnod"
    assert own.fit("Start {clip}", "Dechrau {clip}", "cy")
    assert not own.fit("Start {clip}", "Dechrau clip", "cy")
    assert not own.fit("Start {clip}", "Commencer {clip}", "fr")
    assert Words().fit("Start {clip}", "Dechrau clip", "cy")


def test_what_is_no_mark_stays_as_it_was_written() -> None:
    assert Words().say("{slot} of ${viewed}: {A_encounter}, {a_clip}") == "{slot} of ${viewed}: An encounter, a clip"


def test_an_unknown_theme_or_scheme_is_a_problem() -> None:
    with pytest.raises(Problem):
        SCHEME.theme("lunch")
    with pytest.raises(Problem):
        load_scheme("lunch")


@pytest.mark.parametrize(
    ("values", "belongs", "does_not"),
    [
        ({"object": "Offensive weapons"}, "weapons", "theft"),
        ({"law": "Criminal Justice and Public Order Act 1994 (section 60)"}, "weapons", "drugs"),
        ({"law": "Criminal Justice and Public Order Act 1994 (section 60)"}, "section-60", "drugs"),
        ({"age": "10-17", "type": "Person search"}, "children", "age-not-recorded"),
        ({"age": "10-17", "type": "Vehicle search"}, "vehicle", "children"),
        ({"type": "Person search"}, "age-not-recorded", "children"),
        ({"type": "Vehicle search"}, "vehicle", "age-not-recorded"),
        ({"handcuffs": "compliant"}, "handcuffing", "force"),
        ({"tactics": "Non-compliant handcuffing"}, "handcuffing", "force"),
        ({"tactics": "Handcuffing; Taser"}, "force", "weapons"),
        ({"handcuffs": "no", "force": "yes"}, "force", "handcuffing"),
        ({"age": "10-14", "handcuffs": "yes"}, "children-10-14-handcuffed", "force"),
        ({"age": "10-17", "handcuffs": "yes"}, "children", "children-10-14-handcuffed"),
        ({"object": "Psychoactive substances"}, "drugs", "weapons"),
        ({"object": "Article for use in theft"}, "theft", "vague-object"),
        ({"object": "Detailed object of search unavailable"}, "vague-object", "theft"),
        ({"outcome": "A no further action disposal"}, "no-further-action", "theft"),
        ({"thorough": "yes"}, "thorough-search", "force"),
    ],
)
def test_an_encounter_gets_its_labels(values: dict[str, str], belongs: str, does_not: str) -> None:
    found = labels(**values)
    assert belongs in found
    assert does_not not in found
    assert "all" in found


def test_no_heading_or_word_has_two_meanings() -> None:
    for field in SCHEME.fields.fields:
        assert all(field.read(value) is not None for value in field.values), field.name
        for words in (field.synonyms, field.older, field.mangled):
            assert set(words.values()) <= {*field.values, *("yes", "no")}, field.name
    twice = {
        header for field in SCHEME.fields.fields for header in field.headers if len(SCHEME.fields.called(header)) > 1
    }
    assert twice == {"ethnicity", "ethnicity code", "force used"}  # their values tell them apart


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("location.street.name", "location street name"),
        ("location__street__name", "location street name"),
        ("location/street/name", "location street name"),
        ("Handcuffs used (SYNTHETIC)", "handcuffs used"),
        (" Officer-defined  ethnicity ", "officer defined ethnicity"),
        ("SubjectAge", "subject age"),
        ("\ufeffType", "type"),
        ("(none)", "(none)"),
    ],
)
def test_headings_are_compared_without_their_joints(heading: str, key: str) -> None:
    assert header_key(heading) == key


def test_words_of_2016_and_codes_are_read_as_todays() -> None:
    ethnicity, outcome = SCHEME.fields["ethnicity_self"], SCHEME.fields["outcome"]
    assert ethnicity.read("White - White British (W1)") == "White - English/Welsh/Scottish/Northern Irish/British"
    assert ethnicity.read("Not Stated (NS)") == "Other ethnic group - Not stated"
    assert outcome.read("Nothing found - no further action") == "A no further action disposal"
    assert outcome.repair("Suspect arrested") == "older"
    assert outcome.read("Let go") is None
