"""How a field's cells are to be shown."""

from __future__ import annotations

from samverkan_xl.model.fields.computed import Computed
from samverkan_xl.model.fields.days import Date
from samverkan_xl.model.fields.field import Field
from samverkan_xl.model.fields.numbers import Percent, Whole


def cell_kind(of: Field) -> str:
    """Tell how the field's cells are to be shown: `text`, `date`, `percent` or `whole`."""
    match of:
        case Date():
            return "date"
        case Percent():
            return "percent"
        case Whole():
            return "whole"
        case Computed():
            return of.kind
        case _:
            return "text"
