"""What an expression's value is, and how one kind of value becomes another.

A value is a text, a number, a truth or a date, as in XPath 1.0 with the changes of ODK's engine JavaRosa: small
differences are nothing, numbers print as Java prints them, and a date counts the days since 1 January 1970.
"""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

Value = str | float | bool | date

NAN = math.nan
_NEAR = 1e-12
_NEARLY_WHOLE = 1e-9
_EPOCH = date(1970, 1, 1).toordinal()
_JAVA_INT = 2**31 - 1
_JAVA_LONG = 2**63
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
JAVA_BLANKS = "".join(map(chr, range(33)))
"""What Java cuts off at the ends of a text."""

_ANY_SIZE = Context(prec=400)


def to_boolean(value: Value) -> bool:
    """Say whether a value counts as true: a text that is not empty (also '0'), a number that is not 0 or NaN."""
    if value is True or value is False:
        return value
    if isinstance(value, str):
        return value != ""
    if isinstance(value, float):
        return abs(value) > _NEAR  # false for NaN
    return True


def to_number(value: Value) -> float:
    """Read a value as a number, NaN when it is none: no exponents, no plus sign, and a comma is a point."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, str):
        text = value.replace(",", ".").strip(JAVA_BLANKS)
        return float(text) if _NUMBER.fullmatch(text) else NAN
    return float(value.toordinal() - _EPOCH)


def is_number(text: str) -> bool:
    """Say whether a text reads as a number."""
    return not math.isnan(to_number(text))


def to_string(value: Value) -> str:
    """Write a value as text: 3 and not 3.0, `true`, 2026-12-05, NaN, Infinity."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number_text(value)
    return value.isoformat()


def _number_text(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if abs(number) < _NEAR:
        return "0"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    whole = int(number)
    if -_JAVA_INT - 1 <= whole <= _JAVA_INT and abs(number - whole) < _NEAR:
        return str(whole)
    return _java_text(number)


def _java_text(number: float) -> str:
    """Write a number as Java's Double.toString does: plain from 0.001 up to ten million, else like 1.5E9.

    Java before 19 wrote a digit too many of some very large numbers (4.6116860162799043E18); we never do.
    """
    if 1e-3 <= abs(number) < 1e7:
        return repr(number)
    sign, digits, exponent = Decimal(repr(number)).normalize(_ANY_SIZE).as_tuple()
    text = "".join(map(str, digits))
    power = int(exponent) + len(text) - 1
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{power}"


def equal(left: Value, right: Value) -> bool:
    """Compare as `=` does: as truths if either is one, else as numbers if either is one, else as texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, float) or isinstance(right, float):
        return abs(to_number(left) - to_number(right)) < _NEAR  # false for NaN
    return to_string(left) == to_string(right)


def kept(value: Value) -> Value:
    """Give what stays of a worked-out value: NaN is nothing, and a number next to a whole one is that one."""
    if not isinstance(value, float):
        return value
    if math.isnan(value):
        return ""
    if math.isinf(value) or abs(value - int(value)) >= _NEARLY_WHOLE or abs(value) >= _JAVA_LONG:
        return value
    return float(int(value))


def whole(value: Value) -> float:
    """Cut off what stands behind the point."""
    number = to_number(value)
    if math.isnan(number) or abs(number) >= _JAVA_LONG:
        return number
    return math.copysign(float(int(number)), number)


def rounded(value: Value, places: Value = 0.0) -> float:
    """Round to a number of places as XPath does: a half goes up (−2.5 becomes −2). Negative places round to tens."""
    number, asked = to_number(value), to_number(places)
    if math.isnan(number) or math.isinf(number):
        return number
    digits = 0 if math.isnan(asked) else int(max(-99.0, min(99.0, asked)))
    if abs(digits) > 30:
        return NAN
    if digits < 0:
        scaled = float(Decimal(repr(number)).scaleb(digits, _ANY_SIZE))
        return float(Decimal(int(scaled + 0.5)).scaleb(-digits, _ANY_SIZE))
    way = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-digits), way, _ANY_SIZE))


def divided(left: float, right: float) -> float:
    """Divide as floating-point numbers do: by 0 gives infinity, 0 by 0 gives NaN."""
    if right == 0.0:
        if left == 0.0 or math.isnan(left):
            return NAN
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def remainder(left: float, right: float) -> float:
    """Give what is left over, with the sign of the first number."""
    if math.isnan(left) or math.isnan(right) or math.isinf(left) or right == 0.0:
        return NAN
    return math.fmod(left, right)
