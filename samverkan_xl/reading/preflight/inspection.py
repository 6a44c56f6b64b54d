"""What a zip holds, learnt before any parser sees it: form, faulty cells, properties, and whether to keep it apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from samverkan_xl.model.cells import CellFault, Remark
from samverkan_xl.reading import limits
from samverkan_xl.reading.binary.xlsb import noted_xlsb
from samverkan_xl.reading.kinds import unlike_a_workbook
from samverkan_xl.reading.preflight import opendocument, openxml
from samverkan_xl.reading.preflight.clean_copy import clean_binary, clean_opendocument, clean_openxml
from samverkan_xl.reading.preflight.deep import Faults
from samverkan_xl.reading.preflight.markup import is_markup, local, refuse_declarations
from samverkan_xl.reading.preflight.package import Package, unpack
from samverkan_xl.reading.preflight.properties import opendocument_properties, openxml_properties
from samverkan_xl.reading.preflight.shared_texts import refuse_swelling
from samverkan_xl.reading.preflight.signs import with_known_signs
from samverkan_xl.reading.preflight.tabs import main_part, relations, workbook_part
from samverkan_xl.reading.remarks.noting import noted
from samverkan_xl.reading.remarks.on_opendocument import opendocument_remarks
from samverkan_xl.reading.remarks.on_openxml import openxml_remarks
from samverkan_xl.reading.unreadable import TooHeavyHereError, parser_faults

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_SPREADSHEET = _OPEN_DOCUMENT + b"spreadsheet"
_OTHER_ROOTS = {"document": "word", "presentation": "powerpoint", "VisioDocument": "visio"}
"""What the main part of other packages is called by itself."""
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
    """What to give the parser: a copy of what has been looked over, and of nothing else."""
    faults: dict[str, Faults]
    properties: dict[str, str]
    remarks: tuple[Remark, ...]
    apart: bool
    """Its extent is not told before the parser has it, so it is to be read in a process of its own."""


def inspect(content: bytes, most_here: int = limits.MAX_INFLATED_BYTES, skipped: Collection[str] = ()) -> Inspection:
    """Look over every part; raises `Unreadable` for what is no workbook or no safe one.

    Raises `TooHeavyHereError` where `most_here` is limited, for a binary book and for parts that are larger together.
    The inflated parts are let go on return: kept any longer they cost the parser a tenth of its time. `skipped` names
    sheets that are not handed to the parser: what they carry is noted, where their values lie harms nobody.
    """
    package = unpack(content, most_here)
    opendocument.refuse_encrypted(package)
    for part in package.parts:
        refuse_declarations(part)
    with parser_faults():
        if (package.find("mimetype") or b"").startswith(_SPREADSHEET):
            return _opendocument(package)
        main = main_part(package)
        if main not in package.named and not _is_openxml(package):
            raise unlike_a_workbook(_kind(package))
        if is_markup(package.sound(main)):
            return _openxml(package, main, skipped)
        if most_here < limits.MAX_INFLATED_BYTES:
            raise TooHeavyHereError
        return _binary(package, main)


def _openxml(package: Package, main: str, skipped: Collection[str]) -> Inspection:
    book = workbook_part(package, main)
    if other := _OTHER_ROOTS.get(local(book.root.tag)):
        raise unlike_a_workbook(other)
    refuse_swelling(package, book)
    faults = openxml.faults(package, [tab for tab in book.tabs if tab.name not in skipped])
    remarks = noted(openxml_remarks(package, book, skipped))
    changed = {
        tab.part: with_known_signs(package.find(tab.part) or b"")
        for tab in book.tabs
        if CellFault.OTHER in faults.get(tab.name, {}).values()
    }
    content = clean_openxml(package, book, skipped, changed)
    return Inspection(content, faults, openxml_properties(package), remarks, apart=False)


def _binary(package: Package, main: str) -> Inspection:
    whole, sheets = noted_xlsb(package, main)
    remarks = noted(chain(whole, *(sheet.remarks for sheet in sheets), openxml_remarks(package, None)))
    faults = {sheet.name: sheet.faults for sheet in sheets}
    content = clean_binary(package, main, relations(package, main))
    return Inspection(content, faults, openxml_properties(package), remarks, apart=True)


def _opendocument(package: Package) -> Inspection:
    faults = opendocument.faults(package)
    remarks = noted(opendocument_remarks(package))
    return Inspection(clean_opendocument(package), faults, opendocument_properties(package), remarks, apart=False)


def _is_openxml(package: Package) -> bool:
    """Tell whether it looks like a workbook whose main part is missing: damaged, not something else."""
    return package.has("xl/") and package.find("[Content_Types].xml") is not None


def _kind(package: Package) -> str:
    if (package.find("mimetype") or b"").startswith(_OPEN_DOCUMENT):
        return "opendocument"
    return next((kind for start, kind in _OTHER_PACKAGES if package.has(start)), "zip")
