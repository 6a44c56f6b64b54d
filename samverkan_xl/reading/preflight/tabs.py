"""Office Open XML: the workbook's own part, its tabs in order, and which part holds which sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import join, normpath, split
from xml.etree.ElementTree import Element

from samverkan_xl.reading.preflight.markup import attribute, local, tree
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet as the workbook lists it; `part` is its part's name in lower case."""

    name: str
    state: str
    part: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Where one part refers to another, or to something outside the book."""

    id: str
    kind: str
    """The last word of its type: `worksheet`, `comments`, `externalLinkPath`."""
    target: str
    """As written for what lies outside, else the part's name in lower case."""


@dataclass(frozen=True, slots=True)
class WorkbookPart:
    """The workbook's own part, parsed, and the sheets that it lists, in order."""

    data: bytes
    root: Element
    tabs: tuple[Tab, ...]


def workbook_part(package: Package) -> WorkbookPart:
    """Find the workbook's own part, which a few programs do not keep in `xl`; raises `Unreadable` without one."""
    found = (each.target for each in relations(package, "") if each.kind == "officeDocument")
    name = next(found, _WORKBOOK)
    data = package.find(name)
    if data is None:
        raise Unreadable(UnreadableCode.DAMAGED, part=name)
    root = tree(data)
    targets = {each.id: each.target for each in relations(package, name)}
    return WorkbookPart(data, root, tuple(_tabs(root.iter(), targets)))


def relations(package: Package, part: str) -> tuple[Relation, ...]:
    """Give what a part refers to; nothing when it refers to nothing, and the package's own for an empty name."""
    folder, file = split(part)
    data = package.find(join(folder, "_rels", f"{file}.rels"))
    found = tree(data).iter() if data else ()
    return tuple(_relation(each, folder) for each in found if local(each.tag) == "Relationship")


def _tabs(elements: Iterable[Element], targets: dict[str, str]) -> Iterator[Tab]:
    for each in elements:
        if local(each.tag) == "sheet":
            part = targets.get(attribute(each, "id"), "")
            yield Tab(attribute(each, "name"), attribute(each, "state"), part)


def _relation(element: Element, folder: str) -> Relation:
    target = attribute(element, "Target")
    if attribute(element, "TargetMode") != "External":
        target = normpath(join("/", folder, target)).lstrip("/").lower()
    return Relation(attribute(element, "Id"), attribute(element, "Type").rpartition("/")[2], target)
