"""Finding the consolidation workbook among what is open in Excel.

While somebody edits a cell, or a dialogue is open, xlwings on Windows waits without end for Excel to answer; elsewhere,
and for other reasons, it raises errors of many kinds.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samverkan_xl.live.open_book import OpenBook
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.writing.button.places import Cell

if TYPE_CHECKING:
    import xlwings

OURS = frozenset(Cell)


class NoExcelError(Refusal):
    """There is no Excel here that can be reached."""


class NoOpenBookError(Refusal):
    """None of the open workbooks is a consolidation workbook, or more than one is."""


def calling_book() -> OpenBook:
    """Give the workbook whose button was pressed; where xlwings cannot tell which, the only one that is open."""
    import xlwings  # noqa: PLC0415  # loaded where it is needed: the product runs without Excel

    leave_other_excels_alone()
    try:
        book = xlwings.Book.caller()
        if is_ours(book):
            return OpenBook(book)
    except Exception:  # noqa: BLE001, S110  # the border answers with errors of many kinds, and there is a second way
        pass
    return only_open_book()


def only_open_book() -> OpenBook:
    """Give the consolidation workbook that is open: the one in front, if there are several."""
    import xlwings  # noqa: PLC0415  # likewise

    leave_other_excels_alone()
    if xlwings.engines.active is None:
        raise NoExcelError(
            "Knappen behöver Excel för Windows eller Mac, och det finns inte här."
            " Rapporten går att göra utan Excel, med kommandot konsolidera."
        )
    try:
        return OpenBook(_chosen(list(_open_books())))
    except Refusal:
        raise
    except Exception as problem:
        raise NoExcelError(
            "Excel svarade inte. Lämna cellen som du skriver i (Enter eller Esc), stäng öppna dialogrutor och försök"
            " igen."
        ) from problem


def leave_other_excels_alone() -> None:
    """Keep xlwings from ending, when this Python does, every Excel on the computer that shows no workbook.

    On Windows it takes those for its own leftovers. We never start an Excel, so none of them is ours to end.
    """
    import xlwings  # noqa: PLC0415  # likewise

    windows = getattr(xlwings, "_xlwindows", None)
    cleanup = getattr(windows, "cleanup", None)
    if cleanup is not None:
        atexit.unregister(cleanup)


def is_ours(book: xlwings.Book) -> bool:
    """Tell whether a workbook has most of a consolidation workbook's named cells; the others may have been lost."""
    return len({name.name for name in book.names} & OURS) > len(OURS) // 2


def _chosen(found: list[xlwings.Book]) -> xlwings.Book:
    if len(found) > 1:
        found = [book for book in found if book.name == _name_in_front()] or found
    match found:
        case [book]:
            return book
        case []:
            raise NoOpenBookError(
                "Ingen konsolideringsbok är öppen i Excel. Öppna den och försök igen."
                " Finns ingen, så görs den med kommandot knappbok."
            )
        case _:
            names = ", ".join(sorted(book.name for book in found))
            raise NoOpenBookError(f"Flera konsolideringsböcker är öppna: {names}. Stäng alla utom en och försök igen.")


def _open_books() -> Iterator[xlwings.Book]:
    import xlwings  # noqa: PLC0415  # likewise

    for app in xlwings.apps:
        for book in app.books:
            if is_ours(book):
                yield book


def _name_in_front() -> str:
    import xlwings  # noqa: PLC0415  # likewise

    active = xlwings.apps.active
    return str(active.books.active.name) if active is not None else ""
