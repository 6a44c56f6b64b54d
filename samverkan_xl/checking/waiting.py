"""Rows that wait for an answer, named where something is claimed that they may be there to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samverkan_xl.checking.raw_rows import RawSheet, rows_in_words
from samverkan_xl.model.audit import Hit

SHOWN_ON = {
    "ja-utan-organisation": "organisation",
    "ja-utan-rad": "organisation",
    "ja-utan-tid-": "roles",
    "ja-utan-mandat-": "roles",
    "ja-utan-uppfoljning": "follow_up",
    "ja-utan-forankring-": "anchoring",
    "ja-utan-overenskommelse": "agreements",
    "ja-utan-rapport": "council_reports",
}
"""On which sheet it is to be seen what is claimed with Ja, by how the codes begin that ask for it."""


def told_of_waiting(hits: Sequence[Hit], sheets: Mapping[str, RawSheet]) -> Iterator[Hit]:
    """Give the hits; those that miss something on a sheet where rows wait name these rows, as `väntar`."""
    for hit in hits:
        waiting = _waiting_for(hit.code, hits, sheets)
        yield replace(hit, facts={**hit.facts, "väntar": waiting}) if waiting else hit


def _waiting_for(code: str, hits: Sequence[Hit], sheets: Mapping[str, RawSheet]) -> str:
    sheet = sheets.get(next((key for begun, key in SHOWN_ON.items() if code.startswith(begun)), ""))
    if sheet is None:
        return ""
    rows = {hit.row for hit in hits if hit.stops and hit.sheet == sheet.found.sheet.key} | sheet.refused
    numbers = [sheet.numbers[row] for row in rows]
    return f"{rows_in_words(numbers)} på bladet {sheet.name}" if numbers else ""
