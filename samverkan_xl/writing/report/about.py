"""Om rapporten: the receipt, how each figure is counted, and with what the report was made."""

from __future__ import annotations

from samverkan_xl import __version__
from samverkan_xl.consolidating.county import County
from samverkan_xl.model.workbook import TEMPLATE_ID, TEMPLATE_VERSION
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import GOOD, WRONG
from samverkan_xl.writing.report.columns import Column, Table
from samverkan_xl.writing.report.comparison import HEADING, comparison_table
from samverkan_xl.writing.report.tables import write_table
from samverkan_xl.writing.report.words import PERIOD_UNKNOWN, thousands

TITLE = "Om rapporten"
WIDTHS = (38.0, 78.0, 22.0)
ADDS_UP, DOES_NOT = "✔ Stämmer", "✖ Stämmer inte"

COUNTED = (
    (
        "Kommuner som svarat",
        (
            "De vars bok räknas. De andra står i tabeller och diagram som Ej svarat, också de vars svar inte går att "
            "använda; Inkomstlista skiljer dem åt."
        ),
    ),
    (
        "Två böcker från samma kommun",
        (
            "Den högre revisionen räknas, därefter det senare datumet. Den andra står som ersatt i Inkomstlista "
            "och räknas aldrig. Har de samma revision och datum men olika svar räknas ingen av dem."
        ),
    ),
    (
        "Har gemensamt beslut",
        "Kommuner med minst ett beslut på bladet Beslut där Gemensamt beslut är Ja och Status är Beslutat.",
    ),
    ("Har alla stödfrågor Ja", "Kommunen svarar Ja på varje stödfråga, och polisen har inte svarat något annat."),
    (
        "Steg 1 klart",
        "Alla villkor på bladet Steg 1 är uppfyllda. Pågår: något är påbörjat. Ej påbörjat: ingenting är redovisat.",
    ),
    (
        "Stödfrågor i diagrammet",
        (
            "Kommunens svar. En fråga med flera delar bedöms efter sin sämsta del: Nej, Delvis, Vet inte, Ja. "
            "Delar som är Ej aktuellt räknas inte."
        ),
    ),
    ("Försenade aktiviteter", "Rader på bladet Tidplan vars slut har passerat utan att de är klara."),
    ("Överenskommelser som går ut", "Ingångna överenskommelser vars Gäller till infaller inom 90 dagar."),
    ("Öppna stödbehov", "Rader på bladet Uppföljning med Stöd som behövs men utan Löst datum."),
    ("Förfaller", "Alla datum som någon väntar på och som inte är klara: försenade, inom 90 dagar och senare."),
    (
        "Ej svarat, ej aktuellt och nej",
        "Tre olika saker. Ett blankt svar räknas aldrig som Nej, och Ej aktuellt räknas för sig.",
    ),
    (
        "Konsoliderad, rättad, avvisad, ersatt",
        (
            "Varje läst rad hör till precis en: tagen som den är, tagen efter en tolkning som står i Anmärkningar, "
            "stoppad av ett fel eller en fråga, eller ersatt av en annan bok eller samma svar en gång till."
        ),
    ),
    (
        "Personuppgifter",
        "Rader med vad som ser ut som ett personnummer eller samordningsnummer tas inte med, och numret visas aldrig.",
    ),
)


def write_about(page: Page, county: County) -> None:
    """Write the sheet: three tables, one below the other; four in a report that was compared with an earlier one."""
    period = f"period {county.period}" if county.period else f"perioden {PERIOD_UNKNOWN}"
    page.set_up(TITLE, f"Så är rapporten för {county.name}, {period}, framtagen den {county.today}.")
    for at, width in enumerate(WIDTHS):
        page.sheet.set_column(at, at, width)
    following = _write(page, 4, "Kvitto", _receipt(county))
    following = _write(page, following, "Så räknas uppgifterna", _explanations())
    if county.comparison is not None:
        following = _write(page, following, HEADING, comparison_table(county.comparison, county.definition))
    _write(page, following, "Versioner och dag", _versions(county))
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:C{following + len(WIDTHS) + 9}"})


def _write(page: Page, row: int, heading: str, table: Table) -> int:
    page.text(row, 1, heading, "section")
    page.sheet.set_row(row - 1, 28)
    return write_table(page, table, row + 1, WIDTHS) + 2


def _receipt(county: County) -> Table:
    found = county.receipt
    parts = (found.consolidated, found.repaired, found.rejected, found.superseded)
    sign, word = ("=", ADDS_UP) if found.adds_up else ("≠", DOES_NOT)
    verdict = f"{word}: {thousands(found.read)} {sign} {' + '.join(thousands(part) for part in parts)}."
    rows = (
        ("Lästa rader", "Alla ifyllda rader i böcker som gått att läsa, också i böcker som har stoppats.", found.read),
        ("Konsoliderade", "Tagna som de är skrivna.", found.consolidated),
        ("Rättade", "Tagna efter en säker tolkning, som står i Anmärkningar.", found.repaired),
        ("Avvisade", "Stoppade av ett fel eller en obesvarad fråga, se Anmärkningar.", found.rejected),
        ("Ersatta", "I böcker som en annan bok har ersatt, och i kopior av böcker, blad och rader.", found.superseded),
        ("Summa av de fyra", verdict, sum(parts)),
    )
    judged = Column("Vad det betyder", tones={verdict: GOOD if found.adds_up else WRONG})
    columns = (Column("Rader", style="fixed"), judged, Column("Antal", kind="whole"))
    return Table("tabell_lan_kvitto", "Kvitto", columns, rows, filtered=False)


def _explanations() -> Table:
    columns = (Column("Uppgift", style="fixed"), Column("Så räknas den"))
    return Table("tabell_lan_rakning", "Så räknas uppgifterna", columns, COUNTED, filtered=False)


def _versions(county: County) -> Table:
    rows = (
        ("Rapportens dag", "Alla dagar som är kvar eller försenade räknas från den dagen.", county.today),
        ("Period", "Böcker för en annan period räknas inte.", county.period or PERIOD_UNKNOWN.capitalize()),
        ("Program", "Versionen av samverkan-xl som gjorde rapporten.", __version__),
        ("Mall", "Den kommunbok som rapporten bygger på, med dess version.", f"{TEMPLATE_ID} v. {TEMPLATE_VERSION}"),
    )
    columns = (Column("Uppgift", style="fixed"), Column("Vad det betyder"), Column("Värde", kind="date"))
    return Table("tabell_lan_versioner", "Versioner och dag", columns, rows, filtered=False)
