"""What a sheet has room for of what is to be said: no book takes the room of another's, and what is left out is told.

A sheet has 1 048 576 rows, and what is written beyond them is lost without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samverkan_xl.consolidating.county import CountyFinding
from samverkan_xl.model.findings import Finding, Severity

MOST_FINDINGS = 1_000_000
"""The rows that are left are for the lines that tell of books whose findings are not all there."""
MORE = "anmarkningar-fler"


def shown_findings(findings: Sequence[CountyFinding], most: int = MOST_FINDINGS) -> Sequence[CountyFinding]:
    """Give all findings; of too many, the gravest of the books with most of them, and how many more each has."""
    if len(findings) <= most:
        return findings
    counts = Counter(one.file for one in findings)
    return tuple(_shown(findings, counts, _most_of_one(counts, most)))


def left_out(findings: Sequence[CountyFinding], most: int = MOST_FINDINGS) -> int:
    """Count the findings that there is no room for."""
    return len(findings) - sum(one.finding.code != MORE for one in shown_findings(findings, most))


def _most_of_one(counts: Counter[str], most: int) -> int:
    """Give how many of one book there is room for, when all of those with fewer are told in full."""
    room, books = most, len(counts)
    for count in sorted(counts.values()):
        if count * books > room:
            break
        room, books = room - count, books - 1
    return room // max(books, 1)


def _shown(findings: Sequence[CountyFinding], counts: Counter[str], most: int) -> Iterator[CountyFinding]:
    order = list(Severity)
    told: Counter[str] = Counter()
    crowded = [one for one in findings if counts[one.file] > most]
    gravest: set[int] = set()
    for one in sorted(crowded, key=lambda one: order.index(one.finding.severity)):
        told[one.file] += 1
        if told[one.file] <= most:
            gravest.add(id(one))
    seen: Counter[str] = Counter()
    for one in findings:
        seen[one.file] += 1
        if counts[one.file] <= most or id(one) in gravest:
            yield one
        if counts[one.file] > most and seen[one.file] == counts[one.file]:
            facts = {"antal": str(counts[one.file] - most)}
            yield CountyFinding(one.municipality, one.file, Finding(MORE, Severity.NOTICE, facts=facts))
