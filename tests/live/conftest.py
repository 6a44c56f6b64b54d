"""An Excel for the tests of the button: a home-made engine with a consolidation workbook open in it."""

from __future__ import annotations

import sys

import openpyxl_engine
import pytest


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
