"""How old a reader must be for a sentence: Flesch and Kincaid's grade (US Navy, 1975), plus five years.

grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59

A word that the program cannot do without (`KNOWN`), and that the guide explains, counts as two syllables. In a very
short sentence one word decides everything, so there the words themselves are looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]
OLDEST = 12
FEWEST = 6
"""Fewer words than this are too few for the formula."""

KNOWN = frozenset(
    {
        "certificate", "community", "coordinator", "encounter", "encounters", "ethnicity", "laptop", "liaison",
        "passphrase", "privacy", "recovery", "reference", "references", "reviewer", "reviewers", "spreadsheet", "video",
        "videos", "volunteers",
        "another", "anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "together", "afterwards",
        "already",
    }
)  # fmt: skip
"""Words of the job, which everybody in the room learns on the first evening, and long words that children use."""

_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_QUOTED = re.compile(r"“[^”]*”")
_GROUP = re.compile(r"[aeiouy]+")
_NOT_SAID = re.compile(
    r"(?<=^som)e|(?<=^ev)e|e(?=ment|less|where|while|hand|ning)"  # something, everything, statement, elsewhere
    r"|(?<![aeiouy])(?<![^aeiouy]l)e$"  # kept: table
    r"|(?<![sxzcg])(?<!ch)(?<!sh)(?<![^aeiouy]l)e(?=s$)"  # kept: changes, tables
    r"|(?<![td])(?<![^aeiouy]l)e(?=d$)"  # kept: noted, settled
)
_ONE_MORE = re.compile(r"[aeiou]ing|[^lcstgqx]i[ao]|eo|iu|uou|(?<![gq])ua|[lrs]ier|^anyo|^whoe")


LEFT_AS_IT_IS = frozenset({"Qt and PySide6 are here under the GNU Lesser General Public License, version 3."})
"""The name of a licence is not ours to change."""


class Told(NamedTuple):
    """A sentence that people read, and where it stands."""

    where: str
    text: str


def syllables(word: str) -> int:
    """Count the syllables of an English word by its vowels: 98 in 100 of the program's words as the CMU dictionary.

    >>> [syllables(word) for word in ("kept", "saved", "table", "answer", "nobody", "deleted", "recovery")]
    [1, 1, 2, 2, 3, 3, 4]
    """
    parts = word.casefold().replace("’", "'").removesuffix("'s").split("-")
    return sum(max(1, _of_one(part)) for part in parts if part)


def _of_one(word: str) -> int:
    bare = _NOT_SAID.sub("", word)
    return len(_GROUP.findall(bare)) + len(_ONE_MORE.findall(bare))


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a text: names in quotes are one word, marks for heavy words are gone."""
    plain = _QUOTED.sub("it", text.replace("**", "").replace("`", ""))
    yield from (one.strip() for one in _SENTENCE.split(plain.replace("\n", " ")) if one.strip())


def reading_age(sentence: str) -> float:
    """Give the age at which a sentence can be read; 0 for one without words."""
    words = _WORD.findall(sentence)
    if not words:
        return 0.0
    counted = [
        min(2, syllables(word)) if word.casefold().removesuffix("’s") in KNOWN else syllables(word) for word in words
    ]
    if len(words) < FEWEST:
        return OLDEST + 1.0 if any(many > 4 for many in counted) else OLDEST - 1.0
    return 0.39 * len(words) + 11.8 * sum(counted) / len(words) - 15.59 + 5


# ---- What people read ----------------------------------------------------------------------------------------

_ROOMS = ("ui", "domain", "services", "storage", "exchange")


def told_by_the_program() -> Iterator[Told]:
    """Give every sentence of the pages, and of every Problem anywhere: what ends like a sentence."""
    for room in _ROOMS:
        for path in sorted((HOME / "bwvreview" / room).rglob("*.py")):
            yield from _of_module(path, everything=room == "ui")


def _of_module(path: Path, *, everything: bool) -> Iterator[Told]:
    tree = ast.parse(path.read_bytes())
    inside = {id(value) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values}
    for node in _shown(tree, everything=everything):
        text = _text_of(node)
        if text and id(node) not in inside and re.search(r"\w \w", text):
            for one in sentences(text):
                if one.endswith((".", "?")) and one[:1].isupper():
                    yield Told(f"{path.relative_to(HOME)}:{node.lineno}", one)


def _shown(tree: ast.Module, *, everything: bool) -> Iterator[ast.expr]:
    about = {id(one) for one in _docstrings(tree)}
    if everything:
        roots: Iterator[ast.AST] = iter([tree])
    else:
        roots = (node for node in ast.walk(tree) if isinstance(node, ast.Raise) or _is_a_problem(node))
    for root in roots:
        for node in ast.walk(root):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in about:
                yield node


def _is_a_problem(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and any(keyword.arg == "advice" for keyword in node.keywords)


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        for below in getattr(node, "body", []) if not isinstance(node, ast.Lambda | ast.IfExp) else []:
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                yield below.value


def _text_of(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    value = node.value if isinstance(node, ast.Constant) else ""
    return value if isinstance(value, str) else ""
