"""All sentences by their codes."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_xl.model.catalogue.books import BOOKS
from samverkan_xl.model.catalogue.cells import CELLS
from samverkan_xl.model.catalogue.checklists import CHECKLISTS
from samverkan_xl.model.catalogue.dates import DATES
from samverkan_xl.model.catalogue.files import FILES
from samverkan_xl.model.catalogue.privacy import PRIVACY
from samverkan_xl.model.catalogue.registers import REGISTERS
from samverkan_xl.model.catalogue.remarks import REMARKS
from samverkan_xl.model.catalogue.repairs import REPAIRS
from samverkan_xl.model.catalogue.start import START
from samverkan_xl.model.catalogue.wording import Sentence

SENTENCES: Mapping[str, Sentence] = {
    **CELLS,
    **DATES,
    **PRIVACY,
    **REGISTERS,
    **START,
    **CHECKLISTS,
    **BOOKS,
    **REPAIRS,
    **REMARKS,
    **FILES,
}
"""Code to sentence, for every code that a finding or an unreadable file may bear."""

UNKNOWN = Sentence("behöver ses över", "{fält} behöver ses över (”{värde}”).", "Kontrollera cellen.")
"""What is said of a code that has no sentence; a test sees to it that nobody ever reads it."""
