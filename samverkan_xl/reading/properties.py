"""A workbook's custom document properties, as text: the stamp that our own templates carry."""

from __future__ import annotations

from samverkan_xl.reading.markup import local, tree
from samverkan_xl.reading.package import Package

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
    found = (each for each in tree(data).iter() if local(each.tag) == element)
    return {_name(each.attrib): "".join(each.itertext()).strip() for each in found}


def _name(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if local(key) == "name"), "")
