"""Sweden's municipalities and counties, with the police organisation that answers to each.

A code decides, a name never does. Codes are text: four digits for a municipality, whose first two are its county.
"""

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

_SUGGESTIONS = 5
_LIKENESS = 0.7
_NO_NAME = re.compile(r"\b(?:kommunen|kommun|stad|region|\d{4})\b|[()]")
_SHORTENED = {"gbg": "göteborg", "sthlm": "stockholm"}


@dataclass(frozen=True, slots=True)
class County:
    """A county: `code` is two digits as text, `name` the full form ("Östergötlands län")."""

    code: str
    name: str
    police_region: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: `code` is four digits as text, `name` is without "kommun", `county` the full form with "län".

    `local_police_area` is known for police region Öst only and is `None` everywhere else.
    """

    code: str
    name: str
    county_code: str
    county: str
    police_region: str
    local_police_area: str | None


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """List all 290, by code."""
    regions = _police_regions()
    areas = {row["kommunkod"]: row["lokalpolisomrade"] for row in _rows("lpo_kommun_ost.csv")}
    found = (
        Municipality(
            code=row["kommunkod"],
            name=row["kommun"],
            county_code=row["lanskod"],
            county=row["lan"],
            police_region=regions[row["lanskod"]],
            local_police_area=areas.get(row["kommunkod"]),
        )
        for row in _rows("kommuner.csv")
    )
    return tuple(sorted(found, key=lambda each: each.code))


def municipality(code: str) -> Municipality | None:
    """Find one by its four digits; a code that has lost its leading zero is not found, the caller pads it first."""
    return _by_code().get(code)


def county_municipalities(county_code: str) -> tuple[Municipality, ...]:
    """List a county's municipalities, by code; none when there is no such county."""
    return tuple(each for each in all_municipalities() if each.county_code == county_code)


@cache
def counties() -> tuple[County, ...]:
    """List all 21, by code. The codes have gaps (there is no 02, 11, 15 or 16)."""
    found = {
        each.county_code: County(each.county_code, each.county, each.police_region) for each in all_municipalities()
    }
    return tuple(found.values())


def county(code: str) -> County | None:
    """Find one by its two digits."""
    return next((each for each in counties() if each.code == code), None)


def resembling(name: str) -> tuple[Municipality, ...]:
    """Suggest municipalities that a typed name may mean, the likeliest first, at most five, perhaps none.

    May suggest, never decide: Håbo and Habo are two municipalities, and either is suggested for the other. First comes
    the same name in any case and Unicode form, then the same name written without å, ä, ö, then names that look alike.
    What says only that it is a municipality ("kommun", "stad"), codes and surplus spaces are disregarded.
    """
    wanted = " ".join(_NO_NAME.sub(" ", _folded(name)).split())
    known = _by_folded_name()
    exact = [each for each in (wanted, _SHORTENED.get(wanted, "")) if each in known]
    begun = [each for each in known if each.startswith(f"{wanted}-")]
    undotted = [each for each in known if file_stem(each) == file_stem(wanted)]
    alike = difflib.get_close_matches(wanted, known, n=_SUGGESTIONS, cutoff=_LIKENESS)
    return _first_of((*exact, *undotted, *begun, *alike))


def file_stem(name: str) -> str:
    """Write a name in a-z, 0-9 and hyphens for a file name: "Upplands Väsby" becomes "upplands-vasby".

    Two names may share a stem (Håbo and Habo do), so a file name needs the code too. Letters without a Latin base form
    part words like a space; a name of nothing else leaves an empty string.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _rows(file: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _police_regions() -> dict[str, str]:
    return {row["lanskod"]: row["polisregion"] for row in _rows("polisregion_lan.csv")}


@cache
def _by_code() -> dict[str, Municipality]:
    return {each.code: each for each in all_municipalities()}


@cache
def _by_folded_name() -> dict[str, Municipality]:
    return {_folded(each.name): each for each in all_municipalities()}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _first_of(folded_names: Iterable[str]) -> tuple[Municipality, ...]:
    known = _by_folded_name()
    return tuple(known[each] for each in dict.fromkeys(folded_names))[:_SUGGESTIONS]
