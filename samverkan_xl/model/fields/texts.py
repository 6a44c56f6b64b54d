"""Fields that hold text: free text, IDs, our own wording, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Script
from samverkan_xl.model.fields.field import Field, Reading, text_of, unreadable
from samverkan_xl.model.lists import ChoiceList
from samverkan_xl.model.values import trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Free text up to `limit` characters."""

    limit: int

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for text: in free text it is just that."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        length = len(trimmed(text))
        if length > self.limit:
            return Reading(text, "for-lang", facts=(("antal", str(length)), ("högst", str(self.limit))))
        return Reading(text)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        return f"(LEN(TRIM({cell}))>{self.limit})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Text):
    """The row's ID: prefilled, but a municipality may write its own."""

    limit: int = 30
    prefix: str
    width: float = 8

    @property
    def fixed(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Text):
    """Locked wording that the definition gives; never read back."""

    limit: int = 2000

    @property
    def fixed(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Text):
    """Free text with a list of suggestions that is never enforced."""

    choices: ChoiceList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox(Text):
    """An e-mail address."""

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            return unreadable("adress-form")
        return Text._read(self, text)  # noqa: SLF001  # `super()` does not work in a dataclass with slots

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        one_at = f'(LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),"@",""))=1)'
        shape = f'ISNUMBER(SEARCH("?*@?*.?*",TRIM({cell})))*{one_at}*(1-ISNUMBER(FIND(" ",TRIM({cell}))))'
        return f"(LEN(TRIM({cell}))>0)*(1-{shape}*(LEN(TRIM({cell}))<={self.limit}))"
