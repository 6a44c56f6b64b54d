"""What a rule may look at beyond its row: the day, the other rows of the book, the country."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar, cast

from samverkan_xl.model.conditions.others import Others
from samverkan_xl.model.values import RowValues

Answer = TypeVar("Answer")


class KnownMunicipality(Protocol):
    """What the country knows of a municipality."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def county(self) -> str: ...
    @property
    def police_region(self) -> str: ...


class Country(Protocol):
    """What rules ask about the country: its calendar and its municipalities."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work that day."""

    def working_days(self, start: date, end: date) -> int:
        """Count working days, both ends included, as NETWORKDAYS does."""

    def add_months(self, day: date, months: int) -> date:
        """Move by months, as EDATE does."""

    def municipality(self, code: str) -> KnownMunicipality | None:
        """Find a municipality by its four digits."""

    def resembling(self, name: str) -> Sequence[KnownMunicipality]:
        """Suggest municipalities that a name may mean, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a rule may look at beyond its row: the day, the other rows of the book, the country."""

    today: date
    rows: Mapping[str, Sequence[RowValues]]
    country: Country
    _known: dict[Hashable, object] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What has been worked out already; `replace` begins anew, since it may bring other rows."""

    def once(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Work something out about the whole book, the first time that it is asked; every row may ask."""
        if question not in self._known:
            self._known[question] = answer()
        return cast("Answer", self._known[question])

    def others(self, sheet: str) -> Others:
        """Give the rows of a sheet as those that another row is set against."""
        return self.once(("others", sheet), lambda: Others(self.rows.get(sheet, ())))
