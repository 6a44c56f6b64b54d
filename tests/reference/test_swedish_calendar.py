"""Promises about holidays, working days, weeks and months."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.reference.calendar import (
    add_months,
    is_working_day,
    iso_week,
    monday_of,
    swedish_holidays,
    working_days,
)

any_day = st.dates(date(1900, 1, 1), date(9999, 12, 31))
days_about_the_edges = st.one_of(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.dates(date(1951, 1, 1), date(1955, 1, 1)),
    st.dates(date(2099, 1, 1), date(2102, 1, 1)),
)


def counted_one_by_one(start: date, end: date) -> int:
    if end < start:
        return -counted_one_by_one(end, start)
    off = set(swedish_holidays(start.year, end.year))
    days = (start + timedelta(n) for n in range((end - start).days + 1))
    return sum(day.weekday() < 5 and day not in off for day in days)


def test_2026_has_its_16_holidays_with_the_three_eves() -> None:
    assert [f"{day:%m-%d}" for day in swedish_holidays(2026, 2026)] == [
        *("01-01", "01-06", "04-03", "04-05", "04-06", "05-01", "05-14", "05-24", "06-06"),
        *("06-19", "06-20", "10-31", "12-24", "12-25", "12-26", "12-31"),
    ]


def test_holidays_of_many_years_are_sorted_without_repetition() -> None:
    found = swedish_holidays(1900, 9999)
    assert list(found) == sorted(set(found))


@given(st.integers(1990, 2100))
def test_a_year_has_16_holidays_or_15_when_two_coincide(year: int) -> None:
    assert len(swedish_holidays(year, year)) in {15, 16}


def test_when_ascension_day_is_the_first_of_may_the_day_is_listed_once() -> None:
    assert swedish_holidays(2008, 2008).count(date(2008, 5, 1)) == 1


@given(st.integers(1990, 2090), st.integers(0, 10))
def test_holidays_of_a_span_are_those_of_its_years(first: int, more: int) -> None:
    years = range(first, first + more + 1)
    assert swedish_holidays(first, first + more) == tuple(day for year in years for day in swedish_holidays(year, year))


@pytest.mark.parametrize("years", [(2027, 2026), (1900, 1900), (2101, 9999), (-5, 0)])
def test_years_backwards_or_beyond_the_library_have_no_holidays(years: tuple[int, int]) -> None:
    assert swedish_holidays(*years) == ()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 6, 18), True),
        (date(2026, 6, 19), False),  # midsommarafton
        (date(2026, 4, 2), True),  # skärtorsdagen, a half day
        (date(2026, 4, 3), False),  # långfredagen
        (date(2026, 5, 15), True),  # klämdag
        (date(2026, 3, 7), False),  # a Saturday
        (date(2026, 12, 31), False),  # nyårsafton
        (date(2005, 6, 6), False),  # the national day became a holiday
        (date(2002, 6, 6), True),
        (date(1900, 1, 1), True),  # a Monday before the library's years
        (date(9999, 12, 31), True),  # a Friday after them
    ],
)
def test_a_working_day_is_a_weekday_that_is_no_holiday(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@given(any_day)
def test_any_day_from_1900_on_is_one_working_day_or_none(day: date) -> None:
    assert working_days(day, day) == int(is_working_day(day))


@given(days_about_the_edges, st.integers(-1500, 1500))
def test_working_days_equal_a_count_day_by_day(start: date, step: int) -> None:
    end = start + timedelta(step)
    assert working_days(start, end) == counted_one_by_one(start, end)


@given(any_day, any_day)
def test_working_days_change_sign_with_direction(start: date, end: date) -> None:
    assert working_days(start, end) == -working_days(end, start) or start == end


@given(st.lists(any_day, min_size=3, max_size=3).map(sorted))
def test_working_days_of_two_spans_that_meet_add_up(days: list[date]) -> None:
    start, middle, end = days
    shared = int(is_working_day(middle))
    assert working_days(start, end) == working_days(start, middle) + working_days(middle, end) - shared


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 1),
        (date(2026, 3, 2), date(2026, 3, 6), 5),
        (date(2026, 3, 6), date(2026, 3, 2), -5),
        (date(2026, 3, 7), date(2026, 3, 8), 0),
        (date(2026, 3, 8), date(2026, 3, 7), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 2),
        (date(2026, 12, 23), date(2027, 1, 7), 7),
        (date(2026, 1, 1), date(2026, 12, 31), 251),
    ],
)
def test_working_days_are_those_of_networkdays(start: date, end: date, expected: int) -> None:
    assert working_days(start, end) == expected


def test_ten_thousand_long_spans_are_counted_within_a_second_or_two() -> None:
    begun = time.perf_counter()
    for n in range(10_000):
        working_days(date(2000, 1, 1), date(2050, 1, 1) + timedelta(n))
    assert time.perf_counter() - begun < 2


def test_a_time_of_day_plays_no_part() -> None:
    evening = datetime(2026, 12, 25, 23, 59)  # a spreadsheet's time has no zone
    assert not is_working_day(evening)
    assert working_days(evening, date(2026, 12, 28)) == 1
    assert working_days(date(2026, 12, 28), evening) == -1
    assert type(monday_of(evening)) is date
    assert add_months(evening, 1) == date(2027, 1, 25)
    assert type(add_months(evening, 1)) is date


@given(any_day)
def test_a_weeks_monday_is_a_monday_at_most_six_days_earlier_in_the_same_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days <= 6
    assert iso_week(monday) == iso_week(day)


def test_the_first_of_all_days_is_its_own_monday() -> None:
    assert monday_of(date.min) == date.min


def test_2026_has_53_weeks_and_the_last_holds_the_first_of_january_2027() -> None:
    assert iso_week(date(2026, 12, 28)) == (2026, 53)
    assert iso_week(date(2027, 1, 1)) == iso_week(date(2027, 1, 3)) == (2026, 53)
    assert iso_week(date(2027, 1, 4)) == (2027, 1)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2025, 12, 29), (2026, 1)),
        (date(2026, 1, 1), (2026, 1)),
        (date(2024, 12, 31), (2025, 1)),
        (date(2021, 1, 3), (2020, 53)),
        (date(9999, 12, 31), (9999, 52)),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, week: tuple[int, int]) -> None:
    assert iso_week(day) == week


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2100, 1, 31), 1, date(2100, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 5, 17), 0, date(2026, 5, 17)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_months_are_added_as_edate_adds_them(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(-500, 500))
def test_months_move_the_month_exactly_and_never_make_the_day_later(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)


@pytest.mark.parametrize(("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1), (date(2026, 1, 1), 10**30)])
def test_months_beyond_all_dates_are_a_value_error(day: date, months: int) -> None:
    with pytest.raises(ValueError, match="is no date"):
        add_months(day, months)
