"""Fields that name rows of other sheets."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.fields.field import Field, Reading, text_of
from samverkan_xl.model.fields.items import items_of, respelled
from samverkan_xl.model.values import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Field):
    """IDs of rows in other sheets, parted by semicolons."""

    sheets: tuple[str, ...]
    single: bool = False

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        written = [part.strip() for part in text.split(";") if part.strip()] if self.single else items_of(text)
        items = tuple({folded(item): item for item in reversed(written)}.values())[::-1] or (text,)
        repaired = respelled(text) != respelled(";".join(items))
        return Reading("; ".join(items) if self.single else items, repaired=repaired)
