"""Texts with many digits in an OpenDocument book, wherever somebody may have written them outside the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from xml.parsers.expat import ExpatError

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import parse
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.remarks.many_digits import holds_many_digits, many_digits
from samverkan_xl.reading.remarks.places import root_of
from samverkan_xl.reading.remarks.together import by_place

_PLACES = {
    "table:content-validations": Trait.CELL_RULE,
    "table:named-expressions": Trait.DEFINED_NAME,
    "table:database-ranges": Trait.TABLE,
    "table:data-pilot-tables": Trait.PIVOT,
    "table:tracked-changes": Trait.CHANGE_LOG,
    "table:dde-links": Trait.DDE,
    "text:a": Trait.HYPERLINK,
    "office:automatic-styles": Trait.STYLE,
    "office:font-face-decls": Trait.STYLE,
    "office:styles": Trait.STYLE,
    "office:master-styles": Trait.HEADER,
    "office:meta": Trait.PROPERTY,
    "office:settings": Trait.SETTING,
    "draw:frame": Trait.DRAWN_TEXT,
    "draw:custom-shape": Trait.DRAWN_TEXT,
}
_PARTS = {"meta.xml": Trait.PROPERTY, "settings.xml": Trait.SETTING, "styles.xml": Trait.STYLE}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_READ_OTHERWISE = ("office:annotation", "draw:")
"""What is written in these is noted for the cell or the shape that it belongs to."""


_SPAN = re.compile(rb"</?text:span(?:\s[^<>]*)?>")
_FLAT = "document"
"""The one element of a flat file, in which all parts lie; its content is walked through as a whole."""


def opendocument_texts(package: Package) -> Iterator[Remark]:
    """Note what the content has outside its cells, and what the other parts have."""
    for part in package.parts:
        if part.name == "content.xml":
            yield from _in_content(part)
        elif (
            part.name.endswith(".xml") and root_of(part.data) != _FLAT and holds_many_digits(_SPAN.sub(b"", part.data))
        ):
            inside = Trait.CHART if part.name.startswith("Object") else Trait.OTHER_PART
            with suppress(ExpatError):  # broken, it is read by nobody
                yield from _walked(part.data, _PARTS.get(part.name, inside))


def _in_content(part: Part) -> Iterator[Remark]:
    if holds_many_digits(_SPAN.sub(b"", part.data)):
        yield from _walked(part.data, Trait.OTHER_PART)


def _walked(data: bytes, place: Trait) -> list[Remark]:
    walk = _Walk(place)
    parse(data, walk.start, walk.end, walk.text)
    return walk.remarks


class _Walk:
    """Knows where it is in the book."""

    def __init__(self, elsewhere: Trait) -> None:
        self._found: dict[str, list[tuple[Trait, str]]] = {}
        self._elsewhere = elsewhere
        self._open: list[str] = []
        self._sheet, self._heard = "", ""

    @property
    def remarks(self) -> list[Remark]:
        """What has been found."""
        return [
            Remark(place, sheet, text=text) for sheet, found in self._found.items() for place, text in by_place(found)
        ]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "text:span":
            self._settle()
        self._open.append(name)
        if name == "table:table":
            self._sheet = attributes.get("table:name", "")
        for key, value in attributes.items():
            if name in _CELLS and key == "table:formula":
                self._note(value, Trait.FORMULA)
            elif not (name in _CELLS and key.startswith("office:")) and (name, key) != ("table:table", "table:name"):
                self._note(value, self._place())

    def text(self, text: str) -> None:
        self._heard += text

    def end(self, name: str) -> None:
        if name != "text:span":
            self._settle()
        self._open.pop()
        if name == "table:table":
            self._sheet = ""

    def _settle(self) -> None:
        """Note what has been heard, unless it is a cell's own text or noted otherwise; a span does not end a text."""
        if self._heard and not any(one in _CELLS or one.startswith(_READ_OTHERWISE) for one in self._open):
            self._note(self._heard, self._place())
        self._heard = ""

    def _place(self) -> Trait:
        return next((_PLACES[one] for one in reversed(self._open) if one in _PLACES), self._elsewhere)

    def _note(self, text: str, place: Trait) -> None:
        if many_digits(text):
            self._found.setdefault(self._sheet, []).append((place, text))
