"""A clean, fully answered municipal book that can be spoiled: cell by cell, sheet by sheet, part by part.

The sheets are kept as the markup that the writer made; what a sender did is done to that markup, and all else stays as
it was. A cell that is moved takes its markup along, as it does in a spreadsheet program.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import column_letters
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
BASE, NEIGHBOUR, OTHER = "0580", "0581", "0583"
"""Whose the clean book was first, the one that lies beside every faulty book, and one that books are mixed up with."""

TEST_NUMBER, TEST_COORDINATION_NUMBER = "19121212-1212", "701063-2391"
"""The best known of the Swedish Tax Agency's test numbers, of both kinds; they belong to nobody."""

OWN_CELLS = (("Stödfrågor", "F5"), ("Behov", "I5"), ("Roller", "G5"), ("Organisation", "M5"))
"""Where a book says something that no other municipality's says."""

_ROW = re.compile(r'<row r="(\d+)"([^>]*?)(?:/>|>(.*?)</row>)', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_STYLE = re.compile(r' s="\d+"')
_TAB = re.compile(r'<sheet name="([^"]*)" sheetId="(\d+)"([^>]*)/>')


class Formula(NamedTuple):
    """A formula with the value that was computed last."""

    text: str
    value: object


class Cell(NamedTuple):
    """A cell's markup without its address."""

    attributes: str = ""
    inner: str = ""


def address(cell: str) -> tuple[int, int]:
    """Read `C5` as row 5, column 3."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return int(row), number


def markup(value: object, style: str = "") -> Cell:
    """Write a value as a cell; text stands in the cell itself, so that none is too odd."""
    match value:
        case None:
            return Cell(style)
        case Formula(text, shown):
            shown_as = markup(shown, style)
            inner = shown_as.inner if not isinstance(shown, str) else f"<v>{escape(shown)}</v>"
            kind = ' t="str"' if isinstance(shown, str) else shown_as.attributes.replace(style, "")
            return Cell(style + kind, f"<f>{escape(text)}</f>{inner}")
        case bool():
            return Cell(f'{style} t="b"', f"<v>{int(value)}</v>")
        case date():
            return Cell(style, f"<v>{(value - date(1899, 12, 30)).days}</v>")
        case int() | float():
            return Cell(style, f"<v>{value!r}</v>")
        case str():
            return Cell(f'{style} t="inlineStr"', f'<is><t xml:space="preserve">{escape(value)}</t></is>')
    raise TypeError(value)


@dataclass
class Sheet:
    """One sheet's rows and cells, and the markup before and after them."""

    before: str
    rows: dict[int, dict[int, Cell]]
    attributes: dict[int, str]
    after: str

    def set(self, cell: str, value: object) -> None:
        row, column = address(cell)
        cells = self.rows.setdefault(row, {})
        style = _STYLE.search(cells.get(column, Cell()).attributes)
        cells[column] = markup(value, style[0] if style else "")

    def fill(self, first: str, *rows: tuple[object, ...]) -> None:
        """Write a block of values; `...` leaves what stands."""
        top, left = address(first)
        for down, values in enumerate(rows):
            for right, value in enumerate(values):
                if value is not ...:
                    self.set(f"{column_letters(left + right)}{top + down}", value)

    def order_columns(self, order: list[int], from_row: int) -> None:
        """Lay the columns, from a row on, in another order; `order` names what shall stand in 1, 2, 3 …; 0 is blank."""
        for row, cells in self.rows.items():
            if row >= from_row:
                kept = {column: cell for column, cell in cells.items() if column > max(order)}
                moved = {new: cells[old] for new, old in enumerate(order, 1) if old in cells}
                shift = len(order) - max(order)
                self.rows[row] = moved | {column + shift: cell for column, cell in kept.items()}

    def order_rows(self, first: int, order: list[int]) -> None:
        """Lay rows in another order, from `first` on; 0 is a blank row."""
        taken = [dict(self.rows.get(row, {})) if row else {} for row in order]
        for number, cells in enumerate(taken, first):
            self.rows[number] = cells

    def push_down(self, from_row: int, by: int) -> None:
        """Put blank rows in above a row, or take away as many as stand just above it."""
        gone = range(from_row + by, from_row)
        kept = {row: cells for row, cells in self.rows.items() if row not in gone}
        self.rows = {row + by * (row >= from_row): cells for row, cells in kept.items()}
        self.attributes = {row + by * (row >= from_row): kind for row, kind in self.attributes.items() if row in kept}

    def delete_row(self, row: int) -> None:
        del self.rows[row]
        self.rows = {number - (number > row): cells for number, cells in self.rows.items()}

    def hide_row(self, row: int) -> None:
        self.attributes[row] = self.attributes.get(row, "") + ' hidden="1"'

    def add(self, text: str, *, before: str) -> None:
        """Lay markup among what follows the rows, before the first of the elements that are named."""
        match = re.search(rf"<(?:{before})\b", self.after)
        at = match.start() if match else self.after.index("</worksheet>")
        self.after = self.after[:at] + text + self.after[at:]

    def text(self) -> str:
        rows = "".join(self._row(row) for row in sorted(self.rows))
        return f"{self.before}{rows}{self.after}"

    def _row(self, row: int) -> str:
        cells = "".join(
            f'<c r="{column_letters(column)}{row}"{cell.attributes}' + (f">{cell.inner}</c>" if cell.inner else "/>")
            for column, cell in sorted(self.rows[row].items())
        )
        kind = re.sub(r' spans="[^"]*"', "", self.attributes.get(row, ""))
        return f'<row r="{row}"{kind}>{cells}</row>'


def parsed(text: str) -> Sheet:
    text = text.replace("<sheetData/>", "<sheetData></sheetData>")
    before, rest = text.split("<sheetData>")
    data, after = rest.split("</sheetData>")
    rows, attributes = {}, {}
    for number, kind, inner in _ROW.findall(data):
        attributes[int(number)] = kind
        cells = (found.groups() for found in _CELL.finditer(inner))
        rows[int(number)] = {address(f"{at}1")[1]: Cell(of, held or "") for at, of, held in cells}
    return Sheet(f"{before}<sheetData>", rows, attributes, f"</sheetData>{after}")


@dataclass
class Book:
    """A municipal book in its parts."""

    code: str
    parts: dict[str, bytes]
    where: dict[str, str]
    """The part of each sheet, by the name that it has in a clean book."""
    opened: dict[str, Sheet] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return municipality(self.code).name

    def copy(self) -> Book:
        return deepcopy(self)

    def __getitem__(self, sheet: str) -> Sheet:
        part = self.where[sheet]
        if part not in self.opened:
            self.opened[part] = parsed(self.text(part))
        return self.opened[part]

    def text(self, part: str) -> str:
        return self.parts[part].decode()

    def replace(self, part: str, *pairs: tuple[str, str]) -> None:
        text = self.text(part)
        for old, new in pairs:
            assert old in text, (part, old)
            text = text.replace(old, new)
        self.parts[part] = text.encode()

    def set(self, cell: str, value: object) -> None:
        """Write a value in a cell: `Behov!C5`."""
        sheet, _, at = cell.partition("!")
        self[sheet].set(at, value)

    def rename(self, sheet: str, name: str) -> None:
        self.replace("xl/workbook.xml", (f'<sheet name="{sheet}"', f"<sheet name={quoteattr(name)}"))

    def state(self, sheet: str, state: str) -> None:
        self.replace("xl/workbook.xml", (f'<sheet name="{sheet}"', f'<sheet state="{state}" name="{sheet}"'))

    def remove(self, sheet: str) -> None:
        self.parts["xl/workbook.xml"] = re.sub(
            rf'<sheet name="{sheet}"[^>]*/>', "", self.text("xl/workbook.xml")
        ).encode()

    def add_sheet(self, name: str, sheet: Sheet | None = None, state: str = "") -> Sheet:
        """Add a sheet, last or as a copy of another."""
        number = next(n for n in count(100) if f"xl/worksheets/sheet{n}.xml" not in self.parts)
        part = f"xl/worksheets/sheet{number}.xml"
        bare = parsed(
            '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>'
        )
        if sheet is not None:
            bare.rows, bare.attributes = deepcopy(sheet.rows), deepcopy(sheet.attributes)
        shown = f' state="{state}"' if state else ""
        self.replace(
            "xl/workbook.xml",
            ("</sheets>", f'<sheet name={quoteattr(name)} sheetId="{number}"{shown} r:id="rIdOdd{number}"/></sheets>'),
        )
        self.replace(
            "xl/_rels/workbook.xml.rels",
            (
                "</Relationships>",
                f'<Relationship Id="rIdOdd{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/></Relationships>',
            ),
        )
        self.replace(
            "[Content_Types].xml",
            (
                "</Types>",
                f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
            ),
        )
        self.parts[part] = b""
        self.where[name] = part
        self.opened[part] = bare
        return bare

    def relate(self, sheet: str, kind: str, target: str, content: str | bytes, key: str = "rIdOdd") -> None:
        """Hang a part on a sheet."""
        part = self.where[sheet].replace("worksheets/", "worksheets/_rels/") + ".rels"
        line = f'<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="../{target}"/>'
        self.replace(part, ("</Relationships>", f"{line}</Relationships>"))
        self.parts[f"xl/{target}"] = content if isinstance(content, bytes) else content.encode()

    def property(self, name: str, value: str | None) -> None:
        """Change a custom document property, or take it away."""
        text = self.text("docProps/custom.xml")
        found = re.search(rf'<property [^>]*name="{name}"[^>]*>.*?</property>', text)
        new = "" if value is None else re.sub(r"(<vt:\w+>).*?(</vt:\w+>)", rf"\g<1>{escape(value)}\g<2>", found[0])
        self.parts["docProps/custom.xml"] = text.replace(found[0], new).encode()

    def flush(self) -> None:
        for part, sheet in self.opened.items():
            self.parts[part] = sheet.text().encode()

    def bytes(self) -> bytes:
        self.flush()
        return zipped(self.parts)


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in files.items():
            made.writestr(ZipInfo(name, (2026, 11, 23, 8, 0, 0)), content, ZIP_DEFLATED, 1)
    return stream.getvalue()


@cache
def _base() -> Book:
    records = demo_records(municipality(BASE), "2026", TODAY, Kind.STRONG, 7)
    with ZipFile(BytesIO(municipal_book(DEFINITION, records, TODAY))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    names = _TAB.findall(parts["xl/workbook.xml"].decode())
    where = {name: f"xl/worksheets/sheet{number}.xml" for name, number, _ in names}
    return Book(BASE, parts, where)


def clean_book(code: str) -> Book:
    """Give a municipality's clean book: all filled in, nothing to remark, and in four cells unlike all others."""
    base = _base()
    book = Book(code, dict(base.parts), dict(base.where))
    for sheet, cell in OWN_CELLS:
        book[sheet].set(cell, own_words(code))
    tell_whose(book, code)
    return book


def own_words(code: str) -> str:
    return f"Det som bara {code} säger."


def tell_whose(book: Book, code: str) -> None:
    """Let all three places tell whose the book is."""
    tell_on_start(book, code)
    book.property("kommunkod", code)
    book["_meta"].set("B3", code)


def tell_on_start(book: Book, code: str) -> None:
    known = municipality(code)
    book["Start"].fill("B10", (code,), (known.name,), (known.county,), (known.police_region,), (known.name,))
