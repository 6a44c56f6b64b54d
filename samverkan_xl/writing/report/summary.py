"""Sammanfattning: the county on three pages – key figures, the questions, the law, step 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from samverkan_xl.consolidating.county import County
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import MUTED, WHITE
from samverkan_xl.writing.report.charts import Bars
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.figures import Distribution, criteria, laws, main_point, questions, verdicts
from samverkan_xl.writing.report.tables import write_table
from samverkan_xl.writing.report.tiles import Tile, tiles
from samverkan_xl.writing.report.words import counted, listed, thousands

TITLE = "Sammanfattning"
FIRST_WIDTH, OTHER_WIDTH, TILES = 48.0, 26.0, 6
ROW_PIXELS = 28
WIDEST_AT_FULL_SCALE = 138
"""Characters across A4 landscape when nothing is made smaller."""

BETWEEN_SECTIONS, INSIDE = 2, 4
"""Rows from one section to the next; pixels by which a chart stays inside the columns, lest it fill another page."""

TILE_ROW, TILE_HEIGHTS, SECTION_ROW = 4, (42, 36, 36, 22), 9


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """The summary being written."""

    workbook: Workbook
    page: Page
    county: County

    def write(self) -> None:
        """Write the whole sheet; every section on a page of its own."""
        county, page = self.county, self.page
        page.set_up(f"{county.name} · Initiera samverkan {county.period}".rstrip(), summary_lead(county))
        asked, duties, answered = questions(county), laws(county), len(county.pictures)
        columns = max(TILES, 1 + len(asked.answers), 1 + len(duties.answers))
        self._set_columns(columns)
        for at, tile in enumerate(tiles(county), 1):
            self._write_tile(at, tile)
        point = main_point(asked, answered, "Flest Ja har", "färst har")
        law_row = self._write_section(SECTION_ROW, "Stödfrågor", "stodfragor", asked, point)
        point = main_point(duties, answered, "Flest Ja har", "färst har")
        step_row = self._write_section(law_row, "Lagkrav", "lagkrav", duties, point)
        last = self._write_steps(step_row, answered) - BETWEEN_SECTIONS
        page.sheet.print_area(0, 0, last - 1, columns - 1)
        page.sheet.set_h_pagebreaks([law_row - 1, step_row - 1])

    def _set_columns(self, count: int) -> None:
        """Set the widths, and the scale at which they fill one page; breaks do not hold where paper is fitted."""
        self.page.sheet.set_column(0, 0, FIRST_WIDTH)
        self.page.sheet.set_column(1, count - 1, OTHER_WIDTH)
        across = FIRST_WIDTH + OTHER_WIDTH * (count - 1)
        self.page.sheet.set_print_scale(min(100, int(100 * WIDEST_AT_FULL_SCALE / across)))

    def _write_tile(self, column: int, tile: Tile) -> None:
        """Write a key figure in four cells, one above the other."""
        palette, sheet = self.page.palette, self.page.sheet
        around: dict[str, Any] = {
            "bg_color": tile.tone.ground,
            "left": 5,
            "left_color": WHITE,
            "text_wrap": True,
            "align": "center",
        }
        looks: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("figure", tile.value, {"font_color": tile.tone.text}),
            ("caption", tile.caption, {"bold": True, "valign": "vcenter"}),
            ("caption", tile.sentence, {}),
            ("caption", tile.basis, {"font_size": 10, "font_color": MUTED, "valign": "vcenter"}),
        )
        for row, ((style, text, changes), points) in enumerate(zip(looks, TILE_HEIGHTS, strict=True), TILE_ROW):
            sheet.set_row(row - 1, points)
            sheet.write_string(row - 1, column - 1, text, palette.style(style, **around, **changes))

    def _write_section(self, row: int, title: str, name: str, found: Distribution, sentence: str) -> int:
        """Write a heading, its main point, the chart and the chart's numbers; gives the row of the next heading."""
        page = self.page
        page.text(row, 1, title, "section")
        page.sheet.set_row(row - 1, 28)
        chart_row = row + 1
        header = chart_row + self._rows_for(found) + 1
        page.text(header - 1, 1, sentence, "plain")
        bars = Bars(self.workbook, page, found, header, f"{title}: antal kommuner")
        bars.insert(chart_row, _pixels(FIRST_WIDTH) + _pixels(OTHER_WIDTH) * (TILES - 1) - INSIDE)
        return self._write_numbers(header, title, name, found) + BETWEEN_SECTIONS

    def _rows_for(self, found: Distribution) -> int:
        height = Bars(self.workbook, self.page, found, 1, "").height
        return -(-height // ROW_PIXELS)

    def _write_numbers(self, header: int, title: str, name: str, found: Distribution) -> int:
        columns = (Column(title, style="fixed"), *(Column(one, kind="whole") for one in found.answers))
        rows: list[tuple[Cell, ...]] = [(line, *counts) for line, counts in found.lines]
        table = Table(f"tabell_lan_antal_{name}", f"{title}: antal kommuner", columns, rows, filtered=False)
        return write_table(self.page, table, header, (FIRST_WIDTH, *(OTHER_WIDTH for _ in found.answers)))

    def _write_steps(self, row: int, answered: int) -> int:
        """Write how far step 1 has come, and which criteria hold it back; gives the row where more could follow."""
        reached = verdicts(self.county)
        done = reached.lines[0][1][0]
        silent, unusable = len(self.county.silent), len(self.county.missing) - len(self.county.silent)
        sentence = (
            f"{thousands(done)} av {thousands(answered)} som svarat är klara; {reached.lines[1][1][0]} pågår, "
            f"{reached.lines[2][1][0]} har inte börjat och {silent} har inte svarat."
            f"{f' Från {unusable} går svaret inte att använda.' if unusable else ''}"
        )
        following = self._write_section(row, "Steg 1", "steg_1", reached, sentence)
        met = criteria(self.county)
        point = main_point(met, answered, "Oftast uppfyllt:", "mest sällan:")
        return self._write_section(following, "Villkoren för steg 1", "villkor", met, point)


def _pixels(width: float) -> int:
    """Give a column's width as the screen shows it."""
    return int(width * 7 + 5)


def summary_lead(county: County) -> str:
    """Say who has answered, and what became of every row."""
    return f"{answered_in_words(county)} {receipt_in_words(county)}"


def answered_in_words(county: County) -> str:
    """Say how many have answered, and who has not."""
    answered, missing = len(county.pictures), len(county.missing)
    if not missing:
        return f"Alla {counted(answered, 'kommun', 'kommuner')} har svarat."
    said = f"{thousands(answered)} av {counted(answered + missing, 'kommun', 'kommuner')} har svarat."
    unusable = dict.fromkeys(one.municipality.name for one in county.unusable if one.municipality is not None)
    for what, names in (
        ("Ej svarat", [one.name for one in county.silent]),
        ("Svaret går inte att använda", list(unusable)),
    ):
        if names:
            many = f"{counted(len(names), 'kommun', 'kommuner')}, se Inkomstlista"
            said += f" {what}: {listed(names, many)}."
    return said


def receipt_in_words(county: County) -> str:
    """Say that every row is accounted for, or that it is not."""
    found = county.receipt
    parts = (
        f"{thousands(found.consolidated)} konsoliderade, {thousands(found.repaired)} rättade, "
        f"{thousands(found.rejected)} avvisade, {thousands(found.superseded)} ersatta"
    )
    if found.adds_up:
        return f"Alla {counted(found.read, 'rad', 'rader')} är redovisade: {parts}."
    return f"✖ Alla rader är inte redovisade: {thousands(found.read)} lästa, men {parts}."
