"""Personal data: the numbers are found wherever they stand and however they are written; what only looks alike is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from catalogue_preflight import comment
from odd_books import TEST_COORDINATION_NUMBER, TEST_NUMBER, Book, zipped
from odd_entries import BOOK, OUT, Files, Odd

SPELLED = (
    "19121212-1212", "191212121212", "121212-1212", "1212121212", "121212+1212", "121212 1212", "19121212 1212", "12-12-12 1212",
    "12. 12. 12 - 1212", "121212.1212", "121212/1212", "１２１２１２１２１２", "121212\u20111212", "121212\u00a01212", "121212\u00ad-1212", "121212-\n1212",
    "12\u200b1212-1212", TEST_COORDINATION_NUMBER, "19701063-2391", 1212121212, 191212121212,
)  # fmt: skip
LOOKALIKES = (
    "19121212-1213", "121312-1212", "121232-1212", "556036-0793", "212000-1124", "070-121 21 21", "Tel 0701234567", "KS 2026/1212", "5000-K120312-26", "A123.456/2026",
    "2026-03-01–2026-05-01", "bankgiro 5050-1055", "602 24 Norrköping", "SE 1:23 Kvarnen 4:12", "121212-XXXX", 73500000,
)  # fmt: skip
FIRST = 10


def follow_ups(values: tuple[object, ...]) -> Callable[[Book], None]:
    """Log a follow-up for each value, which is its result."""

    def make(book: Book) -> None:
        rows = (
            (
                date(2026, 9, 3),
                "Kommundirektör",
                "Kommunledningskontoret",
                "A-005",
                "Klart",
                value,
                "Ja",
                None,
                None,
                None,
                None,
                None,
                date(2027, 2, 15),
            )
            for value in values
        )
        book["Uppföljning"].fill(f"B{FIRST}", *rows)

    return make


def in_sheet_name(book: Book) -> None:
    book.add_sheet(f"Om {TEST_NUMBER}").fill("A1", ("Anteckning",))


def in_a_title(book: Book) -> None:
    book["Roller"].fill("M4", (TEST_NUMBER,), ("x",))


def in_page_header(book: Book) -> None:
    sheet = book["Roller"]
    assert "<oddFooter>" in sheet.after
    sheet.after = sheet.after.replace("<oddFooter>", f"<oddHeader>&amp;L{TEST_NUMBER}</oddHeader><oddFooter>", 1)


def in_property(book: Book) -> None:
    text = book.text("docProps/core.xml")
    book.parts["docProps/core.xml"] = text.replace("<dc:creator>", f"<dc:creator>{TEST_NUMBER} ", 1).encode()
    assert TEST_NUMBER in book.text("docProps/core.xml")


def in_defined_name(book: Book) -> None:
    book.replace(
        "xl/workbook.xml",
        ("<definedNames>", f'<definedNames><definedName name="aterstod">"{TEST_NUMBER}"</definedName>'),
    )


def in_shape(book: Book) -> None:
    book.parts["xl/drawings/drawing9.xml"] = (
        f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r><a:t>{TEST_NUMBER}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>'.encode()
    )


def in_hidden_sheet(book: Book) -> None:
    book.add_sheet("Bilaga", state="veryHidden").fill("B2", (TEST_NUMBER,))


def split(book: Book) -> None:
    book["Roller"].fill("G6", ("121212", "1212"))


def as_file(name: str, content: Callable[[Book], bytes] = lambda book: book.bytes()) -> Callable[[Book], Files]:
    return lambda book: {name: content(book)}


def in_archive(book: Book) -> Files:
    return {"svar.zip": zipped({f"{TEST_NUMBER}/bok.xlsx": book.bytes()})}


def below_the_table(book: Book) -> None:
    book.set("Behov!C40", f"Ring {TEST_NUMBER}")


def above_the_table(book: Book) -> None:
    book.set("Behov!A3", f"Om {TEST_NUMBER}")


MASKED = "******-****"
ROW_OUT = {
    "besides": frozenset(
        {"ja-utan-mandat-samordnare", "ja-utan-mandat-kommunpolis", "ja-utan-tid-samordnare", "ja-utan-tid-kommunpolis"}
    )
}

PRIVACY = (
    Odd("Personnummer och samordningsnummer är skrivna på tjugoett sätt, som text och som tal", follow_ups(SPELLED), tuple(f"fel personnummer Uppföljning!G{row}" for row in range(FIRST, FIRST + len(SPELLED))), tells=(MASKED,)),
    Odd("Det som bara liknar ett personnummer", follow_ups(LOOKALIKES), rows={f"follow_up U-{number:03}": {"results": str(value)} for number, value in enumerate(LOOKALIKES, 6)}, besides=frozenset({"rattat"})),
    Odd("Ett personnummer står i en text", lambda book: book.set("Roller!G6", f"Stöd till {TEST_NUMBER}."), ("fel personnummer Roller!G6",), gone=("roles R-002",), **ROW_OUT),
    Odd("Ett personnummer står i en egen kolumn", lambda book: book["Roller"].fill("M4", ("Anteckning",), (None,), (TEST_NUMBER,)), ("upplysning extra-kolumn Roller!M4", "fel personnummer Roller!M6"), gone=("roles R-002",), **ROW_OUT),
    Odd("Ett personnummer står där en ID skulle stå", lambda book: book.set("Roller!A6", TEST_NUMBER), ("fel personnummer Roller!A6",), gone=("roles R-002",), **ROW_OUT),
    Odd("Ett personnummer är delat på två celler", split, ("fel personnummer Roller!G6",), gone=("roles R-002",), **ROW_OUT),
    Odd("Ett personnummer står i en kommentar på en rad", comment(f"Gäller {TEST_NUMBER}", "C6"), ("fel personnummer-kommentar Behov!C6", "upplysning kommentarer Behov!C6"), gone=("needs N-002",)),
    Odd("Ett personnummer står i en kommentar utanför raderna", comment(f"Gäller {TEST_NUMBER}", "A2"), ("fel personnummer-kommentar-utanfor Behov!A2", "upplysning kommentarer Behov!A2")),
    Odd("Ett personnummer står i ett bladnamn", in_sheet_name, (f"fel personnummer-utanfor Om {MASKED}!A1", "upplysning extra-blad")),
    Odd("Ett personnummer står i en rubrik", in_a_title, ("fel personnummer-utanfor Roller!M4", "upplysning extra-kolumn Roller!M4")),
    Odd("Ett personnummer står ovanför tabellen", above_the_table, ("fel personnummer-utanfor Behov!A3",)),
    Odd("Ett personnummer står under tabellen", below_the_table, ("fel personnummer Behov!C40", "upplysning rad-utan-id Behov!A40"), besides=frozenset({"saknas"})),
    Odd("Ett personnummer står i sidhuvudet", in_page_header, ("fel personnummer-i-filen",), tells=("sidhuvud",)),
    Odd("Ett personnummer står i dokumentegenskaperna", in_property, ("fel personnummer-i-filen",), tells=("dokumentegenskaperna",)),
    Odd("Ett personnummer står i ett definierat namn", in_defined_name, ("fel personnummer-i-filen",), tells=("definierat namn",)),
    Odd("Ett personnummer står i en ritad form", in_shape, ("fel personnummer-i-filen",), tells=("ritad form",)),
    Odd("Ett personnummer står på ett mycket dolt blad", in_hidden_sheet, ("fel personnummer-utanfor Bilaga!B2", "upplysning dolda-blad Bilaga!A1", "upplysning extra-blad")),
    Odd("Ett personnummer står i filnamnet", as_file(f"svar {TEST_NUMBER}.xlsx"), {f"svar {MASKED}.xlsx": ("fel personnummer-filnamn",)}, {f"svar {MASKED}.xlsx": OUT}, counted=False),
    Odd("Ett personnummer står i namnet på en fil som inte är en bok", as_file(f"brev {TEST_NUMBER}.pdf", lambda book: b"%PDF-1.7"), {f"brev {MASKED}.pdf": ("fel inte-arbetsbok",)}, {f"brev {MASKED}.pdf": OUT}, counted=False),
    Odd("Ett personnummer står i en mapps namn i ett arkiv", in_archive, {f"svar.zip/{MASKED}/bok.xlsx": ("fel personnummer-filnamn",)}, {f"svar.zip/{MASKED}/bok.xlsx": OUT}, counted=False),
    Odd("Ett personnummer står på Start", lambda book: book.set("Start!B20", TEST_NUMBER), ("fel personnummer Start!B20",)),
    Odd("Ett personnummer står i ett blad med en DTD", lambda book: {BOOK: f"<!DOCTYPE {TEST_NUMBER}>".encode()}, ("fel inte-arbetsbok",), counted=False),
)  # fmt: skip
