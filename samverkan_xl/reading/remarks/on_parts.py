"""What the lesser parts of an Office Open XML book carry: links, comments, drawn text, macros, objects, labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import attribute, local, outermost, sound_tree
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.preflight.tabs import Tab, relations
from samverkan_xl.reading.remarks.owners import owners as owners_of
from samverkan_xl.reading.remarks.places import root_of

_MACRO_PARTS = ("vbaproject.bin",)
_OBJECT_FOLDERS = ("/embeddings/", "/activex/")
_BINARY = (".bin", ".ole", ".xlsx", ".docx", ".pptx", ".doc", ".xls")
_SEPARATOR = " | "


def part_remarks(package: Package, tabs: tuple[Tab, ...]) -> Iterator[Remark]:
    """Note what each part but the sheets carries; what belongs to a sheet says which."""
    owners: dict[str, str] | None = None
    for part in package.parts:
        for remark in _of_part(package, part):
            owners = owners_of(package, tabs) if owners is None else owners
            yield replace(remark, sheet=owners.get(part.name.lower(), ""))


def filtered_tables(package: Package, tabs: tuple[Tab, ...]) -> set[str]:
    """Name the sheets where a table of its own part is filtered."""
    tables = [
        part.name.lower() for part in package.parts if root_of(part.data) == "table" and b"filterColumn" in part.data
    ]
    owners = owners_of(package, tabs) if tables else {}
    return {owners[name] for name in tables if name in owners}


def _of_part(package: Package, part: Part) -> Iterator[Remark]:
    name = part.name.lower()
    if name.endswith(_MACRO_PARTS):
        yield Remark(Trait.MACROS)
    elif any(folder in name for folder in _OBJECT_FOLDERS) and name.endswith(_BINARY):
        yield Remark(Trait.EMBEDDED, text=part.name.rpartition("/")[2])
    elif name.endswith(".xml") and (reader := _READERS.get(root_of(part.data))):
        root = sound_tree(part.data)
        if root is not None:
            yield from reader(package, part, root)


def _comments(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in outermost(root, {"comment", "threadedComment"}):
        yield Remark(Trait.COMMENT, cell=attribute(each, "ref").upper(), text=_words(each, "t", "text"))


def _drawn(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in outermost(root, {"txBody", "t"} if local(root.tag) == "dataModel" else {"txBody"}):
        if text := _words(each, "t"):
            yield Remark(Trait.DRAWN_TEXT, text=text)


def _links(package: Package, part: Part, root: Element) -> Iterator[Remark]:
    for each in root.iter():
        match local(each.tag):
            case "externalBook" | "oleLink":
                wanted = attribute(each, "id")
                where = (link.target for link in relations(package, part.name) if link.id == wanted)
                yield Remark(Trait.EXTERNAL_LINK, text=next(where, ""))
            case "ddeLink":
                yield Remark(
                    Trait.DDE, text=_SEPARATOR.join((attribute(each, "ddeService"), attribute(each, "ddeTopic")))
                )


def _connections(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in root.iter():
        if local(each.tag) == "connection":
            yield Remark(Trait.EXTERNAL_LINK, text=attribute(each, "name"))


def _macro_sheet(_: Package, __: Part, ___: Element) -> Iterator[Remark]:
    yield Remark(Trait.MACROS)


def _control(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    yield Remark(Trait.CONTROL, text=attribute(root, "objectType") or "ActiveX")


def _label(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in root.iter():
        if local(each.tag) == "label" and attribute(each, "removed") not in {"1", "true"}:
            yield Remark(Trait.SENSITIVITY_LABEL, text=attribute(each, "id"))


def _words(element: Element, *names: str) -> str:
    """Join what is written in an element's runs; paragraphs stand on lines of their own."""
    words: list[str] = []
    for each in element.iter():
        if local(each.tag) == "p" and words:
            words.append("\n")
        if local(each.tag) in names:
            words.append(each.text or "")
    return "".join(words).strip()


_READERS: dict[str, Callable[[Package, Part, Element], Iterator[Remark]]] = {
    "comments": _comments,
    "ThreadedComments": _comments,
    "wsDr": _drawn,
    "userShapes": _drawn,
    "dataModel": _drawn,
    "externalLink": _links,
    "connections": _connections,
    "macrosheet": _macro_sheet,
    "formControlPr": _control,
    "ocx": _control,
    "labelList": _label,
}
"""What each part's first element says that it is, wherever in the zip it lies."""
