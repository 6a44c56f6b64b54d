"""An Excel for the tests of the button: a home-made engine with a consolidation workbook open in it."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl_engine
import pytest

pytest.register_assert_rewrite("pressing_promises")


@pytest.fixture
def excel(monkeypatch):
    """Give a function that opens a book in a running Excel, as if its button had started this Python."""
    if sys.platform == "win32":
        pytest.skip("xlwings känner bara riktiga Excel här / on Windows xlwings asks Windows itself for the caller")

    def opened(path, saves_to=None):
        running = openpyxl_engine.register(path, saves_to)
        monkeypatch.setattr(sys, "argv", ["-c", f"--wb={running.opened[0].name}", "--from_xl=1", "--hwnd=1"])
        return running

    yield opened
    openpyxl_engine.unregister()


@pytest.fixture
def desk(excel, tmp_path):
    """Give a desk with an empty folder for the answers."""
    from desk import BOOK, Desk

    from samverkan_xl.writing.button.places import Cell

    (tmp_path / "inkommet").mkdir()
    at = Desk(excel, tmp_path / BOOK)
    at.types(Cell.FOLDER, str(tmp_path / "inkommet"))
    return at


@pytest.fixture
def locks(monkeypatch):
    """Give a function after which nothing can be moved over a file that is open in an Excel, as on Windows."""
    really = Path.replace

    def locked_by(running):
        def replace(self, target):
            if running.holds(target):
                raise PermissionError(13, "Access is denied", str(target))
            return really(self, target)

        monkeypatch.setattr(Path, "replace", replace)

    return locked_by
