"""Översikt: one page by formulas, fit to be attached to a report to the council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xlsxwriter import Workbook

from samverkan_xl.model.audit import Audit
from samverkan_xl.model.conditions import Condition, This, is_one_of
from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.deadlines import SOON_DAYS, deadline_fields, open_deadlines
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import Field
from samverkan_xl.model.lists import AGREEMENT_STATES, ANSWERS, YES_PARTLY_NO_PLANNED
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.step_one import BEGUN, CRITERIA, UNANSWERED, WORST_FIRST, Criterion, Verdict, verdict, worst
from samverkan_xl.model.values import NOT_APPLICABLE, Value, shown
from samverkan_xl.model.workbook import OVERVIEW_TITLE
from samverkan_xl.writing.pages import Living, Page
from samverkan_xl.writing.palette import ANSWER_TONES, ATTENTION, CHART, GOOD, NONE, WRONG
from samverkan_xl.writing.placement import Placement
from samverkan_xl.writing.scripts import ColumnScript

WIDTHS = (7, 40, 13, 13, 13, 2, 7, 40, 13, 13, 13)
LEFT, RIGHT = 1, 7
ROW_POINTS = 19
MET, LACKING = "✔ Uppfyllt", "✖ Saknas"
VERDICT_SIGNS = {Verdict.DONE: "✔", Verdict.ONGOING: "▶", Verdict.NOT_BEGUN: "○"}
ANSWERS_COUNTED = ("Ja", "Delvis", "Nej", "Vet inte", NOT_APPLICABLE.value, UNANSWERED)
ANSWERS_KNOWN = frozenset({*ANSWERS.choices, NOT_APPLICABLE})
MET_SAID = (*YES_PARTLY_NO_PLANNED.choices, NOT_APPLICABLE.value)
LEAD = "Räknas fram ur de andra bladen. En sida att bifoga rapporten till kommunfullmäktige."


@dataclass(frozen=True, slots=True)
class OverviewSheet:
    """The overview being written."""

    workbook: Workbook
    page: Page
    placement: Placement
    definition: Definition
    audited: Audit
    today: date

    def write(self) -> None:
        """Write the whole sheet."""
        page = self.page
        page.set_up(OVERVIEW_TITLE, LEAD, pages_tall=1)
        page.sheet.set_default_row(ROW_POINTS)
        for column, width in enumerate(WIDTHS):
            page.sheet.set_column(column, column, width)
        self._write_verdict(4)
        after_criteria = self._write_criteria(6)
        after_questions = self._write_questions(after_criteria + 1)
        after_deadlines = self._write_deadlines(6)
        after_laws = self._write_laws(after_deadlines + 1)
        answers_row = after_questions + 1
        after_answers = self._write_answers(answers_row)
        after_agreements = self._write_agreements(after_laws + 1)
        self._insert_chart(answers_row, after_answers + 1)
        self._color_words(max(after_agreements, after_answers + 14))

    def _head(self, row: int, column: int, *titles: str) -> None:
        for step, title in enumerate(titles):
            self.page.text(row, column + step, title, "head")

    def _script(self, sheet: str) -> ColumnScript:
        return ColumnScript(self.placement, sheet)

    def _whole(self, condition: Condition) -> str:
        """Write a condition about the whole book."""
        return condition.formula(self._script("start"))

    def _write_verdict(self, row: int) -> None:
        found, lacking = verdict(self.audited.around)
        reasons = "; ".join(criterion.lacking for criterion in lacking)
        value = f"{VERDICT_SIGNS[found]} {found}" + (f" – {reasons}" if reasons else "")
        parts = "&".join(f'IF({self._whole(one.met)},"","; {one.lacking}")' for one in CRITERIA)
        begun = f'IF({self._whole(BEGUN)}>0,"▶ {Verdict.ONGOING}","○ {Verdict.NOT_BEGUN}")'
        formula = f'IF(LEN({parts})=0,"✔ {Verdict.DONE}",{begun}&" – "&MID({parts},3,500))'
        self.page.text(row, LEFT, "Steg 1", "section")
        self.page.live_array(
            row, LEFT + 1, Living(formula, value), self.page.palette.style("plain", bold=True, font_size=12)
        )

    def _write_criteria(self, row: int) -> int:
        self._head(row, LEFT, "", "Villkor för steg 1", "Läge")
        for at, criterion in enumerate(CRITERIA, row + 1):
            self._write_criterion(at, at - row, criterion)
        return row + 1 + len(CRITERIA)

    def _write_criterion(self, row: int, number: int, criterion: Criterion) -> None:
        met = criterion.met.holds({}, {}, self.audited.around)
        living = Living(f'IF({self._whole(criterion.met)}>0,"{MET}","{LACKING}")', MET if met else LACKING)
        self.page.text(row, LEFT, str(number), "label")
        self.page.text(row, LEFT + 1, criterion.title, "fixed")
        self.page.live_array(row, LEFT + 2, living, self.page.palette.style("strong"))

    def _answers(self, key: str, numbers: tuple[str, ...]) -> tuple[str | None, ...]:
        rows = (row.values for row in self.audited.rows["support_questions"])
        found = {row.get("number"): row.get(key) for row in rows}
        return tuple(shown(found.get(nr)) if found.get(nr) in ANSWERS_KNOWN else None for nr in numbers)

    def _write_questions(self, row: int) -> int:
        self._head(row, LEFT, "Nr", "Stödfråga", "Kommun", "Polis", "Helhet")
        at = row
        for _, parts in self.definition.wholes():
            for place, part in enumerate(parts):
                at += 1
                self.page.text(at, LEFT, part.nr, "label")
                self.page.text(at, LEFT + 1, part.kort, "fixed")
                for step, key in enumerate(("answer_municipality", "answer_police")):
                    self._write_worst(at, LEFT + 2 + step, key, (part.nr,))
                if place == 0:
                    self._write_worst(at, LEFT + 4, "answer_municipality", tuple(one.nr for one in parts))
                else:
                    self.page.text(at, LEFT + 4, "", "value")
        return at + 1

    def _write_worst(self, row: int, column: int, key: str, numbers: tuple[str, ...]) -> None:
        script = self._script("support_questions")
        asked = is_one_of("number", *numbers).formula(script)
        counts = {answer: f"SUM({asked}*{is_one_of(key, answer).formula(script)})" for answer in (*WORST_FIRST, "Ja")}
        beside = f"SUM({asked}*{is_one_of(key, NOT_APPLICABLE.value).formula(script)})"
        settled = f'IF({counts["Ja"]}=0,"{NOT_APPLICABLE.value}","Ja")'
        formula = f'IF({counts["Ja"]}+{beside}={len(numbers)},{settled},"{UNANSWERED}")'
        for answer in reversed(WORST_FIRST):
            formula = f'IF({counts[answer]}>0,"{answer}",{formula})'
        living = Living(formula, worst(self._answers(key, numbers)))
        self.page.live_array(row, column, living, self.page.palette.style("strong"))

    def _write_answers(self, row: int) -> int:
        """Count the answers of each party; the chart draws these."""
        self._head(row, LEFT, "", "Antal svar", "Kommun", "Polis")
        numbers = tuple(question.nr for question in self.definition.stodfragor)
        for at, answer in enumerate(ANSWERS_COUNTED, row + 1):
            self.page.text(at, LEFT, "", "label")
            self.page.text(at, LEFT + 1, answer, "fixed")
            for step, key in enumerate(("answer_municipality", "answer_police")):
                given = self._answers(key, numbers)
                count = sum((one if one in ANSWERS_COUNTED else UNANSWERED) == answer for one in given)
                self.page.live_array(
                    at,
                    LEFT + 2 + step,
                    Living(self._count_formula(key, answer), count),
                    self.page.palette.style("value"),
                )
        return row + 1 + len(ANSWERS_COUNTED)

    def _count_formula(self, key: str, answer: str) -> str:
        script = self._script("support_questions")
        if answer != UNANSWERED:
            return f"SUM({script.stands()}*{is_one_of(key, answer).formula(script)})"
        answered = is_one_of(key, *ANSWERS_COUNTED[:-1]).formula(script)
        return f"SUM({script.stands()}*(1-{answered}))"

    def _write_deadlines(self, row: int) -> int:
        self._head(row, RIGHT, "", "Förfaller", "Försenat", f"Inom {SOON_DAYS} dagar", "Närmast")
        for at, (sheet, of) in enumerate(deadline_fields(), row + 1):
            self.page.text(at, RIGHT, "", "label")
            self.page.text(at, RIGHT + 1, f"{sheet.title}: {of.title}", "fixed")
            self._write_deadline(at, sheet, of)
        return row + 1 + len(deadline_fields())

    def _write_deadline(self, row: int, sheet: type[Row], of: Field) -> None:
        script = self._script(sheet.key)
        day = This(of.key).serial(script)
        waits = of.open_while.formula(script) if of.open_while else "1"
        is_open = f"{script.used()}*{waits}*({day}>0)"
        days = [deadline.day for deadline in open_deadlines(self.audited, sheet, of)]
        late = [one for one in days if one < self.today]
        soon = [one for one in days if self.today <= one <= self.today + timedelta(days=SOON_DAYS)]
        ahead = [one for one in days if one >= self.today]
        value, dated = self.page.palette.style("value"), self.page.palette.style("value", "date", align="left")
        self.page.live_array(row, RIGHT + 2, Living(f"SUM({is_open}*({day}<idag))", len(late)), value)
        within = f"SUM({is_open}*({day}>=idag)*({day}<=idag+{SOON_DAYS}))"
        self.page.live_array(row, RIGHT + 3, Living(within, len(soon)), value)
        coming = f"{is_open}*({day}>=idag)"
        nearest = f'IF(SUM({coming})=0,"–",MIN(IF({coming},{day})))'
        self.page.live_array(row, RIGHT + 4, Living(nearest, serial_of(min(ahead)) if ahead else "–"), dated)

    def _write_laws(self, row: int) -> int:
        self._head(row, RIGHT, "Nr", "Lagkrav", "Uppfyllt", "Nästa senast")
        found = {one.values.get("number"): one.values for one in self.audited.rows["legal_requirements"]}
        script = self._script("legal_requirements")
        for at, law in enumerate(self.definition.lagkrav, row + 1):
            values = found.get(law.nr, {})
            self.page.text(at, RIGHT, law.nr, "label")
            self.page.text(at, RIGHT + 1, f"{law.paragraf} {law.kort}", "fixed")
            where = f'MATCH(TRUE,TRIM({script.this("number")})="{law.nr}",0)'
            self.page.live_array(at, RIGHT + 2, self._met(law.nr, values.get("met")), self.page.palette.style("strong"))
            due = values.get("next_due")
            living = Living(
                f'IFERROR(INDEX({script.this("next_due")},{where}),"")', serial_of(due) if isinstance(due, date) else ""
            )
            self.page.live_array(at, RIGHT + 3, living, self.page.palette.style("value", "date", align="left"))
        return row + 1 + len(self.definition.lagkrav)

    def _met(self, number: str, answer: Value) -> Living:
        script = self._script("legal_requirements")
        formula = f'"{UNANSWERED}"'
        for said in MET_SAID:
            counted = (is_one_of("number", number) & is_one_of("met", said)).formula(script)
            formula = f'IF(SUM({counted})>0,"{said}",{formula})'
        return Living(formula, said if (said := shown(answer)) in MET_SAID else UNANSWERED)

    def _write_agreements(self, row: int) -> int:
        self._head(row, RIGHT, "", "Överenskommelser", "Antal")
        script = self._script("agreements")
        for at, state in enumerate(AGREEMENT_STATES.choices, row + 1):
            count = sum(one.values.get("status") == state for one in self.audited.used("agreements"))
            self.page.text(at, RIGHT, "", "label")
            self.page.text(at, RIGHT + 1, state, "fixed")
            formula = f"SUM(--{is_one_of('status', state).formula(script)})"
            self.page.live_array(at, RIGHT + 2, Living(formula, count), self.page.palette.style("value"))
        return row + 1 + len(AGREEMENT_STATES.choices)

    def _insert_chart(self, answers_row: int, row: int) -> None:
        chart = self.workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
        for step, answer in enumerate(ANSWERS_COUNTED, 1):
            at = answers_row + step - 1
            chart.add_series(
                {
                    "name": [OVERVIEW_TITLE, at, LEFT],
                    "categories": [OVERVIEW_TITLE, answers_row - 1, LEFT + 1, answers_row - 1, LEFT + 2],
                    "values": [OVERVIEW_TITLE, at, LEFT + 1, at, LEFT + 2],
                    "fill": {"color": CHART[answer]},
                    "gap": 50,
                    "data_labels": {"value": True, "num_format": "0;;", "font": {"color": "#FFFFFF", "bold": True}},
                }
            )
        chart.set_title({"name": "Stödfrågorna: så svarar parterna", "name_font": {"size": 12, "color": "#17405C"}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_size({"width": 620, "height": 210})
        chart.set_chartarea({"border": {"color": "#C5D3DC"}})
        described = "Staplar: antal svar Ja, Delvis, Nej, Vet inte, Ej aktuellt och Ej svarat, för kommun och polis."
        self.page.sheet.insert_chart(row - 1, LEFT - 1, chart, {"description": described, "x_offset": 2, "y_offset": 4})

    def _color_words(self, last_row: int) -> None:
        palette, sheet = self.page.palette, self.page.sheet
        area = (3, 0, last_row, len(WIDTHS) - 1)
        tones = {**ANSWER_TONES, MET: GOOD, LACKING: WRONG}
        for word, tone in tones.items():
            sheet.conditional_format(
                *area, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": palette.tone(tone)}
            )
        for sign, tone in (("✔", GOOD), ("▶", ATTENTION), ("○", NONE)):
            shown = {
                "type": "text",
                "criteria": "begins with",
                "value": sign,
                "format": palette.bare(font_color=tone.text),
            }
            sheet.conditional_format(3, 1, 3, 1, shown)
        sheet.print_area(f"A1:K{last_row}")
