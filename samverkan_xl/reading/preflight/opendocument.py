"""OpenDocument: a look over `content.xml` before a parser unrolls its repetitions, and its faulty cells."""

from __future__ import annotations

from samverkan_xl.model.cells import CellFault
from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.deep import Faults, fault, refuse_far
from samverkan_xl.reading.preflight.markup import parse
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_CELLS = ("table:table-cell", "table:covered-table-cell")
_VALUES = ("office:value-type", "office:value", "office:string-value", "office:date-value", "office:time-value")
_CONTENT = (*_VALUES, "office:boolean-value", "table:formula")


def refuse_encrypted(package: Package) -> None:
    """Refuse a book under password, before its rubbish is taken for anything else."""
    if b"encryption-data" in (package.find("META-INF/manifest.xml") or b""):
        raise Unreadable(UnreadableCode.ENCRYPTED_ODS)


def faults(package: Package) -> dict[str, Faults]:
    """Give the faulty cells by sheet name; raises `Unreadable` when a value lies too far out."""
    content = package.find("content.xml")
    if content is None:
        raise Unreadable(UnreadableCode.DAMAGED, part="content.xml")
    if len(content) > limits.MAX_WALKED_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE, part="content.xml")
    steps = _Walk()
    parse(content, steps.start, steps.end, steps.text)
    return steps.faults


class _Walk:
    """Counts rows and columns with their repetitions; blank ones may repeat to the sheet's end, as they always do."""

    def __init__(self) -> None:
        self.faults: dict[str, Faults] = {}
        self._sheet = ""
        self._row, self._rows = 1, 1
        self._column, self._columns = 1, 1
        self._sign: str | None = None
        self._awaits_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._enter(attributes)
        elif name == "table:table-row":
            self._rows, self._column = int(attributes.get("table:number-rows-repeated", 1)), 1
        elif name == "table:table":
            self._sheet, self._row = attributes.get("table:name", ""), 1
            self.faults.setdefault(self._sheet, {})
        elif name == "text:p":
            self._awaits_value = False  # a formula whose answer is empty text has a paragraph, though no type
        elif name == "text:s" and int(attributes.get("text:c", 1)) > limits.MAX_SPACES:
            raise Unreadable(UnreadableCode.SUSPICIOUS, part="content.xml")

    def text(self, text: str) -> None:
        if self._sign is not None:
            self._sign += text

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._leave()
        elif name == "table:table-row":
            self._row += self._rows

    def _enter(self, attributes: dict[str, str]) -> None:
        self._columns = int(attributes.get("table:number-columns-repeated", 1))
        if any(name in attributes for name in _CONTENT):
            refuse_far(self._sheet, self._row + self._rows - 1, self._column + self._columns - 1)
            if attributes.get("calcext:value-type") == "error":
                self._sign = ""
            elif "table:formula" in attributes and not any(name in attributes for name in _VALUES):
                self._awaits_value = True

    def _leave(self) -> None:
        if self._sign is not None:
            self._note(fault(self._sign))
            self._sign = None
        elif self._awaits_value:
            self._note(CellFault.NEVER_CALCULATED)
        self._awaits_value = False
        self._column += self._columns

    def _note(self, found: CellFault) -> None:
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + self._columns):
                self.faults[self._sheet][row, column] = found
