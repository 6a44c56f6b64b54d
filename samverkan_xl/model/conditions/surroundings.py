"""What a rule may look at beyond its row: the day, the other rows of the book, the country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from samverkan_xl.model.values import RowValues


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
