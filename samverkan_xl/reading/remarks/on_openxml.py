"""All that an Office Open XML book carries besides values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import attribute, local
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import WorkbookPart
from samverkan_xl.reading.remarks.asides import bare
from samverkan_xl.reading.remarks.cell_formulas import Cells, cell_formulas
from samverkan_xl.reading.remarks.on_parts import filtered_tables, part_remarks
from samverkan_xl.reading.remarks.on_properties import property_remarks
from samverkan_xl.reading.remarks.on_sheet import sheet_remarks
from samverkan_xl.reading.remarks.on_texts import text_remarks

_STRICT = b"http://purl.oclc.org/ooxml/"
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_HIDDEN = {"hidden": Trait.HIDDEN_SHEET, "veryhidden": Trait.VERY_HIDDEN_SHEET}


def openxml_remarks(package: Package, book: WorkbookPart | None, skipped: Collection[str] = ()) -> Iterator[Remark]:
    """Note what the workbook, its sheets, its lesser parts and its properties carry; an .xlsb has no such `book`."""
    tabs = book.tabs if book else ()
    if book:
        yield from _of_workbook(book)
    yield from (Remark(_HIDDEN[tab.state.lower()], tab.name) for tab in tabs if tab.state.lower() in _HIDDEN)
    filtered = filtered_tables(package, tabs)
    cells: dict[str, Cells] = {}
    for tab in tabs:
        data = bare(package.find(tab.part) or b"")
        if data:
            formulas = cell_formulas(data)
            cells[tab.part] = data, formulas
            asked_for = formulas if tab.name not in skipped else None
            yield from sheet_remarks(tab.name, data, asked_for, table_filtered=tab.name in filtered)
    yield from part_remarks(package, tabs)
    yield from property_remarks(*map(package.find, _PROPERTIES))
    yield from text_remarks(package, tabs, cells)


def _of_workbook(book: WorkbookPart) -> Iterator[Remark]:
    if _STRICT in book.data:
        yield Remark(Trait.STRICT)
    if book.dates_1904:
        yield Remark(Trait.DATES_1904)
    for each in book.root.iter():
        if local(each.tag) == "definedName":
            yield from _name(each)


def _name(element: Element) -> Iterator[Remark]:
    """Note a name that stands for text rather than for cells."""
    value = element.text or ""
    if _is_text(value.strip().removeprefix("=").strip()):
        yield Remark(Trait.DEFINED_NAME, text=f"{attribute(element, 'name')}: {value}")


def _is_text(value: str) -> bool:
    """Tell whether a formula is a text, or a list of such, and nothing else."""
    if value.startswith("{"):
        return value.endswith("}") and '"' in value
    inside = value[1:-1].replace('""', "")
    return value.startswith('"') and value.endswith('"') and '"' not in inside
