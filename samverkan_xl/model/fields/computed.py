"""Cells that the workbook fills by formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.fields.field import Field, Reading, text_of
from samverkan_xl.model.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Field):
    """A cell that the workbook fills: `compute` and `formula` say the same thing in two languages.

    `compute` gets the row's values and what surrounds it; `formula` gets a function that refers to a field of the row.
    """

    compute: Callable[..., Value]
    formula: Callable[[Callable[[str], str]], str]
    kind: str = "text"

    @property
    def computed(self) -> bool:
        return True

    def _read(self, raw: Raw) -> Reading:
        return Reading(text_of(raw))
