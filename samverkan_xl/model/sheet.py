"""What a sheet is: one pydantic class whose fields, in order, are the columns, with its rules beside it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from samverkan_xl.model.conditions import Today, Used, before, not_working_day, repeated_in
from samverkan_xl.model.fields import Field, Identity, Text
from samverkan_xl.model.rules import Rule, error, notice
from samverkan_xl.model.values import Value


class Layout(StrEnum):
    """How a sheet's answers lie on paper."""

    FORM = "en post, ett fält per rad"
    CHECKLIST = "fasta rader"
    REGISTER = "en post per rad"


class Row(BaseModel):
    """One row of one sheet, finished: every value has its type, blanks are `None`.

    A subclass is a sheet. Its attributes, in order, are the columns; each is annotated with a field type. Their titles
    stand on `header_row` of the workbook that is sent out.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    key: ClassVar[str]
    title: ClassVar[str]
    layout: ClassVar[Layout] = Layout.REGISTER
    capacity: ClassVar[int] = 20
    header_row: ClassVar[int] = 4
    explained_in: ClassVar[str] = "explanation"
    rules: ClassVar[tuple[Rule, ...]] = ()
    fields: ClassVar[tuple[Field, ...]] = ()
    by_key: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401  # pydantic passes class keywords on
        """Collect the field types in column order, and the notices that follow from them."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.fields = tuple(_field_type(name, info.metadata) for name, info in cls.model_fields.items())
        cls.by_key = {of.key: of for of in cls.fields}
        cls.rules = (*_identity_rules(cls), *cls.rules, *_deadline_notices(cls.fields))

    @classmethod
    def field(cls, key: str) -> Field:
        """Give the field with that key."""
        return cls.by_key[key]

    @classmethod
    def has(cls, key: str) -> bool:
        """Tell whether the sheet has such a field."""
        return key in cls.model_fields

    @classmethod
    def identity(cls) -> Identity | None:
        """Give the field that holds the row's ID, on the sheets that have one."""
        return next((field for field in cls.fields if isinstance(field, Identity)), None)

    @classmethod
    def entries(cls) -> tuple[Field, ...]:
        """Give the fields that a municipality fills in."""
        return tuple(field for field in cls.fields if not field.fixed and not field.computed)

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Self:
        """Make a finished row; absent fields are blank."""
        return cls.model_validate({name: values.get(name) for name in cls.model_fields})


Explanation = Annotated[str | None, Text(title="Förklaring", limit=300, width=26)]
"""The column that answers a query instead of mending it; the last that a municipality fills in."""


def _field_type(name: str, metadata: list[Any]) -> Field:
    return next(item for item in metadata if isinstance(item, Field)).named(name)


def _identity_rules(sheet: type[Row]) -> tuple[Rule, ...]:
    """Say of every register that two used rows must not bear the same ID."""
    identity = sheet.identity()
    if identity is None or sheet.layout is not Layout.REGISTER:
        return ()
    return (error("dubbelt-id", identity.key, Used() & repeated_in(sheet.key, identity.key), identity.key),)


def _deadline_notices(fields: tuple[Field, ...]) -> tuple[Rule, ...]:
    """Say of every deadline that it falls on a day when nobody is at work."""
    return tuple(
        notice(
            "ledig-dag",
            field.key,
            field.open_while & ~before(field.key, Today()) & not_working_day(field.key),
            field.key,
        )
        for field in fields
        if field.open_while is not None and not field.computed
    )
