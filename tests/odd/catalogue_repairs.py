"""Repairs before rejections: sheets, titles and rows that were moved, renamed, copied, merged and pasted over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from unicodedata import normalize

from odd_books import Book, Formula
from odd_entries import REMARKED, Odd

NOTHING_TOLD = frozenset(
    {"ja-utan-mandat-samordnare", "ja-utan-mandat-kommunpolis", "ja-utan-tid-samordnare", "ja-utan-tid-kommunpolis"}
)
ROLES = range(1, 9)


def title(cell: str, text: str) -> Callable[[Book], None]:
    return lambda book: book.set(cell, text)


def columns_of_roles(*order: int) -> Callable[[Book], None]:
    return lambda book: book["Roller"].order_columns(list(order), 4)


def header_at(row: int, sheet: str = "Utvärdering") -> Callable[[Book], None]:
    return lambda book: book[sheet].push_down(4, row - 4)


def header_first(book: Book) -> None:
    book["Behov"].push_down(4, -3)


def header_again(book: Book) -> None:
    """Paste the titles in once more among the rows."""
    sheet = book["Behov"]
    sheet.push_down(7, 1)
    sheet.rows[7] = dict(sheet.rows[4])


def header_again_otherwise(book: Book) -> None:
    header_again(book)
    cells = book["Behov"].rows[7]
    order = [1, 3, 4, 5, 2, 7, 8, 6, 10, 9, 12, 11, 14, 15, 13]
    book["Behov"].rows[7] = {new: cells[old] for new, old in enumerate(order, 1)}


def new_column(book: Book) -> None:
    sheet = book["Roller"]
    sheet.order_columns([1, 2, 0, *range(3, 13)], 4)
    sheet.fill("C4", ("Vår egen",), ("mycket viktigt",))


def new_column_without_title(book: Book) -> None:
    book["Roller"].set("M6", "viktigt")


def title_twice(*values: str | None) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        book["Roller"].fill("M4", ("Befattning",), *((value,) for value in values))

    return make


def moved_to_the_new(book: Book) -> None:
    """Answer one role's Befattning in a second column of that title."""
    book["Roller"].set("D5", None)
    book["Roller"].fill("M4", ("Befattning",), ("Kommunstyrelsens ordförande",))


def copied(sheet: str, change: Callable[[Book], None] = lambda book: None) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        book.add_sheet(f"{sheet} (2)", book[sheet])
        change(book)

    return make


def blank_answers(sheet: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for row in range(5, 14):
            for column in "DEFGHIJ":
                book[sheet].set(f"{column}{row}", None)

    return change


def sorted_rows(sheet: str, first: int, order: list[int]) -> Callable[[Book], None]:
    return lambda book: book[sheet].order_rows(first, order)


def merged(sheet: str, area: str) -> Callable[[Book], None]:
    def make(book: Book) -> None:
        book[sheet].add(
            f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>',
            before="phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins",
        )
        top = area.partition(":")[0]
        column = top.rstrip("0123456789")
        for row in range(int(top[len(column) :]) + 1, int(area.rpartition(column)[2]) + 1):
            book[sheet].set(f"{column}{row}", None)

    return make


def filtered(book: Book) -> None:
    sheet = book["Behov"]
    for row in (6, 8):
        sheet.hide_row(row)
    book.replace(
        "xl/tables/table5.xml",
        (
            '<autoFilter ref="A4:O34"/>',
            '<autoFilter ref="A4:O34"><filterColumn colId="3"><filters><filter val="Behov"/></filters></filterColumn></autoFilter>',
        ),
    )


def inserted(book: Book) -> None:
    """Put a row in among the roles, without an ID."""
    sheet = book["Roller"]
    sheet.push_down(7, 1)
    sheet.rows[7] = {column: cell for column, cell in sheet.rows[6].items() if column > 1}
    book.set("Roller!D7", "Ny på rad sju")


def pasted_over(book: Book) -> None:
    """Paste one role over another, ID and all."""
    sheet = book["Roller"]
    sheet.rows[12] = dict(sheet.rows[11])
    book.set("Roller!D12", "Inklistrad")


def questions_pasted_over(book: Book) -> None:
    """Paste a whole question over another; the other is gone."""
    sheet = book["Stödfrågor"]
    sheet.rows[11] = dict(sheet.rows[12])
    book.set("Stödfrågor!F11", "Något helt annat")


def number_pasted_over(book: Book) -> None:
    book.set("Stödfrågor!A11", "4")


def strange_number(book: Book) -> None:
    book["Stödfrågor"].fill("A14", ("17", "En fråga till?", None, "Ja", "Ja", "Vår egen fråga"))


def without_titles(book: Book) -> None:
    for column in "ABCDEFGHIJKLM":
        book.set(f"Utvärdering!{column}4", f"Spalt {column}")


def without_titles_others_need(book: Book) -> None:
    for column in "ABCDEFGHIJKLMNO":
        book.set(f"Behov!{column}4", f"Spalt {column}")


def nearly_named(book: Book) -> None:
    """Give the sheet a name that is nearly its own, and titles that are none of ours."""
    book.rename("Utvärdering", "Utvärderingg")
    without_titles(book)


def half_taken(cell: str, value: object) -> Callable[[Book], None]:
    """Spoil one cell of a row whose every text is marked."""

    def make(book: Book) -> None:
        book["Roller"].fill(
            "C6",
            (
                "Kommunen (KS)",
                "Märkt befattning",
                "Tillsatt",
                0.5,
                "Märkt mandat",
                "Märkta befogenheter",
                date(2026, 8, 14),
                date(2027, 6, 1),
                "Märkt ersättare",
                "Märkt förklaring",
            ),
        )
        book["Roller"].set("M4", "Egen kolumn")
        book["Roller"].set("M6", "Märkt eget")
        book.set(cell, value)

    return make


def bad_question(book: Book) -> None:
    """Answer a question in a way that can be read in two."""
    book["Stödfrågor"].fill(
        "D5", ("Ja?", "Nej", "Märkt underlag", "Märkt återstår", "KSO", date(2027, 2, 1), "Märkt förklaring")
    )


MOVED = "upplysning kolumner-flyttade Roller!A4"
ALL_NEEDS = tuple(f"needs N-00{number}" for number in range(1, 6))
EVALUATIONS = ("evaluations V-001", "evaluations V-002")
ALL_QUESTIONS = tuple(f"support_questions {number}" for number in ("1", "2a", "2b", "2c", "2d", "3a", "3b", "4", "5"))
HALF = ("Märkt", "Märkta")

REPAIRS = (
    Odd("En rubrik har fått en enhet", title("Roller!F4", "Avsatt tid (%)"), ("upplysning kolumn-omdopt Roller!F4",), tells=("Avsatt tid (%)", "Avsatt tid")),
    Odd("En rubrik är skriven med stora bokstäver", title("Roller!F4", "AVSATT TID"), ("upplysning kolumn-omdopt Roller!F4",), tells=("AVSATT TID",)),
    Odd("En rubrik har fått en radbrytning", title("Roller!F4", "Avsatt\ntid"), ("upplysning kolumn-omdopt Roller!F4",)),
    Odd("En rubrik har hårda blanksteg", title("Roller!F4", "Avsatt\u00a0tid"), ("upplysning kolumn-omdopt Roller!F4",)),
    Odd("En rubrik har å, ä och ö i två tecken", title("Roller!I4", normalize("NFD", "Gäller från")), ("upplysning kolumn-omdopt Roller!I4",)),
    Odd("En rubrik är bytt mot en som liknar den", title("Roller!K4", "Ersättares namn"), ("fel kolumn-saknas-liknande Roller!K4",), rows={f"roles R-00{number}": {"deputy": None} for number in ROLES}, tells=("Ersättares namn",)),
    Odd("Kolumnerna har bytt plats", columns_of_roles(1, 3, 2, 4, 5, 6, 8, 7, 9, 10, 11, 12), (MOVED,), tells=("C", "B")),
    Odd("ID står sist", columns_of_roles(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1), (MOVED,)),
    Odd("En egen kolumn är infogad mitt i tabellen", new_column, ("upplysning extra-kolumn Roller!C4",)),
    Odd("Något står i en kolumn utan rubrik", new_column_without_title, ("upplysning kolumn-utan-rubrik Roller!M4",)),
    Odd("En kolumn är borttagen", columns_of_roles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12), ("fel kolumn-saknas Roller!A4",), rows={f"roles R-00{number}": {"deputy": None} for number in ROLES}, tells=("Ersättare",)),
    Odd("Samma rubrik står i två kolumner, och en är ifylld på varje rad", moved_to_the_new, ("upplysning rubrik-dubbel Roller!M4",)),
    Odd("Samma rubrik står i två kolumner med olika svar", title_twice("En annan befattning"), ("upplysning rubrik-dubbel Roller!M4", "fel rubrik-dubbel-olika Roller!D5"), gone=("roles R-001",), besides=NOTHING_TOLD),
    *(Odd(f"Rubrikraden står på rad {row}", header_at(row), (f"upplysning rubrikrad-flyttad Utvärdering!A{row}",), tells=(f"rad {row}", "rad 4")) for row in (9, 30)),
    Odd("Rubrikraden står på rad 1", header_first, ("upplysning rubrikrad-flyttad Behov!A1",)),
    Odd("Rubrikraden står på rad 31", header_at(31), ("fel rubrik-saknas Utvärdering!A1",), gone=EVALUATIONS),
    Odd("Rubrikraden står en gång till mitt i tabellen", header_again, ("upplysning rubrik-igen Behov!A7",)),
    Odd("Rubrikraden står en gång till med kolumnerna i annan ordning", header_again_otherwise, ("fel rubrik-igen-flyttad Behov!A7",), gone=ALL_NEEDS[2:], besides=frozenset({"okant-id", "ej-i-listan", "ej-i-flervalslistan", "osakert-val", "saknas", "for-fa-aktorer", "bada-parter-saknas"})),
    Odd("Ett blad har fått ett annat namn", lambda book: book.rename("Roller", "Vilka gör vad"), ("upplysning blad-omdopt Vilka gör vad!A1",), tells=("Vilka gör vad", "Roller")),
    Odd("Ett blad är kopierat, och kopian är som bladet", copied("Stödfrågor"), ("upplysning kopia-lika Stödfrågor (2)!A1",), superseded=9),
    Odd("Ett blad är kopierat, och bara kopian är ifylld", copied("Stödfrågor", blank_answers("Stödfrågor")), ("upplysning kopia-tom Stödfrågor!A1", "upplysning blad-omdopt Stödfrågor (2)!A1")),
    Odd("Ett blad är kopierat, och kopian har andra svar", copied("Stödfrågor", lambda book: book.set("Stödfrågor (2)!D5", "Nej")), ("fel kopia-olika Stödfrågor!A1", "fel kopia-olika Stödfrågor (2)!A1"), gone=ALL_QUESTIONS, besides=frozenset({"saknas", "parterna-svarar-olika"})),
    Odd("Start är kopierat, och kopian har en annan period", copied("Start", lambda book: book.set("Start (2)!B15", "2025")), ("fel kopia-olika-start Start!A1", "fel kopia-olika-start Start (2)!A1"), counted=False),
    Odd("Ett blad som inte måste fyllas i är borttaget", lambda book: book.remove("Rapportering"), ("upplysning blad-saknas",), gone=("council_reports K-001", "council_reports K-002"), besides=frozenset({"ja-utan-rapport"}), status=REMARKED, tells=("Rapportering",)),
    Odd("Stödfrågor är borttaget", lambda book: book.remove("Stödfrågor"), ("fel blad-saknas-svar",), gone=ALL_QUESTIONS, besides=frozenset({"okant-id"}), tells=("Stödfrågor",)),
    Odd("Start är borttaget", lambda book: book.remove("Start"), ("fel blad-saknas-start",), counted=False, tells=("Start",)),
    Odd("Ett blad har ett namn som nästan är rätt och andra rubriker", nearly_named, ("upplysning blad-saknas-liknande Utvärderingg!A1", "upplysning extra-blad"), gone=EVALUATIONS, tells=("Utvärderingg",)),
    Odd("Ett blad har inga av sina rubriker", without_titles, ("fel rubrik-saknas Utvärdering!A1",), gone=EVALUATIONS),
    Odd("Ett blad som andra blad hänvisar till har ingen ID-rubrik som går att läsa", without_titles_others_need, ("fel rubrik-saknas Behov!A1",), gone=ALL_NEEDS, besides=frozenset({"id-pa-olast-blad"}), tells=("bladet Behov har inte kunnat läsas",)),
    Odd("Två rader i en kolumn är sammanfogade", merged("Roller", "D5:D6"), ("fråga sammanfogade Roller!D5", "fel saknas Roller!D6"), rows={"roles R-002": {"position": None}}),
    Odd("Frågorna är sorterade om", sorted_rows("Stödfrågor", 5, [13, 12, 11, 10, 9, 8, 7, 6, 5]), ("upplysning rader-flyttade Stödfrågor!A4",)),
    Odd("Rollerna är sorterade om, med en tom rad emellan", sorted_rows("Roller", 5, [12, 11, 10, 9, 0, 8, 7, 6, 5])),
    Odd("Bladet är filtrerat", filtered, ("upplysning filtrerat Behov!A6",)),
    Odd("En rad är infogad utan ID", inserted, ("upplysning rad-utan-id Roller!A7",), rows={"roles None": {"position": "Ny på rad sju"}}),
    Odd("En rad är klistrad över en annans ID", pasted_over, ("fel dubbelt-id Roller!A11", "fel dubbelt-id Roller!A12"), gone=("roles R-007", "roles R-008"), besides=NOTHING_TOLD),
    Odd("En fråga är klistrad över en annan", questions_pasted_over, ("fel rad-dubbel-olika Stödfrågor!A11", "fel rad-dubbel-olika Stödfrågor!A12", "fel rad-saknas Stödfrågor!A11"), gone=("support_questions 3b", "support_questions 4"), besides=frozenset({"okant-id"})),
    Odd("En frågas nummer är överskrivet, men texten är kvar", number_pasted_over, ("upplysning nummer-och-text Stödfrågor!A11",)),
    Odd("En egen fråga står under frågorna", strange_number, ("fel okand-rad Stödfrågor!A14",), tells=("17",)),
    Odd("En fråga är borttagen", lambda book: book["Stödfrågor"].delete_row(11), ("fel rad-saknas Stödfrågor!A11",), gone=("support_questions 3b",), tells=("3b",)),
    Odd("En cell på raden går inte att läsa: inget av raden tas med", half_taken("Roller!I6", "nån gång"), ("upplysning extra-kolumn Roller!M4", "fel olasligt-datum Roller!I6"), gone=("roles R-002",), besides=NOTHING_TOLD, never=HALF),
    Odd("En cell på raden kan betyda två saker: inget av raden tas med", half_taken("Roller!I6", "3/4/26"), ("upplysning extra-kolumn Roller!M4", "fråga osakert-datum Roller!I6"), gone=("roles R-002",), besides=NOTHING_TOLD, never=HALF),
    Odd("En felruta på raden: inget av raden tas med", half_taken("Roller!I6", "#SAKNAS!"), ("upplysning extra-kolumn Roller!M4", "fel felvarde Roller!I6"), gone=("roles R-002",), besides=NOTHING_TOLD, never=HALF),
    Odd("Ett svar på en fråga är osäkert: inget av raden tas med", bad_question, ("fråga osakert-val Stödfrågor!D5",), gone=("support_questions 1",), never=HALF),
    Odd("En formel är aldrig beräknad", lambda book: book["Roller"].rows[6].update({4: book["Roller"].rows[6][4]._replace(attributes="", inner="<f>A1</f>")}), ("fel felvarde Roller!D6",), gone=("roles R-002",), besides=NOTHING_TOLD),
    Odd("En formel ger ett fel", lambda book: book["Roller"].rows[6].update({4: book["Roller"].rows[6][4]._replace(attributes=' t="e"', inner="<f>#REF!</f><v>#REF!</v>")}), ("fel felvarde Roller!D6",), gone=("roles R-002",), besides=NOTHING_TOLD),
    Odd("Ett svar är en formel med ett värde", lambda book: book.set("Roller!D6", Formula('"Kommun"&"chef"', "Kommunchef")), rows={"roles R-002": {"position": "Kommunchef"}}),
)  # fmt: skip
