"""What somebody asks for by a code or a word: municipalities, a county, a period. Unknown ones are refused kindly."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_xl.model.fields import is_period
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reference.municipalities import (
    County,
    Municipality,
    all_municipalities,
    county,
    county_municipalities,
    municipality,
    resembling,
)


class UnknownPlaceError(Refusal):
    """No municipality or county has the code that was asked for."""


class UnknownPeriodError(Refusal):
    """The period is not written as the workbook writes one."""


def chosen_municipalities(codes: Sequence[str], county_code: str | None, *, everyone: bool) -> tuple[Municipality, ...]:
    """Give the municipalities that are asked for: by their codes, a county's, or all."""
    if everyone:
        return all_municipalities()
    if county_code is not None:
        return county_municipalities(known_county(county_code))
    return tuple(dict.fromkeys(known_municipality(code) for code in codes))


def known_municipality(code: str) -> Municipality:
    """Find a municipality by its four digits; three are padded."""
    known = municipality(code.strip().zfill(4))
    if known is None:
        near = ", ".join(f"{one.code} {one.name}" for one in resembling(code))
        hint = f" Menade du {near}?" if near else " Ange fyra siffror, till exempel 0563."
        raise UnknownPlaceError(f"Ingen kommun har koden {code}.{hint}")
    return known


def known_county(code: str) -> str:
    """Give the two digits of a county; one is padded."""
    return county_asked_for(code).code


def county_asked_for(code: str) -> County:
    """Find a county by its two digits; one is padded."""
    known = county(code.strip().zfill(2))
    if known is None:
        raise UnknownPlaceError(f"Inget län har koden {code}. Ange två siffror, till exempel 05 för Östergötlands län.")
    return known


def known_period(period: str) -> str:
    """Read a period as the workbook writes one: spaces around it and small letters are taken kindly."""
    meant = period.strip().upper()
    if not is_period(meant):
        said = f"Perioden {period} går inte att tolka."
        raise UnknownPeriodError(f"{said} Skriv ett år från 1990 till 2100, till exempel 2026, eller en del: 2026-H1.")
    return meant
