"""What falls due, as a calendar file: the same date has the same id in every reminder, so that a second one updates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from samverkan_xl.mail.county_reports import FallingDue
from samverkan_xl.reference.municipalities import Municipality, file_stem

PRODUCT = "-//samverkan-xl//Initiera samverkan 1.1//SV"
FIRST_DAY = date(2020, 1, 1)
"""From this day the sequence is counted: a later reminder has a higher one, and the same day the same."""

A_WEEK_BEFORE_AT_NINE = timedelta(days=-7, hours=9)
_IDENTITY = re.compile(r"(?:[A-ZÅÄÖ]+-\d+|\d+[a-z]?)(?=$| )")
"""What a row is known by although its title is reworded: B-001, or 6b of a checklist."""


def due_calendar(whose: Municipality, period: str, due: Sequence[FallingDue], day: date) -> bytes:
    """Write the dates as whole days, in Swedish; `day` is the report's own, and nothing in it depends on another.

    A row that is no longer waited for is not in the next file: what was put into a calendar stays there.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Samverkan 1.1 {whose.name}")
    for one, identity in _identified(whose, period, due):
        calendar.add_component(_event(one, identity, whose, day))
    return bytes(calendar.to_ical())


def _identified(whose: Municipality, period: str, due: Sequence[FallingDue]) -> Iterator[tuple[FallingDue, str]]:
    """Give each date its id: whose, which period, row and field; rows with the same ID are told apart by order."""
    seen: Counter[str] = Counter()
    for one in sorted(due, key=lambda one: (one.sheet, one.field, one.what, one.cell)):
        known = _IDENTITY.match(one.what)
        row = known[0] if known else one.what
        stem = "-".join(file_stem(part) for part in (one.sheet, row, one.field))
        name = "-".join(part for part in (whose.code, file_stem(period), stem) if part)
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        yield one, f"{name}{again}@samverkan-xl"


def _event(one: FallingDue, identity: str, whose: Municipality, day: date) -> Event:
    event = Event()
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    event.add("uid", identity)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", (day - FIRST_DAY).days)
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
