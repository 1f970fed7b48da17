"""Patterns are written for ODK, which reads them with Java: what Python reads in another way is mended or refused."""

from __future__ import annotations

import re

from bwvreview.domain.forms.findings import Mistake

_ANY_BUT_A_NEW_LINE = "[^\\n\\r\\x85\\u2028\\u2029]"
"""What `.` means in Java, which knows more ends of a line."""

_PART = re.compile(
    r"""(?P<escape>\\[pPx]\{\w*\}|\\.)
    | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<flags>\(\?[a-zA-Z-]+[:)])
    | (?P<group>\(\?(?:[:=!>]|<[=!]))
    | (?P<odd>\(\?)
    | (?P<times>\{[0-9]+(?:,[0-9]*)?\})
    | (?P<brace>\{)
    | (?P<dot>\.)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FLAGS = re.compile(r"\(\?[ims]*(?:-[ims]+)?[:)]")
_DIFFERENT_ESCAPES = frozenset({"\\Z", "\\N", "\\0"})
_DIFFERENT_IN_A_CLASS = re.compile(r"\\.|(?P<different>\[|&&|--|\|\||~~)")


def as_java_reads(pattern: str) -> str:
    r"""Write a pattern so that Python reads it as Java does.

    Raises Mistake for what one of them does not know, or takes for something else: `(?P<name>`, `(?x)`, `{,3}`,
    classes within classes, `\Z`.
    """
    any_letter = (
        "." if "s" in "".join(found["flags"] or "" for found in _PART.finditer(pattern)) else _ANY_BUT_A_NEW_LINE
    )
    return "".join(_part(found, any_letter) for found in _PART.finditer(pattern))


def _part(found: re.Match[str], any_letter: str) -> str:
    text = found.group()
    match found.lastgroup:
        case "dot":
            return any_letter
        case "odd" | "brace":
            raise _unknown(text)
        case "flags" if not _FLAGS.fullmatch(text):
            raise _unknown(text)
        case "escape" if text in _DIFFERENT_ESCAPES:
            raise _unknown(text)
        case "class":
            within = text[1:-1]
            if any(different["different"] for different in _DIFFERENT_IN_A_CLASS.finditer(within)):
                raise _unknown(text)
    return text


def _unknown(text: str) -> Mistake:
    return Mistake(f"“{text}” in this pattern means other things in other programs.", "Write the pattern more simply.")
