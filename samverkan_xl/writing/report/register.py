"""Inkomstlista: every file that was received and what happened to it, and who has not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samverkan_xl.consolidating.county import County, FileStatus, Registered
from samverkan_xl.model.inbox import INBOX_TITLES, InboxLine
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.rows import whose
from samverkan_xl.writing.report.tables import write_table, write_table_sheet
from samverkan_xl.writing.report.words import counted

TITLE = "Inkomstlista"
STATUSES = {
    FileStatus.READ: "✔ Inläst",
    FileStatus.READ_WITH_FINDINGS: "▲ Inläst med anmärkning",
    FileStatus.SUPERSEDED: "– Ersatt",
    FileStatus.NOT_READ: "✖ Ej läst",
}
STATUS_TONES = {
    STATUSES[FileStatus.READ]: GOOD,
    STATUSES[FileStatus.READ_WITH_FINDINGS]: ATTENTION,
    STATUSES[FileStatus.SUPERSEDED]: NONE,
    STATUSES[FileStatus.NOT_READ]: WRONG,
}
COLUMNS = (
    Column("Fil", 50, style="fixed", least=24),
    Column("Status", 27, tones=STATUS_TONES, least=16),
    Column("Varför", 40, least=34),
    Column("Vad göra", 40),
    Column("Kommunkod", 11),
    Column("Kommun", 17),
    Column("Period", 11),
    Column("Revision", kind="whole"),
    Column("Ifyllt", kind="date"),
    Column("Rader", kind="whole"),
    Column("SHA-256", 36, style="help"),
)
ORIGIN_KEYS = ("sender", "sent", "subject", "file_as_sent")
ORIGIN_COLUMNS = tuple(
    Column(INBOX_TITLES[key], width) for key, width in zip(ORIGIN_KEYS, (34, 18, 34, 34), strict=True)
)
"""Where a book came from; only in a report on books that came by mail."""

MISSING_COLUMNS = (Column("Kommun", 40, style="fixed"), Column("Kommunkod", 27), Column("Vad göra", 40))
UNUSABLE = "Svaret går inte att använda"
UNUSABLE_COLUMNS = (
    Column("Kommun", 40, style="fixed"),
    Column("Kommunkod", 27),
    Column("Varför", 40),
    Column("Vad göra", 40),
)
REMIND = "Påminn kommunen, och skicka boken igen om den inte kommit fram."


def write_register(page: Page, county: County) -> None:
    """Write the received files, and below them those who have not answered and those whose answer cannot be used."""
    rows = [(*_row(one), *_origin(one, county.origins)) for one in county.register]
    missing = counted(len(county.silent), "kommun", "kommuner")
    lead = (
        f"{counted(len(rows), 'fil', 'filer')} har kommit in. {missing} har inte svarat"
        f"{' och står under tabellen' if county.silent else ''}.{_unusable_lead(county)} Inkomna filer ändras aldrig."
    )
    table = Table("tabell_lan_inkomstlista", TITLE, (*COLUMNS, *(ORIGIN_COLUMNS if county.origins else ())), rows)
    last = write_table_sheet(page, lead, table, frozen_columns=1)
    page.text(last + 2, 1, "Har inte svarat", "section")
    page.sheet.set_row(last + 1, 26)
    waiting = [(one.name, one.code, REMIND) for one in county.silent]
    silent = Table("tabell_lan_ej_svarat", "Har inte svarat", MISSING_COLUMNS, waiting, filtered=False)
    end = write_table(page, silent, last + 3, table.widths())
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:G{end}"})
    if not county.silent:
        page.text(last + 4, 1, "Alla har svarat", "value", text_wrap=False)
    if county.unusable:
        _write_unusable(page, county, end, table.widths())


def _unusable_lead(county: County) -> str:
    municipalities = len({one.municipality for one in county.unusable})
    if not municipalities:
        return ""
    return f" Från {counted(municipalities, 'kommun', 'kommuner')} har ett svar kommit som inte går att använda."


def _write_unusable(page: Page, county: County, above: int, widths: Sequence[float]) -> None:
    """Write the municipalities from whom something came that cannot be counted, and why."""
    page.text(above + 2, 1, UNUSABLE, "section")
    page.sheet.set_row(above + 1, 26)
    rows: list[tuple[Cell, ...]] = [
        (one.municipality.name, one.municipality.code, one.reason, one.remedy)
        for one in county.unusable
        if one.municipality is not None
    ]
    table = Table("tabell_lan_gar_inte_att_anvanda", UNUSABLE, UNUSABLE_COLUMNS, rows, filtered=False)
    end = write_table(page, table, above + 3, widths)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:G{end}"})


def _row(one: Registered) -> tuple[Cell, ...]:
    return (
        one.file,
        STATUSES[one.status],
        one.reason or None,
        one.remedy or None,
        *whose(one.municipality),
        one.period or None,
        one.revision or None,
        one.filled_on,
        one.rows,
        one.sha256,
    )


def _origin(one: Registered, origins: Mapping[str, Sequence[InboxLine]]) -> tuple[Cell, ...]:
    """Give the cells that tell in which letters a book came, one below the other where there were several."""
    if not origins:
        return ()
    told = dict.fromkeys(
        tuple(getattr(line, key) or "–" for key in ORIGIN_KEYS) for line in origins.get(one.sha256, ())
    )
    return tuple("\n".join(texts) or None for texts in zip(*told, strict=True)) or (None,) * len(ORIGIN_KEYS)
