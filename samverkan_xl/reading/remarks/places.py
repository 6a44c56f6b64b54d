"""What kind of place a part of an Office Open XML book is, and an element in it."""

from __future__ import annotations

import re

from samverkan_xl.model.cells import Trait
from samverkan_xl.reading.preflight.markup import is_markup, local, sound_tree
from samverkan_xl.reading.preflight.package import Part

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".ico", ".wdp", ".webp")

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)[\s/>]")
_PROLOGUE = 2_000
"""So many bytes may stand before a part's first element."""

_BY_ROOT = {
    "chartSpace": Trait.CHART,
    "table": Trait.TABLE,
    "queryTable": Trait.TABLE,
    "personList": Trait.AUTHOR,
    "comments": Trait.AUTHOR,
    "ThreadedComments": Trait.AUTHOR,
    "wsDr": Trait.DRAWN_TEXT,
    "userShapes": Trait.DRAWN_TEXT,
    "dataModel": Trait.DRAWN_TEXT,
    "xml": Trait.DRAWN_TEXT,
    "pivotCacheDefinition": Trait.PIVOT,
    "pivotCacheRecords": Trait.PIVOT,
    "pivotTableDefinition": Trait.PIVOT,
    "slicerCacheDefinition": Trait.PIVOT,
    "externalLink": Trait.EXTERNAL_LINK,
    "connections": Trait.CONNECTION,
    "styleSheet": Trait.STYLE,
    "theme": Trait.STYLE,
    "headers": Trait.CHANGE_LOG,
    "revisions": Trait.CHANGE_LOG,
    "users": Trait.CHANGE_LOG,
    "Relationships": Trait.HYPERLINK,
    "workbook": Trait.SETTING,
    "worksheet": Trait.SETTING,
}
_BY_ELEMENT = {
    "definedName": Trait.DEFINED_NAME,
    "dataValidation": Trait.CELL_RULE,
    "formula1": Trait.CELL_RULE,
    "formula2": Trait.CELL_RULE,
    "formula": Trait.CELL_RULE,
    "cfRule": Trait.CELL_RULE,
    "cfvo": Trait.CELL_RULE,
    "hyperlink": Trait.HYPERLINK,
}
_TOLD_OTHERWISE = {
    Trait.SETTING: {"sheet", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"},
    Trait.AUTHOR: {"t", "text"},
    Trait.PROPERTY: {"lpstr"},
}
"""Sheets' names are read with the sheets, and listed among the properties; own properties are read by name, headers
without their codes, and comments for their cells."""


def root_of(data: bytes) -> str:
    """Name the first element, which says what a part is wherever in the zip it lies.

    A comment before it may hold what looks like one, or push it far down; then the markup is read.
    """
    found = _ROOT.search(data, 0, _PROLOGUE)
    if found and b"<!--" not in data[: found.start()]:
        return found[1].decode()
    root = sound_tree(data) if is_markup(data) else None
    return "" if root is None else local(root.tag)


def of_part(part: Part) -> Trait:
    """Tell what kind of place a part is as a whole."""
    if part.name.lower().startswith("docprops/"):
        return Trait.PROPERTY
    return _BY_ROOT.get(root_of(part.data), Trait.OTHER_PART)


def of_element(place: Trait, element: str) -> Trait | None:
    """Tell what kind of place an element in it is; nothing for what is read elsewhere."""
    if element in _TOLD_OTHERWISE.get(place, ()):
        return None
    return _BY_ELEMENT.get(element, place) if place is Trait.SETTING else place
