"""What the audit says, weighed by one who knows the whole book: of what a cell speaks, and which sheets were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from samverkan_xl.checking.raw_rows import FIXED_BUT_READ, RawSheet
from samverkan_xl.checking.titles import nearest
from samverkan_xl.model.audit import Hit, RawBook, shown_raw
from samverkan_xl.model.cells import Grid
from samverkan_xl.model.fields import References, tidied
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.values import folded
from samverkan_xl.model.workbook import SHEETS, sheet_of

SECRECY = "sekretess"
"""Whoever writes of it where the class of the book stands means that something may be secret."""


def weighed(
    hits: Iterable[Hit], raw: RawBook, sheets: Mapping[str, RawSheet], strangers: Sequence[Grid]
) -> Iterator[Hit]:
    """Give the audit's hits as they count in a received book.

    `sheets` are those that could be read, by key; `strangers` those in which nothing of ours was found.
    """
    without_ids = {one.key for one in SHEETS if _ids_unread(one, sheets.get(one.key), strangers)}
    for hit in hits:
        cell = shown_raw(raw[hit.sheet][hit.row].get(hit.field))
        if _may_be_secret(hit, cell):
            facts = {Start.field(hit.field).title: cell}
            yield replace(hit, code="far-inte-skickas", severity=Severity.ERROR, stops=True, facts=facts)
        elif hit.code == "okant-id" and (unread := _refers_to(hit, without_ids)):
            facts = {**hit.facts, "blad": " och ".join(unread)}
            yield replace(hit, code="id-pa-olast-blad", severity=Severity.NOTICE, stops=False, facts=facts)
        else:
            yield hit


def _may_be_secret(hit: Hit, cell: str) -> bool:
    """Tell of a class in somebody's own words that it speaks of secrecy: nobody guesses that it does not."""
    is_unread = hit.sheet == Start.key and hit.field == "information_class" and hit.stops
    return is_unread and SECRECY in folded(tidied(cell))


def _refers_to(hit: Hit, without_ids: Collection[str]) -> tuple[str, ...]:
    """Name the registers that a cell may refer to, and of which nobody knows what IDs they have."""
    of = sheet_of(hit.sheet).field(hit.field)
    named = of.sheets if isinstance(of, References) else ()
    return tuple(sheet_of(key).title for key in named if key in without_ids)


def _ids_unread(sheet: type[Row], read: RawSheet | None, strangers: Sequence[Grid]) -> bool:
    """Tell whether a register is in the book, under its name or one like it, but its IDs could not be read."""
    if sheet.layout is not Layout.REGISTER:
        return False
    if read is not None:
        return FIXED_BUT_READ not in read.found.columns
    return bool(nearest(sheet.title, [grid.name for grid in strangers]))
