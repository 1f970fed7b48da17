"""What time it is, and what day that is in London."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bwvreview.services.clock import FixedClock, SystemClock


def test_the_fixed_clock_stands_at_noon_in_london() -> None:
    assert FixedClock(date(2022, 10, 1)).now() == datetime(2022, 10, 1, 11, tzinfo=UTC)
    assert FixedClock(date(2022, 12, 1)).now() == datetime(2022, 12, 1, 12, tzinfo=UTC)
    assert FixedClock(date(2022, 12, 1)).today() == date(2022, 12, 1)


def test_the_day_is_the_one_in_london(monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2022, 6, 30, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(SystemClock, "now", lambda _: late)
    assert SystemClock().today() == date(2022, 7, 1)


def test_the_clock_of_the_computer_knows_its_zone() -> None:
    assert SystemClock().now().tzinfo is UTC
