"""The country as rules ask about it: the calendar of the workbook's years, and the municipalities."""

from __future__ import annotations

from datetime import date
from functools import cache

from samverkan_xl.reference.calendar import SATURDAY, add_months, is_working_day, swedish_holidays, working_days
from samverkan_xl.reference.municipalities import Municipality, municipality, resembling

HOLIDAY_YEARS = (2020, 2041)
"""The years whose holidays the workbook lists; outside them every weekday is a working day, there and so here."""


class Sweden:
    """The rules' view of Sweden."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work that day."""
        return is_working_day(day) if _is_listed(day) else day.weekday() < SATURDAY

    def working_days(self, start: date, end: date) -> int:
        """Count working days, both ends included, as NETWORKDAYS does."""
        return working_days(start, end, listed_holidays())

    def add_months(self, day: date, months: int) -> date:
        """Move by months, as EDATE does."""
        return add_months(day, months)

    def municipality(self, code: str) -> Municipality | None:
        """Find a municipality by its four digits."""
        return municipality(code)

    def resembling(self, name: str) -> tuple[Municipality, ...]:
        """Suggest municipalities that a name may mean, the likeliest first."""
        return resembling(name)


def _is_listed(day: date) -> bool:
    first, last = HOLIDAY_YEARS
    return first <= day.year <= last


@cache
def listed_holidays() -> tuple[date, ...]:
    """Give every holiday of the years that the workbook knows, in order."""
    return swedish_holidays(*HOLIDAY_YEARS)
