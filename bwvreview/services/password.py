"""A password that people can read out and type: three words and a number."""

from __future__ import annotations

import secrets

from bwvreview.exchange.resources import resource


def make_password() -> str:
    """Give a new one, like “otter-lamp-plum-4271”, from the operating system's random source.

    Three of some 400 words and one of 9,000 numbers: about 39 bits, behind the 100,000 rounds of a locked workbook.
    """
    words = resource("words", "plain.txt").read_text(encoding="utf-8").split()
    return "-".join([*(secrets.choice(words) for _ in range(3)), str(1000 + secrets.randbelow(9000))])
