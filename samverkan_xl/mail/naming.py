"""Which municipality a row of somebody's list means: the code decides, a name only where it can mean one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from samverkan_xl.checking.titles import plain
from samverkan_xl.mail.faults import quoted
from samverkan_xl.reference.municipalities import (
    Municipality,
    all_municipalities,
    file_stem,
    municipality,
    resembling,
)

_CODE = re.compile(r"(\d{3,4})(?:\.0)?(?:[\s,:–-]+([^\W\d].*))?", re.DOTALL)
"""A code, also one that has lost its zero, or that has the name behind it."""


@dataclass(frozen=True, slots=True)
class NamedBy:
    """The municipality that was meant, if that is sure, and what is to be said: a fault, or just a notice."""

    municipality: Municipality | None = None
    fault: str = ""
    notice: str = ""


def named_municipality(code: str, name: str) -> NamedBy:
    """Find the municipality by the code and the name that a list gives, either of which may be blank."""
    if code:
        return _by_code(code, name)
    if _CODE.fullmatch(name):
        return _by_code(name, "")
    if name:
        return _by_name(name)
    return NamedBy(fault="Raden har en adress men ingen kommun. Skriv Kommunkod i raden; dela upp sammanfogade celler.")


def is_called(text: str) -> bool:
    """Tell whether a text is what a municipality is properly called."""
    return plain(text) in _forms()


def _by_code(code: str, name: str) -> NamedBy:
    digits = _CODE.fullmatch(code)
    name = name or (digits[2] or "" if digits else "")
    known = municipality(digits[1].zfill(4)) if digits else None
    if known is None:
        near = f" Menade du {_either(resembling(name))}?" if name and resembling(name) else ""
        return NamedBy(fault=f"Ingen kommun har koden {quoted(code)}.{near} Skriv fyra siffror, till exempel 0563.")
    if not name or known in _forms().get(plain(name), ()):
        return NamedBy(known)
    if _forms().get(plain(name)) or known not in resembling(name):
        return NamedBy(
            fault=f"Koden {known.code} är {known.name}, men i raden står {quoted(name)}. Rätta det som är fel."
        )
    return NamedBy(known, notice=f"Kommunen skrivs {quoted(name)}; koden {known.code} gäller, och den är {known.name}.")


def _by_name(name: str) -> NamedBy:
    meant = _forms().get(plain(name), ())
    alike = [one for each in meant for one in _look_alikes(each)]
    if len(alike) == 1:
        return NamedBy(meant[0])
    near = alike or resembling(name)
    hint = f" Menade du {_either(near)}?" if near else ""
    return NamedBy(fault=f"Det går inte att säkert se vilken kommun {quoted(name)} är.{hint} Skriv Kommunkod i raden.")


def _look_alikes(one: Municipality) -> tuple[Municipality, ...]:
    """Give those whose names are alike without å, ä and ö: Håbo that has lost its ring reads as Habo."""
    stem = file_stem(one.name)
    return tuple(each for each in all_municipalities() if file_stem(each.name) == stem)


def _either(some: Iterable[Municipality]) -> str:
    return " eller ".join(f"{one.code} {one.name}" for one in some)


@cache
def _forms() -> dict[str, tuple[Municipality, ...]]:
    """Give every way in which a municipality is properly called: Valdemarsvik, Valdemarsviks kommun, Region Gotland."""
    forms: dict[str, tuple[Municipality, ...]] = defaultdict(tuple)
    for one in all_municipalities():
        genitives = dict.fromkeys((one.name, one.name if one.name[-1] in "sxz" else f"{one.name}s"))
        called = [
            one.name,
            f"Region {one.name}",
            *(f"{each} {kind}" for each in genitives for kind in ("kommun", "stad")),
        ]
        for form in dict.fromkeys(plain(each) for each in called):
            forms[form] = (*forms[form], one)
    return dict(forms)
