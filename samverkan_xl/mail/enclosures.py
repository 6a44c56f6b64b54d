"""Whose a workbook is that is to be enclosed: told by what is in it, never by what its file is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_xl.checking.book import check_book
from samverkan_xl.checking.finding_tables import is_county_report, search
from samverkan_xl.checking.masking import masked_book
from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.mail.faults import quoted
from samverkan_xl.mail.remedies import NOT_FILLED_IN
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import is_period
from samverkan_xl.model.workbook import META_TITLE
from samverkan_xl.reference.municipalities import Municipality, file_stem, municipality

_FOUR_DIGITS = re.compile(r"(?<!\d)(\d{4})-")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along: its name as the recipient sees it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PersonalBook:
    """A workbook that was made for one municipality; `ours` tells a municipal workbook from any other.

    `period` and `revision` are empty where the book does not tell. `filled_in` tells of a municipal workbook that
    somebody has answered in.
    """

    municipality: Municipality
    period: str
    revision: int
    ours: bool
    enclosure: Enclosure
    filled_in: bool = False


class NotPersonalError(ValueError):
    """The book may not be sent to one municipality; the text is a Swedish sentence with a way on."""


def personal_book(book: BookGrid, enclosure: Enclosure, definition: Definition, today: date) -> PersonalBook:
    """Tell whose book it is; raises `NotPersonalError` when it is nobody's, more than one's, or may not be mailed."""
    if is_county_report(book):
        raise NotPersonalError("Filen är en länsrapport, inte en bok till en kommun. Flytta den ur mappen.")
    _refuse_unmailable(book, enclosure.name)
    found = _municipal(book, enclosure, definition, today) if search(book).found else None
    found = found or _any_other(book, enclosure)
    _refuse_misnamed(found)
    return found


def _refuse_unmailable(book: BookGrid, name: str) -> None:
    """Refuse what no mail may carry: a name that would break its header, and personal identity numbers anywhere."""
    if not name.isprintable():
        raise NotPersonalError("Filens namn har tecken som inte går att skicka. Ge filen ett annat namn.")
    if masked(name) != name:
        raise NotPersonalError("Filens namn ser ut att innehålla ett personnummer. Ge filen ett annat namn.")
    found = masked_book(book)
    for place in found.cells:
        said = f"{place.sheet}!{place.cell} ser ut att innehålla ett personnummer."
        raise NotPersonalError(f"{said} Ta bort numret och spara boken.")
    if found.names or found.remarks or found.properties:
        said = "Ett bladnamn, en kommentar eller en dokumentegenskap ser ut att innehålla ett personnummer."
        raise NotPersonalError(f"{said} Ta bort numret och spara boken.")


def _municipal(book: BookGrid, enclosure: Enclosure, definition: Definition, today: date) -> PersonalBook | None:
    checked = check_book(book, enclosure.name, "", definition, today)
    other = next((one for one in checked.findings if one.code == "annan-kommuns-bok"), None)
    if other is not None:
        facts = other.facts
        raise NotPersonalError(
            f"Boken är gjord för {_named(facts['ursprung'])} men bladet Start säger {_named(facts['kod'])}."
            " Lägg dit rätt bok, eller skapa den på nytt."
        )
    whose = municipality(checked.identity.code)
    if whose is None:
        return None
    filled_in = all(one.code != NOT_FILLED_IN for one in checked.findings)
    told = checked.identity
    return PersonalBook(whose, told.period, told.revision, ours=True, enclosure=enclosure, filled_in=filled_in)


def _any_other(book: BookGrid, enclosure: Enclosure) -> PersonalBook:
    told = {code for code in _codes(book) if municipality(code)}
    whose = municipality(next(iter(told), "")) if len(told) == 1 else None
    if whose is None:
        names = ", ".join(_named(code) for code in sorted(told))
        said = f"Boken nämner flera kommuner ({names})" if told else "Boken säger inte vilken kommun den är till"
        raise NotPersonalError(
            f"{said}. Skriv Kommunkod i en cell och de fyra siffrorna till höger om den, eller flytta filen ur mappen."
        )
    period = next((text for text in _kept(book, "period") if is_period(text)), "")
    revision = next((int(text) for text in _kept(book, "revision") if text.isdecimal()), 0)
    return PersonalBook(whose, period, revision, ours=False, enclosure=enclosure)


def _codes(book: BookGrid) -> Iterator[str]:
    yield from (text.zfill(4) for text in _kept(book, "kommunkod"))
    for grid in book.sheets:
        yield from _beside(grid, "kommunkod")


def _kept(book: BookGrid, title: str) -> Iterator[str]:
    """Give what the document's properties and the hidden sheet of ours say."""
    if kept := book.properties.get(title, "").strip():
        yield kept
    for grid in book.sheets:
        if plain(grid.name) == META_TITLE:
            yield from _beside(grid, title)


def _beside(grid: Grid, title: str) -> Iterator[str]:
    """Give what stands to the right of a title; where that is a title too, all that stands below."""
    for row, cells in enumerate(grid.rows, 1):
        for column, raw in enumerate(cells, 1):
            if plain_cell(raw) != title:
                continue
            beside = shown_raw(grid.value(row, column + 1)).strip()
            below = (shown_raw(grid.value(at, column)).strip() for at in range(row + 1, len(grid.rows) + 1))
            values = [beside] if any(sign.isdecimal() for sign in beside) else below
            yield from (text.zfill(4) if title == "kommunkod" else text for text in values if text)


def _named(code: str) -> str:
    whose = municipality(code.strip().zfill(4))
    return f"{whose.code} {whose.name}" if whose else quoted(code)


def _refuse_misnamed(found: PersonalBook) -> None:
    """Refuse a book whose file is called as another municipality's: one of the two is wrong."""
    named = {code for code in _named_codes(found.enclosure.name) if code != found.municipality.code}
    if named:
        raise NotPersonalError(
            f"Filen heter som en bok till {_named(min(named))} men gäller {_named(found.municipality.code)}."
            " Lägg dit rätt bok, eller ge filen ett namn som stämmer."
        )


def _named_codes(file: str) -> Iterator[str]:
    """Give the codes that a file's name bears with the municipality's own name behind; a year alone is no code."""
    stem = file_stem(file)
    for at in _FOUR_DIGITS.finditer(stem):
        one = municipality(at[1])
        if one and stem[at.end() :].startswith(file_stem(one.name)):
            yield one.code
