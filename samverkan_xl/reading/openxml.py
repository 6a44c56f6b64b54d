"""Office Open XML: which part holds which sheet, and the faults of the sheets that need a walk."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import join, normpath, split
from xml.etree.ElementTree import Element

from samverkan_xl.reading import limits
from samverkan_xl.reading.deep import Faults, walk
from samverkan_xl.reading.markup import local, tree
from samverkan_xl.reading.package import Package
from samverkan_xl.reading.preflight import to_walk
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


def faults(package: Package) -> dict[str, Faults]:
    """Give the faulty cells by sheet name; raises `Unreadable` when a value lies too far out."""
    walked = to_walk(package)
    if not walked:
        return {}
    for part in walked:
        if len(part.data) > limits.MAX_WALKED_BYTES:
            raise Unreadable(UnreadableCode.TOO_LARGE, part=part.name)
    names = _sheet_names(package)
    named = ((names.get(part.name.lower(), part.name), part.data) for part in walked)
    return {name: walk(name, data) for name, data in named}


def _sheet_names(package: Package) -> dict[str, str]:
    """Map each part's name, in lower case, to the name on its tab."""
    book = _workbook(package)
    folder, file = split(book)
    targets = {_attribute(each, "Id"): _attribute(each, "Target") for each in _all(package, _relations(folder, file))}
    sheets = (element for element in _all(package, book) if local(element.tag) == "sheet")
    return {_part(folder, targets.get(_attribute(sheet, "id"), "")): _attribute(sheet, "name") for sheet in sheets}


def _workbook(package: Package) -> str:
    """Find the workbook's own part, which a few programs do not keep in `xl`."""
    for relation in _all(package, _relations("", "")):
        if _attribute(relation, "Type").endswith("/officeDocument"):
            return _part("", _attribute(relation, "Target"))
    return "xl/workbook.xml"


def _relations(folder: str, file: str) -> str:
    return join(folder, "_rels", f"{file}.rels")


def _all(package: Package, name: str) -> Iterable[Element]:
    data = package.find(name)
    if data is None:
        raise Unreadable(UnreadableCode.DAMAGED, part=name)
    return tree(data).iter()


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _part(folder: str, target: str) -> str:
    return normpath(join("/", folder, target)).lstrip("/").lower()
