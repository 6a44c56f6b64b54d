"""Who is who: three places tell it, the file's name never does; and which of several books counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from odd_books import DEFINITION, OTHER, OWN_CELLS, TODAY, Book, clean_book, own_words, tell_on_start
from odd_entries import BOOK, IN, OUT, OVER, REMARKED, Files, Odd

from samverkan_xl.model.lists import MUST_NOT_BE_SENT
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.municipal.fresh_records import fresh_records

OTHER_NAME = "Motala"
HERE, HERE_NAME = "0584", "Vadstena"


def told_by(*, cell: str | None = ..., kept: str | None = ..., hidden: str | None = ...) -> Callable[[Book], None]:
    """Let each place tell what is given: its own code, another, or nothing."""

    def make(book: Book) -> None:
        if cell is not ...:
            book["Start"].fill("B10", (cell,), *((None,),) * (2 if cell is None else 0))
        if kept is not ...:
            book.property("kommunkod", kept)
        if hidden is not ...:
            book["_meta"].set("B3", hidden)

    return make


def whole_start_pasted_over(book: Book) -> None:
    tell_on_start(book, OTHER)


def period(*, cell: object = ..., kept: str | None = ..., hidden: str | None = ...) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        if cell is not ...:
            book.set("Start!B15", cell)
        if kept is not ...:
            book.property("period", kept)
        if hidden is not ...:
            book["_meta"].set("B4", hidden)

    return make


def revision(book: Book, number: int, day: date | None = None, text: str | None = None) -> bytes:
    """Give the book as a later revision says it."""
    later = book.copy()
    later.set("Start!B16", number)
    if day is not None:
        later.set("Start!B17", day)
    if text is not None:
        later.set("Roller!D6", text)
    return later.bytes()


def two(**books: Callable[[Book], bytes]) -> Callable[[Book], Files]:
    return lambda book: {f"{name}.xlsx": make(book) for name, make in books.items()}


def plain(book: Book) -> bytes:
    return book.copy().bytes()


def saved_again(book: Book) -> bytes:
    again = book.copy()
    again.parts["docProps/app.xml"] = again.parts["docProps/app.xml"].replace(b"Microsoft Excel", b"LibreOffice")
    return again.bytes()


def locked_out(book: Book, number: int) -> bytes:
    """Give a later revision that may not be sent."""
    later = book.copy()
    later.set("Start!B16", number)
    later.set("Start!B22", MUST_NOT_BE_SENT)
    return later.bytes()


def answers_of_another(book: Book) -> Files:
    """Fill the book in with another municipality's answers, and lay that one's book beside it."""
    other = clean_book(OTHER)
    for sheet, cell in OWN_CELLS:
        book[sheet].set(cell, own_words(OTHER))
    return {BOOK: book.bytes(), "den andra.xlsx": other.bytes()}


def not_filled_in(book: Book) -> Files:
    return {BOOK: municipal_book(DEFINITION, fresh_records(DEFINITION, municipality(book.code), "2026", TODAY), TODAY)}


def another_file(book: Book) -> Files:
    return {f"samverkan_1-1_{OTHER}_motala_2025_r9.xlsx": book.bytes()}


CODE, PERIOD, REVISION = "Start!B10", "Start!B15", "Start!B16"
NEW = {"roles R-002": {"position": "Det nya svaret"}}
SAME = "upplysning samma-bok-tva-ganger"

IDENTITY = (
    Odd("Bara cellen säger vilken kommun det är", told_by(kept=None, hidden=None)),
    Odd("Bara dokumentegenskapen säger vilken kommun det är", told_by(cell=None, hidden=None), besides=frozenset({"saknas"}), status=IN),
    Odd("Bara det dolda bladet säger vilken kommun det är", told_by(cell=None, kept=None), status=IN),
    Odd("Bara filnamnet säger vilken kommun det är", lambda book: told_by(cell=None, kept=None, hidden=None)(book) or another_file(book), {f"samverkan_1-1_{OTHER}_motala_2025_r9.xlsx": (f"fel kod-saknas {CODE}",)}, {f"samverkan_1-1_{OTHER}_motala_2025_r9.xlsx": OUT}, counted=False),
    Odd("Filnamnet säger en annan kommun, period och revision", another_file, status={f"samverkan_1-1_{OTHER}_motala_2025_r9.xlsx": IN}),
    Odd("Cellen säger en annan kommun än de två andra platserna", whole_start_pasted_over, (f"fel annan-kommuns-bok {CODE}",), counted=False, code=HERE, tells=(f"{OTHER} ({OTHER_NAME}) på bladet Start", f"{HERE} ({HERE_NAME}) i dokumentegenskaperna och på det dolda bladet _meta")),
    Odd("Dokumentegenskapen säger en annan kommun än de två andra platserna", told_by(kept=OTHER), (f"fel annan-kommuns-bok {CODE}",), counted=False, tells=(f"{OTHER} ({OTHER_NAME}) i dokumentegenskaperna",)),
    Odd("Det dolda bladet säger en annan kommun än de två andra platserna", told_by(hidden=OTHER), (f"fel annan-kommuns-bok {CODE}",), counted=False, tells=(f"{OTHER} ({OTHER_NAME}) på det dolda bladet _meta",)),
    Odd("Cellen är tom, och de två andra platserna säger olika", told_by(cell=None, hidden=OTHER), (f"fel annan-kommuns-bok {CODE}",), counted=False),
    Odd("Boken gäller ett annat län än det begärda", lambda book: None, ("fel fel-lan",), counted=False, asked={"county_code": "03"}, code="0509", tells=("0509", "Östergötlands län", "Uppsala län", "på bladet Start, i dokumentegenskaperna och på det dolda bladet _meta")),
    Odd("Boken gäller en annan period än den begärda", lambda book: None, ("fel fel-period",), counted=False, asked={"period": "2025"}, tells=("2026 på bladet Start, i dokumentegenskaperna och på det dolda bladet _meta", "2025")),
    Odd("Perioden i cellen är en annan än boken är gjord för", period(kept="2025", hidden="2025"), (f"fel olika-perioder {PERIOD}",), tells=("2026 på bladet Start", "2025 i dokumentegenskaperna")),
    Odd("Perioden i cellen är borttagen, och de andra platserna säger olika", period(cell=None, hidden="2025"), (f"fel olika-perioder {PERIOD}",), counted=False, besides=frozenset({"saknas"})),
    Odd("Revisionen är höjd i cellen", lambda book: {BOOK: revision(book, 2)}),
    Odd("Revisionen i cellen är lägre än boken är gjord som", lambda book: book.property("revision", "3"), (f"fråga revision-sankt {REVISION}",), tells=("3 i dokumentegenskaperna",)),
    Odd("Samma bok har kommit två gånger", two(a=plain, b=plain), {"a.xlsx": (SAME,)}, {"a.xlsx": OVER, "b.xlsx": IN}, superseded=77),
    Odd("Samma svar är sparade om i ett annat program", two(a=plain, b=saved_again), {"a.xlsx": ("upplysning samma-svar-tva-ganger",)}, {"a.xlsx": OVER, "b.xlsx": IN}, superseded=77),
    Odd("Två revisioner har kommit", two(a=lambda book: revision(book, 2, text="Det nya svaret"), b=plain), {"b.xlsx": ("upplysning ersatt",)}, {"a.xlsx": IN, "b.xlsx": OVER}, rows=NEW, superseded=77),
    Odd("Samma revision har kommit igen med senare datum", two(a=plain, b=lambda book: revision(book, 1, date(2026, 11, 20), "Det nya svaret")), {"a.xlsx": ("upplysning ersatt",)}, {"a.xlsx": OVER, "b.xlsx": IN}, rows=NEW, superseded=77),
    Odd("Två olika böcker har samma revision och datum", two(a=plain, b=lambda book: revision(book, 1, text="Ett annat svar")), {"a.xlsx": ("fel samma-revision",), "b.xlsx": ("fel samma-revision",)}, {"a.xlsx": OUT, "b.xlsx": OUT}, counted=False, tells=("a.xlsx", "b.xlsx")),
    Odd("Den högre revisionen har tidigare datum", two(a=lambda book: revision(book, 2, text="Det nya svaret"), b=lambda book: revision(book, 1, date(2026, 11, 20))), {"a.xlsx": ("fråga lagre-revision-senare-datum",), "b.xlsx": ("upplysning ersatt",)}, {"a.xlsx": REMARKED, "b.xlsx": OVER}, rows=NEW, superseded=77),
    Odd("Den nyaste boken får inte skickas, men en äldre går att räkna", two(a=lambda book: locked_out(book, 2), b=plain), {"a.xlsx": ("fel far-inte-skickas Start!B22",), "b.xlsx": ("fråga nyare-bok-stoppad",)}, {"a.xlsx": OUT, "b.xlsx": REMARKED}),
    Odd("Boken har en annan kommuns svar", answers_of_another, {BOOK: ("fråga samma-svar-som-annan-kommun",), "den andra.xlsx": ("fråga samma-svar-som-annan-kommun",)}, {BOOK: REMARKED, "den andra.xlsx": REMARKED}, rows={key: {field: own_words(OTHER)} for key, field in (("support_questions 1", "evidence"), ("needs N-001", "reason"), ("roles R-001", "mandate"), ("organisation G-001", "explanation"))}, tells=(OTHER_NAME,)),
    Odd("Boken är inte ifylld", not_filled_in, ("fel inte-ifylld",), counted=False),
    Odd("Boken får inte skickas", lambda book: book.set("Start!B22", MUST_NOT_BE_SENT), ("fel far-inte-skickas Start!B22",), counted=False),
    Odd("Informationsklassen är skriven med egna ord om sekretess", lambda book: book.set("Start!B22", "Sekretess"), ("fel far-inte-skickas Start!B22",), counted=False),
)  # fmt: skip
