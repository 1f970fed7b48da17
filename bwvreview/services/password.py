"""Passwords that people can read out and type: words and a number."""

from __future__ import annotations

from bwvreview.exchange.resources import resource

_LONGEST = 6  # letters of a word: the whole password must be seen at once in its field


def make_password() -> str:
    """Give a new one for files, like “otter-lamp-plum-river-violin-4271”, from the system's random source.

    Five of some 340 words and one of 9,000 numbers: about 55 bits. A locked ZIP slows down whoever guesses by no more
    than 1,000 rounds of SHA-1, so the words must do it.
    """
    import secrets

    return "-".join([*_some_words(5), str(1000 + secrets.randbelow(9000))])


def make_passphrase() -> str:
    """Give a new one for a workspace, like “otter lamp plum river violin 4271”: about 55 bits, 256,000 rounds each."""
    return make_password().replace("-", " ")


def _some_words(number: int) -> list[str]:
    import secrets

    words = resource("words", "plain.txt").read_text(encoding="utf-8").split()
    short = [word for word in words if len(word) <= _LONGEST]
    return [secrets.choice(short) for _ in range(number)]
