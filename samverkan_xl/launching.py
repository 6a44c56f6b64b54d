"""What a button can start: names and paths that come whole through VBA, a command line, and into Python.

xlwings' macro writes the workbook's name and Python's path into a command: on Windows for cmd.exe, on a Mac for a shell
without quotation marks around the program. What would be changed on the way is refused here, with the way out, since
Excel would only say that something was not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from samverkan_xl.model.refusals import Refusal

WINDOWS = "win32"
VBA_LETTERS = "cp1252"
"""The letters with which VBA looks for a file on a Swedish Windows."""

_BREAKS_A_NAME = re.compile(r"""[='"%!$`|<>:*?\[\]\\/]|^\s|\s(?=\.[^.]*$)""")
"""Equals signs part xlwings' arguments, percent and dollar signs are filled in by the shell, the rest Excel refuses."""
_BREAKS_A_MAC_FOLDER = re.compile(r'["$`|\\]')
_SURE_ON_A_MAC = re.compile(r"/[A-Za-z0-9/._+@-]+")


class ButtonNameError(Refusal):
    """A workbook of that name, or in that place, could not be told from its button."""


class InterpreterError(Refusal):
    """The Python that runs cannot be started by a button."""


@dataclass(frozen=True, slots=True)
class Launcher:
    """The Python that a button is to start, and its system, as `sys.executable` and `sys.platform` have them."""

    interpreter: str
    platform: str

    def refuse_unusable(self, book: Path) -> None:
        """Refuse a workbook whose button could not start this Python, or not be found again by it."""
        _refuse_name(book)
        if self.platform == WINDOWS:
            _refuse_on_windows(self.interpreter)
        else:
            _refuse_on_mac(self.interpreter, book.parent)


def _refuse_name(book: Path) -> None:
    if book.suffix.lower() != ".xlsm":
        raise ButtonNameError(
            f"{book} slutar inte på .xlsm, och en bok med knapp måste göra det."
            f" Ange till exempel {book.with_suffix('.xlsm')}."
        )
    sign = _BREAKS_A_NAME.search(book.name)
    if sign:
        raise ButtonNameError(
            f"{book.name} innehåller {_shown(sign[0])}, och då hittar knappen inte boken."
            " Använd bokstäver, siffror, mellanslag inne i namnet, bindestreck och understreck."
        )


def _refuse_on_windows(interpreter: str) -> None:
    """Within the quotation marks around the path, spaces, & and apostrophes are safe; percent signs are not."""
    foreign = [letter for letter in interpreter if letter == "%" or not _is_known_to_vba(letter)]
    if foreign or not interpreter:
        raise InterpreterError(
            f"Knappen kan inte starta {interpreter or 'en Python utan namn'}, eftersom"
            f" {_shown(foreign[0]) if foreign else 'sökvägen'} inte kommer fram genom Excel."
            r" Installera samverkan_xl i en annan mapp, till exempel C:\samverkan, och kör kommandot därifrån."
        )


def _refuse_on_mac(interpreter: str, folder: Path) -> None:
    if not _SURE_ON_A_MAC.fullmatch(interpreter):
        raise InterpreterError(
            f"Knappen kan inte starta {interpreter or 'en Python utan namn'}: på Mac får sökvägen till Python bara ha"
            " a–z, siffror, punkt, bindestreck, understreck, plus och snabel-a. Installera samverkan_xl i en sådan"
            " mapp, till exempel /Users/Shared/samverkan, och kör kommandot därifrån."
        )
    sign = _BREAKS_A_MAC_FOLDER.search(str(folder))
    if sign:
        raise ButtonNameError(
            f"Mappen {folder} innehåller {_shown(sign[0])}, och då hittar knappen inte boken. Välj en annan mapp."
        )


def _is_known_to_vba(letter: str) -> bool:
    try:
        letter.encode(VBA_LETTERS)
    except UnicodeEncodeError:
        return False
    return True


def _shown(sign: str) -> str:
    return "ett mellanslag i början eller slutet" if sign.isspace() else f"tecknet {sign}"
