"""The gate: which columns of a list come in, and why the others do not (domain, section 4, rules 1 to 4 and 6).

Known columns and known values first; detection only finds the reason for refusing what is left. Whatever is not
accepted is never read again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain import days
from bwvreview.domain.detect import POLICE_REFERENCES, REASONS, flags
from bwvreview.domain.detect_heading_words import FREE_WRITING
from bwvreview.domain.detect_headings import heading_kind
from bwvreview.domain.detect_times import FIRST_VIDEO
from bwvreview.domain.inspection import ColumnFinding, Status
from bwvreview.domain.profile import Profile, is_free_writing, is_row_count
from bwvreview.domain.vocabulary import Field, Vocabulary, header_key, value_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VETO = 0.95  # of a column's rows in a vocabulary: it is that vocabulary, whatever its heading (rule 4)
_ENOUGH = 0.5  # of the rows known: the heading is right and the rest are mistakes to be asked about
NOT_KNOWN = "Not a column this program knows."
CHOSEN_OUT = "Left out because you chose so."
_SOME_CODES = 20
_DAYS = {"date", "week", "month"}
_YEARS = 3
_SOME_REFERENCES = 200


@dataclass(frozen=True, slots=True)
class Column:
    """What the gate decided on a column. `unknown` are accepted columns' values that are not in the vocabulary."""

    index: int
    header: str
    field: Field | None
    status: Status
    reason: str
    unknown: frozenset[str] = frozenset()
    empty: bool = False

    @property
    def finding(self) -> ColumnFinding:
        """What is said of the column."""
        name, title = (self.field.name, self.field.title) if self.field else (None, "")
        return ColumnFinding(self.header, name, title, self.status, self.reason)


def judge(header: Sequence[str], profiles: Sequence[Profile], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Decide on every column from its heading and its different values."""
    gate = _Gate(vocabulary, dated=any(field.kind in _DAYS for name in header for field in vocabulary.called(name)))
    columns = [gate.column(index, name, profiles[index]) for index, name in enumerate(header)]
    return _one_each(columns, vocabulary)


def known_keys(vocabulary: Vocabulary) -> frozenset[str]:
    """Give the keys of every word of the vocabulary: they are innocent wherever they stand."""
    return frozenset(key for field in vocabulary.fields for key in field.known_keys) | vocabulary.blank


class _Gate:
    def __init__(self, vocabulary: Vocabulary, *, dated: bool) -> None:
        self._vocabulary, self._dated = vocabulary, dated
        self._known = known_keys(vocabulary)

    def column(self, index: int, header: str, profile: Profile) -> Column:
        if self._vocabulary.chosen_out(header):
            return Column(index, header, None, "unknown", CHOSEN_OUT)
        values = profile.filled(self._vocabulary.blank)
        called = self._called(header, values, profile)
        field = called if called and (not values or self._share(called, values) >= _ENOUGH) else None
        field = field or self._by_values(values, profile)
        if not field and not values:
            return Column(index, header, None, "unknown", "Empty.", empty=True)
        if not field and not called and not self._dated and _are_days(values):
            return Column(index, header, None, "unknown", NOT_KNOWN)  # to be asked: it may be the date of the search
        if not field and (kind := self._kind(header, profile, values)):
            return Column(index, header, None, "refused", REASONS[kind])
        # A heading that is known above words that are not, and not identifying either: each word is to be asked about.
        field = field or called
        if not field:
            return Column(index, header, None, "unknown", self._why_not(header, values))
        unknown = frozenset(value for value in values if reads(field, value) is None and not leaves_out(field, value))
        return Column(index, header, field, "accepted", "", unknown, empty=not values)

    def _called(self, header: str, values: Mapping[str, int], profile: Profile) -> Field | None:
        """The field that the heading says, if the values can be read as that at all."""
        called = self._vocabulary.called(header)
        best = max(called, key=lambda field: self._share(field, values), default=None)
        if best is None or (profile.full and best.kind not in {"date", "reference"}):
            return None
        if best.kind == "reference" and not (values and self._is_reference(best, header, values, profile)):
            return None
        return best

    def _by_values(self, values: Mapping[str, int], profile: Profile) -> Field | None:
        if profile.full or not values:
            return None
        for field in self._vocabulary.fields:
            if field.by_values and self._share(field, values) >= _VETO and not _is_code_only(field, values):
                return field
        return None

    @staticmethod
    def _share(field: Field, values: Mapping[str, int]) -> float:
        if field.kind == "reference":
            return 1.0
        known = sum(count for value, count in values.items() if reads(field, value) is not None)
        return known / max(1, sum(values.values()))

    def _is_reference(self, field: Field, header: str, values: Mapping[str, int], profile: Profile) -> bool:
        """A row count is no reference; nor are police numbers; a bare “ID” must differ in every row, in letters too."""
        if is_row_count(values):
            return False
        if self._tells(header, list(values)):
            return False
        if header_key(header) in field.headers or header_key(header) in self._vocabulary.answered:
            return True
        lettered = sum(1 for value in values if any(sign.isalpha() for sign in value))
        return lettered * 2 > len(values) and (profile.full or max(values.values()) == 1)

    def _tells(self, header: str, references: list[str]) -> bool:
        """Whether references are those of the police, or most are something else that identifies (rule 6)."""
        some = references[:: max(1, len(references) // _SOME_REFERENCES)]
        kinds = [kind for value in some if (kind := flags(value, header, known=self._known))]
        return len(kinds) * 2 > len(some) or not POLICE_REFERENCES.isdisjoint(kinds)

    def _kind(self, header: str, profile: Profile, values: Mapping[str, int]) -> str | None:
        """The kind of identifying content of a column that is not of the vocabulary."""
        announced = heading_kind(header)
        kinds: Counter[str] = Counter()
        for value in profile.sample():
            if value in values and (kind := flags(value, header, known=self._known)):
                kinds[kind] += 1
                if kinds.total() >= _SOME_CODES:
                    break
        if kinds:
            return announced if announced in kinds else kinds.most_common(1)[0][0]
        if FREE_WRITING & set(header_key(header).split()) or is_free_writing(values):
            return "free_writing"
        if is_row_count(values):
            return None
        several = profile.full or (len(values) > _SOME_CODES and len(values) * 2 > sum(values.values()))
        if several and not self._vocabulary.left_out(header):
            return "numbers"
        return "date_of_birth" if _are_old_dates(values) else None

    def _why_not(self, header: str, values: Mapping[str, int]) -> str:
        left_out = self._vocabulary.left_out(header)
        if left_out and (not left_out.counter or is_row_count(values)):
            return left_out.reason
        if is_row_count(values):
            return "Numbers the rows. Not needed here."
        return NOT_KNOWN


def reads(field: Field, value: str) -> str | None:
    """Give the word that is kept for a value of a field; empty: not recorded; None: not known."""
    match field.kind:
        case "date":
            day = days.read_day(value)
            return day.isoformat() if day else None
        case "week":
            return days.read_week(value)
        case "month":
            return days.read_month(value)
        case "time_band":
            return field.read(value) or days.read_time_band(value)
        case "reference":
            return value
    return field.read(value)


def leaves_out(field: Field, value: str) -> bool:
    """Whether a person chose to leave out the rows with this value, which is not blank."""
    return value_key(value) in field.left_out or (field.rest_left_out and reads(field, value) is None)


def _one_each(columns: Sequence[Column], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Let only one column be each field: the one whose heading says so, then the first."""
    chosen: dict[str, Column] = {}
    for column in sorted(columns, key=lambda column: (column.empty, not _is_called(column, vocabulary), column.index)):
        if column.field:
            chosen.setdefault(column.field.name, column)
    return tuple(
        column if not column.field or chosen[column.field.name] is column else _same(column, chosen[column.field.name])
        for column in columns
    )


def _same(column: Column, chosen: Column) -> Column:
    title = column.field.title if column.field else ""
    reason = f"“{chosen.header}” already gives the {title}."
    return Column(column.index, column.header, None, "unknown", reason)


def _is_called(column: Column, vocabulary: Vocabulary) -> bool:
    return column.field in vocabulary.called(column.header)


def _is_code_only(field: Field, values: Mapping[str, int]) -> bool:
    """Single letters and codes (“M”, “W1”) are too common to tell a field by its values."""
    return all(len(value_key(value)) < 3 for value in values) or not field.values


def _are_days(values: Mapping[str, int]) -> bool:
    """Whether values are days, with or without a time, of the same few years since there has been video."""
    found = [days.read_day(value) for value in values if not value.strip().isdigit()]
    if len(found) < _VETO * len(values) or not found:
        return False
    told = [day for day in found if day]
    near = bool(told) and min(told) >= FIRST_VIDEO and max(told).year - min(told).year <= _YEARS
    return near and len(told) >= _VETO * len(found)


def _are_old_dates(values: Mapping[str, int]) -> bool:
    """Dates that spread over more than three years: they could be births, whatever the heading says."""
    found = [days.read_day(value) for value in values]
    years = [day.year for day in found if day]
    return len(years) * 2 > len(values) and max(years) - min(years) > _YEARS
