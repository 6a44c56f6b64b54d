"""What a zip holds, learnt before any parser sees it: form, faulty cells, properties, and whether to keep it apart."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.cells import CellFault
from samverkan_xl.reading import opendocument, openxml
from samverkan_xl.reading.deep import Faults
from samverkan_xl.reading.markup import refuse_declarations
from samverkan_xl.reading.package import Package, unpack
from samverkan_xl.reading.properties import opendocument_properties, openxml_properties
from samverkan_xl.reading.signs import with_known_signs
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_SPREADSHEET = _OPEN_DOCUMENT + b"spreadsheet"
_OPEN_XML_TYPES = (b"spreadsheetml", b"ms-excel")
_OTHER_PACKAGES = (("word/", "word"), ("ppt/", "powerpoint"))


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known about a zipped workbook beyond the values of its cells."""

    content: bytes
    """What to give the parser: the file's own bytes, nearly always the very same."""
    faults: dict[str, Faults]
    properties: dict[str, str]
    apart: bool
    """Its extent could not be told, so it is to be read in a process of its own."""


def inspect(content: bytes) -> Inspection:
    """Look over every part; raises `Unreadable` for what is no workbook or no safe one.

    The inflated parts are let go on return: kept any longer they cost the parser a tenth of its time.
    """
    package = unpack(content)
    for part in package.parts:
        refuse_declarations(part)
    with parser_faults():
        if (package.find("mimetype") or b"").startswith(_SPREADSHEET):
            return _opendocument(content, package)
        if _is_openxml(package):
            return _openxml(content, package)
    raise Unreadable(UnreadableCode.NOT_A_WORKBOOK, kind=_kind(package))


def _openxml(content: bytes, package: Package) -> Inspection:
    binary = any(part.name.lower().endswith("workbook.bin") for part in package.parts)
    faults = openxml.faults(package)
    if any(CellFault.OTHER in each.values() for each in faults.values()):
        content = with_known_signs(package)
    return Inspection(content, faults, openxml_properties(package), apart=package.odd or binary)


def _opendocument(content: bytes, package: Package) -> Inspection:
    both = _is_openxml(package) or package.find("_rels/.rels") is not None
    faults = opendocument.faults(package)
    return Inspection(content, faults, opendocument_properties(package), apart=package.odd or both)


def _is_openxml(package: Package) -> bool:
    types = package.find("[Content_Types].xml") or b""
    return package.has("xl/") or any(name in types for name in _OPEN_XML_TYPES)


def _kind(package: Package) -> str:
    if (package.find("mimetype") or b"").startswith(_OPEN_DOCUMENT):
        return "opendocument"
    return next((kind for start, kind in _OTHER_PACKAGES if package.has(start)), "zip")
