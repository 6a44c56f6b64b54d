"""Points in time as letters tell them: only those that a letter of this kind can have been sent at."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_ZONES = {"cet": "+0100", "cest": "+0200", "met": "+0100", "mest": "+0200"}
_MONTHS = {"mars": "Mar", "maj": "May", "okt": "Oct", "oktober": "Oct", "juni": "Jun", "juli": "Jul", "augusti": "Aug"}
_ZONE, _MONTH = (
    re.compile(rf"(?<![(\w])(?:{'|'.join(sorted(names, key=len, reverse=True))})\b", re.IGNORECASE)
    for names in (_ZONES, _MONTHS)
)
_FROM_OUTLOOK = datetime(1601, 1, 1, tzinfo=UTC)


def believable(sent: datetime) -> datetime | None:
    """Give the time in UTC, or none where no letter can be from then; one without a zone is taken as UTC."""
    zoned = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent
    return zoned.astimezone(UTC) if _FIRST <= zoned < _LAST else None


def day_and_time(text: str) -> datetime | None:
    """Read a letter's date; one without a zone is taken as UTC, an impossible one as none."""
    for reading in (_as_the_standard_says, datetime.fromisoformat):
        try:
            return believable(reading(text.strip()))
        except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
            continue
    return None


def _as_the_standard_says(text: str) -> datetime:
    """Read it as a letter has it, also with a zone by its name or a month in Swedish."""
    english = _MONTH.sub(lambda found: _MONTHS[found[0].casefold()], text)
    return parsedate_to_datetime(_ZONE.sub(lambda found: _ZONES[found[0].casefold()], english))


def from_outlook(ticks: int) -> datetime | None:
    """Read Outlook's own count, tenths of microseconds since 1601."""
    try:
        return believable(_FROM_OUTLOOK + timedelta(microseconds=ticks // 10))
    except OverflowError:
        return None
