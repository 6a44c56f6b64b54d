"""County reports from made-up answers: municipal books written, read and consolidated as real ones are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from samverkan_xl.checking.book import check_book
from samverkan_xl.checking.earlier_report import PASSED_OVER, earlier_report
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import County
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.earlier import EarlierReport
from samverkan_xl.model.submission import Submission
from samverkan_xl.reading.book import Received, read_book, receive
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

DEFINITION = standard_definition()
DAY, PERIOD = date(2026, 6, 30), "2026-H1"
LATER_DAY, LATER_PERIOD = date(2026, 11, 23), "2026-H2"
THEN = {
    "0509": Kind.STRONG,
    "0513": Kind.COMPLETE,
    "0560": Kind.EARLY,
    "0561": Kind.HALF_DONE,
    "0580": Kind.FAULTY_CONTENTS,
}
NOW = {
    "0512": Kind.EARLY,
    "0513": Kind.COMPLETE,
    "0560": Kind.STRONG,
    "0561": Kind.NOT_BEGUN,
    "0580": Kind.FAULTY_DATES,
}
"""What Östergötland's municipalities send, by code: in the first round, and half a year later."""


@cache
def book(code: str, kind: Kind, day: date, period: str) -> bytes:
    """Write what a municipality sends."""
    return municipal_book(DEFINITION, demo_records(municipality(code), period, day, kind, 7), day)


@cache
def submission(code: str, kind: Kind, day: date, period: str) -> Submission:
    """Read what a municipality sends."""
    received = Received(Path(f"{code}.xlsx"), "ab" * 32, book(code, kind, day, period))
    return check_book(read_book(received), f"in/{code}.xlsx", received.sha256, DEFINITION, day)


def county_of(kinds: Mapping[str, Kind], day: date = DAY, period: str = PERIOD) -> County:
    """Consolidate what Östergötland's municipalities send."""
    return consolidate(
        [submission(code, kind, day, period) for code, kind in kinds.items()], DEFINITION, day, "05", period
    )


def read_back(path: Path, definition=DEFINITION) -> EarlierReport:
    """Read a county report as the journey does."""
    received = receive(path)
    return earlier_report(read_book(received, PASSED_OVER), path.name, received.sha256, definition)
