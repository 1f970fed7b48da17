"""The recovery code on paper: 120 random bits as 25 letters and digits that cannot be mixed up.

Five groups of five, like “4K7QM-…”. The last character is a check, so that most slips of the pen are told from a
wrong code. Case, spaces and dashes do not matter; O counts as 0, I and L as 1.
"""

from __future__ import annotations

from hashlib import sha256

from bwvreview.domain.errors import WrongPassphrase

BYTES = 15
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011", " -–\t\r\n")
_LENGTH = BYTES * 8 // 5


def written(secret: bytes) -> str:
    """Give a code as it is printed. `secret` is 15 random bytes."""
    if len(secret) != BYTES:
        raise ValueError("a recovery code holds 15 bytes")
    number = int.from_bytes(secret)
    text = "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    text += _check(text)
    return "-".join(text[at : at + 5] for at in range(0, len(text), 5))


def read(code: str) -> bytes:
    """Give the bytes of a code as somebody typed it. Raises WrongPassphrase when it cannot be one."""
    text = code.upper().translate(_ALIKE)
    if len(text) != _LENGTH + 1 or any(letter not in _DIGITS for letter in text) or _check(text[:-1]) != text[-1]:
        raise WrongPassphrase(
            "This is not a recovery code as it was printed.",
            advice="It has five groups of five letters and digits. Compare each with the sheet.",
        )
    number = 0
    for letter in text[:-1]:
        number = number << 5 | _DIGITS.index(letter)
    return number.to_bytes(BYTES)


def _check(text: str) -> str:
    return _DIGITS[sha256(text.encode()).digest()[0] & 31]
