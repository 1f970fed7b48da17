"""Cutting an expression into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bwvreview.domain.forms.findings import Mistake

TokenKind = Literal["number", "text", "reference", "name", "operator", "end"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an expression, and where it begins (counted from 1)."""

    kind: TokenKind
    text: str
    at: int


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<text>"[^"]*"|'[^']*')
    | \$\{\s*(?P<reference>[^{}'"]*?)\s*\}
    | (?P<name>[^\W\d][\w.-]*)
    | (?P<operator>==|!=|<=|>=|\.\.|[=<>+*(),.-])
    )""",
    re.VERBOSE,
)
_CURLY_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})
_INSTEAD = {
    "&": "Write “and” between two conditions.",
    "|": "Write “or” between two conditions.",
    "/": "Write “div” to divide, and ${name} for a question.",
    "%": "Write “mod” for what is left over.",
    "!": "Write != for “is not”, or not(…).",
    "[": "Write ${name} for a question.",
    "^": "This program has no powers.",
}


def cut(expression: str) -> list[Token]:
    """Cut an expression into tokens, the last of kind `end`.

    A word processor's curly quotes count as straight ones, as in ODK. Raises Mistake.
    """
    text = expression.translate(_CURLY_QUOTES)
    tokens: list[Token] = []
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise _unreadable(text, at)
        token = _token(found, tokens)
        tokens.append(token)
        at = found.end()
    tokens.append(Token("end", "", len(text) + 1))
    return tokens


def _token(found: re.Match[str], before: list[Token]) -> Token:
    group = found.lastgroup
    at = found.start(group or 0) + 1
    text = found.group(group or 0)
    if group == "operator":
        if text == "==":
            raise Mistake("“==” is not used in a form.", "Write one = to compare.")
        return Token("operator", text, at)
    if group == "name":
        is_operator = text in _WORD_OPERATORS and _ends_a_value(before)
        return Token("operator" if is_operator else "name", text, at)
    if group == "text":
        return Token("text", text[1:-1], at)
    return Token("number" if group == "number" else "reference", text, at)


def _ends_a_value(tokens: list[Token]) -> bool:
    """After a value, `and` is an operator; elsewhere it would be a name (XPath 1.0, section 3.7)."""
    if not tokens:
        return False
    last = tokens[-1]
    return last.kind != "operator" or last.text in {")", ".", ".."}


def _unreadable(text: str, at: int) -> Mistake:
    rest = text[at:].lstrip()
    if rest[0] in "'\"":
        return Mistake("A quote is opened and not closed.", "Put the same quote at both ends of the text.")
    if rest[0] == "$":
        return Mistake("A ${ is not closed.", "Write a question as ${name}.")
    return Mistake(f"“{rest[0]}” is not understood here.", _INSTEAD.get(rest[0], ""))
