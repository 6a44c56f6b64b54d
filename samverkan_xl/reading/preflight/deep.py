"""The walk through one sheet's markup: where its values lie, and which cells show a fault instead of a value."""

from __future__ import annotations

import re

from samverkan_xl.model.cells import CellFault, Place
from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.markup import local, parse
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

Faults = dict[tuple[int, int], CellFault]
"""Faulty cells by row and column, counted from 1."""

_ADDRESS = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
_TYPES_WITHOUT_BLANK_TEXT = (None, "n", "s", "b", "e")


def fault(sign: str) -> CellFault:
    """Name the fault that a sign stands for, whatever program wrote it."""
    try:
        return CellFault(sign.strip())
    except ValueError:
        return CellFault.OTHER


def refuse_far(sheet: str, row: int, column: int) -> None:
    """Refuse a value outside the limits; a parser would lay out every blank cell on the way there."""
    if row > limits.MAX_ROW or column > limits.MAX_COLUMN:
        raise Unreadable(UnreadableCode.FAR_CELL, sheet=sheet, cell=Place(sheet, row, column).cell)


def walk(sheet: str, data: bytes) -> Faults:
    """Find the faulty cells; raises `Unreadable` when a value lies too far out, but tolerates mere formatting there."""
    steps = _Walk(sheet)
    parse(data, steps.start, steps.end, steps.text)
    return steps.faults


class _Walk:
    """Counts rows and columns as the parsers do, for sheets whose cells or rows carry no address."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.faults: Faults = {}
        self._row, self._column = 1, 1
        self._type: str | None = None
        self._has_formula = self._has_value = self._has_inline = self._listens = False
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "row" if "r" in attributes:
                self._row = int(attributes["r"])
            case "c":
                self._enter(attributes)
            case "f":
                self._has_formula = True
            case "v":
                self._has_value = self._listens = True
            case "is":
                self._has_inline = True

    def text(self, text: str) -> None:
        if self._listens:
            self._value += text

    def end(self, name: str) -> None:
        match local(name):
            case "v":
                self._listens = False
            case "c":
                self._settle()
                self._column += 1
            case "row":
                self._row, self._column = self._row + 1, 1

    def _enter(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = _position(attributes["r"])
        self._type = attributes.get("t")
        self._has_formula = self._has_value = self._has_inline = False
        self._value = ""

    def _settle(self) -> None:
        blank = not self._value and (not self._has_value or self._type in _TYPES_WITHOUT_BLANK_TEXT)
        if self._has_inline or not blank:
            refuse_far(self.sheet, self._row, self._column)
        if self._type == "e" and self._value:
            self._note(fault(self._value))
        elif self._has_formula and blank:
            self._note(CellFault.NEVER_CALCULATED)

    def _note(self, found: CellFault) -> None:
        refuse_far(self.sheet, self._row, self._column)
        self.faults[self._row, self._column] = found


def _position(address: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise Unreadable(UnreadableCode.DAMAGED, detail=f"cell address {address[:20]!r}")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
