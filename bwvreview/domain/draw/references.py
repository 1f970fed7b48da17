"""What a reference, a label, a group and a reason look like (draw-protocol, section 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

REFERENCE = r"[A-Z0-9][A-Z0-9._/-]{2,38}[A-Z0-9]"
LABEL = r"[a-z][a-z0-9-]{0,31}(?:@[a-z0-9][a-z0-9-]{0,31})?"

REFERENCE_PATTERN = re.compile(REFERENCE)
_CANONICAL = re.compile(rf"(?:{REFERENCE}\n)*+")
LABEL_PATTERN = re.compile(LABEL)
GROUP_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,63}")
REASON_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,31}")
HEX_PATTERN = re.compile(r"[0-9a-f]{64}")
COUNT = r"0|[1-9][0-9]{0,8}"
"""A number of encounters: ASCII digits, no sign, no leading zeros. A thousand million is enough for any list."""

_TRIMMED = " \t\u00a0\r"
_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # str.upper would turn “ß” into “SS”


def canonical_reference(raw: str) -> str:
    """Give a reference the one form in which it is drawn, or refuse it.

    One byte-order mark is dropped, space, tab, no-break space and carriage return are trimmed, a-z become
    A-Z; nothing else is repaired. Raises ListProblem, which does not repeat the value.

    >>> canonical_reference(" bwv-17sd-5hpn ")
    'BWV-17SD-5HPN'
    """
    reference = raw.removeprefix("\ufeff").strip(_TRIMMED).translate(_UPPER)
    if not REFERENCE_PATTERN.fullmatch(reference):
        raise ListProblem(
            "This reference cannot be used.",
            advice="A reference has 4 to 40 letters, digits, dots, strokes or dashes. It starts and ends "
            "with a letter or digit.",
        )
    return reference


def all_canonical(references: Sequence[str]) -> bool:
    """Whether every one of some references is in its canonical form already: one look instead of one at each."""
    lines = "\n".join(references) + "\n"
    return lines.count("\n") == len(references) and bool(_CANONICAL.fullmatch(lines))


def theme_of(label: str) -> str:
    """Give the theme of a label: `weapons@w36` is a part of `weapons`."""
    return label.partition("@")[0]
