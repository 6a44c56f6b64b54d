"""Fields with a list: one choice, or several."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Script
from samverkan_xl.model.fields.field import Field, Reading, text_of, unreadable
from samverkan_xl.model.fields.items import items_of, respelled
from samverkan_xl.model.lists import ChoiceList
from samverkan_xl.model.spellings import choice_of, either, near_choices, possible_choices
from samverkan_xl.model.values import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One choice from a list."""

    choices: ChoiceList

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        choice = choice_of(text, self.choices)
        if choice is None:
            return self._unread(text)
        return Reading(choice, repaired=folded(text) != folded(choice))

    def _unread(self, text: str) -> Reading:
        """Ask about what may be a choice, and suggest the one that a misspelt text is like."""
        if possible := possible_choices(text, self.choices):
            return unreadable("osakert-val", val=either(possible))
        near = near_choices(text, self.choices)
        suggested = {"förslag": either(near)} if near else {}
        return unreadable("ej-i-listan", val=", ".join(self.choices.choices), **suggested)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        found = script.across(f"TRIM({cell})={self.choices.name}", self.choices.name)
        return f"(LEN(TRIM({cell}))>0)*({found}=0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Field):
    """Several choices from a list, parted by semicolons.

    Items that are none of the list's are kept as they were written: rules look at those that can be read.
    """

    choices: ChoiceList

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        items = items_of(text)
        found = [choice_of(item, self.choices) for item in items]
        unknown = [item for item, choice in zip(items, found, strict=True) if choice is None]
        if unknown or not items:
            as_written = tuple(part.strip() for part in text.split(";"))
            return Reading(as_written, "ej-i-flervalslistan", facts=self._unknown(unknown or [text]))
        chosen = tuple(dict.fromkeys(choice for choice in found if choice))
        return Reading(chosen, repaired=respelled(text) != respelled(";".join(chosen)))

    def _unknown(self, items: list[str]) -> tuple[tuple[str, str], ...]:
        near = [either(found) for item in items if (found := near_choices(item, self.choices))]
        return (("okända", "; ".join(items)), *([("förslag", "; ".join(near))] if near else []))

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        listed = f'";"&SUBSTITUTE(SUBSTITUTE(UPPER(TRIM({cell})),"; ",";")," ;",";")&";"'
        found = script.across(f'ISNUMBER(FIND(";"&UPPER({self.choices.name})&";",{listed}))', self.choices.name)
        return f'(LEN(TRIM({cell}))>0)*({found}<LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),";",""))+1)'
