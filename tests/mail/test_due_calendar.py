"""What falls due as a calendar file, read back by another calendar library than the one that wrote it."""

from __future__ import annotations

from datetime import date, timedelta

import vobject
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.mail.county_reports import FallingDue
from samverkan_xl.mail.due_calendar import due_calendar
from samverkan_xl.reference.municipalities import municipality

TODAY = date(2026, 11, 23)
WHOSE = municipality("0563")


def due(day: date, what: str = "B-001 · Beslut", **changes: str) -> FallingDue:
    given = {"sheet": "Beslut", "field": "Omprövas senast", "file": "inkommet/bok.xlsx", "cell": "N5"} | changes
    return FallingDue(day, what=what, **given)


def events(dates, today: date = TODAY) -> dict:
    calendar = vobject.readOne(due_calendar(WHOSE, "2026", dates, today).decode("utf-8"))
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
