"""Dates in writing: whatever is sure is read, whatever is not is asked about, and nothing is made into another day."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samverkan_xl.model.dates import Doubt, Moment, moment_of_number, moment_of_text, serial_of
from samverkan_xl.model.dates.days import EARLIEST, LATEST, last_of_month
from samverkan_xl.model.dates.names import MONTH_NUMBERS
from samverkan_xl.model.values import Span, Words

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
SHORT = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sept", "okt", "nov", "dec"]

SPELLINGS = {
    "2026-03-01": lambda d: d.isoformat(),
    "2026-3-1": lambda d: f"{d.year}-{d.month}-{d.day}",
    "2026/3/1": lambda d: f"{d.year}/{d.month}/{d.day}",
    "2026.03.01": lambda d: f"{d:%Y.%m.%d}",
    "2026 03 01": lambda d: f"{d:%Y %m %d}",
    "20260301": lambda d: f"{d:%Y%m%d}",
    "1/3 2026": lambda d: f"{d.day}/{d.month} {d.year}",
    "1/3-2026": lambda d: f"{d.day}/{d.month}-{d.year}",
    "1/3, 2026": lambda d: f"{d.day}/{d.month}, {d.year}",
    "1.3.2026": lambda d: f"{d.day}.{d.month}.{d.year}",
    "1 mars 2026": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "den 1 Mars, 2026": lambda d: f"den {d.day} {MONTHS[d.month - 1].title()}, {d.year}",
    "1:a mars 2026": lambda d: (
        f"{d.day}:{'a' if d.day % 10 in {1, 2} and d.day not in {11, 12} else 'e'} {MONTHS[d.month - 1]} {d.year}"
    ),
    "1. mars 2026": lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
    "1 mar. 2026": lambda d: f"{d.day} {SHORT[d.month - 1]}. {d.year}",
    "1-mar-2026": lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d.year}",
    "March 1, 2026": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "1 März 2026": lambda d: f"{d.day} {GERMAN[d.month - 1]} {d.year}",
    "söndag 1 mars 2026": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "sön 2026-03-01": lambda d: f"{WEEKDAYS[d.weekday()][:3]} {d}",
    "2026-03-01 00:00:00": lambda d: f"{d} 00:00:00",
    "2026-03-01T14:30": lambda d: f"{d}T14:30",
    "2026-03-01 kl. 13.00": lambda d: f"{d} kl. 13.00",
    "2026-W09-7": lambda d: "{}-W{:02}-{}".format(*d.isocalendar()),
    "46082": lambda d: str(serial_of(d)),
}
WITH_TWO_FIGURES = {
    "1/3-26": lambda d: f"{d.day}/{d.month}-{d:%y}",
    "1 mars -26": lambda d: f"{d.day} {MONTHS[d.month - 1]} -{d:%y}",
    "1 mars '26": lambda d: f"{d.day} {MONTHS[d.month - 1]} '{d:%y}",
}
ANY_DAY = st.dates(EARLIEST, LATEST)
THIS_CENTURY = st.dates(date(1990, 1, 1), date(2069, 12, 31))
YEARS = st.none() | st.integers(1990, 2100)
LOOKS_LIKE_A_DATE = st.text("0123456789 -/.,:v?kvQHTmarsdecjuni–()'%", max_size=24)


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(day=ANY_DAY, year=YEARS)
def test_a_whole_date_in_any_spelling_reads_back_to_itself(spelling, day, year):
    assume("W" not in spelling or day.isocalendar().year == day.year)
    assert moment_of_text(SPELLINGS[spelling](day), year) == Moment(day)


@pytest.mark.parametrize("spelling", WITH_TWO_FIGURES)
@given(day=THIS_CENTURY, year=YEARS)
def test_a_year_in_two_figures_is_that_of_our_time_and_asked_about_far_from_the_books_own(spelling, day, year):
    if year is not None and abs(day.year - year) > 10:
        assume((day.month, day.day) != (2, 29))
        dagar = f"{day} eller {day.replace(year=year)}"
        assert moment_of_text(WITH_TWO_FIGURES[spelling](day), year) == Doubt("osakert-datum", (("dagar", dagar),))
        return
    assert moment_of_text(WITH_TWO_FIGURES[spelling](day), year) == Moment(day)


@given(day=THIS_CENTURY)
def test_six_figures_are_the_day_or_are_asked_about_but_never_another_day(day):
    found = moment_of_text(f"{day:%y%m%d}", day.year)
    assert found == Moment(day) or (isinstance(found, Doubt) and str(day) in dict(found.facts)["dagar"])
    assert moment_of_number(int(f"{day:%Y%m%d}"), day.year) == Moment(day)


@given(day=ANY_DAY)
def test_a_day_count_is_the_day_whether_stored_or_written(day):
    assert moment_of_number(serial_of(day)) == moment_of_number(serial_of(day) + 0.99) == Moment(day)


@given(text=st.text(max_size=40) | LOOKS_LIKE_A_DATE, year=YEARS)
def test_any_text_is_a_moment_a_doubt_or_nothing_and_never_an_exception(text, year):
    found = moment_of_text(text, year)
    assert found is None or isinstance(found, Moment | Doubt)
    if isinstance(found, Moment):
        match found.value:
            case Span() as span:
                assert EARLIEST <= span.first < span.last <= LATEST
                assert found.note
            case Words() as words:
                assert words.said == " ".join(text.split())
            case day:
                assert EARLIEST <= day <= LATEST


@given(number=st.floats(allow_nan=False, allow_infinity=False) | st.integers(), year=YEARS)
def test_any_number_is_a_moment_a_doubt_or_nothing(number, year):
    found = moment_of_number(number, year)
    assert found is None or isinstance(found, Moment | Doubt)


@given(
    text=LOOKS_LIKE_A_DATE | st.sampled_from(["1 März 2026", "första halvåret 2026", "löpande", "söndag 1 mars 2026"]),
    year=YEARS,
)
def test_kinds_of_spaces_dashes_and_letters_do_not_matter(text, year):
    plain = moment_of_text(text, year)
    for other in (
        unicodedata.normalize("NFD", text), text.replace(" ", "\u00a0"), text.replace(" ", "\u2009"), f" {text}\t",
        text.replace("-", "–"), f"\ufeff{text}", text.upper(),
    ):  # fmt: skip
        found = moment_of_text(other, year)
        assert _without_what_was_said(found) == _without_what_was_said(plain), other


def _without_what_was_said(found):
    if isinstance(found, Moment) and isinstance(found.value, Span):
        return found.value.first, found.value.last, found.note
    if isinstance(found, Moment) and isinstance(found.value, Words):
        return found.note
    return found


@given(day=st.integers(1, 12), month=st.integers(1, 12), year=st.integers(2000, 2069))
def test_a_date_that_can_be_two_days_is_asked_about_and_both_are_named(day, month, year):
    found = moment_of_text(f"{day}/{month}/{year % 100:02}", year)
    if day == month:
        assert found == Moment(date(year, month, day))
    else:
        dagar = f"{date(year, month, day)} eller {date(year, day, month)}"
        assert found == Doubt("osakert-datum", (("dagar", dagar),))


@pytest.mark.parametrize(
    ("text", "month", "day"), [("1/3", 3, 1), ("31/12", 12, 31), ("1 mars", 3, 1), ("den 3:e maj", 5, 3)]
)
def test_a_missing_year_is_the_books_and_that_is_said(text, month, day):
    assert moment_of_text(text, 2027) == Moment(date(2027, month, day), "ar-ur-perioden")
    assert moment_of_text(text) == Doubt("datum-utan-ar")


def test_the_29th_of_february_needs_a_leap_year():
    assert moment_of_text("29/2", 2028).value == date(2028, 2, 29)
    assert moment_of_text("29/2", 2027) == Doubt("omojligt-datum")


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2032])
def test_week_53_is_there_only_in_the_years_that_have_it(year):
    has_it = date(year, 12, 28).isocalendar().week == 53
    found = moment_of_text("v. 53", year)
    assert isinstance(found, Moment) is has_it
    assert found == Doubt("omojligt-datum") or found.value.first == date.fromisocalendar(year, 53, 1)


@given(year=st.integers(1990, 2099), number=st.integers(1, 52))
def test_a_week_is_its_seven_days(year, number):
    monday = date.fromisocalendar(year, number, 1)
    assume(monday >= EARLIEST)
    for text in (
        f"v. {number} {year}",
        f"vecka {number}, {year}",
        f"{year}-v{number}",
        f"{year}-W{number:02}",
        f"v{number} {year}",
    ):
        assert moment_of_text(text) == Moment(Span(monday, monday + timedelta(days=6), text), "del-av-ar")


@given(
    year=st.integers(1990, 2100),
    kind=st.sampled_from([("kv", 4), ("kvartal", 4), ("Q", 4), ("T", 3), ("tertial", 3), ("H", 2), ("halvår", 2)]),
    number=st.integers(0, 9),
)
def test_a_part_of_a_year_is_all_its_months_and_only_parts_that_there_are(year, kind, number):
    name, parts = kind
    text = f"{name} {number} {year}"
    length = 12 // parts
    if 1 <= number <= parts:
        first, last = date(year, (number - 1) * length + 1, 1), last_of_month(year, number * length)
        assert moment_of_text(text) == Moment(Span(first, last, text), "del-av-ar")
    else:
        assert moment_of_text(text) == Doubt("omojligt-datum")


@given(one=ANY_DAY, other=ANY_DAY)
def test_two_days_in_one_cell_are_from_the_one_to_the_other(one, other):
    assume(one != other)
    first, last = sorted((one, other))
    for between in (" - ", "–", " till ", " t.o.m. "):
        text = f"{first}{between}{last}"
        assert moment_of_text(text).value == Span(first, last, text)
    assert moment_of_text(f"{last} - {first}") == Doubt("slut-fore-borjan")


@given(
    day=ANY_DAY,
    addition=st.sampled_from(
        ["ca {}", "{} (prel.)", "före {}", "senast {}", "{}?", "tidigast {} ", "Beslutas {} av KS", "~{}"]
    ),
)
def test_what_is_added_to_a_date_makes_a_question_of_it(day, addition):
    assert moment_of_text(addition.format(day)) == Doubt("datum-med-tillagg", (("dag", str(day)),))


def test_a_very_long_text_is_no_date_but_one_in_it_is_asked_about():
    assert moment_of_text("1" * 40_000) is None
    assert moment_of_text("Vi tog upp det " + "mycket " * 20 + "2026-03-01") == Doubt(
        "datum-med-tillagg", (("dag", "2026-03-01"),)
    )


@given(
    number=st.integers(1, 51), year=st.integers(1990, 2099), sign=st.sampled_from(["/", "+", " och ", " & ", ", ", "-"])
)
def test_two_weeks_that_follow_on_each_other_are_both_and_never_a_week_of_another_year(number, year, sign):
    monday = date.fromisocalendar(year, number, 1)
    assume(monday >= EARLIEST)
    found = moment_of_text(f"v. {number}{sign}{number + 1}", year)
    if sign in {"/", "-"} and number >= 9 and abs(2000 + number + 1 - year) <= 10:
        assert isinstance(found, Doubt)
    else:
        assert (found.value.first, found.value.last) == (monday, monday + timedelta(days=13))
        assert found.note == "ar-ur-perioden"


@pytest.mark.parametrize("text", ["v.12/13", "v 50/51", "kv 1/2", "T1/2", "mars/april", "vecka 12 och 13", "Q3 & Q4"])
def test_two_parts_of_a_year_need_a_year_as_one_does(text):
    assert moment_of_text(text) == Doubt("datum-utan-ar")


@given(one=ANY_DAY, other=ANY_DAY, between=st.sampled_from([" och ", " & ", ", ", "; ", " eller "]))
def test_two_days_beside_each_other_are_no_time_between_them(one, other, between):
    assume(one < other)
    assert moment_of_text(f"{one}{between}{other}") == Doubt("osakert-datum", (("dagar", f"{one} eller {other}"),))


@given(
    day=ANY_DAY,
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(["", "Z", "+00:00", "+01:00", "+02:00"]),
)
def test_a_time_of_day_makes_no_other_day_of_a_date_and_what_may_be_the_next_is_asked_about(day, hour, minute, zone):
    assume(day < LATEST)
    found = moment_of_text(f"{day}T{hour:02}:{minute:02}:00{zone}")
    if zone in {"Z", "+00:00"} and hour >= 22:
        assert found == Doubt("osakert-datum", (("dagar", f"{day} eller {day + timedelta(days=1)}"),))
    else:
        assert found == Moment(day)


@given(month=st.integers(1, 12), at=st.integers(0, 8), letter=st.sampled_from(["", "a", "e", "r", "ö"]))
def test_a_misspelt_month_is_never_taken_for_another(month, at, letter):
    name = MONTHS[month - 1]
    misspelt = f"{name[:at]}{letter}{name[at + 1 :]}"
    assume(MONTH_NUMBERS.get(misspelt, month) == month)
    found = moment_of_text(f"12 {misspelt} 2026")
    if isinstance(found, Moment):
        assert found.value == date(2026, month, 12)


@pytest.mark.parametrize(
    ("text", "word", "month", "day"),
    [
        ("1 febuari 2026", "febuari", "februari", "2026-02-01"),
        ("agusti 2026", "agusti", "augusti", "2026-08-01–2026-08-31"),
        ("den 3 septemer", "septemer", "september", "2026-09-03"),
    ],
)
def test_a_misspelt_month_is_suggested(text, word, month, day):
    assert moment_of_text(text, 2026) == Doubt("manad-felstavad", (("ord", word), ("månad", month), ("dag", day)))


@pytest.mark.parametrize("name", ["marknad", "majoritet", "juridik", "aprilskämt", "oktan", "nov-avtalet", "Marta"])
def test_a_word_that_only_begins_like_a_month_is_no_month(name):
    assert moment_of_text(name, 2026) is None


@pytest.mark.parametrize(
    ("text", "year", "asked"),
    [
        ("mars-26", 2026, False), ("mars-30", 2026, False), ("mars-31", 2026, True), ("mars-10", 2026, True),
        ("mars-10", 2012, False), ("mars/26", 2026, True), ("mars '10", 2026, False), ("mars -27", None, False),
        ("03-26", 2026, True), ("26-03", 2026, True), ("03-26", 2012, False), ("3/27", 2026, True),
    ],
)  # fmt: skip
def test_two_figures_beside_a_month_are_a_year_only_where_they_can_be_nothing_else(text, year, asked):
    found = moment_of_text(text, year)
    assert isinstance(found, Doubt) is asked
    assert not asked or found.code == "osakert-datum"


@pytest.mark.parametrize("text", ["v. 50-2", "v 50 - v 2", "kv 2-1", "Q4/Q1", "dec/jan", "nov-feb"])
def test_what_goes_on_past_the_turn_of_the_year_must_tell_its_years(text):
    assert moment_of_text(text, 2026) == Doubt("slut-fore-borjan")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("april 31", "omojligt-datum"), ("jan 53", "omojligt-datum"), ("feb/30", "omojligt-datum"),
        ("3-13", "omojligt-datum"), ("3.13", "omojligt-datum"), ("121327", "omojligt-datum"),
        ("13322026", "omojligt-datum"), ("måndag mars", ""), ("fredag kv 2", ""), ("2026 kl 3 vecka 13", ""),
    ],
)  # fmt: skip
def test_what_no_swede_means_is_not_made_into_a_time_because_only_one_is_left(text, code):
    found = moment_of_text(text, 2026)
    assert (found.code if isinstance(found, Doubt) else found or "") == code


@pytest.mark.parametrize("text", ["1/3-85", "1 mars 85", "1/3 -89", "1926-03-01", "2206-03-01"])
def test_a_year_that_no_book_is_about_is_asked_about_and_not_exchanged_for_the_books_own(text):
    assert moment_of_text(text, 2026).code == "osannolikt-ar"
