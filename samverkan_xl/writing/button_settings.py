"""What the consolidation workbook is set up for, and the commands that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.writing.button_places import PYTHON

ANY_PYTHON = "python"
"""The Python that is found on the path; the blank workbook is set up for no computer in particular."""


@dataclass(frozen=True, slots=True)
class ButtonSettings:
    """The Python that the button starts, and what the fields hold from the beginning.

    `folder`, `report` and `definition` are whole paths; `county` is code and name, as the list has it.
    """

    interpreter: str = ANY_PYTHON
    folder: str = ""
    report: str = ""
    county: str = ""
    period: str = ""
    definition: str = ""

    @property
    def program_in_words(self) -> str:
        """Name the Python in a sentence."""
        return "den Python som hittas först på datorn" if self.interpreter == ANY_PYTHON else self.interpreter

    @property
    def press(self) -> str:
        """Give the command that does what the button does, from outside Excel."""
        return f"{self._program} -m samverkan_xl knapp"

    @property
    def consolidate(self) -> str:
        """Give the command that makes the same report without Excel."""
        county = f" --lan {self.county.split()[0]}" if self.county else ""
        period = f" --period {self.period}" if self.period else ""
        own = f' --definition "{self.definition}"' if self.definition else ""
        where = f'"{self.folder or "MAPP"}" --till "{self.report or "RAPPORT.xlsx"}"'
        return f"{self._program} -m samverkan_xl konsolidera {where}{county}{period}{own}"

    @property
    def prepare_mac(self) -> str:
        """Give the command that Excel for Mac needs to have been given once."""
        return f"{self._program} -m xlwings.cli runpython install"

    @property
    def started(self) -> str:
        """Give the command that the macro starts on Windows."""
        prepared = r"import xlwings.utils;xlwings.utils.prepare_sys_path(\"…\")"
        return f'{self._program} -B -c "{prepared}; {PYTHON}" --wb="…" --from_xl=1 --app="…" --hwnd="…"'

    @property
    def _program(self) -> str:
        return self.interpreter if self.interpreter == ANY_PYTHON else f'"{self.interpreter}"'
