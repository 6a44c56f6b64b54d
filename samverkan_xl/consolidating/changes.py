"""What has changed since an earlier report: its words held against those of the county. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_xl.consolidating.comparison import Change, Comparison, Direction
from samverkan_xl.consolidating.county import Answer, County, CountyRow, Picture
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.earlier import STEP_ONE, EarlierReport, Matter, Party, Said, Subject, matters
from samverkan_xl.model.sheets.follow_up import FALTERS, UNSOLVED, FollowUp
from samverkan_xl.model.step_one import REJECTED, UNANSWERED, Verdict
from samverkan_xl.reference.country import Sweden
from samverkan_xl.reference.municipalities import Municipality, municipality

LADDERS = (
    (Verdict.NOT_BEGUN.value, Verdict.ONGOING.value, Verdict.DONE.value),
    ("Nej", "Planerat", "Delvis", "Ja"),
    ("Vet inte", "Ja"),
)
"""What is better than what, each word better than those before it.

A plan is more than nothing, and a part in place is more than a plan. Who finds out that something is in place stands
better than who did not know; who finds out that it is missing, or only partly there, knows more but has come no
further, so Vet inte and those words share no ladder. Ej aktuellt is on none: the question has ceased to apply, or
begun to. Neither are open deviations: one that is gone may be solved or not carried over to a new book, and a new one
may be a setback or good following-up. What is on no common ladder is just another answer.
"""


def direction_of(before: str, now: str) -> Direction:
    """Judge a change from one word to another; a blank is never Nej, and a rejected answer is neither."""
    if REJECTED in {before, now}:
        return Direction.OTHER
    if before == UNANSWERED:
        return Direction.NEW
    if now == UNANSWERED:
        return Direction.GONE
    for ladder in LADDERS:
        if {before, now} <= set(ladder):
            return Direction.BETTER if ladder.index(now) > ladder.index(before) else Direction.WORSE
    return Direction.OTHER


def compare(earlier: EarlierReport, county: County) -> Comparison:
    """Find every change, by municipality and then as the sheets have it.

    Who did not answer at all, then or now, has one change for the whole book; what either report does not tell is not
    compared, but accounted for.
    """
    order = tuple(matters(county.definition))
    told = {matter for said in earlier.said.values() for matter in said}
    now = dict(_said_now(county, order))
    known = {code: one for code in now if (one := municipality(code)) is not None}
    both = [code for code in sorted(now) if code in earlier.said]
    compared = [(known[code], _comparable(order, earlier.said[code], now[code])) for code in both]
    return Comparison(
        earlier,
        tuple(change for whose, pairs in compared for change in _changes(whose, pairs)),
        tuple(matter for matter in order if matter not in told),
        sum(before is None for _, pairs in compared for matter, before, _ in pairs if matter in told),
        tuple(known[code] for code in sorted(now) if code not in earlier.said),
        tuple(one for code in sorted(earlier.said) if code not in now and (one := municipality(code)) is not None),
    )


Pair = tuple[Matter, str | None, str]
"""A matter with what was said of it, if that can be told, and what is said now."""


def _comparable(order: Sequence[Matter], before: Said, now: Said) -> list[Pair]:
    """Give the matters of which both books could tell: only step 1 where there was a book only once."""
    silent = UNANSWERED in {before.get(STEP_ONE), now[STEP_ONE]}
    return [(matter, before.get(matter), now[matter]) for matter in (order[:1] if silent else order)]


def _changes(whose: Municipality, pairs: Sequence[Pair]) -> Iterator[Change]:
    for matter, before, now in pairs:
        if before is not None and before != now:
            yield Change(whose, matter, before, now, direction_of(before, now))


def _said_now(county: County, order: Sequence[Matter]) -> Iterator[tuple[str, Said]]:
    """Give what is said of everyone that was asked or has answered."""
    pictures = {one.municipality.code: one for one in county.pictures}
    logs: dict[str, list[CountyRow]] = {}
    for row in county.rows.get(FollowUp.key, ()):
        logs.setdefault(row.municipality.code, []).append(row)
    for code in {one.code for one in (*county.expected, *county.missing)} | set(pictures):
        picture = pictures.get(code)
        if picture is None:
            yield code, {STEP_ONE: UNANSWERED}
        else:
            yield code, {matter: _said_of(picture, matter, logs.get(code, ())) for matter in order}


def _said_of(picture: Picture, matter: Matter, log: Sequence[CountyRow]) -> str:
    """Give what a book that counts says of a matter, in the words of the report."""
    match matter.subject:
        case Subject.STEP_ONE:
            return picture.verdict.value
        case Subject.DEVIATIONS:
            return str(sum(map(_is_open_deviation, log)))
        case _:
            answer = answer_to(picture, matter)
            return answer.text if answer else UNANSWERED


def answer_to(picture: Picture, matter: Matter) -> Answer | None:
    """Give the answer to a question or a duty, with the cell that it stands in; `None` for what no single cell says."""
    if matter.subject is Subject.LAW:
        return picture.laws.get(matter.number)
    both = picture.questions.get(matter.number)
    return both[tuple(Party).index(matter.party)] if both and matter.party else None


_NOWHERE = Surroundings(date.min, {}, Sweden())


def _is_open_deviation(row: CountyRow) -> bool:
    values = vars(row.row.finished) if row.row.finished is not None else row.row.values
    return (UNSOLVED & FALTERS).holds(values, values, _NOWHERE)
