"""The words a list may use: its fields, how columns are called, and what may stand in them.

The words themselves are data (resources/vocabulary); this module says how they are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Kind = Literal["choice", "flag", "date", "week", "month", "time_band", "reference"]

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_JOINTS = re.compile(r"[\s._/\\:–—-]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"\s*\((?:[a-z]\d|ns)\)$")
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "\u00a0": " ", "\ufeff": None})


def header_key(header: str) -> str:
    """Give a heading the one form in which headings are compared.

    >>> header_key("location__street/Name"), header_key("Handcuffs used (SYNTHETIC)"), header_key("SubjectAge")
    ('location street name', 'handcuffs used', 'subject age')
    """
    text = header.translate(_DASHES).strip().strip("'\"*#")
    bare = _BRACKETS.sub("", text)
    words = _CAMEL.sub(" ", bare or text)
    return _JOINTS.sub(" ", words).strip().casefold()


def value_key(value: str) -> str:
    """Give a value the one form in which values are compared: case, spaces and dashes do not matter.

    >>> value_key("  Over 34 "), value_key("10–17")
    ('over 34', '10-17')
    """
    return _SPACES.sub(" ", value.translate(_DASHES).strip().lstrip("'")).casefold()


@dataclass(frozen=True)
class Field:
    """One thing a list may say.

    `values` are the words kept; `synonyms`, `older` and `mangled` map a word's key to one of them; `blank` holds
    the keys that mean “not recorded”. `into` names the field that this column feeds, `says` what its words mean
    there. `many` allows several values, parted by semicolons. `by_values` lets the values alone tell the field.
    `left_out` and `rest_left_out` are answers of a person (domain/mapping.py): rows with these words, or with any word
    that is not known, are left out and counted. `offered` are the words that a new list chooses from, where `values`
    hold more than one way to say the same.
    """

    name: str
    title: str
    kind: Kind
    headers: frozenset[str]
    weak_headers: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    older: Mapping[str, str] = field(default_factory=dict)
    mangled: Mapping[str, str] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()
    into: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    codes: bool = False
    by_values: bool = False
    left_out: frozenset[str] = frozenset()
    rest_left_out: bool = False
    offered: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """The field under which the value is kept."""
        return self.into or self.name

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {value_key(value): value for value in self.values}
        for words in (self.mangled, self.older, self.synonyms):
            known.update({key: value for key, value in words.items() if key not in known})
        known.update(dict.fromkeys(self.blank, ""))
        return known

    @property
    def known_keys(self) -> Collection[str]:
        """The keys of every word that may stand in the column."""
        return self._known.keys()

    def read(self, value: str) -> str | None:
        """Give the word that is kept for a value: empty when it means “not recorded”, None when it is not known."""
        key = value_key(value)
        if self.many and key not in self._known:
            return self._read_many(value)
        found = self._known.get(self._bare(key))
        if found is None:
            return None
        return self.says.get(found, found)

    def repair(self, value: str) -> Literal["mangled", "older", ""]:
        """Say whether a known value had to be put back into today's words."""
        key = self._bare(value_key(value))
        if key in self.mangled:
            return "mangled"
        return "older" if key in self.older else ""

    def _bare(self, key: str) -> str:
        if self.codes:
            key = _CODE.sub("", key)
        if key not in self._known and key[:4].isdigit():  # a spreadsheet's date, of whatever year
            return "*" + key[4:] if "*" + key[4:] in self._known else key
        return key

    def _read_many(self, value: str) -> str | None:
        parts = [self._known.get(value_key(part)) for part in re.split(r"[;|]", value) if part.strip()]
        if not parts or None in parts:
            return None
        return "; ".join(dict.fromkeys(part for part in parts if part))

    def strongest(self, first: str, second: str) -> str:
        """Of two values that two columns give one field, the one that says more (the earlier in `values`)."""
        return min(first, second, key=self.values.index)


@dataclass(frozen=True)
class NotNeeded:
    """Columns that are known, harmless and left out; `counter`: only when they number the rows."""

    headers: frozenset[str]
    reason: str
    counter: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Every field, in the order in which a column is matched to it; and the columns nobody needs.

    `answered` are a person's answers on headings: the field that a column is, or “” to leave it out.
    """

    fields: tuple[Field, ...]
    not_needed: tuple[NotNeeded, ...] = ()
    blank: frozenset[str] = frozenset({""})
    answered: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {item.name: item for item in self.fields}

    @cached_property
    def _by_header(self) -> dict[str, tuple[Field, ...]]:
        found: dict[str, tuple[Field, ...]] = {}
        for item in self.fields:
            for header in item.headers | item.weak_headers:
                found[header] = (*found.get(header, ()), item)
        return found

    def __getitem__(self, name: str) -> Field:
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def is_blank(self, value: str) -> bool:
        """Whether nothing was written: an empty cell, or the word for it (`null`, `NA`)."""
        return value_key(value) in self.blank

    def called(self, header: str) -> tuple[Field, ...]:
        """The fields that a column of this heading may be, the likeliest first."""
        key = header_key(header)
        if key in self.answered:
            return (self[self.answered[key]],) if self.answered[key] else ()
        return self._by_header.get(key, ())

    def chosen_out(self, header: str) -> bool:
        """Whether a person chose to leave out the column of this heading."""
        return self.answered.get(header_key(header)) == ""

    def left_out(self, header: str) -> NotNeeded | None:
        """The reason why a column of this heading is not needed, if it is known."""
        key = header_key(header)
        return next((item for item in self.not_needed if key in item.headers), None)
