"""County reports that stand on disk: the one that is about to be replaced, and the one to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.checking.earlier_report import PASSED_OVER, earlier_report, lacking_sheets
from samverkan_xl.checking.finding_tables import is_county_report
from samverkan_xl.checking.privacy import masked
from samverkan_xl.consolidating.county import County
from samverkan_xl.folders import refuse_unwritable
from samverkan_xl.model.catalogue import short
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.earlier import EarlierReport
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.model.workbook import REPORT_ANSWERS, REPORT_COUNTY, REPORT_PERIOD
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, read_properties, receive


class ReportPathError(Refusal):
    """The report cannot have that name: it is no workbook's, or it is taken by another file."""


class EarlierReportError(Refusal):
    """The earlier report cannot be compared with: it is gone, unreadable, no report of ours, or of another county."""


@dataclass(frozen=True, slots=True)
class StandingReport:
    """What the report that is to be replaced says of itself; empty texts where nothing stands there yet."""

    path: Path
    county: str = ""
    period: str = ""
    answers: str = ""


def standing_report(report: Path) -> StandingReport:
    """Look at what stands where the report is to be written.

    Raises a `Refusal` for what cannot become the report, and for somebody else's file: a received book is never
    written over.
    """
    refuse_unwritable(report)
    if report.suffix.lower() != ".xlsx":
        raise ReportPathError(
            f"{report} slutar inte på .xlsx. Ange ett namn som gör det, till exempel lansrapport.xlsx."
        )
    if not report.exists():
        return StandingReport(report)
    try:
        said = read_properties(receive(report))
    except Unreadable:
        said = {}
    if REPORT_COUNTY not in said:
        raise ReportPathError(f"{report} finns redan och är ingen länsrapport. Ange ett annat namn för rapporten.")
    return StandingReport(report, said[REPORT_COUNTY], said.get(REPORT_PERIOD, ""), said.get(REPORT_ANSWERS, ""))


def refuse_to_replace(standing: StandingReport, together: County) -> None:
    """Refuse to write over a report with answers by one of another county or period: it is likely a slip."""
    if standing.answers in {"", "0"}:
        return
    is_other = standing.county != together.name or (together.period and standing.period != together.period)
    if is_other:
        raise ReportPathError(
            f"{standing.path} är rapporten för {_told(standing.county, standing.period)}, men den nya skulle gälla"
            f" {_told(together.name, together.period)}. Rätta län och period, eller ange ett annat namn för den nya."
        )


def _told(county: str, period: str) -> str:
    return f"{county[:1].lower()}{county[1:]}" if county == "Inget län" else f"{county} {period}".strip()


NO_REPORT = "är ingen länsrapport. Ange en länsrapport som samverkan-xl har gjort."


def read_earlier(path: Path, report: Path, today: date, definition: Definition) -> EarlierReport:
    """Read the report that the one at `report`, of `today`, is to be compared with; raises a `Refusal`."""
    said = f"Den förra rapporten {path}"
    if path.is_dir():
        raise EarlierReportError(f"{said} är en mapp. Ange filen, till exempel {path / 'lansrapport.xlsx'}.")
    if path.resolve() == report.resolve():
        raise EarlierReportError(f"{said} är samma fil som den nya skulle skrivas i. Ge den nya ett annat namn.")
    try:
        received = receive(path)
        book = read_book(received, PASSED_OVER)
    except Unreadable as problem:
        raise EarlierReportError(f"{said} {_why_unreadable(problem)}") from problem
    if not is_county_report(book):
        raise EarlierReportError(f"{said} {NO_REPORT}")
    if lacking := lacking_sheets(book):
        way_out = "Ange rapporten som den var när den gjordes."
        raise EarlierReportError(f"{said} saknar bladet {lacking[0]} eller dess rubriker. {way_out}")
    earlier = earlier_report(book, path.name, received.sha256, definition)
    if earlier.made_on is not None and earlier.made_on > today:
        raise EarlierReportError(
            f"{said} är gjord {earlier.made_on}, efter den dag som den nya räknas från ({today})."
            " Ange en äldre rapport, eller rätta dagen."
        )
    return earlier


def _why_unreadable(problem: Unreadable) -> str:
    match problem.code:
        case UnreadableCode.GONE:
            return "finns inte. Kontrollera sökvägen."
        case UnreadableCode.NOT_A_WORKBOOK:
            return NO_REPORT
        case UnreadableCode.FAR_CELL:  # a whole country's report may be longer than what is read of any answer
            sheet = masked(problem.facts["sheet"])
            return f"går inte att läsa; bladet {sheet} är för stort. Ta bort det ur en kopia och jämför med kopian."
    way_out = "Spara den som .xlsx utan lösenord, stäng den och försök igen, eller jämför med en annan."
    return f"går inte att läsa ({short(problem.code.value)}). {way_out}"


def refuse_another_county(earlier: EarlierReport, together: County) -> None:
    """Refuse a report that has no municipality in common with the new one: its county, or counties, are others."""
    known = {one.code for one in (*together.expected, *(each.municipality for each in together.pictures))}
    if known.isdisjoint(earlier.said):
        whose = earlier.county or "ett annat län"
        raise EarlierReportError(
            f"Den förra rapporten gäller {whose}, men den nya gäller {together.name}."
            " Ange en förra rapport för samma län, eller rätta länet."
        )
