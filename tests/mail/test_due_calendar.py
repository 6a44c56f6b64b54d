"""What falls due as a calendar file, read back by another calendar library than the one that wrote it."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.mail.county_reports import FallingDue
from samverkan_xl.mail.due_calendar import due_calendar
from samverkan_xl.mailing.composing import time_of_day
from samverkan_xl.reference.municipalities import municipality

TODAY = date(2026, 11, 23)
WHOSE = municipality("0563")


def due(day: date, what: str = "B-001 · Beslut", **changes: str) -> FallingDue:
    given = {"sheet": "Beslut", "field": "Omprövas senast", "file": "inkommet/bok.xlsx", "cell": "N5"} | changes
    return FallingDue(day, what=what, **given)


def events(dates, today: date = TODAY, at: time = time.min) -> dict:
    calendar = vobject.readOne(due_calendar(WHOSE, "2026", dates, today, at).decode("utf-8"))
    assert calendar.method.value == "PUBLISH"
    return {one.uid.value: one for one in calendar.contents.get("vevent", [])}


def test_a_date_is_a_whole_day_with_words_that_say_what_it_is():
    ((_, event),) = events([due(date(2027, 11, 1), "B-001 · Gemensamt beslut; åäö, m.m.")]).items()
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 11, 1), date(2027, 11, 2))
    assert event.summary.value == "Valdemarsvik · Beslut B-001 · Gemensamt beslut; åäö, m.m. – Omprövas senast"
    assert event.description.value == "Valdemarsvik: bladet Beslut, cell N5 i kommunboken (bok.xlsx)."
    assert event.transp.value == "TRANSPARENT"


def test_a_reminder_later_on_updates_the_same_event_though_row_and_title_have_moved():
    (first,) = events([due(date(2027, 11, 1), "B-001 · Beslut")]).values()
    later = TODAY + timedelta(days=30)
    (second,) = events([due(date(2027, 12, 1), "B-001 · Beslut, omarbetat", cell="N9", file="ny.xlsx")], later).values()
    assert first.uid.value == second.uid.value
    assert int(second.sequence.value) > int(first.sequence.value)
    assert second.dtstamp.value > first.dtstamp.value


def test_a_report_made_later_on_the_same_day_updates_too():
    (first,) = events([due(date(2027, 11, 1))], at=time(9, 5)).values()
    (second,) = events([due(date(2027, 12, 1))], at=time(9, 6)).values()
    assert first.uid.value == second.uid.value
    assert int(second.sequence.value) > int(first.sequence.value)
    assert second.dtstamp.value > first.dtstamp.value


def test_the_first_minute_of_a_day_comes_after_the_last_of_the_day_before():
    (first,) = events([due(date(2027, 11, 1))], TODAY, time(23, 59)).values()
    (second,) = events([due(date(2027, 11, 1))], TODAY + timedelta(days=1)).values()
    assert int(second.sequence.value) == int(first.sequence.value) + 1


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2026, 11, 23), date(2090, 1, 1)])
def test_the_sequence_is_a_number_that_every_calendar_can_hold(day):
    (event,) = events([due(date(2027, 11, 1))], day).values()
    assert 0 <= int(event.sequence.value) < 2**31


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        (datetime(2026, 11, 23, 14, 5, 59), time(14, 5)),
        (datetime(2026, 11, 23), time.min),
        (datetime(2026, 11, 24, 8, 0), time(23, 59)),
        (datetime(2026, 11, 22, 8, 0), time.min),
    ],
)
def test_when_a_report_was_made_is_told_by_its_file_within_its_own_day(tmp_path, saved, expected):
    report = tmp_path / "rapport.xlsx"
    report.touch()
    os.utime(report, (saved.timestamp(), saved.timestamp()))
    assert time_of_day(report, TODAY) == expected


def test_a_part_of_a_year_that_moves_updates_the_same_event():
    (first,) = events([due(date(2026, 9, 30), field="Slut: 2026-K3")]).values()
    (second,) = events([due(date(2026, 12, 31), field="Slut: 2026-K4")], TODAY + timedelta(days=1)).values()
    assert first.uid.value == second.uid.value


ALIKE = {
    "other titles": [due(TODAY, "B-001 Ett", cell="N5"), due(TODAY, "B-001 Två", cell="N10"), due(TODAY, "B-001 Tre", cell="N11")],
    "the same title": [due(TODAY, "B-001 Ett", cell="N5"), due(TODAY, "B-001 Ett", cell="N10"), due(TODAY, "B-001 Ett", cell="N11")],
    "titles without ID": [due(TODAY, "Råd", cell="N5"), due(TODAY, "Rad", cell="N10"), due(TODAY, "Råd!", cell="N11")],
}  # fmt: skip


@pytest.mark.parametrize("alike", ALIKE.values(), ids=ALIKE)
def test_rows_that_share_an_id_keep_theirs_when_the_order_changes_and_when_another_of_them_goes(alike):
    def of(dates) -> dict[str, str]:
        return {re.findall(r"cell (\w+)", one.description.value)[0]: uid for uid, one in events(dates).items()}

    everyone = of(alike)
    assert len(set(everyone.values())) == 3
    assert of(alike[::-1]) == everyone
    if alike is not ALIKE["the same title"]:  # nothing but their place tells those apart
        assert of([alike[0], alike[2]]) == {cell: everyone[cell] for cell in ("N5", "N11")}


def test_the_file_is_as_the_standard_has_it_line_by_line():
    written = due_calendar(WHOSE, "2026", [due(date(2027, 2, 1), f"B-001 {'åäö; ' * 60}")], TODAY)
    assert written.endswith(b"END:VCALENDAR\r\n")
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.decode("utf-8") for line in lines[:-1]), "no letter is parted between two lines"
    for words in (
        b"METHOD:PUBLISH",
        b"DTSTART;VALUE=DATE:20270201",
        b"DTEND;VALUE=DATE:20270202",
        b"TRANSP:TRANSPARENT",
    ):
        assert words in lines


def test_the_file_names_no_calendar_of_its_own_and_invites_nobody():
    written = due_calendar(WHOSE, "2026", [due(TODAY)], TODAY)
    for words in (b"X-WR-CALNAME", b"X-WR-RELCALID", b"ORGANIZER", b"ATTENDEE", b"REQUEST"):
        assert words not in written


def test_the_same_day_gives_the_same_bytes_in_whatever_order_the_report_is_sorted():
    dates = [due(date(2027, 1, day), f"B-00{day} · Beslut") for day in range(1, 6)]
    assert due_calendar(WHOSE, "2026", dates, TODAY) == due_calendar(WHOSE, "2026", dates[::-1], TODAY)


def test_only_what_lies_ahead_has_an_alarm_and_what_has_passed_says_so():
    found = {
        one.dtstart.value: one
        for one in events([due(date(2026, 11, 22)), due(TODAY, "B-002"), due(date(2027, 2, 1), "B-003")]).values()
    }
    assert [day for day, one in sorted(found.items()) if "valarm" in one.contents] == [date(2027, 2, 1)]
    assert "har passerat" in found[date(2026, 11, 22)].description.value
    assert "har passerat" not in found[TODAY].description.value


def test_rows_that_share_an_id_stay_apart_and_so_do_municipalities_periods_fields_and_sheets():
    dates = [
        due(TODAY, cell="N5"),
        due(TODAY, cell="N6"),
        due(TODAY, field="Tidsram slut"),
        due(TODAY, sheet="Tidplan"),
        due(TODAY, "6b Åtgärdsplan uppföljd"),
    ]
    assert len(events(dates)) == 5
    others = [due_calendar(*whose, dates[:1], TODAY) for whose in ((WHOSE, "2027"), (municipality("0580"), "2026"))]
    uids = {vobject.readOne(one.decode()).vevent.uid.value for one in others} | set(events(dates))
    assert len(uids) == 7


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=90),
        min_size=1,
        max_size=4,
    )
)
def test_no_text_breaks_a_calendar_file(texts):
    dates = [due(TODAY + timedelta(days=at), text, cell=f"A{at}") for at, text in enumerate(texts)]
    found = {one.dtstart.value: one.summary.value for one in events(dates).values()}
    assert found == {one.day: f"Valdemarsvik · {f'Beslut {one.what}'.strip()} – Omprövas senast" for one in dates}
