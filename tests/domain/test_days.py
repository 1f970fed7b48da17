from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.days import LONDON, read_day, read_month, read_time_band, read_week
from bwvreview.domain.retention import days_left, earliest_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-05-31T23:01:00+00:00", date(2018, 6, 1)),
        ("2018-01-31T23:59:00Z", date(2018, 1, 31)),
        ("2018-06-01T00:30:00+01:00", date(2018, 6, 1)),
        ("2022-09-14 21:37:00", date(2022, 9, 14)),
        ("2022-09-14", date(2022, 9, 14)),
        ("14/09/2022", date(2022, 9, 14)),
        ("14.9.22", date(2022, 9, 14)),
        ("14 Sep 2022", date(2022, 9, 14)),
        ("Wednesday 14th September 2022", date(2022, 9, 14)),
        ("14-Sep-22 11:15 pm", date(2022, 9, 14)),
        ("44818", date(2022, 9, 14)),
        ("44818.9", date(2022, 9, 14)),
    ],
)
def test_a_day_is_read_in_many_ways(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["", "31/02/2022", "09/14/2022", "yesterday", "2022", "14/09/2022 at noon", "9" * 40])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_a_stamp_without_an_offset_is_moved_only_when_the_list_counts_in_utc() -> None:
    assert read_day("2023-06-29 23:00:00.000") == date(2023, 6, 29)
    assert read_day("2023-06-29 23:00:00.000", utc=True) == date(2023, 6, 30)


def test_serials_may_count_from_1904() -> None:
    assert read_day("43356", from_1904=True) == date(2022, 9, 14)


@given(st.datetimes(datetime.fromisoformat("2015-01-01"), datetime.fromisoformat("2035-01-01")))
def test_every_utc_stamp_becomes_its_london_day(moment: datetime) -> None:
    utc = moment.replace(tzinfo=UTC)
    assert read_day(utc.isoformat(timespec="seconds")) == utc.astimezone(LONDON).date()


@given(st.text(max_size=30))
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    for read in (read_day, read_week, read_month, read_time_band):
        read(text)


def test_weeks_and_months_are_put_in_one_form() -> None:
    assert [read_week(text) for text in ("W37", "37", "wk 37", "2022-W37", "Week 54")] == [
        "W37",
        "W37",
        "W37",
        "2022-W37",
        None,
    ]
    assert [read_month(text) for text in ("2022-09", "Sept 2022", "13/2022")] == ["2022-09", "2022-09", None]


def test_a_band_of_time_is_never_narrow() -> None:
    assert read_time_band("18:00 - 23:59") == "18:00-23:59"
    assert read_time_band("22:00-06:00") == "22:00-06:00"
    assert read_time_band("18:00-18:30") is None
    assert read_time_band("18:00") is None


@pytest.mark.parametrize(
    ("day", "week", "month", "on"),
    [
        (date(2022, 9, 5), "W37", "2022-09", date(2022, 9, 5)),
        (None, "W37", "2022-09", date(2022, 9, 12)),
        (None, "W35", "2022-09", date(2022, 9, 1)),
        (None, "W52", "2022-01", date(2022, 1, 1)),
        (None, "W01", "2024-12", date(2024, 12, 30)),
        (None, "2022-W37", None, date(2022, 9, 12)),
        (None, "W37", None, None),
        (None, None, "2022-09", date(2022, 9, 1)),
        (None, None, None, None),
    ],
)
def test_an_encounter_counts_as_on_its_earliest_day(
    day: date | None, week: str | None, month: str | None, on: date | None
) -> None:
    assert earliest_day(day, week, month) == on


def test_video_is_there_through_the_thirty_first_day_after() -> None:
    on = date(2026, 10, 15)
    assert days_left(on, on) == 31
    assert days_left(on, on + timedelta(days=31)) == 0
    assert days_left(on, on + timedelta(days=32)) == -1
    assert days_left(on, on, keep_days=60) == 60
    assert days_left(None, on) is None
