"""Conditions about municipalities: codes that nobody has, names of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.conditions.logic import Condition
from samverkan_xl.model.conditions.script import Script
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.values import RowValues, folded

_LONGEST_NAME = 60
"""Characters of a name that are looked at when another is suggested."""


@dataclass(frozen=True, slots=True)
class _OtherMunicipality(Condition):
    name: str
    code: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        code, name = row.get(self.code), row.get(self.name)
        known = around.country.municipality(code) if isinstance(code, str) else None
        return isinstance(name, str) and known is not None and folded(name) != folded(known.name)

    def details(self, row: RowValues, around: Surroundings) -> Mapping[str, str]:
        """Tell whose the code is, and whose the name may be: Håbo is not Habo, and nobody but the sender can decide."""
        code, name = row.get(self.code), row.get(self.name)
        known = around.country.municipality(code) if isinstance(code, str) else None
        alike = around.country.resembling(name[:_LONGEST_NAME]) if isinstance(name, str) else ()
        told = {"kodens": known.name} if known else {}
        return told | ({"liknar": " eller ".join(f"{one.name} ({one.code})" for one in alike[:2])} if alike else {})

    def formula(self, script: Script) -> str:
        name, code = f"TRIM({script.this(self.name)})", f'(kommun_koder=TEXT(TRIM({script.this(self.code)}),"0000"))'
        return f"(LEN({name})>0)*(SUMPRODUCT(--{code})>0)*(SUMPRODUCT({code}*(kommun_namn={name}))=0)"


def other_municipality(name: str, code: str) -> Condition:
    """The name is filled in, but is not that of the municipality with the code."""
    return _OtherMunicipality(name, code)


@dataclass(frozen=True, slots=True)
class _UnknownMunicipality(Condition):
    key: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        code = row.get(self.key)
        return isinstance(code, str) and around.country.municipality(code) is None

    def formula(self, script: Script) -> str:
        cell = f"TRIM({script.this(self.key)})"
        is_code = f'IFERROR(TEXT(VALUE({cell}),"0000")=RIGHT("0"&{cell},4),FALSE)'
        return f'{is_code}*(SUMPRODUCT(--(kommun_koder=TEXT({cell},"0000")))=0)'


def unknown_municipality(key: str) -> Condition:
    """The cell holds a code, but no municipality has it."""
    return _UnknownMunicipality(key)
