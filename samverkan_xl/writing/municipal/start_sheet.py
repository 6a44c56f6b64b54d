"""Start: four steps, the book's particulars, and the panel Klart att skicka? that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_xl.model.audit import Audit, RawBook
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import Computed, Field, cell_kind
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.workbook import CHECKS_TITLE, SHEETS
from samverkan_xl.writing.checks import Kind, Line
from samverkan_xl.writing.columns import marks, validation
from samverkan_xl.writing.pages import Living, Page, height_for, lines_needed
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.placement import START_HEADER_ROW, VALUE_COLUMN, Placement, quoted_sheet
from samverkan_xl.writing.scripts import CellScript

WIDTHS = (30, 36, 92, 8, 8, 8, 8)
SMALL_TEXT = 1.2
"""So much more of the help text's size goes into a column than of ordinary text."""
PANEL_TITLES = ("Blad", "Läge", "Att göra", "Rader", "Saknas", "Fel", "Frågor")
COUNTED = (Kind.ROWS, Kind.MISSING, Kind.ERRORS, Kind.QUERIES)
STATUS_TONES = (("✔", GOOD), ("▲", ATTENTION), ("✖", WRONG), ("–", NONE))


@dataclass(frozen=True, slots=True)
class StartSheet:
    """Start being written."""

    page: Page
    placement: Placement
    definition: Definition
    raw: RawBook
    audited: Audit
    lines: Sequence[Line]

    @property
    def panel_row(self) -> int:
        """Give the row of the panel's heading; its table's titles stand in the next."""
        return self.placement.last_row(Start) + 2

    def write(self) -> None:
        """Write the whole sheet."""
        self.page.set_up(self._title(), self.definition.blad["Start"].ingress, pages_tall=1)
        for column, width in enumerate(WIDTHS):
            self.page.sheet.set_column(column, column, width)
        for number, step in enumerate(self.definition.steg, 1):
            self.page.text(3 + number, 1, f"{number}  {step}", "step")
        self._write_fields()
        self._write_panel()
        last = self.panel_row + 1 + len(SHEETS)
        self.page.sheet.print_area(f"A1:G{last}")
        self.page.sheet.ignore_errors({"number_stored_as_text": f"A1:G{last}"})
        self.page.sheet.set_selection(START_HEADER_ROW, 1, START_HEADER_ROW, 1)

    def _title(self) -> str:
        values = self.audited.rows["start"][0].values
        whose = " ".join(str(values[key]) for key in ("municipality", "period") if values.get(key))
        return f"Initiera samverkan · {whose}" if whose else "Initiera samverkan"

    def _write_fields(self) -> None:
        page, palette = self.page, self.page.palette
        page.sheet.add_table(
            START_HEADER_ROW - 1,
            0,
            self.placement.last_row(Start) - 1,
            2,
            {
                "name": "tabell_start",
                "style": None,
                "autofilter": False,
                "columns": [{"header": t, "header_format": palette.style("head")} for t in ("Fält", "Värde", "Hjälp")],
                "title": "Start",
                "description": self.definition.blad["Start"].ingress,
            },
        )
        script = CellScript(self.placement, "start", 0)
        for of in Start.fields:
            place = self.placement.place(Start, 0, of.key)
            help_text = self.definition.help("Start", of.title)
            page.text(place.row, 1, of.title, "label")
            page.text(place.row, 3, help_text, "help")
            self._write_value(place.row, of, script)
            at = (place.row - 1, place.column - 1, place.row - 1, place.column - 1)
            if not of.computed:
                page.sheet.data_validation(*at, validation(of, help_text))
            for mark in marks(Start, of, script, palette):
                page.sheet.conditional_format(*at, mark)
            page.sheet.set_row(place.row - 1, height_for(lines_needed(help_text, WIDTHS[2] * SMALL_TEXT)))

    def _write_value(self, row: int, of: Field, script: CellScript) -> None:
        page, kind = self.page, cell_kind(of)
        if not isinstance(of, Computed):
            page.put(
                row, VALUE_COLUMN, self.raw["start"][0].get(of.key), page.palette.style("input", kind, align="left")
            )
            return
        given = self.raw["start"][0].get(of.key)
        if given is not None:
            page.put(row, VALUE_COLUMN, given, page.palette.style("computed"))
            return
        value = self.audited.rows["start"][0].values.get(of.key)
        living = Living(of.formula(script.this), str(value or ""))
        page.live_array(row, VALUE_COLUMN, living, page.palette.style("computed", locked=True))

    def _write_panel(self) -> None:
        page, palette, header = self.page, self.page.palette, self.panel_row + 1
        page.text(self.panel_row, 1, "Klart att skicka?", "section")
        page.sheet.set_row(self.panel_row - 1, 28)
        page.sheet.add_table(
            header - 1,
            0,
            header - 1 + len(SHEETS),
            len(PANEL_TITLES) - 1,
            {
                "name": "tabell_klart_att_skicka",
                "style": None,
                "autofilter": False,
                "columns": [{"header": title, "header_format": palette.style("head")} for title in PANEL_TITLES],
                "title": "Klart att skicka?",
                "description": "Läget för varje blad: rader, vad som saknas, fel och frågor.",
            },
        )
        for row, sheet in enumerate(SHEETS, header + 1):
            self._write_panel_row(row, sheet)
        self._write_verdict(header)
        tones = (self.panel_row - 1, 1, header - 1 + len(SHEETS), 1)
        for sign, tone in STATUS_TONES:
            shown = {"type": "text", "criteria": "begins with", "value": sign, "format": palette.tone(tone, bold=True)}
            page.sheet.conditional_format(*tones, shown)

    def counts(self, sheet: type[Row]) -> tuple[int, int, int, int]:
        """Give the sheet's used rows, missing cells, errors and queries."""
        rows, missing, errors, queries = (
            sum(line.count for line in self.lines if line.sheet == sheet.title and line.kind is kind)
            for kind in COUNTED
        )
        return rows, missing, errors, queries

    def _write_panel_row(self, row: int, sheet: type[Row]) -> None:
        page, palette = self.page, self.page.palette
        page.link(row, 1, f"{quoted_sheet(sheet.title)}!A1", sheet.title)
        counts = self.counts(sheet)
        page.live(row, 2, Living(_status_formula(row), status(*counts)), palette.style("value", bold=True))
        page.live_array(row, 3, self._to_do(row, sheet), palette.style("value"))
        for column, (kind, count) in enumerate(zip(COUNTED, counts, strict=True), 4):
            formula = f'SUMIFS({CHECKS_TITLE}!$D:$D,{CHECKS_TITLE}!$A:$A,$A{row},{CHECKS_TITLE}!$B:$B,"{kind.value}")'
            page.live(row, column, Living(formula, count), palette.style("value", align="center"))

    def _to_do(self, row: int, sheet: type[Row]) -> Living:
        """Name the first thing to do on the sheet, with its cell, and how many there are besides."""
        first, last = 2, len(self.lines) + 1
        name, count, cell, text = (f"{CHECKS_TITLE}!${c}${first}:${c}${last}" for c in "ADEF")
        kind = f"{CHECKS_TITLE}!$B${first}:$B${last}"
        found = f'MATCH(1,({name}=$A{row})*({kind}<>"rader")*({count}>0),0)'
        more = f'IF(SUM(E{row}:G{row})>1," (och "&SUM(E{row}:G{row})-1&" till)","")'
        said = f'TRIM(INDEX({cell},{found})&" "&INDEX({text},{found}))'
        quiet = f'IF(D{row}=0,"{nothing_said(sheet)}","{rows_said(sheet, None)}")'.replace("{rows}", f'"&D{row}&"')
        return Living(f"IF(SUM(E{row}:G{row})=0,{quiet},{said}&{more})", self._to_do_said(sheet))

    def _to_do_said(self, sheet: type[Row]) -> str:
        """Say what `_to_do` will compute."""
        rows, *faults = self.counts(sheet)
        if not sum(faults):
            return rows_said(sheet, rows) if rows else nothing_said(sheet)
        line = next(one for one in self.lines if one.sheet == sheet.title and one.kind is not Kind.ROWS and one.count)
        rest = f" (och {sum(faults) - 1} till)" if sum(faults) > 1 else ""
        return f"{line.first} {line.text}".strip() + rest

    def _write_verdict(self, header: int) -> None:
        first, last = header + 1, header + len(SHEETS)
        missing, errors, queries = (f"SUM({letter}{first}:{letter}{last})" for letter in "EFG")
        totals = [sum(self.counts(sheet)[index] for sheet in SHEETS) for index in (1, 2, 3)]
        parts = (
            f'IF({missing}>0,{missing}&" saknas","")&IF({missing}*{errors}>0,", ","")&IF({errors}>0,{errors}&" fel","")'
        )
        ask = f'IF({queries}=1,"1 fråga",{queries}&" frågor")'
        ready = f'IF({queries}>0,"▲ Ja, men "&{ask}&" att förklara","✔ Ja – klart att skicka")'
        formula = f'IF({missing}+{errors}>0,"✖ Nej – "&{parts},{ready})'
        self.page.live(self.panel_row, 2, Living(formula, verdict(*totals)), self.page.palette.style("strong"))


def verdict(missing: int, errors: int, queries: int) -> str:
    """Say whether the book is ready to be sent, as the panel's formula does."""
    if missing or errors:
        return "✖ Nej – " + _parts(missing, errors)
    if queries:
        return f"▲ Ja, men {'1 fråga' if queries == 1 else f'{queries} frågor'} att förklara"
    return "✔ Ja – klart att skicka"


def status(rows: int, missing: int, errors: int, queries: int) -> str:
    """Say how a sheet stands, as the panel's formula does."""
    if missing or errors:
        return "✖ " + _parts(missing, errors)
    if queries:
        return f"▲ {queries} att förklara"
    return "✔ Klart" if rows else "– Inget redovisat"


def _parts(missing: int, errors: int) -> str:
    return ", ".join([f"{missing} saknas"] * bool(missing) + [f"{errors} fel"] * bool(errors))


def _status_formula(row: int) -> str:
    parts = f'IF(E{row}>0,E{row}&" saknas","")&IF(E{row}*F{row}>0,", ","")&IF(F{row}>0,F{row}&" fel","")'
    quiet = f'IF(D{row}=0,"– Inget redovisat","✔ Klart")'
    return f'IF(E{row}+F{row}>0,"✖ "&{parts},IF(G{row}>0,"▲ "&G{row}&" att förklara",{quiet}))'


def nothing_said(sheet: type[Row]) -> str:
    """Say what an empty sheet means."""
    return "Får lämnas tomt" if sheet.layout is Layout.REGISTER else ""


def rows_said(sheet: type[Row], rows: int | None) -> str:
    """Say how much there is on a sheet that is in order; `None` leaves a place for the number."""
    number = "{rows}" if rows is None else str(rows)
    match sheet.layout:
        case Layout.FORM:
            return "Alla uppgifter finns"
        case Layout.CHECKLIST:
            return f"Besvarade: {number}"
        case _:
            return f"Rader: {number}"
