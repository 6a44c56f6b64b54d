"""Office Open XML: the workbook's own part, its tabs in order, and which part holds which sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath, split
from xml.etree.ElementTree import Element

from samverkan_xl.reading.preflight.markup import attribute, local, tree
from samverkan_xl.reading.preflight.package import Package

_WORKBOOK, _BINARY = "xl/workbook.xml", "xl/workbook.bin"
_LESSER = {"sharedStrings": "xl/sharedstrings.xml", "styles": "xl/styles.xml"}
"""Where they are when the workbook does not say."""


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
    lesser: Mapping[str, str]
    """The names of the parts with shared texts and styles, in lower case, by kind: wherever the workbook keeps them."""

    @property
    def dates_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        return any(
            local(each.tag) == "workbookPr" and attribute(each, "date1904") in {"1", "true", "on"} for each in self.root
        )


def main_part(package: Package) -> str:
    """Name the part that the package says it is about, in lower case; without a word of it, where Excel has it."""
    found = (each.target for each in relations(package, "") if each.kind == "officeDocument")
    return next(found, _BINARY if _BINARY in package.named else _WORKBOOK)


def workbook_part(package: Package, name: str) -> WorkbookPart:
    """Read the workbook's own part, which a few programs do not keep in `xl`; raises `Unreadable` without one."""
    data = package.sound(name)
    root = tree(data)
    found = relations(package, name)
    targets = {each.id: each.target for each in found}
    lesser = _LESSER | {each.kind: each.target for each in found if each.kind in _LESSER}
    return WorkbookPart(data, root, tuple(_tabs(root.iter(), targets)), lesser)


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
