"""The municipal workbook, whole: from a definition and records to the bytes of an .xlsx."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook

from samverkan_xl.model.audit import Audit, RawBook, RawRow, audit
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import (
    CHECKS_TITLE,
    META_TITLE,
    OVERVIEW_TITLE,
    SHEETS,
    TABLES,
    TEMPLATE_ID,
    TEMPLATE_VERSION,
)
from samverkan_xl.reference.country import Sweden
from samverkan_xl.reference.municipalities import county_municipalities, file_stem, municipality
from samverkan_xl.writing.checks import Line, lines
from samverkan_xl.writing.municipal.lists_sheet import write_country, write_lists
from samverkan_xl.writing.municipal.overview_sheet import OverviewSheet
from samverkan_xl.writing.municipal.start_sheet import StartSheet
from samverkan_xl.writing.municipal.timeline_sheet import write_timeline
from samverkan_xl.writing.pages import Living, Page
from samverkan_xl.writing.palette import Palette
from samverkan_xl.writing.placement import Placement, placement_for
from samverkan_xl.writing.scripts import used_formula, used_name
from samverkan_xl.writing.sheets import new_sheet
from samverkan_xl.writing.tables import TableSheet

CHECK_TITLES = ("Blad", "Slag", "Kod", "Antal", "Första cell", "Text")


@dataclass(frozen=True, slots=True)
class Laid:
    """Records laid out as the book will hold them: every row in its place, with ID and fixed wording."""

    placement: Placement
    raw: RawBook
    audited: Audit


def lay_out(definition: Definition, records: RawBook, today: date) -> Laid:
    """Put the records where the book will hold them, and audit them there.

    `records` holds for each sheet the rows that are filled in, by field key; on checklists rows name their number.
    """
    fixed = {"support_questions": _questions(definition), "legal_requirements": _laws(definition)}
    counts = {sheet.key: len(records.get(sheet.key, ())) for sheet in SHEETS} | {k: len(v) for k, v in fixed.items()}
    placement = placement_for(counts)
    raw: dict[str, list[RawRow]] = {"start": [dict(records.get("start", ({},))[0])]}
    for sheet in TABLES:
        given = records.get(sheet.key, ())
        if sheet.layout is Layout.CHECKLIST:
            by_number = {row.get("number"): row for row in given}
            raw[sheet.key] = [{**by_number.get(row["number"], {}), **row} for row in fixed[sheet.key]]
        else:
            raw[sheet.key] = _register_rows(sheet, given, placement.counts[sheet.key])
    return Laid(placement, raw, audit(raw, Surroundings(today, {}, Sweden()), as_formulas_see=True))


def _register_rows(sheet: type[Row], given: Sequence[RawRow], room: int) -> list[RawRow]:
    """Give every row an ID: its own, or the next in line."""
    identity = sheet.identity()
    prefix = identity.prefix if identity else ""
    filled = (*given, *({} for _ in range(room - len(given))))
    return [{"id": f"{prefix}-{number:03d}", **record} for number, record in enumerate(filled, 1)]


def _questions(definition: Definition) -> list[dict[str, Raw]]:
    return [{"number": one.nr, "question": one.fraga, "guidance": one.guidance} for one in definition.stodfragor]


def _laws(definition: Definition) -> list[dict[str, Raw]]:
    return [{"number": one.nr, "paragraph": one.paragraf, "requirement": one.krav} for one in definition.lagkrav]


def municipal_book(definition: Definition, records: RawBook, today: date) -> bytes:
    """Write a municipal workbook and give its bytes; the same arguments give the same bytes."""
    laid = lay_out(definition, records, today)
    checks = lines(laid.placement, laid.raw, laid.audited)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    _describe(workbook, laid, today)
    _write_sheets(workbook, definition, laid, checks, today)
    workbook.close()
    return stream.getvalue()


def _write_sheets(
    workbook: Workbook, definition: Definition, laid: Laid, checks: tuple[Line, ...], today: date
) -> None:
    palette = Palette(workbook)
    pages = {sheet.key: Page(new_sheet(workbook, sheet.title), palette) for sheet in SHEETS}
    overview = Page(new_sheet(workbook, OVERVIEW_TITLE), palette)
    start = StartSheet(pages["start"], laid.placement, definition, laid.raw, laid.audited, checks)
    start.write()
    for sheet in TABLES:
        table = TableSheet(pages[sheet.key], sheet, laid.placement, definition, laid.raw, laid.audited)
        if sheet.key == "timeline":
            write_timeline(table, today)
        else:
            table.write()
    OverviewSheet(workbook, overview, laid.placement, definition, laid.audited, today).write()
    for sheet in TABLES:
        workbook.define_name(used_name(sheet.key), f"={used_formula(laid.placement, sheet.key)}")
    _write_checks(workbook, palette, checks)
    write_lists(workbook, palette, _local_police_areas(laid))
    write_country(workbook, palette, today)
    _write_meta(workbook, palette, laid)
    for sheet in SHEETS:
        pages[sheet.key].sheet.set_tab_color("#17405C" if sheet.key in MUST_BE_FILLED else "#C5D3DC")
    overview.sheet.set_tab_color("#1E6B34")
    pages["start"].sheet.activate()


SOURCE = "Källa: Brå, Samverkan i lokalt brottsförebyggande arbete, 1.1. Inga uppgifter om enskilda personer."
MUST_BE_FILLED = ("start", "support_questions", "legal_requirements")


def _local_police_areas(laid: Laid) -> tuple[str, ...]:
    code = laid.audited.rows["start"][0].values.get("code")
    known = municipality(code) if isinstance(code, str) else None
    neighbours = county_municipalities(known.county_code) if known else ()
    return tuple(sorted({one.local_police_area for one in neighbours if one.local_police_area}))


def _describe(workbook: Workbook, laid: Laid, today: date) -> None:
    values = laid.audited.rows["start"][0].values
    name = " ".join(str(values[key]) for key in ("municipality", "period") if values.get(key))
    workbook.set_properties(
        {
            "title": f"Initiera samverkan – {name}" if name else "Initiera samverkan",
            "subject": "Kommunbok för steg 1.1, Initiera samverkan",
            "comments": SOURCE,
            "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001  # a file's date bears no zone
        }
    )
    for title, value in identity(laid):
        workbook.set_custom_property(title, value, "text")
    workbook.set_calc_mode("auto")
    workbook.set_size(2400, 1500)


def identity(laid: Laid) -> tuple[tuple[str, str], ...]:
    """Give the particulars that are kept in three places: cells, document properties and the hidden sheet."""
    values = laid.raw["start"][0]
    given = (("kommunkod", "code"), ("period", "period"), ("revision", "revision"))
    known = tuple((title, str(values.get(key) or "")) for title, key in given)
    return (("mall", TEMPLATE_ID), ("mallversion", TEMPLATE_VERSION), *known)


def _write_meta(workbook: Workbook, palette: Palette, laid: Laid) -> None:
    page = Page(new_sheet(workbook, META_TITLE), palette)
    page.sheet.very_hidden()
    for row, (title, value) in enumerate(identity(laid), 1):
        page.text(row, 1, title, "hidden")
        page.text(row, 2, value, "hidden")


def _write_checks(workbook: Workbook, palette: Palette, checks: tuple[Line, ...]) -> None:
    page = Page(new_sheet(workbook, CHECKS_TITLE), palette)
    page.sheet.very_hidden()
    shown = palette.style("hidden")
    for column, title in enumerate(CHECK_TITLES, 1):
        page.text(1, column, title, "hidden")
    for row, line in enumerate(checks, 2):
        for column, text in ((1, line.sheet), (2, line.kind.value), (3, line.code), (6, line.text)):
            page.text(row, column, text, "hidden")
        page.live_array(row, 4, Living(line.count_formula, line.count), shown)
        page.live_array(row, 5, Living(line.first_formula, line.first), shown)


def book_name(code: str, period: str, revision: int) -> str:
    """Give the file name of a municipality's book: ASCII, with code, name, period and revision."""
    known = municipality(code)
    return f"{TEMPLATE_ID}_{code}_{file_stem(known.name) if known else 'okand'}_{period}_r{revision}.xlsx"
