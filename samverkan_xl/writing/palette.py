"""Colours and cell formats, by what they are for. Text keeps 4.5:1 against its ground, fills 3:1 against white."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, MUTED, DEEP, PALE, INPUT, LINE = "#1F2933", "#5B6770", "#17405C", "#E8F1F6", "#FFFDF2", "#C5D3DC"
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Tone:
    """A state's colours: text and ground."""

    text: str
    ground: str


GOOD = Tone("#1E6B34", "#DFF1E3")
ATTENTION = Tone("#7A4B00", "#FFEFC9")
WRONG = Tone("#A3231B", "#FBE1DE")
NONE = Tone("#4F5B64", "#ECEFF2")

PLANNED, CARRIED_OUT, OVERDUE, MILESTONE = "#6395B5", "#2F6F95", "#D9655C", "#6B2D7B"
CHART = {
    "Ja": "#2F7D46",
    "Delvis": "#BE8400",
    "Nej": "#C8473D",
    "Vet inte": "#6B7FA3",
    "Ej aktuellt": MUTED,
    "Ej svarat": "#84919B",
}

ANSWER_TONES: Mapping[str, Tone] = {
    "Ja": GOOD,
    "Delvis": ATTENTION,
    "Planerat": ATTENTION,
    "Nej": WRONG,
    "Vet inte": NONE,
    "Ej svarat": NONE,
    "Ej aktuellt": NONE,
    "Avvisad": WRONG,
}

DATE_FORMAT = "yyyy-mm-dd"
NUMBER_FORMATS = {"date": DATE_FORMAT, "percent": "0%", "whole": "0", "text": "@"}

_PLAIN = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter"}
_CELL = _PLAIN | {"border": 1, "border_color": LINE, "text_wrap": True, "indent": 1}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": _PLAIN,
    "title": _PLAIN | {"font_size": 20, "bold": True, "font_color": DEEP},
    "section": _PLAIN | {"font_size": 14, "bold": True, "font_color": DEEP},
    "lead": _PLAIN | {"font_color": MUTED},
    "step": _PLAIN | {"indent": 1},
    "head": _CELL | {"bold": True, "font_color": WHITE, "bg_color": DEEP, "border_color": DEEP},
    "label": _CELL | {"bold": True, "bg_color": PALE},
    "fixed": _CELL | {"bg_color": PALE},
    "guidance": _CELL | {"bg_color": PALE, "font_size": 10, "font_color": MUTED},
    "help": _CELL | {"font_size": 10, "font_color": MUTED},
    "input": _CELL | {"bg_color": INPUT, "locked": False},
    "value": _CELL,
    "computed": _CELL | {"bg_color": PALE},
    "strong": _CELL | {"bold": True},
    "link": _CELL | {"font_color": "#17405C", "underline": 1},
    "figure": _PLAIN | {"font_size": 26, "bold": True, "align": "center"},
    "caption": _PLAIN | {"align": "center", "valign": "top", "text_wrap": True},
    "week": _PLAIN | {"font_size": 8, "font_color": MUTED, "align": "center", "border": 0, "bg_color": PALE},
    "month": _PLAIN | {"font_size": 8, "bold": True, "font_color": DEEP, "align": "left"},
    "hidden": _PLAIN | {"font_size": 9, "font_color": MUTED},
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The formats of one workbook, made once each."""

    workbook: Workbook
    made: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def style(self, name: str, kind: str = "", **changes: Any) -> Format:
        """Give a named style, for a kind of value (`date`, `percent`, `whole`, `text`), with changes."""
        properties = dict(STYLES[name]) | changes
        if kind:
            properties["num_format"] = NUMBER_FORMATS[kind]
        return self._format(properties)

    def tone(self, tone: Tone, **changes: Any) -> Format:
        """Give the format that a conditional format lays over a cell."""
        return self._format({"font_color": tone.text, "bg_color": tone.ground} | changes)

    def toned(self, name: str, tone: Tone, **changes: Any) -> Format:
        """Give a named style in a tone, where the state is known when the book is written."""
        return self.style(name, **({"font_color": tone.text, "bg_color": tone.ground} | changes))

    def bare(self, **properties: Any) -> Format:
        """Give a format of just these properties, as conditional formats need."""
        return self._format(properties)

    def _format(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(properties)
        return self.made[key]
