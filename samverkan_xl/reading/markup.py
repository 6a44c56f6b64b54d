"""XML, parsed without declarations: the one way this room reads markup by itself."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree  # noqa: ICN001  # its name says what it is
from xml.parsers import expat

from samverkan_xl.reading.package import Part
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

Starts = Callable[[str, dict[str, str]], None]
Ends = Callable[[str], None]

_PARSED = (".xml", ".rels")


def refuse_declarations(part: Part) -> None:
    """Refuse an XML part with a doctype, or that hides from the byte-wise checks by its encoding.

    Pictures are let through: honest SVG files have a doctype, and nobody here parses them.
    """
    name, data = part.name.lower(), part.data
    if not name.endswith(_PARSED):
        return
    if b"!" in data and b"<!DOCTYPE" in data:  # entities are declared inside a doctype; one byte is sought fastest
        raise Unreadable(UnreadableCode.SUSPICIOUS, part=part.name)
    foreign = b"\0" in data[:4] or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if foreign and not name.startswith("customxml/"):  # there Office itself writes UTF-16, and nobody here reads it
        raise Unreadable(UnreadableCode.ENCODING, part=part.name)


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
    """Parse a small part whole; only for parts that `refuse_declarations` has let through."""
    return ElementTree.fromstring(data)  # noqa: S314  # declarations are refused before


def local(name: str) -> str:
    """Strip a prefix or a namespace from a name: `x:row` and `{…}row` are both `row`."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise Unreadable(UnreadableCode.SUSPICIOUS)
