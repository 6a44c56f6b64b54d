"""Points in time as letters tell them: only those that a letter of this kind can have been sent at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_FROM_OUTLOOK = datetime(1601, 1, 1, tzinfo=UTC)


def believable(sent: datetime) -> datetime | None:
    """Give the time in UTC, or none where no letter can be from then; one without a zone is taken as UTC."""
    zoned = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent
    return zoned.astimezone(UTC) if _FIRST <= zoned < _LAST else None


def from_outlook(ticks: int) -> datetime | None:
    """Read Outlook's own count, tenths of microseconds since 1601."""
    try:
        return believable(_FROM_OUTLOOK + timedelta(microseconds=ticks // 10))
    except OverflowError:
        return None
