"""A quarter of a year: which one a session belongs to, and how it is written and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from datetime import date

_QUARTER = re.compile(r"([0-9]{4})Q([1-4])")
_MONTHS = (
    "January to March",
    "April to June",
    "July to September",
    "October to December",
)


class Quarter(NamedTuple):
    """A quarter of a year, written `2026Q4`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @classmethod
    def read(cls, text: str) -> Quarter:
        """Read `2026Q4`. Raises Problem for anything else."""
        found = _QUARTER.fullmatch(text)
        if not found or not text.isascii():
            raise Problem(f"“{text}” is not a quarter.", advice="Write the year and the quarter, for example 2026Q4.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Give the quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def of_session(cls, session: str) -> Quarter:
        """Give the quarter of a session, `2026-12-05.1`.

        >>> str(Quarter.of_session("2026-12-05.1"))
        '2026Q4'
        """
        return cls(int(session[:4]), (int(session[5:7]) + 2) // 3)

    @property
    def months(self) -> frozenset[str]:
        """How the sessions of this quarter begin.

        >>> sorted(Quarter(2026, 4).months)
        ['2026-10', '2026-11', '2026-12']
        """
        return frozenset(f"{self.year:04d}-{3 * self.number - back:02d}" for back in range(3))

    @property
    def before(self) -> Quarter:
        """The quarter before this one."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def after(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def words(self) -> str:
        """Say it.

        >>> Quarter(2026, 4).words
        'October to December 2026'
        """
        return f"{_MONTHS[self.number - 1]} {self.year}"
