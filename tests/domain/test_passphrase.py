"""How strong a passphrase is said to be, and the recovery code on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.errors import WrongPassphrase
from bwvreview.domain.passphrase import judge
from bwvreview.domain.recovery import BYTES, read, written


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", "weak"),
        ("Tr0ub4dor&3", "weak"),  # short
        ("passwordpassword", "weak"),
        ("bwvreview-police-1", "weak"),
        ("qwertyuiop12345", "weak"),
        ("lamp lamp lamp lamp", "weak"),
        ("kettle violin anchor", "weak"),
        ("kettle violin anchor plum", "fair"),
        ("kettle violin anchor plum river", "good"),
        ("otter-lamp-plum-river-violin-4271", "strong"),
        ("zK8vQ2mX9pL4wT7c", "strong"),
    ],
)
def test_a_passphrase_is_judged_by_what_a_guesser_would_try(passphrase: str, level: str) -> None:
    strength = judge(passphrase)
    assert strength.level == level
    assert strength.may_be_used == (level != "weak")
    assert strength.words


@given(st.text(max_size=60), st.text(max_size=10))
def test_any_text_is_judged_and_repeating_it_never_helps_much(passphrase: str, end: str) -> None:
    assert judge(passphrase + end).level in {"weak", "fair", "good", "strong"}


@given(st.binary(min_size=BYTES, max_size=BYTES))
def test_a_code_is_read_as_it_was_written_whatever_the_hand(secret: bytes) -> None:
    code = written(secret)
    assert len(code) == 29
    assert read(code) == read(code.lower().replace("-", " ")) == secret
    assert read(code.replace("0", "O").replace("1", "l")) == secret


@given(
    st.binary(min_size=BYTES, max_size=BYTES), st.integers(0, 28), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
)
def test_a_slip_is_refused_or_gives_another_secret(secret: bytes, at: int, letter: str) -> None:
    code = written(secret)
    slip = code[:at] + letter + code[at + 1 :]
    if slip == code or code[at] == "-":
        return
    assert not _is_read(slip) or read(slip) != secret


def test_most_slips_are_told_as_slips() -> None:
    code = written(bytes(range(BYTES)))
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    slips = [code[:at] + letter + code[at + 1 :] for at in range(29) if code[at] != "-" for letter in letters]
    passed = sum(_is_read(slip) for slip in slips if slip != code)
    assert passed < len(slips) / 16


def _is_read(code: str) -> bool:
    try:
        read(code)
    except WrongPassphrase:
        return False
    return True
