"""Forms as people write them, made by chance: nested groups, conditions on conditions, filters, constraints."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from tests.forms_oracle.record.made import CHOICES, MadeForm, Row

PLACES: tuple[Row, ...] = tuple(
    {"list_name": "place", "name": name, "label": name.title(), "region": region, "rank": rank}
    for name, region, rank in (
        ("acton", "west", "1"),
        ("ely", "east", "2"),
        ("barking", "east", "3"),
        ("nowhere", "", ""),
        ("west", "west", "10"),
    )
)
KINDS = [
    "text",
    "integer",
    "decimal",
    "date",
    "select_one abc",
    "select_one scale",
    "select_multiple abc",
    "acknowledge",
]
FILTERS = [
    "region = {text}",
    "region != {text} or name = 'ely'",
    "rank > {number}",
    "selected({many}, 'a') and region = 'east'",
    "string-length(region) = 4 or rank = {number}",
    "name = {text} or label = 'Ely'",
    "not(region = 'west') and {truth}",
]


class Writer:
    """Writes expressions over the questions that are there so far."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.of: dict[str, list[str]] = {kind: [] for kind in ("text", "number", "date", "list", "scale", "abc")}

    def meet(self, name: str, kind: str) -> None:
        """Let later expressions name a question."""
        sorts = {"integer": "number", "decimal": "number", "date": "date", "select_multiple abc": "list"}
        sorts |= {"select_one abc": "abc", "select_one scale": "scale"}
        self.of[sorts.get(kind, "text")].append(f"${{{name}}}")

    def pick(self, *makers: Callable[[], str]) -> str:
        return self.chance.choice(makers)()

    def one_of(self, *texts: str) -> str:
        return self.chance.choice(texts)

    def ref(self, *sorts: str) -> str:
        found = [name for sort in sorts for name in self.of[sort]]
        return self.chance.choice(found) if found else "''"

    def number(self, depth: int = 2) -> str:
        """Write something that is a number, mostly."""
        literal = self.one_of("0", "1", "2", "-1", "2.5", "100")
        if depth == 0:
            return self.one_of(literal, self.ref("number"), self.ref("scale"))
        left, right = self.number(depth - 1), self.number(depth - 1)
        return self.one_of(
            f"({left} {self.one_of('+', '-', '*', 'div', 'mod')} {right})",
            f"{self.one_of('min', 'max')}({left}, {right}, {self.ref('number')})",
            f"round({left}, {self.one_of('0', '1', '-1')})",
            f"int({left})",
            f"number({self.ref('text', 'scale')})",
            f"string-length({self.text(depth - 1)})",
            f"count-selected({self.ref('list', 'abc')})",
            f"(today() - {self.ref('date')})",
            f"if({self.truth(depth - 1)}, {left}, {right})",
            f"coalesce({self.ref('number')}, {right})",
            f"-{self.ref('number')}",
            self.ref("number"),
            literal,
        )

    def text(self, depth: int = 2) -> str:
        """Write something that is a text, mostly."""
        if depth == 0:
            return self.one_of(self.ref("text", "abc", "scale"), "'a'", "''", "'x y'", "'west'")
        return self.one_of(
            f"concat({self.text(depth - 1)}, {self.number(depth - 1)}, '-')",
            f"if({self.truth(depth - 1)}, {self.text(depth - 1)}, {self.text(depth - 1)})",
            f"coalesce({self.ref('text', 'abc')}, {self.text(depth - 1)})",
            f"selected-at({self.ref('list')}, {self.number(0)})",
            f"string({self.one_of(self.number(depth - 1), self.ref('date'), self.truth(depth - 1))})",
            self.text(0),
        )

    def truth(self, depth: int = 2) -> str:
        """Write a condition."""
        compare = self.one_of("=", "!=", "<", "<=", ">", ">=")
        plain = self.one_of(
            f"{self.ref('abc')} {self.one_of('=', '!=')} '{self.one_of('a', 'b', 'c')}'",
            f"{self.ref('scale')} {compare} {self.one_of('1', '2', '10')}",
            f"selected({self.ref('list')}, '{self.one_of('a', 'b', 'c')}')",
            f"{self.ref('number')} {compare} {self.number(0)}",
            f"{self.ref('text', 'abc', 'date', 'number')} {self.one_of('=', '!=')} ''",
            f"{self.ref('date')} {compare} today()",
            f"contains({self.ref('text')}, {self.text(0)})",
            f"starts-with({self.ref('text')}, {self.text(0)})",
            f"regex({self.ref('text', 'number')}, '{self.one_of('[0-9]+', '[a-z ]{1,3}', 'a|x.*')}')",
        )
        if depth == 0:
            return plain
        return self.one_of(
            f"({self.truth(depth - 1)} {self.one_of('and', 'or')} {self.truth(depth - 1)})",
            f"not({self.truth(depth - 1)})",
            f"{self.number(depth - 1)} {compare} {self.number(depth - 1)}",
            f"{self.text(depth - 1)} {self.one_of('=', '!=')} {self.text(depth - 1)}",
            plain,
            plain,
        )

    def own(self, kind: str) -> str:
        """Write a constraint."""
        if kind.startswith("select_multiple"):
            return self.one_of(
                "not(selected(., 'c') and count-selected(.) > 1)", "count-selected(.) <= 2", "selected(., 'a')"
            )
        if kind in {"integer", "decimal"}:
            return self.one_of(
                f". >= 0 and . < {self.number(1)}", f". != {self.number(0)}", ". mod 2 = 0", "int(.) = ."
            )
        if kind == "date":
            return self.one_of(". <= today()", ". > today() - 30", f". >= {self.ref('date')}")
        return self.one_of(
            "string-length(.) < 3", "regex(., '[a-z0-9 .-]*')", f". != {self.text(1)}", "string-length() > 1"
        )


def _answers(kind: str, today: date) -> list[str]:
    if kind == "date":
        return ["", *((today + timedelta(days)).isoformat() for days in (-40, -1, 0, 1)), "2024-02-29"]
    return {
        "text": ["", "a", "x", "x y", "12", "-3.5", "west", "east", "ely", "0"],
        "integer": ["", "0", "1", "2", "-3", "10", "120"],
        "decimal": ["", "0.0", "0.5", "-2.5", "10.0", "3.75"],
        "select_one abc": ["", "a", "b", "c"],
        "select_one scale": ["", "1", "2", "10"],
        "select_multiple abc": ["", "a", "b c", "a c", "c", "c b a"],
        "acknowledge": ["", "OK"],
    }[kind]


def _shuffled(rows: list[Row], chance: random.Random) -> list[Row]:
    """Put the top-level groups and questions in another order, so that rules also read what comes later."""
    blocks: list[list[Row]] = []
    depth = 0
    for row in rows:
        if depth == 0:
            blocks.append([])
        blocks[-1].append(row)
        depth += (row["type"] == "begin_group") - (row["type"] == "end_group")
    chance.shuffle(blocks)
    return [row for block in blocks for row in block]


def _steps(rows: list[Row], offered: dict[str, list[str]], chance: random.Random) -> tuple[tuple[str, str], ...]:
    """Give ninety answers, most of them to questions that rules read; none twice in a row."""
    rules = " ".join(text for row in rows for column, text in row.items() if column not in {"type", "name"})
    weights = [1 + 6 * min(3, rules.count(f"${{{name}}}")) for name in offered]
    last: dict[str, str] = {}
    steps = []
    for name in chance.choices(list(offered), weights, k=90):
        last[name] = chance.choice([text for text in offered[name] if text != last.get(name, "")])
        steps.append((name, last[name]))
    return tuple(steps)


def random_form(number: int, chance: random.Random, today: date) -> MadeForm:
    """Make a form of some twenty rows, and ninety answers to it."""
    writer = Writer(chance)
    rows: list[Row] = []
    kinds: dict[str, str] = {}
    depth = 0

    def maybe(likely: float, make: Callable[[], str]) -> str:
        return make() if chance.random() < likely else ""

    for place in range(chance.randrange(16, 26)):
        if depth < 3 and chance.random() < 0.18:
            rows.append({"type": "begin_group", "name": f"g{place}", "relevant": maybe(0.7, lambda: writer.truth(1))})
            depth += 1
        name, kind = f"q{place}", chance.choice([*KINDS, "calculate", "calculate", "note", *["select_one place"] * 3])
        row = {"type": kind, "name": name, "relevant": maybe(0.55, writer.truth)}
        if kind == "calculate":
            sort = chance.choice(["number", "text", "truth"])
            row["calculation"] = getattr(writer, sort)(2)
            writer.meet(name, "integer" if sort == "number" else "text")
        elif kind == "select_one place":
            shape = chance.choice(FILTERS)
            parts = {
                "text": writer.text(0),
                "number": writer.number(0),
                "many": writer.ref("list"),
                "truth": writer.truth(0),
            }
            row["choice_filter"] = shape.format(**parts)
        elif kind != "note":
            kinds[name] = kind
            row["constraint"] = maybe(0.4, lambda of=kind: writer.own(of))  # type: ignore[misc]
            row["required"] = chance.choice(["", "", "yes", writer.truth(1)])
            row["default"] = maybe(0.15, lambda of=kind: chance.choice(_answers(of, today)))  # type: ignore[misc]
            writer.meet(name, kind)
        rows.append(row)
        if depth and chance.random() < 0.25:
            rows.append({"type": "end_group"})
            depth -= 1
    rows += [{"type": "end_group"}] * depth
    if chance.random() < 0.4:
        rows = _shuffled(rows, chance)
    steps = _steps(rows, {name: _answers(kind, today) for name, kind in kinds.items()}, chance)
    settings = {"form_id": "made", "instance_name": writer.text(2)}
    return MadeForm(f"made {number}", tuple(rows), (*CHOICES, *PLACES), settings, steps)
