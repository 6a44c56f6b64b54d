"""The rows that a row is set against, sorted once: ten thousand rows may each look for theirs among ten thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samverkan_xl.model.values import NOT_APPLICABLE, RowValues, Special, Value, folded

STANDS = "··"
"""The key under which a row says that it can be referred to; no field can bear it."""


@dataclass(frozen=True)
class Others:
    """Rows of one sheet, and what is asked of them as a whole."""

    rows: Sequence[RowValues]

    @cached_property
    def standing(self) -> Others:
        """Give those that can be referred to."""
        return Others([row for row in self.rows if row.get(STANDS) is not None])

    def bearing(self, key: str, value: Value) -> Others:
        """Give those that hold the same in a field: the same text, letter case aside, or both not applicable."""
        return self.by(key).get(_sameness(value), _NOBODY)

    def by(self, key: str) -> Mapping[str | Special | None, Others]:
        """Give the rows by what a field holds, in the form in which texts are compared."""
        if key not in self._sorted:
            groups: dict[str | Special | None, list[RowValues]] = {}
            for row in self.rows:
                if (same := _sameness(row.get(key))) is not None:
                    groups.setdefault(same, []).append(row)
            self._sorted[key] = {same: Others(rows) for same, rows in groups.items()}
        return self._sorted[key]

    def days(self, key: str) -> tuple[date, date] | None:
        """Give the first and the last of the days that a field holds; `None` where it holds none."""
        if key not in self._days:
            found = [day for row in self.rows if isinstance(day := row.get(key), date)]
            self._days[key] = (min(found), max(found)) if found else None
        return self._days[key]

    @cached_property
    def _sorted(self) -> dict[str, Mapping[str | Special | None, Others]]:
        return {}

    @cached_property
    def _days(self) -> dict[str, tuple[date, date] | None]:
        return {}


def _sameness(value: Value) -> str | Special | None:
    """Give what two values share that are the same; `None` for one that is the same as no other."""
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE
    return folded(value) if isinstance(value, str) else None


_NOBODY = Others(())
