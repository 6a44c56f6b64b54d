"""Steg 1: how far every municipality has come, and why not further."""

from __future__ import annotations

from samverkan_xl.consolidating.county import County, Picture
from samverkan_xl.model.step_one import CRITERIA, Criterion, Verdict
from samverkan_xl.reference.municipalities import Municipality
from samverkan_xl.writing.municipal.overview_sheet import LACKING, MET
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.matrices import everyone
from samverkan_xl.writing.report.rows import FILE, WHOSE, whose
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import NOT_ANSWERED, VERDICTS, counted, thousands

VERDICT_TONES = {
    VERDICTS[Verdict.DONE]: GOOD,
    VERDICTS[Verdict.ONGOING]: ATTENTION,
    VERDICTS[Verdict.NOT_BEGUN]: NONE,
    NOT_ANSWERED: NONE,
}
MET_TONES = {MET: GOOD, LACKING: WRONG, NOT_ANSWERED: NONE}
COLUMNS = (
    *WHOSE,
    Column("Steg 1", 17, tones=VERDICT_TONES),
    Column("Skäl", 46),
    *(Column(one.title, 20, tones=MET_TONES) for one in CRITERIA),
    FILE,
)


def write_step_one(page: Page, county: County) -> None:
    """Write the sheet."""
    done = sum(one.verdict is Verdict.DONE for one in county.pictures)
    answered = counted(len(county.pictures), "kommun", "kommuner")
    lead = f"{thousands(done)} av {answered} som svarat är klara med steg 1. Alla villkor krävs."
    rows = [_row(municipality, picture) for municipality, picture in everyone(county)]
    write_table_sheet(page, lead, Table("tabell_lan_steg_1", "Steg 1 per kommun", COLUMNS, rows))


def _row(municipality: Municipality, picture: Picture | None) -> tuple[Cell, ...]:
    if picture is None:
        return (*whose(municipality), NOT_ANSWERED, None, *(NOT_ANSWERED for _ in CRITERIA), None)
    reasons = "; ".join(one.lacking for one in picture.lacking)
    criteria = (LACKING if is_lacking(picture, one) else MET for one in CRITERIA)
    reason = reasons[:1].upper() + reasons[1:] or None
    return (*whose(municipality), VERDICTS[picture.verdict], reason, *criteria, picture.submission.file)


def is_lacking(picture: Picture, criterion: Criterion) -> bool:
    """Tell whether the municipality does not meet a criterion of step 1."""
    return any(one.key == criterion.key for one in picture.lacking)
