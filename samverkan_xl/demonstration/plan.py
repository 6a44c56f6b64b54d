"""Who answers how: the books that a county gets back in the demonstration, and many of them for the benchmark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from samverkan_xl.demonstration.answers import demo_records
from samverkan_xl.demonstration.case import Kind
from samverkan_xl.model.audit import RawBook
from samverkan_xl.reference.municipalities import Municipality

YDRE = "0512"
"""The municipality that does not answer, where it is one of those asked."""

STANDARD_NAME = "{standard}.xlsx"
BookName = Callable[[str, str, int], str]
"""Gives a book's file name from code, period and revision."""


@dataclass(frozen=True, slots=True)
class DemoBook:
    """One book that came back: what its cells hold, and under which name it came."""

    municipality: Municipality
    records: RawBook
    kind: Kind
    file_name: str


@dataclass(frozen=True, slots=True)
class Sending:
    """One way to answer: the kind of book, its revision, and the name that people gave the file."""

    kind: Kind
    revision: int = 1
    name: str = STANDARD_NAME


@dataclass(frozen=True, slots=True)
class Round:
    """One round of answers: the day and the period they are for, how files are named, and the seed of chance."""

    today: date
    period: str
    name: BookName
    seed: int

    def book(self, each: Municipality, sending: Sending) -> DemoBook:
        """Make up the book that a municipality sends."""
        records = demo_records(each, self.period, self.today, sending.kind, self.seed, revision=sending.revision)
        standard = self.name(each.code, self.period, sending.revision).removesuffix(".xlsx")
        return DemoBook(each, records, sending.kind, sending.name.format(standard=standard, kommun=each.name))


FIRST_TO_ANSWER: tuple[tuple[Sending, ...], ...] = (
    (Sending(Kind.COMPLETE),),
    (Sending(Kind.HALF_DONE), Sending(Kind.COMPLETE, 2, "{kommun} ny version SLUTLIG.xlsx")),
    (Sending(Kind.EARLY, name="Kopia av {standard}.xlsx"),),
    (Sending(Kind.FAULTY_CONTENTS),),
    (Sending(Kind.EXPLAINED),),
    (Sending(Kind.FAULTY_DATES),),
    (Sending(Kind.STRONG),),
    (Sending(Kind.COMPLETE),),
    (Sending(Kind.HALF_DONE, name="SV Samverkan {kommun}.xlsx"),),
    (Sending(Kind.FAULTY_LINKS, name="{kommun} svar (2).xlsx"),),
    (Sending(Kind.NOT_BEGUN),),
    (Sending(Kind.STRONG),),
)
"""What the first twelve that answer send, by code; the second of them sends twice."""

THE_OTHERS = (Kind.COMPLETE, Kind.STRONG, Kind.EARLY, Kind.COMPLETE, Kind.HALF_DONE, Kind.EXPLAINED)
"""What the others send, in turn, where a county has more municipalities."""


def demo_plan(
    municipalities: Sequence[Municipality], today: date, period: str, name: BookName, seed: int = 2026
) -> tuple[DemoBook, ...]:
    """Make up what comes back from these municipalities, by code.

    Exactly one does not answer: Ydre, or else the one with the smallest code; a municipality asked alone answers.
    """
    by_code = sorted(municipalities, key=lambda each: each.code)
    silent = _silent(by_code)
    this_round = Round(today, period, name, seed)
    answering = [each for each in by_code if each.code != silent]
    return tuple(
        this_round.book(each, sending)
        for each, sendings in zip(answering, _sendings(), strict=False)
        for sending in sendings
    )


def bulk_books(
    municipalities: Sequence[Municipality], today: date, period: str, name: BookName, seed: int = 2026
) -> Iterator[DemoBook]:
    """Make up one book for each municipality, in the given order and one at a time, mostly complete ones."""
    this_round = Round(today, period, name, seed)
    for each, kind in zip(municipalities, cycle(THE_OTHERS), strict=False):
        yield this_round.book(each, Sending(kind))


def _silent(by_code: Sequence[Municipality]) -> str | None:
    codes = [each.code for each in by_code]
    if len(codes) <= 1:
        return None
    return YDRE if YDRE in codes else codes[0]


def _sendings() -> Iterator[tuple[Sending, ...]]:
    yield from FIRST_TO_ANSWER
    for kind in cycle(THE_OTHERS):
        yield (Sending(kind),)
