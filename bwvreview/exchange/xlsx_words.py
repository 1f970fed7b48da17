"""What the cells of a workbook refer to: the words that they share, and the styles that show a number as a day.

Only what every reader reads in one way is read here; of anything else it is said that it is not plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARED = re.compile(rb'(<si>(?:<t( xml:space="preserve")?>([^<]*)</t>|((?:[^<]|<(?!/si>|si>))*))</si>[ \t\r\n]*)')
_ODD = re.compile("[\x01-\x08\x0b-\x1f\x7f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|&(?!(?:amp|lt|gt|quot|apos);)")
_NAMED = re.compile(r"&(amp|lt|gt|quot|apos);")
_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_IN_UTF_8 = re.compile(rb"encoding=[\"'](?i:utf-8)[\"']")
_DAY_FORMATS = {14}
_NUMBER_FORMATS = {0, 1, 2, 49}
_OWN_FORMAT = re.compile(r'<numFmt numFmtId="(\d{1,5})" formatCode="([^"]*)"')
_DAY_FORMAT = re.compile(r"(?:\[\$-[0-9A-Fa-f]+\])?(?=.*d)(?=.*y)(?:[dmy]+|[ /.-]|\\[ .,/-])+(?:;@)?")
_NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,17})?")
_DAY = re.compile(rb"[1-9][0-9]{1,6}")
_AT_ONCE = 1 << 19  # bytes
_FIRST_DAY, _LAST_DAY = 61, 2_900_000  # before March 1900 spreadsheets count a day that never was


class NotPlainError(Exception):
    """Something that only python-calamine reads."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that cells share, by their numbers; None for those that are not plain.

    `days` tells for each style, by its number, whether it shows days: None for what is neither a day nor a number.
    """

    shared: Sequence[str | None]
    days: Sequence[bool | None]
    from_1904: bool

    def at(self, number: int) -> str:
        """Give shared words. Raises NotPlainError."""
        text = self.shared[number] if number < len(self.shared) else None
        if text is None:
            raise NotPlainError
        return text

    def number(self, value: bytes, style: int | None) -> str:
        """Give a number, or the day that it stands for, as text. Raises NotPlainError."""
        if style is not None and style >= len(self.days):
            raise NotPlainError
        is_day = self.days[style or 0] if self.days else False
        if is_day and _DAY.fullmatch(value) and _FIRST_DAY <= int(value) <= _LAST_DAY:
            origin = date(1904, 1, 1) if self.from_1904 else date(1899, 12, 30)
            return (origin + timedelta(days=int(value))).isoformat()
        if is_day is False and _NUMBER.fullmatch(value):
            found = float(value)
            return str(int(found)) if found.is_integer() else str(found)
        raise NotPlainError


def words_of(shared: bytes, styles: bytes, *, from_1904: bool) -> Words:
    """Read the parts of a workbook that hold its shared words and its styles. Raises NotPlainError."""
    return Words(_shared(shared), _days(styles), from_1904)


def is_plain_utf_8(start: bytes) -> bool:
    """Whether a part is in UTF-8 and declares nothing of its own, by what stands above its first item."""
    return b"<!" not in start and (b"encoding=" not in start or bool(_IN_UTF_8.search(start)))


def text_of(words: bytes, *, kept: bool) -> str:
    """Give the words of a cell; `kept` says that blanks around them count. Raises NotPlainError."""
    try:
        text = words.decode()
    except UnicodeDecodeError as error:
        raise NotPlainError from error
    if _ODD.search(text) or "\x00" in text:
        raise NotPlainError
    if "&" in text:
        text = _NAMED.sub(lambda found: _SIGNS[found[1]], text)
    if not kept and text != text.strip():
        raise NotPlainError
    return text


def _shared(content: bytes) -> Sequence[str | None]:
    begin, end = content.find(b"<si>"), content.rfind(b"</si>") + len(b"</si>")
    if begin < 0:
        return ()
    if not is_plain_utf_8(content[:begin]):
        raise NotPlainError
    found: list[str | None] = []
    while begin < end:  # some at once: what the pattern finds takes ten times their room
        cut = content.find(b"</si>", min(begin + _AT_ONCE, end - len(b"</si>"))) + len(b"</si>")
        found += _shared_in(content[begin:cut].lstrip(b" \t\r\n"))
        begin = cut
    return found


def _shared_in(content: bytes) -> Sequence[str | None]:
    found = _SHARED.findall(content)
    wholes, kept, words, odd = zip(*found, strict=True) if found else ((), (), (), ())
    if sum(map(len, wholes)) != len(content):
        raise NotPlainError
    if not any(kept) and not any(odd):  # most often: then all are looked at together
        texts = _texts(words)
        if texts is not None:
            return texts
    each = zip(kept, words, odd, strict=True)
    return [None if rest else _text_or_none(text, kept=bool(keep)) for keep, text, rest in each]


def _texts(words: Sequence[bytes]) -> list[str] | None:
    together = b"\x00".join(words)
    try:
        text = together.decode()
    except UnicodeDecodeError:
        return None
    texts = text.split("\x00")
    if "&" in text or _ODD.search(text) or len(texts) != len(words) or texts != list(map(str.strip, texts)):
        return None
    return texts


def _text_or_none(words: bytes, *, kept: bool) -> str | None:
    try:
        return text_of(words, kept=kept)
    except NotPlainError:
        return None


def _days(content: bytes) -> Sequence[bool | None]:
    text = content.decode("utf-8", "replace")
    own = {int(number): code for number, code in _OWN_FORMAT.findall(text)}
    styles = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", text, re.DOTALL)
    if len(own) != text.count("<numFmt ") or (content and styles is None):
        raise NotPlainError
    found = []
    for tag in re.findall(r"<xf\b[^>]*>", styles.group(1) if styles else ""):
        number = re.search(r' numFmtId="(\d{1,5})"', tag)
        found.append(_shows_days(int(number.group(1)), own) if number else None)
    return found


def _shows_days(number: int, own: dict[int, str]) -> bool | None:
    if number in own:
        return True if _DAY_FORMAT.fullmatch(own[number]) else None
    return True if number in _DAY_FORMATS else False if number in _NUMBER_FORMATS else None
