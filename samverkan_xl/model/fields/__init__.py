"""Field types: what a column may hold, how its cells are read, and how a formula sees that one is not in order."""

from __future__ import annotations

from samverkan_xl.model.fields.choices import Choice, Choices
from samverkan_xl.model.fields.computed import Computed
from samverkan_xl.model.fields.days import Date
from samverkan_xl.model.fields.field import (
    BLANK,
    REQUIRED,
    ChoiceValue,
    DateValue,
    Field,
    ItemsValue,
    Reading,
    ShareValue,
    TextValue,
    WholeValue,
    text_of,
    tidied,
    unreadable,
)
from samverkan_xl.model.fields.identity import PERIOD_PARTS, MunicipalityCode, Period, is_period
from samverkan_xl.model.fields.kinds import cell_kind
from samverkan_xl.model.fields.numbers import Percent, Whole
from samverkan_xl.model.fields.references import References
from samverkan_xl.model.fields.texts import Identity, Mailbox, Suggestion, Text, Wording

__all__ = [
    "BLANK",
    "PERIOD_PARTS",
    "REQUIRED",
    "Choice",
    "ChoiceValue",
    "Choices",
    "Computed",
    "Date",
    "DateValue",
    "Field",
    "Identity",
    "ItemsValue",
    "Mailbox",
    "MunicipalityCode",
    "Percent",
    "Period",
    "Reading",
    "References",
    "ShareValue",
    "Suggestion",
    "Text",
    "TextValue",
    "Whole",
    "WholeValue",
    "Wording",
    "cell_kind",
    "is_period",
    "text_of",
    "tidied",
    "unreadable",
]
