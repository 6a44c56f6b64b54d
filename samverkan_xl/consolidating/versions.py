"""Which books count: those of the asked county and period, and of several from one municipality the latest.

The higher revision wins, then the later date. Of books with the same answers one counts. Of books that differ, with the
same revision and date, none does: which of them is meant is asked, not guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samverkan_xl.consolidating.same_answers import alike_elsewhere, same_answers
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Submission
from samverkan_xl.reference.municipalities import county, municipality


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission with the reason why it does not count, if any; a superseded book is one that could have counted.

    `asked` holds what is to be asked of a book that counts: that a newer one was stopped, that a lower revision bears a
    later date, that its answers are also another municipality's.
    """

    submission: Submission
    reason: Finding | None = None
    superseded: bool = False
    asked: tuple[Finding, ...] = ()

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
    """Tell of every submission, in the given order, whether it counts; their order decides nothing."""
    reasons = {id(one): _reason(one, county_code, period) for one in submissions}
    by_code: dict[str, list[Submission]] = {}
    for one in sorted(submissions, key=lambda one: one.file):
        if reasons[id(one)] is None:
            by_code.setdefault(one.identity.code, []).append(one)
    judged = {id(one): Judged(one, reason) for one in submissions if (reason := reasons[id(one)]) is not None}
    for able in by_code.values():
        judged |= {id(one.submission): one for one in _judged(able, submissions)}
    elsewhere = alike_elsewhere([one.submission for one in judged.values() if one.counts])
    return tuple(_with_asked(judged[id(one)], elsewhere) for one in submissions)


def _judged(able: Sequence[Submission], all_books: Sequence[Submission]) -> Iterator[Judged]:
    """Judge a municipality's books that could count, the latest first; those that contradict each other fall away."""
    left = list(able)
    contradicting: list[Submission] = []
    while left:
        latest = max(map(_version, left))
        same = [one for one in left if _version(one) == latest]
        if all(same_answers(one, same[0]) for one in same):
            winner = same[-1]
            break
        finding = _contradiction(same)
        yield from (Judged(one, finding) for one in same)
        contradicting += same
        left = [one for one in left if _version(one) != latest]
    else:
        return
    asked = (*_newer_stopped(winner, all_books, contradicting), *_later_date(winner, left))
    yield Judged(winner, asked=asked)
    yield from (Judged(one, _superseded_by(winner, one), superseded=True) for one in left if one is not winner)


def _contradiction(books: Sequence[Submission]) -> Finding:
    names = [one.file for one in books]
    facts = {"namn": f"{', '.join(names[:-1])} och {names[-1]}"}
    return Finding("samma-revision", Severity.ERROR, facts=facts, stops=True)


def _newer_stopped(
    counted: Submission, submissions: Sequence[Submission], contradicting: Sequence[Submission]
) -> Iterator[Finding]:
    """Tell of a newer book from the same municipality that may not be counted itself."""
    stopped = [one for one in submissions if one.stopped is not None and one.identity.code == counted.identity.code]
    newer = [one for one in (*stopped, *contradicting) if _version(one) > _version(counted)]
    if newer:
        latest = max(newer, key=lambda one: (_version(one), one.file))
        yield Finding("nyare-bok-stoppad", Severity.QUERY, facts={"av": latest.file})


def _later_date(counted: Submission, others: Sequence[Submission]) -> Iterator[Finding]:
    """Ask about a lower revision that was filled in later than the one that counts."""
    filled_on = counted.identity.filled_on or date.max
    later = [one for one in others if one.identity.filled_on and one.identity.filled_on > filled_on]
    if later:
        latest = max(later, key=lambda one: (one.identity.filled_on or date.min, one.file))
        yield Finding("lagre-revision-senare-datum", Severity.QUERY, facts={"av": latest.file})


def _with_asked(judged: Judged, elsewhere: Mapping[int, Submission]) -> Judged:
    """Ask of a book whose answers are also another municipality's whether they are its own."""
    other = elsewhere.get(id(judged.submission))
    if other is None:
        return judged
    facts = {"kommun": other.identity.municipality, "av": other.file}
    return replace(judged, asked=(*judged.asked, Finding("samma-svar-som-annan-kommun", Severity.QUERY, facts=facts)))


def _version(one: Submission) -> tuple[int, date]:
    return one.identity.revision, one.identity.filled_on or date.min


def _reason(one: Submission, county_code: str | None, period: str) -> Finding | None:
    if one.stopped is not None:
        return one.stopped
    known = municipality(one.identity.code)
    if county_code and known and known.county_code != county_code:
        asked = county(county_code)
        facts = {"kommun": known.name, "län": known.county, "begärt": asked.name if asked else county_code}
        return Finding("fel-lan", Severity.ERROR, facts=facts | {"källor": one.identity.code_sources}, stops=True)
    if period and one.identity.period != period:
        facts = {"period": one.identity.period or "ingen", "begärd": period}
        return Finding("fel-period", Severity.ERROR, facts=facts | {"källor": one.identity.period_sources}, stops=True)
    return None


def _superseded_by(winner: Submission, one: Submission) -> Finding:
    if winner.sha256 == one.sha256:
        code = "samma-bok-tva-ganger"
    elif _version(winner) == _version(one):
        code = "samma-svar-tva-ganger"
    else:
        code = "ersatt"
    return Finding(code, Severity.NOTICE, facts={"av": winner.file})
