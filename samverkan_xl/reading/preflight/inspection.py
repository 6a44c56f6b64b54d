"""What a zip holds, learnt before any parser sees it: form, faulty cells, properties, and whether to keep it apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from samverkan_xl.model.cells import CellFault, Remark
from samverkan_xl.reading import limits
from samverkan_xl.reading.binary.xlsb import noted_xlsb
from samverkan_xl.reading.kinds import unlike_a_workbook
from samverkan_xl.reading.preflight import opendocument, openxml
from samverkan_xl.reading.preflight.deep import Faults
from samverkan_xl.reading.preflight.markup import refuse_declarations
from samverkan_xl.reading.preflight.package import Package, unpack
from samverkan_xl.reading.preflight.properties import opendocument_properties, openxml_properties
from samverkan_xl.reading.preflight.shared_texts import refuse_swelling
from samverkan_xl.reading.preflight.signs import with_known_signs
from samverkan_xl.reading.preflight.tabs import workbook_part
from samverkan_xl.reading.remarks.noting import noted
from samverkan_xl.reading.remarks.on_opendocument import opendocument_remarks
from samverkan_xl.reading.remarks.on_openxml import openxml_remarks
from samverkan_xl.reading.unreadable import TooHeavyHereError, parser_faults

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_SPREADSHEET = _OPEN_DOCUMENT + b"spreadsheet"
_OPEN_XML_TYPES = (b"spreadsheetml", b"ms-excel")
_OTHER_PACKAGES = (
    ("word/", "word"),
    ("ppt/", "powerpoint"),
    ("visio/", "visio"),
    ("index/", "numbers"),
    ("index.zip", "numbers"),
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known about a zipped workbook beyond the values of its cells."""

    content: bytes
    """What to give the parser: the file's own bytes, nearly always the very same."""
    faults: dict[str, Faults]
    properties: dict[str, str]
    remarks: tuple[Remark, ...]
    apart: bool
    """Its extent could not be told, so it is to be read in a process of its own."""


def inspect(content: bytes, most_here: int = limits.MAX_INFLATED_BYTES) -> Inspection:
    """Look over every part; raises `Unreadable` for what is no workbook or no safe one.

    Raises `TooHeavyHereError` where `most_here` is limited, for a binary book and for parts that are larger together.
    The inflated parts are let go on return: kept any longer they cost the parser a tenth of its time.
    """
    package = unpack(content, most_here)
    opendocument.refuse_encrypted(package)
    for part in package.parts:
        refuse_declarations(part)
    with parser_faults():
        if (package.find("mimetype") or b"").startswith(_SPREADSHEET):
            return _opendocument(content, package)
        if _is_openxml(package):
            return _openxml(content, package, most_here)
    raise unlike_a_workbook(_kind(package))


def _openxml(content: bytes, package: Package, most_here: int) -> Inspection:
    if any(name.endswith("workbook.bin") for name in package.named):
        if most_here < limits.MAX_INFLATED_BYTES:
            raise TooHeavyHereError
        return _binary(content, package)
    refuse_swelling(package)
    book = workbook_part(package)
    faults = openxml.faults(package, book.tabs)
    remarks = noted(openxml_remarks(package, book))
    if any(CellFault.OTHER in each.values() for each in faults.values()):
        content = with_known_signs(package)
    return Inspection(content, faults, openxml_properties(package), remarks, apart=package.odd)


def _binary(content: bytes, package: Package) -> Inspection:
    whole, sheets = noted_xlsb(package)
    remarks = noted(chain(whole, *(sheet.remarks for sheet in sheets), openxml_remarks(package, None)))
    faults = {sheet.name: sheet.faults for sheet in sheets}
    return Inspection(content, faults, openxml_properties(package), remarks, apart=True)


def _opendocument(content: bytes, package: Package) -> Inspection:
    both = _is_openxml(package) or package.find("_rels/.rels") is not None
    faults = opendocument.faults(package)
    remarks = noted(opendocument_remarks(package))
    return Inspection(content, faults, opendocument_properties(package), remarks, apart=package.odd or both)


def _is_openxml(package: Package) -> bool:
    types = package.find("[Content_Types].xml") or b""
    return package.has("xl/") or any(name in types for name in _OPEN_XML_TYPES)


def _kind(package: Package) -> str:
    if (package.find("mimetype") or b"").startswith(_OPEN_DOCUMENT):
        return "opendocument"
    return next((kind for start, kind in _OTHER_PACKAGES if package.has(start)), "zip")
