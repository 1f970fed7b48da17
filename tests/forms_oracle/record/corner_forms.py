"""Forms that hold one corner of the expressions beside the next: every operator and function on every kind of value."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.forms_oracle.record.made import CHOICES, MadeForm, Row

CASES = Path(__file__).parents[2] / "domain" / "expression_cases.csv"
A_FORM = 40  # expressions in one form

# No power of 2 beyond these: before version 19, Java wrote a digit too many of some of their quotients.
NUMBERS = ["0", "1", "-1", "2.5", "-2.5", "0.1", "1000000.5", "3000000000", "0 div 0", "1 div 0", "-1 div 0"]
NUMBERS += ["${n}", "${d}", "${flag}", "int(${d})", "string-length(${t})"]
WORDS = ["''", "'0'", "'1'", "'a'", "'a b'", "' a '", "'-'", "'1e3'", "'3,5'", "'+4'", "'٣'", "'-.5'", "'2026-12-05'"]
WORDS += ["${t}", "${one}", "${scale}", "${many}", "${ok}", "${calc}", "${word}", "${hidden}", "${inner}"]
TRUTHS = ["true()", "false()", "${n} > 1", "${truth}", "not(${t})"]
DATES = ["today()", "${day}", "${when}"]
ANY = [*NUMBERS, *WORDS, *TRUTHS, *DATES]
LISTS = [
    "${many}",
    "${one}",
    "${scale}",
    "${t}",
    "${word}",
    "${hidden}",
    "''",
    "'a b'",
    "'  a  c '",
    "concat(${one}, ' b')",
]
NAMES = ["'a'", "'b'", "''", "' c '", "'a b'", "${one}", "${t}", "${word}", "string(${n})"]
PATTERNS = [
    "'[0-9]+'",
    r"'\d{2,4}'",
    "'[a-z ]*'",
    "'a|b'",
    "''",
    "'.'",
    "'[^a]+'",
    r"'\w+'",
    "'(ab)?c?'",
    r"'-?\d+\.?\d*'",
]
PATTERNS += [
    "'(?i)A|B ?'",
    r"'\s*\S+\s*'",
    "'^a$'",
    "'.{2}'",
    "'(?=a).*'",
    "'[^ab]{1,3}'",
    r"'[\w.,-]+'",
    "'(?s).+'",
    "'a++b*'",
]
TEXTS = ["", "0", "1", "-2", "x", "a", "a b", "b  c ", "3.50", "3,5", "1e3", "٣", "😀", "2026-12-05", "007", ".", "-"]
TEXTS += ["  ", "a\tb", "a\nb c", "a\r\nb", "\u2028", "a\u00a0b", " 5 ", "\t7\n", "--1", "1.2.3", "é", "true"]
PLACES = ["0", "1", "2", "-1", "-2", "3", "30", "31", "-31", "${n}"]

OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or"]
FUNCTIONS: dict[str, list[list[str]]] = {
    "selected": [LISTS, NAMES],
    "selected-at": [LISTS, NUMBERS],
    "count-selected": [LISTS],
    "string-length": [ANY],
    "regex": [ANY, PATTERNS],
    "if": [ANY, ANY, ANY],
    "not": [ANY],
    "number": [ANY],
    "int": [ANY],
    "round": [ANY, PLACES],
    "round ": [ANY],
    "min": [ANY, ANY, ANY],
    "min ": [ANY],
    "max": [ANY, ANY, ANY],
    "max ": [ANY, ANY],
    "concat": [ANY, ANY],
    "concat ": [ANY, ANY, ANY],
    "coalesce": [ANY, ANY],
    "string": [ANY],
    "contains": [ANY, ANY],
    "starts-with": [ANY, ANY],
}

BASE: tuple[Row, ...] = (
    {"type": "text", "name": "t"},
    {"type": "integer", "name": "n"},
    {"type": "decimal", "name": "d"},
    {"type": "date", "name": "day"},
    {"type": "select_one abc", "name": "one"},
    {"type": "select_one scale", "name": "scale"},
    {"type": "select_multiple abc", "name": "many"},
    {"type": "acknowledge", "name": "ok"},
    {"type": "start", "name": "begun"},
    {"type": "today", "name": "on"},
    {"type": "calculate", "name": "calc", "calculation": "${n} + 1"},
    {"type": "calculate", "name": "flag", "calculation": "${n} * 1"},
    {"type": "calculate", "name": "truth", "calculation": "${n} > 2"},
    {"type": "calculate", "name": "when", "calculation": "if(${n} > 0, ${day}, today())"},
    {"type": "calculate", "name": "word", "calculation": "concat(${one}, ' ', ${t})"},
    {"type": "text", "name": "hidden", "relevant": "${n} = 99 or ${n} = 0"},
    {"type": "begin_group", "name": "box", "relevant": "${n} = 99 or ${one} = 'a'"},
    {"type": "begin_group", "name": "inside"},
    {"type": "text", "name": "inner", "relevant": "${t} != 'x'"},
    {"type": "end_group"},
    {"type": "end_group"},
)
FIXED = ["string(${on})", "${on} = today()", "${begun} >= today()", "number(${begun}) - number(today())"]
FIXED += ["string(${begun})", "position(..)", "position(..) + 1", "position(.. )= 1", "string-length(string(${day}))"]


def expressions(chance: random.Random) -> list[str]:
    """Give the cases written by hand, then each operator and function on values of every kind."""
    with CASES.open(encoding="utf-8", newline="") as file:
        found = [*FIXED, *(case["expression"] for case in csv.DictReader(file))]
    for operator in OPERATORS:
        pairs = [(left, right) for left in ANY for right in ANY]
        found += [f"({left}) {operator} ({right})" for left, right in chance.sample(pairs, 45)]
    for name, takes in FUNCTIONS.items():
        for _ in range(24):
            found.append(f"{name.strip()}({', '.join(chance.choice(pool) for pool in takes)})")
    return list(dict.fromkeys(found))


def answers(today: date) -> dict[str, list[str]]:
    """Give what is answered to the questions of the base."""
    days = [today, today - timedelta(1), today + timedelta(1), date(2024, 2, 29), date(1969, 12, 31), date(1970, 1, 1)]
    return {
        "t": TEXTS,
        "n": ["", "0", "1", "2", "3", "-1", "-7", "99", "120", "999999999"],
        "d": ["", "0.0", "-0.0", "0.5", "2.5", "-2.5", "3.14159", "12345678.9", "0.00001", "7.0", "1.0000000000001"],
        "day": ["", *(day.isoformat() for day in days)],
        "one": ["", "a", "b", "c"],
        "scale": ["", "1", "2", "10"],
        "many": ["", "a", "b", "a b", "c a", "a b c"],
        "ok": ["", "OK"],
        "hidden": ["", "kept", "0"],
        "inner": ["", "kept", "12"],
    }


def _only(expression: str) -> MadeForm:
    row: Row = {"type": "calculate", "name": "r", "calculation": expression}
    return MadeForm("only", (*BASE, row), CHOICES, {"form_id": "corners"}, ())


def corner_forms(chance: random.Random, today: date, is_taken: Callable[[MadeForm], bool]) -> list[MadeForm]:
    """Give every expression twice: worked out as a text, and as the condition of a note."""
    every = [expression for expression in expressions(chance) if is_taken(_only(expression))]
    forms = []
    for number, first in enumerate(range(0, len(every), A_FORM), start=1):
        rows: list[Row] = [*BASE]
        for place, expression in enumerate(every[first : first + A_FORM]):
            kind = "string({})" if place % 3 else "{}"
            rows.append({"type": "calculate", "name": f"r{place}", "calculation": kind.format(expression)})
            rows.append({"type": "note", "name": f"s{place}", "relevant": expression})
        offered = answers(today)
        order = [name for name in offered for _ in range(6)]
        chance.shuffle(order)
        steps = [(name, chance.choice(offered[name])) for name in order]
        forms.append(MadeForm(f"corners {number}", tuple(rows), CHOICES, {"form_id": "corners"}, tuple(steps)))
    return forms
