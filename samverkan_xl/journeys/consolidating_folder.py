"""Konsolidera: all that came in, together into the county report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samverkan_xl.consolidating.changes import compare
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import County
from samverkan_xl.county_reports import read_earlier, refuse_another_county, refuse_to_replace, standing_report
from samverkan_xl.folders import only_traces, received_files, save, shown_from
from samverkan_xl.inbox.registers import without_registers
from samverkan_xl.journeys.asked_for import known_county, known_period
from samverkan_xl.journeys.checking_files import NothingReceivedError, check_files
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.receiving import Reception
from samverkan_xl.turns import Step, no_step
from samverkan_xl.writing.report.book import county_report

MOST_GAPS = 6
"""So many places where the receipt does not add up are named; more are counted."""


class ReceiptDoesNotAddUpError(Refusal):
    """A row went missing between reading and reporting; the report is not to be trusted and was not written."""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What a consolidation gave: the county, the report's path, and the folder that was read."""

    county: County
    report: Path
    folder: Path


def consolidate_folder(  # noqa: PLR0913  # what a door may ask for, each by its name
    folder: Path,
    report: Path,
    definition: Definition,
    today: date,
    *,
    county_code: str | None = None,
    period: str | None = None,
    previous: Path | None = None,
    passwords: Sequence[str] = (),
    step: Step = no_step,
) -> Consolidation:
    """Read every file in the folder and write the county report.

    `previous` is an earlier report to compare with; it is never counted as an answer. Raises a `Refusal` when nothing
    could be written; then a report that stands there already is left as it was.
    """
    if county_code is not None:
        county_code = known_county(county_code)
    if period is not None:
        period = known_period(period)
    standing = standing_report(report)
    earlier = read_earlier(previous, report, today, definition) if previous is not None else None
    left_out = (report, *filter(None, (previous,)))
    files, origins = without_registers(received_files(folder, but=left_out, with_traces=True))
    if only_traces(files) and county_code is None:
        said = f"Mappen {folder} är tom."
        raise NothingReceivedError(f"{said} Lägg svaren i den, eller ange vilket län som ska svara.")
    reception = Reception(definition, today, tuple(passwords))
    checked = tuple(check_files(files, lambda path: shown_from(path, report.parent), reception, step))
    together = replace(consolidate(checked, definition, today, county_code, period), origins=origins)
    if not together.receipt.adds_up:
        raise ReceiptDoesNotAddUpError(_what_is_missing(together))
    refuse_to_replace(standing, together)
    if earlier is not None:
        refuse_another_county(earlier, together)
        together = replace(together, comparison=compare(earlier, together))
    save(county_report(together), report)
    return Consolidation(together, report, folder)


def _what_is_missing(together: County) -> str:
    receipt = together.receipt
    where = [f"{one.file}, bladet {one.sheet} ({one.read} lästa, {one.accounted} redovisade)" for one in receipt.gaps]
    more = f" och {len(where) - MOST_GAPS} till" if len(where) > MOST_GAPS else ""
    return (
        f"Kvittot stämmer inte: {receipt.read} rader lästes men {receipt.accounted} är redovisade."
        f" Det gäller {'; '.join(where[:MOST_GAPS])}{more}."
        " Ingen rapport skrevs. Spara mappen som den är och anmäl felet."
    )
