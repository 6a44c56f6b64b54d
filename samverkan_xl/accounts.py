"""The short Swedish accounts of how it went, and the same as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_xl.consolidating.comparison import Comparison, Direction
from samverkan_xl.consolidating.county import County, FileStatus, Registered
from samverkan_xl.consolidating.findings_shown import left_out
from samverkan_xl.folders import shown_from
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Submission, Unread

if TYPE_CHECKING:  # it brings the writers of reports, which an account of a check does without
    from samverkan_xl.journeys import Consolidation

SEVERAL = {
    FileStatus.READ: "inlästa",
    FileStatus.READ_WITH_FINDINGS: "inlästa med anmärkning",
    FileStatus.SUPERSEDED: "ersatta",
    FileStatus.NOT_READ: "ej lästa",
}
"""What is said of two files or more, in the order in which it is told."""

MOST_NAMES = 12
"""So many missing municipalities are named; more are counted."""


def findings_of(one: Submission | Unread) -> tuple[Finding, ...]:
    """Give all that is to be said of a file."""
    return one.findings if isinstance(one, Submission) else (one.finding,)


def counted(files: Iterable[Submission | Unread]) -> Counter[Severity]:
    """Count findings by severity."""
    return Counter(finding.severity for one in files for finding in findings_of(one))


def severities(counts: Counter[Severity]) -> str:
    """Tell three counts in words."""
    errors, queries, notices = (counts[severity] for severity in Severity)
    return (
        f"{errors} fel, {queries} {'fråga' if queries == 1 else 'frågor'} och"
        f" {notices} {'upplysning' if notices == 1 else 'upplysningar'}"
    )


def checked_lines(files: Iterable[Submission | Unread]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Give each file's name with what is to be said of it, errors first."""
    order = list(Severity)
    for one in files:
        yield one.file, tuple(sorted(findings_of(one), key=lambda finding: order.index(finding.severity)))


def checked_data(files: Iterable[Submission | Unread]) -> list[dict[str, Any]]:
    """Give every finding as data, in one flat list."""
    return [_finding_data(one.file, finding) for one in files for finding in findings_of(one)]


def _finding_data(file: str, finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "file": file,
        "sheet": place.sheet if place else None,
        "cell": place.cell if place else None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": message(finding),
        "value": finding.value or None,
    }


def consolidated_lines(done: Consolidation) -> Iterator[str]:
    """Tell how a consolidation went: the report, who is missing, what was found, and the receipt."""
    together = done.county
    answered, expected = len(together.expected) - len(together.missing), len(together.expected)
    yield f"Rapporten finns i {done.report}."
    yield f"{answered} av {expected} kommuner har svarat.{_missing(together)}"
    if nothing := nothing_counts_line(together):
        yield nothing
    yield f"Filer: {_statuses(together) or 'inga'}."
    counts = Counter({severity: together.count(severity) for severity in Severity})
    yield f"Anmärkningar: {severities(counts)}."
    if without_room := left_out(together.findings):
        yield f"{without_room} av dem får inte plats på bladet Anmärkningar, som säger i vilka böcker de finns."
    if together.comparison is not None:
        yield changes_line(together.comparison)
    yield receipt_line(together)


def outcome_line(done: Consolidation) -> str:
    """Tell in one sentence how it went."""
    together = done.county
    answered, expected = len(together.expected) - len(together.missing), len(together.expected)
    left_out = sum(one.status is FileStatus.NOT_READ for one in together.register)
    files = f" {left_out} {'fil räknas' if left_out == 1 else 'filer räknas'} inte," * bool(left_out)
    counts = Counter({severity: together.count(severity) for severity in Severity})
    return (
        f"{answered} av {expected} kommuner har svarat,{files} och det finns {severities(counts)};"
        f" rapporten för {together.today} finns i {done.report}."
    )


def nothing_counts_line(together: County) -> str:
    """Point out that books have come in but none counts, and why; empty when all is as it should be."""
    books = [one for one in together.register if one.municipality]
    if together.pictures or not books:
        return ""
    told = {(one.file, one.finding.code) for one in together.findings}
    reasons = Counter(_why_not(one, {code for file, code in told if file == one.file}) for one in books)
    said = ", ".join(reason.of(count, len(books)) for reason, count in reasons.most_common())
    said = " och ".join(said.rsplit(", ", 1))
    asked = f"Rapporten gäller {together.name}{f', perioden {together.period}' * bool(together.period)}"
    check = f" {asked}. Kontrollera län och period." * any(reason.is_of_another_report for reason in reasons)
    return f"Ingen bok räknas: {said}.{check}"


@dataclass(frozen=True, slots=True)
class _WhyNot:
    """Why a book does not count, in words that go on from what it is about; `several` where the words differ."""

    one: str
    several: str = ""
    is_of_another_report: bool = False

    def of(self, count: int, books: int) -> str:
        """Say it of so many of the books that came."""
        if books == 1:
            return f"den som kom in {self.one}"
        which = f"de {count} som kom in" if count == books else f"{count}"
        return f"{which} {self.one if count == 1 else self.several or self.one}"


def _why_not(book: Registered, codes: Collection[str]) -> _WhyNot:
    if "inte-ifylld" in codes:
        return _WhyNot("är inte ifylld", "är inte ifyllda")
    if "fel-lan" in codes and book.municipality:
        return _WhyNot(f"är från {book.municipality.county}", is_of_another_report=True)
    if "fel-period" in codes:
        about = f"gäller perioden {book.period}" if book.period else "säger inte vilken period den gäller"
        return _WhyNot(about, "" if book.period else "säger inte vilken period de gäller", is_of_another_report=True)
    return _WhyNot("är stoppad (se Inkomstlista)", "är stoppade (se Inkomstlista)")


def _missing(together: County) -> str:
    unusable = dict.fromkeys(one.municipality.name for one in together.unusable if one.municipality is not None)
    return _named("Ej svarat", [one.name for one in together.silent]) + _named(
        "Svaret går inte att använda", list(unusable)
    )


def _named(what: str, names: list[str]) -> str:
    if not names:
        return ""
    if len(names) <= MOST_NAMES + 1:  # the last one's name takes no more room than "and 1 more"
        return f" {what}: {', '.join(names)}."
    return f" {what}: {', '.join(names[:MOST_NAMES])} och {len(names) - MOST_NAMES} till."


def _statuses(together: County) -> str:
    counts = Counter(one.status for one in together.register)
    told = ((counts[one], one.value if counts[one] == 1 else several) for one, several in SEVERAL.items())
    return ", ".join(f"{count} {words}" for count, words in told if count)


def receipt_line(together: County) -> str:
    """Tell the receipt as the sum that it is."""
    receipt = together.receipt
    return (
        f"Kvitto: {receipt.read} lästa rader = {receipt.consolidated} konsoliderade + {receipt.repaired} rättade"
        f" + {receipt.rejected} avvisade + {receipt.superseded} ersatta."
        f" {'Det stämmer.' if receipt.adds_up else 'Det stämmer inte.'}"
    )


def changes_line(found: Comparison) -> str:
    """Tell what has changed since the earlier report."""
    sums = ", ".join(f"{count} {words}" for count, words in found.sums())
    of = found.earlier.period or found.earlier.file
    return f"Sedan förra rapporten ({of}): {sums or 'ingenting har ändrats'}."


def consolidated_data(done: Consolidation) -> dict[str, Any]:
    """Give a consolidation as data."""
    together, receipt = done.county, done.county.receipt
    return {
        "files": [
            {
                "name": shown_from(done.report.parent / one.file, done.folder),
                "status": one.status.value,
                "reason": one.reason or None,
                "municipality": one.municipality.code if one.municipality else None,
                "sha256": one.sha256 or None,
            }
            for one in together.register
        ],
        "missing": [one.code for one in together.missing],
        "rows": {
            "read": receipt.read,
            "consolidated": receipt.consolidated,
            "repaired": receipt.repaired,
            "rejected": receipt.rejected,
            "superseded": receipt.superseded,
        },
        "findings": {severity.value: together.count(severity) for severity in Severity},
        **({"changes": _changes_data(together.comparison)} if together.comparison is not None else {}),
        "report": str(Path(done.report)),
    }


def _changes_data(found: Comparison) -> dict[str, Any]:
    earlier = found.earlier
    return {
        "previous": {
            "name": earlier.file,
            "sha256": earlier.sha256,
            "period": earlier.period or None,
            "made_on": earlier.made_on.isoformat() if earlier.made_on else None,
        },
        "counts": {direction.value: found.count(direction) for direction in Direction},
        "all": [
            {
                "municipality": one.municipality.code,
                "subject": one.matter.subject.value,
                "number": one.matter.number or None,
                "party": one.matter.party.value if one.matter.party else None,
                "before": one.before,
                "now": one.now,
                "change": one.direction.value,
            }
            for one in found.changes
        ],
    }
