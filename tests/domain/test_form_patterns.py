"""A pattern that could take for ever is refused; ordinary ones are not."""

from __future__ import annotations

import re

import pytest

from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.patterns import compile_pattern

CATASTROPHIC = [
    "(a+)+",
    "(a*)*",
    "(a+)*b",
    "([a-zA-Z]+)*",
    "(a|aa)+",
    "(a|a?)+",
    "(a|a)*",
    "(.*a){12}",
    "(.*)*x",
    "([a-z]+[0-9]*)+",
    r"(\w+\s?)*",
    r"(\d+)*[a-z]",
    "((ab)+)+",
    "(a|b|ab)*c",
    "(x+x+)+y",
    "(a{1,20}){1,20}",
    "(a?){30}a{30}",
    "(a|a){30}",
    "((a|b)+|[a-c]+)*",
    "(?:[^,]*,?)*",
    r"(?=(a+)+$)a*",
    "(([a-z])+.)+[A-Z]([a-z])+",
    r"((.)*(\w){1,20}){3}",
    "((([ab])*){0,3}){1,2}",
    r"(?:\w(?=\w(?:[^a]))+){2,}",
    "([ab].(?:(){2,})+)*?b*?[ab]{1,3}a|b*?",
    "(((?=a{2}a*){2,}ab?){2,}.)",
    r"(?:(.{2}(?=a|ba*)+))*?\da|b{0,5}\d",
    "(?:a|^)+b",
    ".*.*.*.*x",
    "a*a*a*a*b",
]
FINE = [
    "[A-Z]{2}[0-9]{2} ?[A-Z]{3}",
    r"[A-Z][a-z]+( [A-Z][a-z]+)*",
    r"\d{4}-\d{2}-\d{2}",
    "V[0-9]{2}(, V[0-9]{2})*",
    "[^0-9]*",
    ".{1,600}",
    r"(\d{3}){2,4}",
    "([0-9]{3},)*[0-9]{3}",
    "(yes|no|maybe)",
    "(a|b)*c",
    "(ab|cd)+",
    r"[\w.]+@[\w.]+",
    "",
    r"\S(.*\S)?",
    "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]",
    "(?i)[a-f0-9]{8}",
    ".*knife.*",
    r"\s*\w*.*\w+\s*x",
    ".*(red|amber).*(why|because).*",
    "[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+",
    r"\d+,\d+,\d+,\d+,\d+,\d+",
    r"\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d{1,2}",
    r"^\s*[0-9]+\s*$",
    "é+",
    "([a-z]{0,2}[0-9])*",
    "(?i)(a|A)+",
    "(?>a+)b",
    r"(?=.*\d)(?=.*[A-Z]).{8,20}",
    "(?!none).+",
    "((?=a)ab)?c",
    "a++b",
]


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    with pytest.raises(Mistake, match="for ever"):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", FINE)
def test_an_ordinary_pattern_is_taken(pattern: str) -> None:
    assert compile_pattern(pattern).flags & re.ASCII


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        (".+", ["a b", "é😀", "\t"], ["", "a\nb", "a\rb", "a\u2028b", "a\x85b"]),
        ("(?s).+", ["a\nb\r\u2028"], [""]),
        ("[.]", ["."], ["a"]),
        (r"\.", ["."], ["a"]),
        (r"\d+", ["12"], ["٣", "१"]),
        (r"\w+", ["a_1"], ["é"]),
        ("(?i)a[b-c]", ["aC", "AB"], ["É"]),
        ("(?i:a)b", ["Ab"], ["AB"]),
        (r"[\]a]+", ["a]"], ["b"]),
        ("[]a]+", ["a]"], ["b"]),
        ("^a$", ["a"], ["a\n", "ab"]),
        (r"\x41", ["A"], ["a"]),
    ],
)
def test_a_pattern_means_what_it_means_in_java(pattern: str, fits: list[str], does_not: list[str]) -> None:
    fullmatch = compile_pattern(pattern).fullmatch
    assert [text for text in fits if not fullmatch(text)] == []
    assert [text for text in does_not if fullmatch(text)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(?u)a",
        "(?x)a",
        "(?P<x>a)",
        "(?P=x)",
        "(?#c)a",
        "a{,3}",
        "{",
        "a{",
        "[a&&b]",
        "[[a]b]",
        "[a--b]",
        r"a\Z",
        r"\0",
        "(?(1)a)",
    ],
)
def test_a_pattern_that_means_other_things_elsewhere_is_refused(pattern: str) -> None:
    with pytest.raises(Mistake, match="means other things in other programs"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(", "cannot be used"),
        ("[z-a]", "cannot be used"),
        ("*", "cannot be used"),
        (r"\p{L}+", "cannot be used"),
        (r"(a)\1", "refers back"),
        ("a" * 501, "too long"),
        ("[a-z]x" * 100, "too long"),
        ("[[a]&&[b]]", "means other things"),
        ("(.{30}x)*(.{30}y)*(.{30}z)*", "too long"),
        ("(?:" * 60 + "){3}" * 60, "too long"),
        ("(" * 300, "cannot be used|too long"),
    ],
)
def test_a_pattern_that_does_not_compile_is_refused_in_words(pattern: str, words: str) -> None:
    with pytest.raises(Mistake, match=words):
        compile_pattern(pattern)
