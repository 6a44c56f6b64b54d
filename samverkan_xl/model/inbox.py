"""The inbox register: one line for every book that came by mail, and for every letter without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INBOX_NAME = "inkorg.xlsx"
"""What the register is called, in the folder of the books that it lists."""

INBOX_SHEET = "Inkorg"
INBOX_PROPERTY = "inkorg"
"""The custom property by which a workbook is known as such a register."""


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One line; every text is masked and fit to be shown.

    `stored_as` and `sha256` are empty for a letter without a book, `message_id` for a book that lay in no letter.
    `sent` is `2026-03-01 14:05`, Swedish time. `weight` is
    that of the worst that is said, in the report's words. `note` is the reader's own and is kept, and so
    is `own`: the titles of columns that the reader has added, each with what stands there.
    """

    stored_as: str = ""
    municipality: str = ""
    code: str = ""
    sender: str = ""
    sent: str = ""
    subject: str = ""
    file_as_sent: str = ""
    weight: str = ""
    remark: str = ""
    remedy: str = ""
    place: str = ""
    message_id: str = ""
    sha256: str = ""
    note: str = ""
    own: tuple[tuple[str, str], ...] = ()


INBOX_TITLES: Mapping[str, str] = {
    "stored_as": "Fil",
    "municipality": "Kommun i boken",
    "code": "Kommunkod",
    "sender": "Avsändare",
    "sent": "Skickat",
    "subject": "Ämne",
    "file_as_sent": "Filnamn som skickat",
    "weight": "Allvar",
    "remark": "Anmärkning",
    "remedy": "Vad göra",
    "note": "Egen anteckning",
    "place": "Låg i",
    "message_id": "Meddelande-id",
    "sha256": "SHA-256",
}
"""The register's columns, in order."""
