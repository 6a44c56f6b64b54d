"""Whose book it is: from the cells of Start; where one is blank, from the document's properties or the hidden sheet.

The file's name never tells. Where the three disagree about municipality or period it is an error that names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import Hit, RawRow, shown_raw
from samverkan_xl.model.cells import BookGrid, Place, Raw
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.values import shown
from samverkan_xl.model.workbook import META_TITLE
from samverkan_xl.reference.municipalities import municipality

KEPT = {"code": "kommunkod", "period": "period", "revision": "revision"}
"""The particulars that are kept in three places, with their name in the other two."""

IN_CELLS, IN_PROPERTIES, ON_HIDDEN_SHEET = (
    "på bladet Start",
    "i dokumentegenskaperna",
    f"på det dolda bladet {META_TITLE}",
)


_LONGEST_SAID = 40


def identity_of(start: RawRow, book: BookGrid) -> RawRow:
    """Give Start's record with blank particulars filled from where else they are kept."""
    filled: dict[str, Raw] = dict(start)
    for key, name in KEPT.items():
        if not shown_raw(filled.get(key)).strip():
            spare = book.properties.get(name) or _meta(book).get(name)
            if spare:
                number = _number(spare) if key == "revision" else None
                filled[key] = spare if number is None else number
    return filled


def told_as_kept(hits: Iterable[Hit], cells: RawRow, filled: RawRow) -> Iterator[Hit]:
    """Let what is said of a particular whose cell is blank tell what was read in its stead."""
    for hit in hits:
        raw = shown_raw(filled.get(hit.field))
        if hit.sheet == Start.key and hit.field in KEPT and raw and not shown_raw(cells.get(hit.field)).strip():
            yield replace(hit, facts={"värde": raw[:_LONGEST_SAID], **hit.facts})
        else:
            yield hit


@dataclass(frozen=True, slots=True)
class Sources:
    """One particular, and what each of the places says in which it is kept; those that say nothing are left out."""

    key: str
    told: Mapping[str, str]

    @property
    def agree(self) -> bool:
        """Tell whether all say the same."""
        return len(set(self.told.values())) < 2  # noqa: PLR2004  # all the same, or nothing at all

    @property
    def in_cells(self) -> str:
        """Give what the cell on Start says."""
        return self.told.get(IN_CELLS, "")

    @property
    def kept(self) -> tuple[str, ...]:
        """Give what the other places say."""
        return tuple(value for where, value in self.told.items() if where != IN_CELLS)

    def in_words(self) -> str:
        """Name all that is said and where: `0580 (Linköping) på bladet Start och i dokumentegenskaperna`."""
        by_value: dict[str, list[str]] = {}
        for where, value in self.told.items():
            by_value.setdefault(value, []).append(where)
        return ", ".join(f"{self._named(value)} {_listed(places)}" for value, places in by_value.items())

    def _named(self, value: str) -> str:
        known = municipality(value) if self.key == "code" else None
        return f"{value} ({known.name})" if known else " ".join(value.split())[:_LONGEST_SAID]


def sources(key: str, start: RawRow, book: BookGrid) -> Sources:
    """Gather what the three places say of a particular, each as the field reads it."""
    name = KEPT[key]
    told = {
        IN_CELLS: start.get(key),
        IN_PROPERTIES: book.properties.get(name),
        ON_HIDDEN_SHEET: _meta(book).get(name),
    }
    read = {where: _read(key, raw) for where, raw in told.items()}
    return Sources(key, {where: value for where, value in read.items() if value})


def _read(key: str, raw: Raw) -> str:
    reading = Start.field(key).read(raw)
    return shown_raw(raw).strip() if reading.problem else shown(reading.value)


def disagreements(start: RawRow, book: BookGrid, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Say where the three places disagree.

    Of the municipality: the book stays out. Of the period: an error, and the cell counts; without the cell the book
    stays out. A revision that was raised in the cell is as it should be; any other disagreement is asked about.
    """
    code, period, revision = (sources(key, start, book) for key in KEPT)
    code_place, period_place, revision_place = (places.get(key) for key in KEPT)
    if not code.agree and not Start.field("code").read(start.get("code")).problem:
        made_for = next((one for one in code.kept if one != code.in_cells), "")
        facts = {"kod": code.in_cells, "ursprung": made_for, "källor": code.in_words()}
        yield Finding("annan-kommuns-bok", Severity.ERROR, code_place, facts, code.in_cells, stops=True)
    if not period.agree and not Start.field("period").read(start.get("period")).problem:
        facts, stops = {"källor": period.in_words()}, not period.in_cells
        yield Finding("olika-perioder", Severity.ERROR, period_place, facts, period.in_cells, stops=stops)
    yield from _about_revision(revision, revision_place)


def _about_revision(revision: Sources, place: Place | None) -> Iterator[Finding]:
    """Ask about a revision that was lowered, and about places that tell what nobody can hold against the cell."""
    if revision.in_cells and Start.field(revision.key).read(revision.in_cells).problem:
        return  # what cannot be read is told of as that
    made_as = [_number(value) for value in revision.kept]
    now, facts = _number(revision.in_cells), {"källor": revision.in_words()}
    if now is not None and any(number > now for number in made_as if number is not None):
        yield Finding("revision-sankt", Severity.QUERY, place, facts, revision.in_cells)
    elif not revision.agree and (now is None or len(set(revision.kept)) > 1 or None in made_as):
        yield Finding("olika-revisioner", Severity.QUERY, place, facts, revision.in_cells)


def _number(text: str) -> int | None:
    """Give a whole number that somebody may have written; thousands of digits are none."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_SAID else None


def _listed(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} och {places[-1]}"


def _meta(book: BookGrid) -> Mapping[str, str]:
    grids = [grid for grid in book.sheets if plain(grid.name) == META_TITLE]
    return {plain(shown_raw(row[0])): shown_raw(row[1]) for grid in grids for row in grid.rows if len(row) > 1}
