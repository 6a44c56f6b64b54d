"""A workbook's custom document properties, as text: the stamp that our own templates carry."""

from __future__ import annotations

from samverkan_xl.reading.preflight.markup import attribute, outermost, tree
from samverkan_xl.reading.preflight.package import Package

_CUSTOM = "docProps/custom.xml"
_META = "meta.xml"


def openxml_properties(package: Package) -> dict[str, str]:
    """Give the custom properties of an Office Open XML book, whatever type each is stored as."""
    return _named(package.find(_CUSTOM), "property")


def opendocument_properties(package: Package) -> dict[str, str]:
    """Give the user-defined properties of an OpenDocument book."""
    return _named(package.find(_META), "user-defined")


def _named(data: bytes | None, element: str) -> dict[str, str]:
    if data is None:
        return {}
    found = outermost(tree(data), {element})
    return {attribute(each, "name"): "".join(each.itertext()).strip() for each in found}
