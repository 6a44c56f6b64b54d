"""Stacked bars that say how many municipalities answer what; their numbers stand in a table on the same sheet."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook

from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import CARRIED_OUT, CHART, DEEP, INK, LINE, MILESTONE, MUTED, WHITE
from samverkan_xl.writing.report.figures import Distribution

COLORS = {
    **CHART,
    "Planerat": CARRIED_OUT,
    "Ej aktuellt": MUTED,
    "Avvisad": MILESTONE,
    "Uppfyllt": CHART["Ja"],
    "Saknas": CHART["Nej"],
    "Klart": CHART["Ja"],
    "Pågår": CHART["Delvis"],
    "Ej påbörjat": CHART["Nej"],
}
FONT = {"name": "Calibri", "size": 10, "color": INK}
BAR_PIXELS, TITLE_PIXELS, LEGEND_PIXELS = 23, 54, 24
SMALLEST_LABELLED = 40
"""A part of the whole less than one in so many has no room for its number."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of a distribution whose table has its header in `header_row` and its first column first."""

    workbook: Workbook
    page: Page
    found: Distribution
    header_row: int
    title: str

    @property
    def height(self) -> int:
        """Give the chart's height in pixels."""
        legend = LEGEND_PIXELS if len(self.found.answers) > 1 else 0
        return TITLE_PIXELS + legend + BAR_PIXELS * len(self.found.lines)

    def insert(self, row: int, width: int) -> None:
        """Draw the chart with its upper left corner in the first cell of a row, a bar per line."""
        chart = self.workbook.add_chart({"type": "bar", "subtype": "stacked"})
        name = self.page.sheet.get_name()
        first, last = self.header_row, self.header_row + len(self.found.lines) - 1
        for column, answer in enumerate(self.found.answers, 1):
            chart.add_series(
                {
                    "name": [name, self.header_row - 1, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                    "gap": 45,
                    "overlap": 100,
                    "data_labels": self._labels(),
                    **self._fill(answer),
                }
            )
        chart.set_title(
            {"name": self.title, "overlay": False, "name_font": FONT | {"size": 12, "bold": True, "color": DEEP}}
        )
        chart.set_legend({"none": True} if len(self.found.answers) == 1 else {"position": "bottom", "font": FONT})
        chart.set_y_axis({"reverse": True, "num_font": FONT, "line": {"color": LINE}, "major_tick_mark": "none"})
        chart.set_x_axis(
            {"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": max(self.found.total, 1)}
        )
        chart.set_chartarea({"border": {"color": LINE}})
        chart.set_size({"width": width, "height": self.height})
        self.page.sheet.insert_chart(row - 1, 0, chart, {"description": self.described(), "object_position": 2})

    def _labels(self) -> dict[str, object]:
        """Show each number in white; none for nought, nor where the part is too small to hold it."""
        least = self.found.total // SMALLEST_LABELLED + 1
        shown = "0;;" if least == 1 else f'[<{least}]"";0'
        return {"value": True, "num_format": shown, "font": FONT | {"color": WHITE, "bold": True}}

    def _fill(self, answer: str) -> dict[str, object]:
        """Give a series the colour of its answer, or each bar that of its own line."""
        if len(self.found.answers) > 1:
            return {"fill": {"color": COLORS[answer]}}
        points = [{"fill": {"color": COLORS[title]}} for title, _ in self.found.lines]
        return {"fill": {"color": CARRIED_OUT}, "points": points}

    def described(self) -> str:
        """Say in words what the chart shows."""
        lines = (f"{title}: {self._counts(counts)}" for title, counts in self.found.lines)
        return f"Liggande staplar. {self.title}. {'. '.join(lines)}."

    def _counts(self, counts: tuple[int, ...]) -> str:
        if len(counts) == 1:
            return str(counts[0])
        return ", ".join(f"{answer} {count}" for answer, count in zip(self.found.answers, counts, strict=True) if count)
