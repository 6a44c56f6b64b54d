"""Values as people write them: twenty kinds of dates, numbers, Ja, error texts, and near misses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from odd_books import Book
from odd_entries import Odd

from samverkan_xl.model.values import Span, Words

FIRST = 7
"""The first row of Rapportering that a clean book leaves blank."""

MARCH_1 = date(2026, 3, 1)
READ, PART, YEAR, WORDS, UNSURE = (
    "upplysning rattat",
    "upplysning del-av-ar",
    "fråga ar-ur-perioden",
    "upplysning ord-om-tid",
    "fråga oviss-tid",
)


def span(first: str, last: str, written: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), written)


DATES: tuple[tuple[object, object, str], ...] = (
    ("2026-3-1", MARCH_1, READ),
    ("260301", MARCH_1, READ),
    ("20260301", MARCH_1, READ),
    (20260301, MARCH_1, READ),
    ("46082", MARCH_1, READ),
    ("1/3", MARCH_1, YEAR),
    ("1/3-26", MARCH_1, READ),
    ("1 mars 2026", MARCH_1, READ),
    ("den 1:a mars 2026", MARCH_1, READ),
    ("v. 12", span("2026-03-16", "2026-03-22", "v. 12"), YEAR),
    ("mars 2026", span("2026-03-01", "2026-03-31", "mars 2026"), PART),
    ("kv 2", span("2026-04-01", "2026-06-30", "kv 2"), YEAR),
    ("tills vidare", Words("tills vidare"), WORDS),
    ("återkommer", Words("återkommer"), UNSURE),
    ("3/4/26", None, "fråga osakert-datum"),
    ("2026-02-30", None, "fel omojligt-datum"),
    ("2026-03-01 (prel.)", None, "fråga datum-med-tillagg"),
    ("klart", None, "fel olasligt-datum"),
)  # fmt: skip
"""What is written, what it is read as (nothing where the row waits), and what is said."""

TIMES: tuple[tuple[object, object, str], ...] = (
    ("v.12/13", span("2026-03-16", "2026-03-29", "v.12/13"), YEAR),
    ("kv 1/2", span("2026-01-01", "2026-06-30", "kv 1/2"), YEAR),
    ("mars/april 2026", span("2026-03-01", "2026-04-30", "mars/april 2026"), PART),
    ("v. 12/14", None, "fråga osakert-datum"),
    ("jul", None, "fråga osakert-datum"),
    ("efter påsk", Words("efter påsk"), WORDS),
    ("1 febuari 2026", None, "fråga manad-felstavad"),
    ("2026-02-28T23:00:00Z", None, "fråga osakert-datum"),
)
"""Two times in one cell, and times that are nearly one."""

SHARES = (
    ("1 234,5", None, "fel utanfor-0-100"),
    ("50 %", 0.5, READ),
    ("0,25 tjänst", 0.25, READ),
    ("halvtid", 0.5, READ),
    (0.5, 0.5, ""),
    ("ca 50 %", None, "fråga osakert-tal"),
    ("20 tim/v", None, "fel tid-i-timmar"),
    (50, 0.5, READ),
)

COUNTS = (
    ("1 234", 1234, READ),
    ("1 234,5", None, "fel inte-heltal"),
    ("tre", 3, READ),
    ("3-4", None, "fråga osakert-tal"),
    (4, 4, ""),
)
YES = ("J", "ja!", "JA", "x", "✓", "1", "SANT", True, 1)
ERRORS = ("#SAKNAS!", "#NAMN?", "#VÄRDEFEL!", "#REFERENS!", "#DIVISION/0!", "#OGILTIGT!", "#N/A", "Err:508")
NUMBERS = ("1", "2a", "2b", "2c", "2d", "3a", "3b", "4", "5")


def reports(book: Book) -> None:
    rows = (
        ("KS", written, "Delårsrapport", "Lägesbild", "KF § 1/2026", "Lagd till handlingarna", date(2028, 2, 15))
        for written, _, _ in DATES
    )
    book["Rapportering"].fill(f"B{FIRST}", *rows)


def down(first: str, values: tuple) -> Callable[[Book], None]:
    sheet, _, cell = first.partition("!")
    return lambda book: book[sheet].fill(cell, *((one[0] if isinstance(one, tuple) else one,) for one in values))


def told(sheet: str, column: str, first: int, table) -> tuple[str, ...]:
    return tuple(f"{said} {sheet}!{column}{row}" for row, (_, _, said) in enumerate(table, first) if said)


def read(key: str, field: str, table) -> dict[str, dict[str, object]]:
    return {key.format(number): {field: value} for number, (_, value, _) in enumerate(table, 1) if value is not None}


def lost(key: str, table) -> tuple[str, ...]:
    return tuple(key.format(number) for number, (_, value, _) in enumerate(table, 1) if value is None)


FOLLOWS = frozenset(
    {
        "ja-utan-tid-samordnare",
        "ja-utan-tid-kommunpolis",
        "ja-utan-mandat-samordnare",
        "ja-utan-mandat-kommunpolis",
        "ja-utan-rad",
        "rad-ej-lett-av-kommunen",
    }
)

VALUES = (
    Odd(
        "Datum är skrivna på arton sätt", reports, told("Rapportering", "C", FIRST, DATES),
        rows={f"council_reports K-{number:03}": {"date": value} for number, (_, value, _) in enumerate(DATES, 3) if value is not None},
        tells=("”2026-3-1”", "datumet 2026-03-01", "”v. 12”", "2026-03-16–2026-03-22"),
    ),
    Odd(
        "Tider är skrivna så att de är två eller nästan en", down("Roller!I5", TIMES), told("Roller", "I", 5, TIMES),
        rows=read("roles R-00{}", "valid_from", TIMES), gone=lost("roles R-00{}", TIMES), besides=FOLLOWS,
        tells=("”v.12/13”", "2026-03-16–2026-03-29", "febuari liknar februari", "2026-07-01–2026-07-31 eller 2026-12-24–2026-12-26"),
    ),
    Odd(
        "Andelar är skrivna på åtta sätt", down("Roller!F5", SHARES), told("Roller", "F", 5, SHARES),
        rows=read("roles R-00{}", "share", SHARES), gone=lost("roles R-00{}", SHARES), besides=FOLLOWS, tells=("”halvtid”", "”50 %”"),
    ),
    Odd(
        "Antal är skrivna på fem sätt", down("Organisation!I5", COUNTS), told("Organisation", "I", 5, COUNTS),
        rows=read("organisation G-00{}", "meetings_a_year", COUNTS), gone=lost("organisation G-00{}", COUNTS), besides=FOLLOWS,
    ),
    Odd(
        "Ja är skrivet på nio sätt", down("Stödfrågor!D5", YES),
        tuple(f"upplysning rattat Stödfrågor!D{row}" for row, written in enumerate(YES, 5) if written != "JA"),
        rows={f"support_questions {number}": {"answer_municipality": "Ja"} for number in NUMBERS},
    ),
    Odd("Ett svar är nästan ett av listans", lambda book: book.set("Stödfrågor!D5", "Delviss"), ("fel ej-i-listan Stödfrågor!D5",), gone=("support_questions 1",), tells=("Menade du Delvis?",)),
    Odd(
        "Feltecken är inklistrade som text", down("Roller!G5", ERRORS), tuple(f"fel felvarde Roller!G{row}" for row in range(5, 13)),
        gone=tuple(f"roles R-00{number}" for number in range(1, 9)), besides=FOLLOWS, tells=("#SAKNAS!", "#NAMN?"),
    ),
    Odd("Kommunkoden har tappat sin nolla", lambda book: book.set("Start!B10", int(book.code)), ("upplysning rattat Start!B10",), code="0305", tells=("0305",)),
    Odd("Håbo står bredvid Habos kod", lambda book: book.set("Start!B11", "Håbo"), ("fel kod-och-namn Start!B11",), code="0643", counted=False, tells=("Habo (0643)", "Håbo (0305)")),
    Odd("Kommunens namn är felstavat", lambda book: book.set("Start!B11", "Åtvidabärg"), ("fel kod-och-namn Start!B11",), code="0561", counted=False),
    Odd("Kommunkoden finns inte", lambda book: book.set("Start!B10", "0599"), ("fel kod-okand Start!B10",), counted=False, besides=frozenset({"annan-kommuns-bok", "kod-och-namn"})),
)  # fmt: skip
