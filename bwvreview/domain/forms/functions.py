"""The functions a form may use, as ODK's engine JavaRosa works them out.

One line a function: what it takes, what it gives, and how. `if`, `coalesce`, `regex` and `position` need more than
their values, so the compiler builds those.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.forms.findings import Mistake, near
from bwvreview.domain.forms.values import JAVA_BLANKS, NAN, Value, rounded, to_boolean, to_number, to_string, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.forms.syntax import Call

Kind = Literal["text", "number", "truth", "date", "any"]
_SMALLEST_POSITIVE = math.ulp(0.0)


@dataclass(frozen=True, slots=True)
class Function:
    """How many values it takes (`most` None: any number), the kind it gives, and the rule (None: the compiler's)."""

    least: int
    most: int | None
    gives: Kind
    work: Callable[..., Value] | None = None

    @property
    def takes(self) -> str:
        """The number of values, in words."""
        if self.most is None:
            return f"{self.least} or more values"
        if self.least != self.most:
            return f"{self.least} or {self.most} values"
        return {0: "no value", 1: "1 value"}.get(self.least, f"{self.least} values")


def _selected(answers: Value, choice: Value) -> bool:
    """Is a choice among the answers? With no answer at all, the empty choice is."""
    return f" {to_string(choice).strip(JAVA_BLANKS)} " in f" {to_string(answers)} "


def chosen_names(answers: Value) -> list[str]:
    """Give the names of the choices in an answer: what stands between spaces."""
    return [name for name in to_string(answers).split(" ") if name]


def _selected_at(answers: Value, position: Value) -> str:
    names, at = chosen_names(answers), to_number(position)
    if math.isnan(at):
        at = 0.0  # Java turns NaN into 0
    if not -1 < at < len(names):
        return ""
    return names[int(at)] if names else ""


def _smallest(*values: Value) -> float:
    """Give the smallest, passing over what is no number; infinity alone gives the largest number there is."""
    numbers = [number for number in map(to_number, values) if not math.isnan(number)]
    return min(sys.float_info.max, *numbers) if numbers else NAN


def _largest(*values: Value) -> float:
    """Give the largest, but never less than the smallest positive number: ODK's engine starts from there.

    So numbers below 0 give what is written 0, here as there: a form must not mean two things in two programs.
    """
    numbers = [number for number in map(to_number, values) if not math.isnan(number)]
    return max(_SMALLEST_POSITIVE, *numbers) if numbers else NAN


def _utf16_length(value: Value) -> float:
    """Count as Java does: letters beyond the first 65,536, such as most emoji, count twice."""
    text = to_string(value)
    return float(len(text) + sum(letter > "\uffff" for letter in text))


FUNCTIONS: dict[str, Function] = {
    "selected": Function(2, 2, "truth", _selected),
    "selected-at": Function(2, 2, "text", _selected_at),
    "count-selected": Function(1, 1, "number", lambda answers: float(len(chosen_names(answers)))),
    "string-length": Function(0, 1, "number", _utf16_length),
    "regex": Function(2, 2, "truth"),
    "if": Function(3, 3, "any"),
    "not": Function(1, 1, "truth", lambda value: not to_boolean(value)),
    "number": Function(1, 1, "number", to_number),
    "int": Function(1, 1, "number", whole),
    "round": Function(1, 2, "number", rounded),
    "min": Function(1, None, "number", _smallest),
    "max": Function(1, None, "number", _largest),
    "concat": Function(1, None, "text", lambda *values: "".join(map(to_string, values))),
    "coalesce": Function(2, 2, "any"),
    "true": Function(0, 0, "truth", lambda: True),
    "false": Function(0, 0, "truth", lambda: False),
    "string": Function(1, 1, "text", to_string),
    "contains": Function(2, 2, "truth", lambda text, part: to_string(part) in to_string(text)),
    "starts-with": Function(2, 2, "truth", lambda text, start: to_string(text).startswith(to_string(start))),
    "today": Function(0, 0, "date"),
    "position": Function(0, 1, "number"),
}


def misuse(call: Call) -> Mistake | None:
    """Say what is wrong with a call before its values are known: a function there is not, or too many values."""
    function = FUNCTIONS.get(call.function)
    if function is None:
        advice = near(call.function, FUNCTIONS) or f"It knows {', '.join(FUNCTIONS)}."
        return Mistake(f"This program has no function “{call.function}”.", advice)
    given = len(call.arguments)
    if given < function.least or (function.most is not None and given > function.most):
        return Mistake(f"“{call.function}” takes {function.takes}, and here has {given}.")
    return None
