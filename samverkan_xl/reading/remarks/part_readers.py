"""What the lesser parts say, by their first element: comments, drawn text, links, connections, controls, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import attribute, local, outermost
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.preflight.tabs import relations

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}", re.ASCII)
_SEPARATOR = " | "


def _comments(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in outermost(root, {"comment", "threadedComment"}):
        ref = attribute(each, "ref").upper()
        yield Remark(Trait.COMMENT, cell=ref if _CELL.fullmatch(ref) else "", text=_words(each, "t", "text"))


def _drawn(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    for each in outermost(root, {"txBody", "t"} if local(root.tag) == "dataModel" else {"txBody"}):
        if text := _words(each, "t"):
            yield Remark(Trait.DRAWN_TEXT, text=text)


def _old_drawing(_: Package, __: Part, root: Element) -> Iterator[Remark]:
    """Note what stands in the boxes and buttons of the older kind of drawing."""
    for each in outermost(root, {"textbox"}):
        if text := "".join(each.itertext()).strip():
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


READERS: dict[str, Callable[[Package, Part, Element], Iterator[Remark]]] = {
    "comments": _comments,
    "ThreadedComments": _comments,
    "wsDr": _drawn,
    "userShapes": _drawn,
    "xml": _old_drawing,
    "dataModel": _drawn,
    "externalLink": _links,
    "connections": _connections,
    "macrosheet": _macro_sheet,
    "formControlPr": _control,
    "ocx": _control,
    "labelList": _label,
}
"""What each part's first element says that it is, wherever in the zip it lies."""
