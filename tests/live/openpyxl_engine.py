"""A home-made xlwings engine on openpyxl: the real `xw.Book.caller()` and converters, without Excel or a licence.

It stands in for Excel where it matters to the button: it refuses aloud what Excel would silently convert, it counts
every call across the border, and it can reject a call as Excel does while somebody writes in a cell.
"""

from __future__ import annotations

import atexit
import datetime as dt
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import openpyxl
import xlwings as xw
from excel_border import Border
from openpyxl_names import Names
from openpyxl_ranges import ERRORS
from openpyxl_sheets import Sheets

NAME = "openpyxl"


class Excel:
    """One running Excel with its books; the whole engine stands on it."""

    def __init__(self) -> None:
        self.border, self.properties = Border(), {}
        self.opened: list[Book] = []
        self.books, self.engine = Books(self), Engine(self)
        self.version, self.pid, self.hwnd, self.visible, self.api, self.selection = "16.0", 1, 1, True, self, None

    def open(self, path: str | Path, saves_to: str | Path | None = None) -> Book:
        """Open a book as a person does, without crossing the border."""
        self.opened.insert(0, Book(self, Path(path), Path(saves_to) if saves_to else None))
        return self.opened[0]

    def holds(self, path: object) -> bool:
        """Say whether a file is open here, and by that locked."""
        return any(book.path.resolve() == Path(str(path)).resolve() for book in self.opened)

    def activate(self, steal_focus: bool = False) -> None:
        self.border.cross("app.activate")

    def quit(self) -> None:
        raise AssertionError("the button must never close the user's Excel")


def _app_property(name: str, default: object) -> property:
    def get(self: Excel) -> object:
        self.border.cross(f"app.{name}?")
        return self.properties.get(name, default)

    def put(self: Excel, value: object) -> None:
        self.border.cross(f"app.{name}")
        self.properties[name] = value
        if name == "status_bar":
            self.border.status_bar.append(value)

    return property(get, put)


for _name, _default in {
    "status_bar": False, "screen_updating": True, "display_alerts": True, "enable_events": True,
    "interactive": True, "calculation": "automatic", "cut_copy_mode": False,
}.items():  # fmt: skip
    setattr(Excel, _name, _app_property(_name, _default))


class Engine:
    """What xlwings asks an engine for beside its apps: to prepare what is written and to clean what is read."""

    name, type = NAME, "desktop"

    def __init__(self, excel: Excel) -> None:
        self.apps = Apps(excel)

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(rows, date_of, empty, number_of, errors_as_text):
        words = {code: text for text, code in ERRORS.items()}

        def clean(value):
            if value in ("", None):
                return empty
            if isinstance(value, dt.datetime):
                return date_of(
                    **{
                        part: getattr(value, part)
                        for part in ("year", "month", "day", "hour", "minute", "second", "microsecond")
                    }
                )
            if type(value) is int:
                return words[value] if errors_as_text else None
            return number_of(value) if number_of and isinstance(value, float) else value

        return [[clean(value) for value in row] for row in rows]


class Apps:
    """The one running Excel."""

    def __init__(self, excel: Excel) -> None:
        self.excel = excel

    def keys(self) -> list[int]:
        return [self.excel.pid]

    def __iter__(self) -> Iterator[Excel]:
        return iter([self.excel])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> Excel:
        return {self.excel.pid: self.excel}[pid]

    def add(self, **_: object) -> None:
        raise AssertionError("the button must never start another Excel")


class Books:
    """The books that are open; the last opened is the active one."""

    def __init__(self, excel: Excel) -> None:
        self.app, self.api = excel, excel

    @property
    def active(self) -> Book:
        return self.app.opened[0]

    def __call__(self, key: int | str) -> Book:
        self.app.border.cross(f"books({key})")
        for number, book in enumerate(self.app.opened, 1):
            if key in (number, book.name) or str(key).lower() == book.name.lower():
                return book
        raise KeyError(key)

    def open(self, path: str, *_: object) -> Book:
        self.app.border.cross("books.open")
        return self.app.open(path)

    def __len__(self) -> int:
        return len(self.app.opened)

    def __iter__(self) -> Iterator[Book]:
        self.app.border.cross("books")
        return iter(list(self.app.opened))


class Book:
    """A book; its file is read when something in it is asked for."""

    def __init__(self, excel: Excel, path: Path, saves_to: Path | None) -> None:
        self.app, self.path, self.saves_to, self.api = excel, path, saves_to, self
        self.border, self.times_saved, self._loaded, self._saved = excel.border, 0, None, None

    @property
    def file(self) -> openpyxl.Workbook:
        if self._loaded is None:
            self._loaded = openpyxl.load_workbook(self.path)  # with its macros it would leave half-open archives behind
        return self._loaded

    @cached_property
    def computed(self) -> openpyxl.Workbook:
        """Give the book as it was opened, with what its formulas gave."""
        return openpyxl.load_workbook(self.path, data_only=True)

    @property
    def Saved(self) -> bool:  # noqa: N802  # Excel's own name, reached through `api`
        """Say whether closing it would lose nothing; a book that is computed as it is opened is changed by that."""
        self.border.cross("book.Saved?")
        return not self.file.calculation.fullCalcOnLoad if self._saved is None else self._saved

    @Saved.setter
    def Saved(self, value: bool) -> None:  # noqa: N802  # likewise
        self.border.cross("book.Saved")
        self._saved = value

    def changed(self) -> None:
        """Remember that something was written."""
        self._saved = False

    name = property(lambda self: self.path.name)  # xlwings asks for it so often that counting it would drown the rest
    fullname = property(lambda self: str(self.path.resolve()))

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.border.cross("book.activate")
        self.app.opened.sort(key=lambda book: book is not self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        self.border.cross("book.save")
        self.times_saved, self._saved = self.times_saved + 1, True
        self.file.save(path or self.saves_to or self.path)

    def close(self) -> None:
        self.border.cross("book.close")
        self.app.opened.remove(self)


def register(book: str | Path, saves_to: str | Path | None = None) -> Excel:
    """Let xlwings see one Excel, with this book open in it, as its own."""
    excel = Excel()
    excel.open(book, saves_to)
    engine = xw.Engine(impl=excel.engine)
    xw.engines.engines_by_name[NAME] = engine
    xw.engines.engines[:] = [one for one in xw.engines.engines if one.name != NAME] + [engine]
    xw.engines.active = engine
    return excel


def unregister() -> None:
    """Let xlwings see no Excel again."""
    xw.engines.engines[:] = [one for one in xw.engines.engines if one.name != NAME]
    xw.engines.engines_by_name.pop(NAME, None)
    xw.engines.active = xw.engines.engines_by_name.get("excel")


def register_from_environment() -> None:
    """Do so in a process of its own, where the environment names the book and where it shall be saved at the end."""
    excel = register(os.environ["SAMVERKAN_TEST_BOOK"], os.environ.get("SAMVERKAN_TEST_SAVES_TO"))
    (book,) = excel.opened
    atexit.register(book.save)
