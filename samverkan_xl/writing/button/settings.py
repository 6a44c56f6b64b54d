"""What the consolidation workbook is set up for, and the commands that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan_xl.writing.button.places import PYTHON

ANY_PYTHON = "python"
"""The Python that is found on the path; the blank workbook is set up for no computer in particular."""
_ON_WINDOWS = re.compile(r"[A-Za-z]:|\\\\")


@dataclass(frozen=True, slots=True)
class ButtonSettings:
    """The Python that the button starts, and what the fields hold from the beginning.

    `folder`, `report`, `definition` and `book`, the workbook itself, are whole paths; `county` is code and name, as the
    list has it.
    """

    interpreter: str = ANY_PYTHON
    folder: str = ""
    report: str = ""
    county: str = ""
    period: str = ""
    definition: str = ""
    book: str = ""

    @property
    def program_in_words(self) -> str:
        """Name the Python in a sentence."""
        return "den Python som hittas först på datorn" if self.interpreter == ANY_PYTHON else self.interpreter

    @property
    def is_for_windows(self) -> bool:
        """Tell whether its commands are given in Windows' own way; so they are when it may be any computer."""
        return self.interpreter == ANY_PYTHON or bool(_ON_WINDOWS.match(self.interpreter))

    @property
    def may_be_for_a_mac(self) -> bool:
        """Tell whether its Python may be a Mac's."""
        return not _ON_WINDOWS.match(self.interpreter)

    @property
    def console(self) -> str:
        """Name the program in which its commands are typed."""
        return "Kommandotolken (cmd), inte PowerShell" if self.is_for_windows else "Terminal"

    @property
    def press(self) -> str:
        """Give a shortcut's target that does what the button does, from outside Excel.

        On Windows a shortcut's window closes with the program in it, so that nobody could read what it said.
        """
        plain = f"{self.program} -m samverkan_xl knapp"
        return f'cmd /c "{plain} & pause"' if self.is_for_windows else plain

    @property
    def consolidate(self) -> str:
        """Give the command that makes the same report without Excel."""
        where = f"{_quoted(self.folder or 'MAPP')} --till {_quoted(self.report or 'RAPPORT.xlsx')}"
        return f"{self.program} -m samverkan_xl konsolidera {where}{self._of_whom}"

    @property
    def make_anew(self) -> str:
        """Give the command that makes this workbook again, in its place and with what its fields held at first."""
        where = f"{_quoted(self.book or 'KONSOLIDERING.xlsm')} --mapp {_quoted(self.folder or 'MAPP')}"
        return f"{self.program} -m samverkan_xl knappbok {where}{self._of_whom} --skriv-over"

    @property
    def prepare_mac(self) -> str:
        """Give the command that Excel for Mac needs to have been given once."""
        return f"{self.program} -m xlwings.cli runpython install"

    @property
    def started(self) -> str:
        """Give the command that the macro starts on Windows."""
        prepared = r"import xlwings.utils;xlwings.utils.prepare_sys_path(\"…\")"
        return f'{self.program} -B -c "{prepared}; {PYTHON}" --wb="…" --from_xl=1 --app="…" --hwnd="…"'

    @property
    def install(self) -> str:
        """Give the command that installs the program in this Python from a folder of packages, without a network."""
        return f"{self.program} -m pip install --no-index --find-links paket samverkan-xl"

    @property
    def _of_whom(self) -> str:
        county = f" --lan {self.county.split()[0]}" if self.county else ""
        period = f" --period {self.period}" if self.period else ""
        own = f" --definition {_quoted(self.definition)}" if self.definition else ""
        return f"{county}{period}{own}"

    @property
    def program(self) -> str:
        """Give the Python as a command begins with it."""
        return self.interpreter if self.interpreter == ANY_PYTHON else _quoted(self.interpreter)


def _quoted(text: str) -> str:
    """Write a path within quotation marks; a backslash at its end would else go with the last of them."""
    return f'"{text}\\"' if text.endswith("\\") else f'"{text}"'
