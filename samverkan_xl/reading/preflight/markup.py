"""XML, parsed without declarations: the one way this room reads markup by itself."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from xml.etree import ElementTree  # noqa: ICN001  # its name says what it is
from xml.parsers import expat

from samverkan_xl.reading.preflight.package import Part
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

Starts = Callable[[str, dict[str, str]], None]
Ends = Callable[[str], None]

_PARSED = (".xml", ".rels")


def refuse_declarations(part: Part) -> None:
    """Refuse an XML part with a doctype, whatever its name; it is in UTF-8, so that its bytes can be searched.

    Pictures are let through: honest SVG files have a doctype, and nobody here parses them.
    """
    name, data = part.name.lower(), part.data
    if not name.endswith(_PARSED) and (name.endswith(".svg") or not is_markup(data)):
        return
    if b"!" in data and b"<!DOCTYPE" in data:  # entities are declared inside a doctype; one byte is sought fastest
        raise Unreadable(UnreadableCode.SUSPICIOUS, part=part.name)


def is_markup(data: bytes) -> bool:
    """Tell whether a part begins as markup does."""
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def parse(data: bytes, starts: Starts, ends: Ends, text: Callable[[str], None]) -> None:
    """Walk a part's elements; raises `Unreadable` at a doctype, and expat's own error at broken markup."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = text
    parser.Parse(data, True)  # noqa: FBT003  # expat takes it by position only


def tree(data: bytes) -> ElementTree.Element:
    """Parse a small part whole; raises `Unreadable` at a doctype, whatever the part is called."""
    parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314  # declarations are refused
    parser.feed(data)
    root: ElementTree.Element = parser.close()
    return root


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, *_: object) -> None:
        _refuse()


def sound_tree(data: bytes) -> ElementTree.Element | None:
    """Parse a lesser part whole; nothing where its markup is broken, since the parser of values never asks for it."""
    try:
        return tree(data)
    except ElementTree.ParseError:
        return None


def outermost(root: ElementTree.Element, names: Container[str]) -> Iterator[ElementTree.Element]:
    """Give the elements of these local names that lie in no other such, so that each is read through only once."""
    ahead = [root]
    while ahead:
        each = ahead.pop()
        if local(each.tag) in names:
            yield each
        else:
            ahead.extend(reversed(each))


def local(name: str) -> str:
    """Strip a prefix or a namespace from a name: `x:row` and `{…}row` are both `row`."""
    return name.rpartition("}")[2].rpartition(":")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """Give an attribute by its local name; empty when it is missing."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _refuse(*_: object) -> None:
    raise Unreadable(UnreadableCode.SUSPICIOUS)
