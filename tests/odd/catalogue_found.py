"""What fuzzing and hostile reading have found: once a crash or a wrong answer, now an outcome like all others."""

from __future__ import annotations

import re
from collections.abc import Callable

from odd_books import Book, Cell, Formula
from odd_entries import BOOK, IN, OUT, Files, Odd

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NINES = "9" * 5000
"""A number with more digits than Python makes an integer of."""


def raw(cell: str, inner: str, kind: str = "") -> Callable[[Book], None]:
    """Write a cell's markup as a program that nobody has tested would; its style is kept."""
    sheet, _, at = cell.partition("!")
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()

    def make(book: Book) -> None:
        cells, column = book[sheet].rows[int(row)], ord(letters) - 64
        style = re.search(r' s="\d+"', cells.get(column, Cell()).attributes)
        cells[column] = Cell((style[0] if style else "") + kind, inner)

    return make


def text(cell: str, inner: str) -> Callable[[Book], None]:
    return raw(cell, f"<is><t>{inner}</t></is>", ' t="inlineStr"')


def written(cell: str, value: object) -> Callable[[Book], None]:
    return lambda book: book.set(cell, value)


def without(part: str) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        del book.parts[part]

    return make


def replaced(part: str, content: str) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        book.parts[part] = content.encode()

    return make


def no_sheets(book: Book) -> None:
    whole = book.text("xl/workbook.xml")
    book.parts["xl/workbook.xml"] = re.sub("<sheets>.*</sheets>", "<sheets/>", whole, flags=re.DOTALL).encode()


def odd_rows_and_columns(book: Book) -> None:
    """Hide a row and columns that no sheet has."""
    sheet = book["Behov"]
    sheet.before = sheet.before.replace("<sheetData>", '<cols><col min="0" max="0" hidden="1"/></cols><sheetData>')
    sheet.after = '<row r="9999999" hidden="1"/>' + sheet.after


def merged_nowhere(book: Book) -> None:
    book["Behov"].add(
        '<mergeCells count="1"><mergeCell ref="A0:B0"/></mergeCells>',
        before="phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins",
    )


def chart_sheet(book: Book) -> None:
    book.add_sheet("Diagram1")
    part = book.where["Diagram1"]
    del book.opened[part]
    book.parts[part] = (
        f'<chartsheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>'.encode()
    )


def comment_at(address: str) -> Callable[[Book], None]:
    """Hang a comment on a cell that no sheet has."""
    content = f'<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList><comment ref="{address}" authorId="0"><text><t>Ring</t></text></comment></commentList></comments>'
    return lambda book: book.relate("Behov", "comments", "comments9.xml", content)


def kept_as(revision: str, **cell: None) -> Callable[[Book], None]:
    """Let the document property say another revision, and the cell perhaps nothing."""

    def make(book: Book) -> None:
        book.property("revision", revision)
        if cell:
            book.set("Start!B16", cell["cell"])

    return make


def said_to_be_newer(book: Book) -> Files:
    """Send a revision whose number is written with a word, beside the first: what cannot be read never wins or loses."""
    later = book.copy()
    later.set("Start!B16", "Rev 2")
    later.set("Roller!D6", "Det nya svaret")
    return {"andra.xlsx": later.bytes(), "forsta.xlsx": book.bytes()}


NO_SUCH_TIMES = ("mars 0000", "kv 2 0000", "0000-03", "v 52 9999", "0000/27", "00/00", "2026-02-30")
NO_SUCH_DAYS = (
    *((one, "fel olasligt-datum") for one in ("-1", "0", "0.5", "2958466", "1e15", "1e308", "-700000")),
    ("60", "fråga osannolikt-ar"),
    ("99999999", "fel omojligt-datum"),
)
NO_NUMBERS = ("1e400", "-1e400", "inf", "nan")
TIMES_OF_NO_DAY = (("2026-13-45T99:99:99", "olasligt-datum"), ("0000-00-00", "omojligt-datum"), ("x", "olasligt-datum"))
ROLE = ("roles R-002",)
HALF = frozenset(
    {"ja-utan-mandat-samordnare", "ja-utan-mandat-kommunpolis", "ja-utan-tid-samordnare", "ja-utan-tid-kommunpolis"}
)

FOUND = (
    *(Odd(f"En tid i ett år som inte finns: {one}", written("Roller!I6", one), ("fel omojligt-datum Roller!I6",), gone=ROLE, besides=HALF, tells=(one,)) for one in NO_SUCH_TIMES),
    *(Odd(f"Ett datum lagrat som {one}", raw("Roller!I6", f"<v>{one}</v>"), (f"{said} Roller!I6",), gone=ROLE, besides=HALF) for one, said in NO_SUCH_DAYS),
    *(Odd(f"Ett datum lagrat som tiden {one}", raw("Roller!I6", f"<v>{one}</v>", ' t="d"'), (f"fel {code} Roller!I6",), gone=ROLE, besides=HALF) for one, code in TIMES_OF_NO_DAY),
    *(Odd(f"Ett tal i en textcell är {one}", raw("Roller!G6", f"<v>{one}</v>"), ("fel felvarde Roller!G6",), gone=ROLE, besides=HALF) for one in NO_NUMBERS),
    Odd("Ett tal i en textcell har trehundra siffror", raw("Roller!G6", "<v>1e308</v>"), ("fråga for-lang Roller!G6",), rows={"roles R-002": {"mandate": str(int(1e308))}}),
    Odd("Ett antal har trehundra siffror", written("Organisation!I6", 1e300), rows={"organisation G-002": {"meetings_a_year": int(1e300)}}),
    *(Odd(f"Perioden är {one}", written("Start!B15", one), (f"fel {code} Start!B15",), counted=False) for one, code in (("mars 0000", "period-form"), ("v 52 9999", "period-form"), ("0000", "period-ar"), ("9999-H1", "period-ar"), (9999, "period-ar"))),
    Odd("Revisionen har fem tusen siffror", written("Start!B16", NINES), ("fel olasligt-tal Start!B16",), counted=False),
    Odd("Den andra boken heter Rev 2 i stället för 2", said_to_be_newer, {"andra.xlsx": ("fel olasligt-tal Start!B16",)}, {"andra.xlsx": OUT, "forsta.xlsx": IN}),
    *(Odd(f"En kommentar sitter på cellen ”{at}”", comment_at(at), ("upplysning kommentarer Behov!A1",), never=("Ring",)) for at in ("A0", "", "Ä1:!!", "A999999999999", "B99999999")),
    Odd("Revisionen har fem tusen siffror i dokumentegenskaperna", kept_as(NINES), ("fråga olika-revisioner Start!B16",), tells=("1 på bladet Start och på det dolda bladet _meta, 999",), never=("9" * 50,)),
    Odd("Revisionen har fem tusen siffror på det dolda bladet", written("_meta!B5", NINES), ("fråga olika-revisioner Start!B16",), tells=("1 på bladet Start och i dokumentegenskaperna, 999",), never=("9" * 50,)),
    Odd("Cellen är tom, och revisionen i dokumentegenskaperna går inte att läsa", kept_as("två komma x", cell=None), ("fråga olika-revisioner Start!B16", "fel olasligt-tal Start!B16"), counted=False, tells=("Revision innehåller ”två komma x”, som inte går att läsa",)),
    Odd("Boken har något annat framför sig", lambda book: {BOOK: b"skr\xe4p\r\n" * 100 + book.bytes()}),
    Odd("Boken har något annat efter sig", lambda book: {BOOK: book.bytes() + b"skr\xe4p\r\n" * 100}),
    Odd("En text pekar utanför listan över texter", raw("Behov!C5", "<v>999999</v>", ' t="s"'), ("fel skadad",), counted=False),
    Odd("Listan över texter saknas", without("xl/sharedStrings.xml"), ("fel skadad",), counted=False),
    Odd("Formaten är avkapade", replaced("xl/styles.xml", "<styleSheet"), ("fel skadad",), counted=False),
    Odd("Boken har inga blad", no_sheets, ("fel okand-bok",), counted=False),
    Odd("Sammanfogade celler på en rad som inte finns", merged_nowhere, ("fel skadad",), counted=False),
    Odd("Dolda rader och kolumner som inte finns", odd_rows_and_columns, ("upplysning dolda-kolumner Behov!B4",)),
    Odd("Ett blad är ett diagram", chart_sheet),
    Odd("Texten är skriven som CDATA", text("Roller!G6", "<![CDATA[a & b]]>"), rows={"roles R-002": {"mandate": "a & b"}}),
    Odd("En anmärkning i markeringen delar texten", text("Roller!G6", "före<!-- x -->efter"), rows={"roles R-002": {"mandate": "föreefter"}}),
    Odd("En text har en entitet som ingen har sagt vad den är", text("Roller!G6", "a&okand;b"), ("fel skadad",), counted=False),
    Odd("En cell har två värden", raw("Roller!G6", "<v>ett</v><v>två</v>", ' t="str"'), rows={"roles R-002": {"mandate": "två"}}),
    Odd("Ett logiskt värde är 2", raw("Stödfrågor!D5", "<v>2</v>", ' t="b"'), ("fel skadad",), counted=False),
    Odd("Ett svar är en formel som gav en tom text", written("Roller!H6", Formula('""', "")), ("fel saknas Roller!H6",), rows={"roles R-002": {"authority": None}}),
)  # fmt: skip
