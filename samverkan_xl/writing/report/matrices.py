"""Stödfrågor and Lagkrav: what every municipality answers, a row each, in words and colour."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_xl.consolidating.county import Answer, County, Picture
from samverkan_xl.model.step_one import UNANSWERED
from samverkan_xl.model.unique_titles import checklist_titles
from samverkan_xl.reference.municipalities import Municipality
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ANSWER_TONES
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.rows import FILE, WHOSE, whose
from samverkan_xl.writing.report.tables import write_table, write_table_sheet

MUNICIPALITY, POLICE = 0, 1
ANSWER_WIDTH = 13
SOURCE = (FILE, Column("Blad", 14), Column("Celler", 12))


def everyone(county: County) -> tuple[tuple[Municipality, Picture | None], ...]:
    """Give every municipality that was asked or has answered, by code, with its picture if it has one."""
    answered = {one.municipality.code: one for one in county.pictures}
    asked = {one.code: one for one in (*county.expected, *county.missing)}
    known = asked | {code: one.municipality for code, one in answered.items()}
    return tuple((known[code], answered.get(code)) for code in sorted(known))


def write_questions(page: Page, county: County) -> None:
    """Write the municipalities' answers, and below them, in the same columns, those of the police."""
    questions = county.definition.stodfragor
    numbers = [one.nr for one in questions]
    titles = checklist_titles(questions)
    lead = (
        "Överst kommunernas svar, därunder polisens i samma kolumner. "
        "Blankt är inte Nej: den som inte svarat står som Ej svarat."
    )
    differing = Column("Parterna svarar olika på", 34)
    rows = [
        (*_row(municipality, picture, _of_party(picture, numbers, MUNICIPALITY), _differing(picture, numbers)),)
        for municipality, picture in everyone(county)
    ]
    police_rows = [
        (*_row(municipality, picture, _of_party(picture, numbers, POLICE), _differing(picture, numbers)),)
        for municipality, picture in everyone(county)
    ]
    columns = _columns(titles, differing)
    own = Table("tabell_lan_stodfragor_kommun", "Kommunernas svar på stödfrågorna", columns, rows)
    last = write_table_sheet(page, lead, own, always_one_wide=True)
    page.text(3, 1, "Kommunens svar", "section")
    page.text(last + 2, 1, "Polisens svar", "section")
    for row in (3, last + 2):
        page.sheet.set_row(row - 1, 26)
    police = Table("tabell_lan_stodfragor_polis", "Polisens svar på stödfrågorna", columns, police_rows)
    end = write_table(page, police, last + 3, own.widths())
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:A{end}"})


def write_laws(page: Page, county: County) -> None:
    """Write how every municipality meets the act."""
    laws = county.definition.lagkrav
    titles = checklist_titles(laws)
    lead = "Kommunernas egna svar på om kraven i lagen (2023:196) är uppfyllda. Den som inte svarat står som Ej svarat."
    rows = [
        (*_row(municipality, picture, [picture.laws.get(one.nr) if picture else None for one in laws]),)
        for municipality, picture in everyone(county)
    ]
    table = Table("tabell_lan_lagkrav", "Lagkrav per kommun", _columns(titles), rows)
    write_table_sheet(page, lead, table, always_one_wide=True)


def _columns(titles: Sequence[str], *more: Column) -> tuple[Column, ...]:
    answers = (Column(title, ANSWER_WIDTH, tones=ANSWER_TONES) for title in titles)
    return (*WHOSE, *answers, *more, *SOURCE)


def _row(
    municipality: Municipality, picture: Picture | None, answers: Sequence[Answer | None], *more: Cell
) -> tuple[Cell, ...]:
    words = (answer.text if answer else UNANSWERED for answer in answers)
    given = [answer for answer in answers if answer]
    source = (
        (picture.submission.file, given[0].sheet if given else None, _span(given)) if picture else (None, None, None)
    )
    return (*whose(municipality), *words, *more, *source)


def _of_party(picture: Picture | None, numbers: Sequence[str], party: int) -> list[Answer | None]:
    if picture is None:
        return [None] * len(numbers)
    both = (picture.questions.get(number) for number in numbers)
    return [pair[party] if pair else None for pair in both]


def _span(answers: Sequence[Answer]) -> str | None:
    """Give the first and the last cell from which the answers were read."""
    cells = [answer.cell for answer in answers if answer.cell]
    if not cells:
        return None
    return cells[0] if cells[0] == cells[-1] else f"{cells[0]}–{cells[-1]}"


def _differing(picture: Picture | None, numbers: Sequence[str]) -> str | None:
    """List the questions to which both parties have answered, and not the same."""
    if picture is None:
        return None
    pairs = ((number, picture.questions.get(number)) for number in numbers)
    return ", ".join(number for number, pair in pairs if pair and _differ(*pair)) or None


def _differ(one: Answer, other: Answer) -> bool:
    return one.text != other.text and UNANSWERED not in {one.text, other.text}
