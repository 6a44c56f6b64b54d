"""The holidays as the library `holidays` knows them; writes the table that the program keeps of them.

python tests/reference/holidays_of_the_library.py > samverkan_xl/reference/data/helgdagar.csv
"""

from __future__ import annotations

from datetime import date

from holidays.countries.sweden import Sweden

DAYS_OFF = {"public", "de_facto"}
KNOWN_YEARS = range(Sweden.start_year, Sweden.end_year + 1)


def holidays_of(year: int) -> tuple[date, ...]:
    """Give a year's holidays; older versions of the library count the three eves as public and know no de facto category."""
    categories = tuple(DAYS_OFF.intersection(Sweden.supported_categories))
    return tuple(sorted(Sweden(years=year, include_sundays=False, categories=categories)))


def table() -> str:
    """Write a line for each year."""
    lines = (f"{year},{' '.join(f'{day:%m-%d}' for day in holidays_of(year))}" for year in KNOWN_YEARS)
    return "\n".join(("ar,dagar", *lines, ""))


if __name__ == "__main__":
    print(table(), end="")
