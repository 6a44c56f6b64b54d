"""Which books count: those of the asked county and period, and of several from one municipality the latest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Submission
from samverkan_xl.reference.municipalities import county, municipality


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission with the reason why it does not count, if any; a superseded book is one that could have counted.

    `newer` tells, of a book that counts, that a newer one was stopped.
    """

    submission: Submission
    reason: Finding | None = None
    superseded: bool = False
    newer: Finding | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the book goes into the county report."""
        return self.reason is None


def common_period(submissions: Iterable[Submission], county_code: str | None) -> str:
    """Give the period from most municipalities of the county, the later of two alike; empty when none tells."""
    told = {
        (one.identity.code, one.identity.period)
        for one in submissions
        if one.identity.period and one.stopped is None and _is_of(one.identity.code, county_code)
    }
    counted = Counter(period for _, period in told)
    return max(counted, key=lambda period: (counted[period], period), default="")


def _is_of(code: str, county_code: str | None) -> bool:
    known = municipality(code)
    return county_code is None or (known is not None and known.county_code == county_code)


def judge(submissions: Sequence[Submission], county_code: str | None, period: str) -> tuple[Judged, ...]:
    """Tell of every submission, in the given order, whether it counts.

    The higher revision wins, then the later date. Two different books with the same of both are told about: the one
    that is last by file name counts.
    """
    own_fault = {id(one): _reason(one, county_code, period) for one in submissions}
    able = [one for one in submissions if own_fault[id(one)] is None]
    winners = {one.identity.code: one for one in sorted(able, key=_rank)}
    judged = []
    for one in submissions:
        reason = own_fault[id(one)]
        winner = winners.get(one.identity.code)
        if reason is None and winner is not None and winner is not one:
            judged.append(Judged(one, _superseded_by(winner, one), superseded=True))
        else:
            judged.append(Judged(one, reason, newer=_newer_stopped(one, submissions) if reason is None else None))
    return tuple(judged)


def _newer_stopped(counted: Submission, submissions: Sequence[Submission]) -> Finding | None:
    """Tell of a newer book from the same municipality that may not be counted itself."""
    same = (one for one in submissions if one.stopped is not None and one.identity.code == counted.identity.code)
    newer = [one for one in same if _rank(one)[:2] > _rank(counted)[:2]]
    return Finding("nyare-bok-stoppad", Severity.QUERY, facts={"av": max(newer, key=_rank).file}) if newer else None


def _rank(one: Submission) -> tuple[int, date, str]:
    return one.identity.revision, one.identity.filled_on or date.min, one.file


def _reason(one: Submission, county_code: str | None, period: str) -> Finding | None:
    if one.stopped is not None:
        return one.stopped
    known = municipality(one.identity.code)
    if county_code and known and known.county_code != county_code:
        asked = county(county_code)
        facts = {"kommun": known.name, "län": known.county, "begärt": asked.name if asked else county_code}
        return Finding("fel-lan", Severity.ERROR, facts=facts, stops=True)
    if period and one.identity.period != period:
        facts = {"period": one.identity.period or "ingen", "begärd": period}
        return Finding("fel-period", Severity.ERROR, facts=facts, stops=True)
    return None


def _superseded_by(winner: Submission, one: Submission) -> Finding:
    same_version = attrgetter("identity.revision", "identity.filled_on")
    if winner.sha256 == one.sha256:
        code, severity = "samma-bok-tva-ganger", Severity.NOTICE
    elif same_version(winner) == same_version(one):
        code, severity = "samma-revision", Severity.QUERY
    else:
        code, severity = "ersatt", Severity.NOTICE
    return Finding(code, severity, facts={"av": winner.file})
