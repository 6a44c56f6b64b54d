"""What a part may be; each with what it is called to people."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is to be done with a part; the value is what it is called to people."""

    WORKBOOK = "arbetsbok"
    ARCHIVE = "arkiv"
    OTHER_ARCHIVE = "annat arkiv"
    LETTER = "brev"
    OUTLOOK = "Outlook-brev"
    OUTLOOK_STORE = "Outlooks datafil"
    MAILBOX = "brevlåda"
    TNEF = "winmail.dat"
    PICTURE = "bild"
    CALENDAR = "kalenderfil"
    ENCRYPTED = "krypterat brev"
    SIGNED = "signatur"
    LOCK = "låsfil"
    DROPPING = "skräp från ett program"
    PDF = "PDF"
    DOCUMENT = "dokument"
    PROGRAM = "program"
    HTML = "webbsida"
    PAGE_ARCHIVE = "webbsida i en fil"
    TEXT = "text"
    LINK = "länk"
    EMPTY = "tom"
    OTHER = "annat"
