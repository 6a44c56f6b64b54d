"""The two ways in: the button in the workbook, and a command that attaches to the workbook that is open."""

from __future__ import annotations

import sys

from samverkan_xl.live.finding import calling_book, only_open_book
from samverkan_xl.live.pressing import Pressed, press
from samverkan_xl.model.refusals import Refusal


def konsolidera() -> None:
    """Do what the button is for; the workbook's macro calls this by its name, in a Python of its own.

    How it went is told in the workbook. Only when that cannot be reached, a sentence goes to stderr and the exit code
    is 1: xlwings shows it in a window.
    """
    try:
        book = calling_book()
    except Refusal as refusal:
        sys.exit(str(refusal))
    press(book)


def attach() -> Pressed:
    """Do the same from outside, for the one consolidation workbook that is open; raises a `Refusal` when none is."""
    return press(only_open_book())
