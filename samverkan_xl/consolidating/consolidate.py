"""The consolidation: from what every file said to the county. Pure; the order of the files does not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from samverkan_xl.consolidating.county import (
    County,
    CountyExtra,
    CountyFinding,
    CountyRow,
    FileStatus,
    Gap,
    Picture,
    Receipt,
    Registered,
)
from samverkan_xl.consolidating.pictures import picture
from samverkan_xl.consolidating.versions import Judged, common_period, judge
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.submission import Outcome, Submission, Unread
from samverkan_xl.model.workbook import TABLES
from samverkan_xl.reference.municipalities import (
    Municipality,
    all_municipalities,
    counties,
    county_municipalities,
    municipality,
)


def consolidate(
    files: Sequence[Submission | Unread],
    definition: Definition,
    today: date,
    county_code: str | None = None,
    period: str | None = None,
) -> County:
    """Put every file together.

    Without a county, every county from which a book counts is expected to answer in full; without a period, the one
    of most books is reported. Files are told apart by their name.
    """
    submissions = sorted((one for one in files if isinstance(one, Submission)), key=lambda one: one.file)
    unread = sorted((one for one in files if isinstance(one, Unread)), key=lambda one: one.file)
    reported = period or common_period(submissions, county_code)
    judged = judge(submissions, county_code, reported)
    pictures = tuple(_pictures(judged, definition))
    expected = _expected(county_code, pictures)
    answered = {one.municipality.code for one in pictures}
    rows = {sheet.key: tuple(_rows(pictures, sheet.key)) for sheet in TABLES}
    return County(
        _name(county_code, expected),
        reported,
        today,
        definition,
        expected,
        pictures,
        tuple(one for one in expected if one.code not in answered),
        rows,
        tuple(sorted(_findings(judged, unread), key=_by_municipality)),
        tuple(sorted((*map(_registered, judged), *map(_not_read, unread)), key=lambda one: one.file)),
        tuple(_extras(pictures)),
        _receipt(judged, rows),
    )


def _pictures(judged: Iterable[Judged], definition: Definition) -> Iterable[Picture]:
    counted = (one.submission for one in judged if one.counts)
    known = ((municipality(one.identity.code), one) for one in counted)
    pictures = [picture(whose, one, definition) for whose, one in known if whose is not None]
    return sorted(pictures, key=lambda one: one.municipality.code)


def _expected(county_code: str | None, pictures: Sequence[Picture]) -> tuple[Municipality, ...]:
    if county_code:
        return county_municipalities(county_code)
    answering = {one.municipality.county_code for one in pictures}
    return tuple(one for one in all_municipalities() if one.county_code in answering)


def _name(county_code: str | None, expected: Sequence[Municipality]) -> str:
    codes = {county_code} if county_code else {one.county_code for one in expected}
    names = [one.name for one in counties() if one.code in codes]
    if len(names) == len(counties()):
        return "Sverige"
    return names[0] if len(names) == 1 else f"{len(names)} län" if names else "Inget län"


def _rows(pictures: Iterable[Picture], sheet: str) -> Iterable[CountyRow]:
    for one in pictures:
        for row in one.submission.rows[sheet]:
            if row.finished is not None:
                yield CountyRow(one.municipality, one.submission.file, row)


def _findings(judged: Iterable[Judged], unread: Iterable[Unread]) -> Iterable[CountyFinding]:
    """Give what is to be said: all of a book that counts or was stopped, of others just why they do not count."""
    for one in judged:
        whose, file = municipality(one.submission.identity.code), one.submission.file
        told = not (one.superseded or _is_beside_the_point(one))
        if one.reason is not None and not (told and one.reason in one.submission.findings):
            yield CountyFinding(whose, file, one.reason)
        for asked in one.asked:
            yield CountyFinding(whose, file, asked)
        if told:
            for finding in one.submission.findings:
                yield CountyFinding(whose, file, finding)
    for left in unread:
        yield CountyFinding(None, left.file, left.finding)


def _is_beside_the_point(one: Judged) -> bool:
    """Tell whether nobody has anything to mend inside the book: it is for another report, or was never filled in.

    A book that tells no period that can be read is for none, and there is something to mend.
    """
    code = one.reason.code if one.reason is not None else ""
    return code in {"fel-lan", "inte-ifylld"} or (code == "fel-period" and bool(one.submission.identity.period))


def _by_municipality(one: CountyFinding) -> tuple[bool, str]:
    """Put findings in the order of municipality codes; last those of files that do not tell whose they are."""
    return one.municipality is None, one.municipality.code if one.municipality else ""


def _extras(pictures: Iterable[Picture]) -> Iterable[CountyExtra]:
    for one in pictures:
        for extra in one.submission.extras:
            yield CountyExtra(one.municipality, one.submission.file, extra)


def _registered(judged: Judged) -> Registered:
    one = judged.submission
    status, reason, remedy = _status(judged)
    identity = one.identity
    return Registered(
        one.file,
        status,
        reason,
        remedy,
        municipality(identity.code),
        identity.period,
        identity.revision,
        identity.filled_on,
        one.row_count,
        one.sha256,
    )


def _status(judged: Judged) -> tuple[FileStatus, str, str]:
    if judged.reason is not None:
        status = FileStatus.SUPERSEDED if judged.superseded else FileStatus.NOT_READ
        return status, *fault_and_remedy(judged.reason)
    errors, queries = (judged.submission.count(severity) for severity in (Severity.ERROR, Severity.QUERY))
    queries += len(judged.asked)
    if not errors and not queries:
        return FileStatus.READ, "", ""
    told = [f"{errors} fel"] * bool(errors) + [f"{queries} {'fråga' if queries == 1 else 'frågor'}"] * bool(queries)
    return FileStatus.READ_WITH_FINDINGS, f"Boken har {' och '.join(told)}.", "Se bladet Anmärkningar."


def _not_read(unread: Unread) -> Registered:
    fault, remedy = fault_and_remedy(unread.finding)
    return Registered(unread.file, FileStatus.NOT_READ, fault, remedy, None, "", 0, None, 0, unread.sha256)


def _receipt(judged: Iterable[Judged], rows: Mapping[str, Sequence[CountyRow]]) -> Receipt:
    """Hold what was found in the files against what is in the report, what was kept out and what is superseded.

    The two sides are counted apart: rows as they stood in the files, and rows where they ended.
    """
    reported = Counter(one.row.outcome for found in rows.values() for one in found)
    kept_out = Counter(outcome for one in judged for outcome in _kept_out(one))
    return Receipt(
        sum(one.submission.rows_entered for one in judged),
        reported[Outcome.CONSOLIDATED],
        reported[Outcome.REPAIRED],
        kept_out[Outcome.REJECTED],
        kept_out[Outcome.SUPERSEDED],
        tuple(_gaps(judged, rows)),
    )


def _gaps(judged: Iterable[Judged], rows: Mapping[str, Sequence[CountyRow]]) -> Iterator[Gap]:
    """Hold the two sides against each other for every sheet of every file."""
    reported = Counter((one.file, key) for key, found in rows.items() for one in found)
    for one in judged:
        for sheet in TABLES:
            read = one.submission.entered[sheet.key]
            accounted = reported[one.submission.file, sheet.key] + len(tuple(_kept_out_of(one, sheet.key)))
            if read != accounted:
                yield Gap(one.submission.file, sheet.title, read, accounted)


def _kept_out(judged: Judged) -> Iterator[Outcome]:
    """Give the outcome of each row that is not in the report; a book that is stopped has all its rows rejected."""
    for key in judged.submission.rows:
        yield from _kept_out_of(judged, key)


def _kept_out_of(judged: Judged, sheet: str) -> Iterator[Outcome]:
    for row in judged.submission.rows[sheet]:
        if judged.superseded or row.doubled:
            yield Outcome.SUPERSEDED
        elif not judged.counts or row.finished is None:
            yield Outcome.REJECTED
