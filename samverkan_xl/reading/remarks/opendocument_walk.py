"""One walk through an OpenDocument book's content, noting what its sheets carry besides values."""

from __future__ import annotations

import re

from samverkan_xl.model.cells import Place, Remark, Trait, column_letters
from samverkan_xl.reading import limits
from samverkan_xl.reading.remarks.fetching import fetches

_CELLS = ("table:table-cell", "table:covered-table-cell")
_UNSEEN = {"collapse", "filter"}
_TEXT = re.compile(r'(?:of:=?|oooc:=?|=)?\s*"(?:[^"]|"")*"\s*')
_ELSEWHERE = re.compile(r"'(?:file|https?|ftp|smb|\\\\)[^']*'#|\[\s*'[^']*'#", re.IGNORECASE)
_LONGEST_FORMULA = 500
_EPOCH_OF_MACS = "1904-01-01"


class ContentWalk:
    """Counts rows and columns with their repetitions; `remarks` is what has been noted so far."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self._unseen_styles: set[str] = set()
        self._style = self._sheet = ""
        self._row, self._rows, self._column, self._columns = 1, 1, 1, 1
        self._filtered = False
        self._heard: list[str] | None = None
        self._shapes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind, _, rest = name.partition(":")
        if kind == "table":
            self._table(rest, attributes)
        elif kind == "draw" or name == "office:annotation":
            self._listen(name)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._unseen_styles.add(self._style)
        elif name == "text:p" and self._heard:
            self._heard.append("\n")
        elif kind == "office" and "office:dde-application" in attributes:
            self._note(
                Trait.DDE,
                text=" | ".join(attributes.get(f"office:dde-{each}", "") for each in ("application", "topic")),
            )
        elif kind == "form" and "form:id" in attributes:
            self._note(Trait.CONTROL, text=rest)

    def text(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._column += self._columns
        elif name == "table:table-row":
            self._row += self._rows
        elif name == "table:table" and self._filtered:
            self._note(Trait.FILTERED)
            self._filtered = False
        elif name == "office:annotation":
            self._tell(Trait.COMMENT, self._cell)
        elif name.startswith("draw:"):
            self._shapes -= 1
            if not self._shapes:
                self._tell(Trait.DRAWN_TEXT)

    @property
    def _cell(self) -> str:
        return Place(self._sheet, self._row, self._column).cell

    def _note(self, trait: Trait, cell: str = "", text: str = "") -> None:
        if len(self.remarks) <= limits.MAX_REMARKS:
            self.remarks.append(Remark(trait, self._sheet, cell, text))

    def _listen(self, name: str) -> None:
        if name != "office:annotation":
            self._shapes += 1
        if self._heard is None or name == "office:annotation":
            self._heard = []

    def _tell(self, trait: Trait, cell: str = "") -> None:
        text = "".join(self._heard or ()).strip()
        self._heard = None
        if text:
            self._note(trait, cell, text)

    def _table(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table-cell" | "covered-table-cell":
                self._enter_cell(attributes)
            case "table-row":
                self._enter_row(attributes)
            case "table-column":
                self._enter_column(attributes)
            case "table":
                self._enter_sheet(attributes)
            case "null-date" if attributes.get("table:date-value") == _EPOCH_OF_MACS:
                self._note(Trait.DATES_1904)
            case "table-source" | "cell-range-source":
                self._note(Trait.EXTERNAL_LINK, text=attributes.get("xlink:href", ""))
            case "named-expression" if _TEXT.fullmatch(attributes.get("table:expression", "")):
                text = f"{attributes.get('table:name', '')}: {attributes['table:expression']}"
                self._note(Trait.DEFINED_NAME, text=text)

    def _enter_sheet(self, attributes: dict[str, str]) -> None:
        self._sheet, self._row, self._column = attributes.get("table:name", ""), 1, 1
        if attributes.get("table:style-name") in self._unseen_styles:
            self._note(Trait.HIDDEN_SHEET)

    def _enter_column(self, attributes: dict[str, str]) -> None:
        first = self._column
        self._column += int(attributes.get("table:number-columns-repeated", 1))
        if attributes.get("table:visibility") in _UNSEEN:
            self._note(Trait.HIDDEN_COLUMNS, f"{column_letters(first)}:{column_letters(self._column - 1)}")

    def _enter_row(self, attributes: dict[str, str]) -> None:
        self._rows, self._column = int(attributes.get("table:number-rows-repeated", 1)), 1
        seen = attributes.get("table:visibility")
        if seen in _UNSEEN:
            self._filtered |= seen == "filter"
            self._note(Trait.HIDDEN_ROWS, f"{self._row}:{self._row + self._rows - 1}")

    def _enter_cell(self, attributes: dict[str, str]) -> None:
        self._columns = int(attributes.get("table:number-columns-repeated", 1))
        across = int(attributes.get("table:number-columns-spanned", 1))
        down = int(attributes.get("table:number-rows-spanned", 1))
        if across > 1 or down > 1:
            end = Place(self._sheet, self._row + down - 1, self._column + across - 1).cell
            self._note(Trait.MERGED, f"{self._cell}:{end}")
        formula = attributes.get("table:formula", "")
        if formula and (_ELSEWHERE.search(formula) or fetches(formula)):
            self._note(Trait.EXTERNAL_VALUE, self._cell, formula[:_LONGEST_FORMULA])
