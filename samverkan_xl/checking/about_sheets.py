"""What is to be said of a book's sheets and columns: what is lost, renamed, moved or added."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from samverkan_xl.checking.finding_tables import Search
from samverkan_xl.checking.header_rows import Found
from samverkan_xl.checking.raw_rows import RawSheet, is_blank, rows_in_words
from samverkan_xl.checking.titles import composed, nearest, plain
from samverkan_xl.model.cells import Grid, Place, column_letters
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import SHEETS

_LOST = {
    "start": "blad-saknas-start",
    "support_questions": "blad-saknas-svar",
    "legal_requirements": "blad-saknas-svar",
}
"""What is said of the sheets that every book needs, when they are not there."""
MOST_NAMED = 6
"""So many moved columns, or titles with parted letters, are named; more are counted."""


def about_sheets(search: Search, sheets: Mapping[str, RawSheet]) -> Iterator[Finding]:
    """Say what there is to say of every sheet of ours, and of those that are none."""
    apart = _apart(one.found for one in sheets.values())
    told_at_once = apart if len(apart) > MOST_NAMED else frozenset()
    for sheet in SHEETS:
        if sheet.key in sheets:
            yield from _about_sheet(sheets[sheet.key], told_at_once)
        else:
            yield _lost(sheet, search)
    if told_at_once:
        yield Finding("rubriker-i-delar", Severity.NOTICE, facts={"antal": str(len(told_at_once))})
    ours = {plain(sheet.title): sheet for sheet in SHEETS}
    for stranger in search.strangers:
        of = ours.get(plain(stranger.name))
        if of is None:
            yield Finding("extra-blad", Severity.NOTICE, facts={"blad": stranger.name})
        elif of.key in sheets:
            yield _without_titles(of, stranger)


def _lost(sheet: type[Row], search: Search) -> Finding:
    """Say that a sheet is not there, is there by its name without its titles, or that another resembles it."""
    named = next((grid for grid in search.strangers if plain(grid.name) == plain(sheet.title)), None)
    if named is not None:
        return _without_titles(sheet, named)
    severity, stops = Severity.ERROR if sheet.key in _LOST else Severity.NOTICE, sheet.key == "start"
    near = nearest(sheet.title, [grid.name for grid in search.strangers])
    code = _LOST.get(sheet.key, "blad-saknas")
    if near:
        facts = {"blad": sheet.title, "liknande": near}
        return Finding("blad-saknas-liknande", severity, Place(near, 1, 1), facts, stops=stops)
    return Finding(code, severity, facts={"blad": sheet.title}, stops=stops)


def _without_titles(sheet: type[Row], grid: Grid) -> Finding:
    facts, stops = {"blad": sheet.title}, sheet.key == "start"
    return Finding("rubrik-saknas", Severity.ERROR, Place(grid.name, 1, 1), facts, stops=stops)


def _about_sheet(sheet: RawSheet, told_at_once: Collection[Place]) -> Iterator[Finding]:
    here = sheet.found
    if here.renamed:
        facts = {"före": here.grid.name, "blad": here.sheet.title}
        yield Finding("blad-omdopt", Severity.NOTICE, Place(here.grid.name, 1, 1), facts)
    alike = _alike(here)
    yield from _missing_columns(here, alike)
    if here.sheet.layout is not Layout.FORM:
        yield from _moved(here)
        for key, at in here.columns.items():
            if Place(here.grid.name, here.header_row, at) not in told_at_once:
                yield from _respelled(here, key, at)
        for key, columns in here.twins.items():
            yield _twin(here, key, columns)
        for column, title in here.extra.items():
            if column in alike.values():
                continue
            code = "kolumn-utan-rubrik" if here.untitled(column) else "extra-kolumn"
            yield Finding(code, Severity.NOTICE, Place(here.grid.name, here.header_row, column), {"kolumn": title})
    yield from _without_id(sheet)
    yield from sheet.told


def _alike(here: Found) -> Mapping[str, int]:
    """Give, of the fields whose title is nowhere, the added columns whose titles resemble theirs."""
    left = {column: title for column, title in here.extra.items() if not here.untitled(column)}
    alike: dict[str, int] = {}
    for key in here.missing():
        if near := nearest(here.sheet.field(key).title, left.values()):
            alike[key] = next(column for column, title in left.items() if title == near)
            del left[alike[key]]
    return alike


def _missing_columns(here: Found, alike: Mapping[str, int]) -> Iterator[Finding]:
    for key in here.missing():
        of = here.sheet.field(key)
        severity = Severity.ERROR if not of.computed else Severity.NOTICE
        facts = {"kolumn": of.title, "blad": here.sheet.title}
        if key in alike:
            near, place = here.extra[alike[key]], Place(here.grid.name, here.header_row, alike[key])
            yield Finding("kolumn-saknas-liknande", severity, place, facts | {"liknande": near}, near)
        else:
            yield Finding("kolumn-saknas", severity, Place(here.grid.name, max(here.header_row, 1), 1), facts)


def _respelled(here: Found, key: str, at: int) -> Iterator[Finding]:
    """Say that a title was read although it is spelled in another way."""
    title, shown = here.sheet.field(key).title, here.grid.value(here.header_row, at)
    if isinstance(shown, str) and shown != title:
        place = Place(here.grid.name, here.header_row, at)
        yield Finding("kolumn-omdopt", Severity.NOTICE, place, {"före": shown, "kolumn": title}, shown)


def _apart(found: Iterable[Found]) -> frozenset[Place]:
    """Give the titles that differ from ours only in how å, ä and ö are stored: a Mac may have parted them in all."""
    return frozenset(
        Place(here.grid.name, here.header_row, column)
        for here in found if here.sheet.layout is not Layout.FORM
        for key, column in here.columns.items()
        if (title := here.sheet.field(key).title) != (shown := here.grid.value(here.header_row, column))
        and composed(shown) == title
    )  # fmt: skip


def _twin(here: Found, key: str, columns: Sequence[int]) -> Finding:
    title, places = here.sheet.field(key).title, (here.columns[key], *columns)
    facts = {"kolumn": title, "kolumner": " och ".join(column_letters(column) for column in sorted(places))}
    return Finding("rubrik-dubbel", Severity.NOTICE, Place(here.grid.name, here.header_row, columns[0]), facts, title)


def _moved(here: Found) -> Iterator[Finding]:
    """Say that the header row stands elsewhere than in the book that was sent out, or the columns in another order."""
    place, home = Place(here.grid.name, here.header_row, 1), here.sheet.header_row
    if here.header_row != home:
        facts = {"före": str(home), "efter": str(here.header_row), "blad": here.sheet.title}
        yield Finding("rubrikrad-flyttad", Severity.NOTICE, place, facts)
    keys = [of.key for of in here.sheet.fields if of.key in here.columns]
    stayed = _longest_rise([here.columns[key] for key in keys])
    moved = [key for number, key in enumerate(keys) if number not in stayed]
    if moved:
        home_letters = {of.key: column_letters(number) for number, of in enumerate(here.sheet.fields, 1)}
        told = [
            f"{here.sheet.field(key).title} från {home_letters[key]} till {column_letters(here.columns[key])}"
            for key in moved
        ]
        more = f" och {len(told) - MOST_NAMED} till" if len(told) > MOST_NAMED else ""
        facts = {"flyttade": ", ".join(told[:MOST_NAMED]) + more}
        yield Finding("kolumner-flyttade", Severity.NOTICE, place, facts)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Give the indexes of the most numbers that stand in rising order: the columns that need not have moved."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for index, number in enumerate(numbers):
        at = bisect_left(ends, number)
        chain = [*(chains[at - 1] if at else []), index]
        ends[at : at + 1], chains[at : at + 1] = [number], [chain]
    return set(chains[-1]) if chains else set()


def _without_id(sheet: RawSheet) -> Iterator[Finding]:
    """Say which rows were put in without an ID, and which bear one that belongs to another sheet."""
    here, identity = sheet.found, sheet.found.sheet.identity()
    if identity is None or here.sheet.layout is not Layout.REGISTER or identity.key not in here.columns:
        return
    column, entries = here.columns[identity.key], [of.key for of in here.sheet.entries()]
    used = [
        (number, row.get(identity.key)) for number, row in zip(sheet.numbers, sheet.rows, strict=True)
        if any(row.get(key) is not None for key in entries)
    ]  # fmt: skip
    bare = [number for number, raw in used if is_blank(raw)]
    if bare:
        place = Place(here.grid.name, min(bare), column)
        yield Finding("rad-utan-id", Severity.NOTICE, place, {"rader": rows_in_words(bare)})
    prefixes = {of.prefix: sheet.title for sheet in SHEETS if (of := sheet.identity()) is not None}
    for number, raw in used:
        shown = str(raw or "")
        prefix = shown.strip().upper().partition("-")[0]
        if prefix != identity.prefix and prefix in prefixes and "-" in shown:
            facts = {"id": shown.strip(), "annat": prefixes[prefix], "blad": here.sheet.title}
            yield Finding("id-fran-annat-blad", Severity.QUERY, Place(here.grid.name, number, column), facts, shown)
