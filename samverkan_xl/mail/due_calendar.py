"""What falls due, as a calendar file: the same date has the same id in every reminder, so that a second one updates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from samverkan_xl.mail.county_reports import FallingDue
from samverkan_xl.reference.municipalities import Municipality, file_stem

PRODUCT = "-//samverkan-xl//Initiera samverkan 1.1//SV"
FIRST_DAY = date(2020, 1, 1)
"""From this day the sequence is counted, in minutes: a report made later has a higher one, the same report the same."""

MINUTES_A_DAY = 24 * 60
A_WEEK_BEFORE_AT_NINE = timedelta(days=-7, hours=9)
_IDENTITY = re.compile(r"(?:[A-ZÅÄÖ]+-\d+|\d+[a-z]?)(?=$| )")
"""What a row is known by although its title is reworded: B-001, or 6b of a checklist."""

_CELL = re.compile(r"([A-Z]+)(\d+)")


def due_calendar(whose: Municipality, period: str, due: Sequence[FallingDue], day: date, at: time = time.min) -> bytes:
    """Write the dates as whole days, in Swedish; `day` and `at` are when the report was made, and nothing else counts.

    A row that is no longer waited for is not in the next file: what was put into a calendar stays there. The calendar
    bears no name, since Outlook makes a calendar of its own for one that does.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    made = datetime.combine(day, at, UTC)
    for one, identity in _identified(whose, period, due):
        calendar.add_component(_event(one, identity, whose, made))
    return bytes(calendar.to_ical())


def _identified(whose: Municipality, period: str, due: Sequence[FallingDue]) -> Iterator[tuple[FallingDue, str]]:
    """Give each date its id: whose, which period, sheet, row and field, whatever the date is.

    The period belongs to it, since the book of another period numbers its rows anew. Rows that share an ID are told
    apart: the uppermost bears it alone, and what the others are called does not depend on which of them remain.
    """
    rows: dict[tuple[str, ...], list[FallingDue]] = {}
    for one in sorted(due, key=lambda one: (*_name(one), *_place(one))):
        rows.setdefault(_name(one), []).append(one)
    for name, alike in rows.items():
        stem = "-".join(part for part in (whose.code, *map(file_stem, (period, *name))) if part)
        same = Counter(one.what for one in alike)
        for number, one in enumerate(alike):
            told = one.what if same[one.what] == 1 else f"{one.what} {one.cell}"
            known = number == 0 and _IDENTITY.match(one.what)
            yield one, f"{stem}@samverkan-xl" if known else f"{stem}-{_digest(told)}@samverkan-xl"


def _name(one: FallingDue) -> tuple[str, ...]:
    """Name the date by sheet, row and field; the report tells a part of a year behind the field's title."""
    known = _IDENTITY.match(one.what)
    return one.sheet, known[0] if known else "", one.field.partition(":")[0]


def _place(one: FallingDue) -> tuple[int, str, str, date]:
    """Order as the book does."""
    cell = _CELL.fullmatch(one.cell)
    return int(cell[2]) if cell else 0, one.cell, one.what, one.day


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _event(one: FallingDue, identity: str, whose: Municipality, made: datetime) -> Event:
    event, day = Event(), made.date()
    event.add("uid", identity)
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", max(0, (day - FIRST_DAY).days * MINUTES_A_DAY + made.hour * 60 + made.minute))
    event.add("summary", _title(one, whose))
    event.add("description", _description(one, whose, day))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Samverkan 1.1"])
    if one.day > day:
        event.add_component(_alarm(_title(one, whose)))
    return event


def _description(one: FallingDue, whose: Municipality, day: date) -> str:
    late = f"Datumet har passerat när rapporten gjordes ({day}).\n" if one.day < day else ""
    cell = f", cell {one.cell}" if one.cell else ""
    return f"{late}{whose.name}: bladet {one.sheet}{cell} i kommunboken ({one.file.rpartition('/')[2]})."


def _title(one: FallingDue, whose: Municipality) -> str:
    """Name what is due so that it can be known among many municipalities' dates in one calendar."""
    return f"{whose.name} · {f'{one.sheet} {one.what}'.strip()} – {one.field}"


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", A_WEEK_BEFORE_AT_NINE)
    return alarm
