"""What a file that is no workbook is instead, so that its line in the register can say what to do."""

from __future__ import annotations

import re

from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_HEAD = 4096
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "bild"),
    (b"\xff\xd8\xff", "bild"),
    (b"GIF8", "bild"),
    (b"II*\0", "bild"),
    (b"MM\0*", "bild"),
    (b"BM", "bild"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "arkiv"),
    (b"7z\xbc\xaf", "arkiv"),
    (b"\x1f\x8b", "arkiv"),
    (b"MZ", "program"),
    (b"\x78\x9f\x3e\x22", "epost"),
    (b"L\0\0\0\x01\x14\x02\0", "lank"),
    (b"book\0\0\0\0mark", "lank"),
    (b"\0\x05\x16\x07", "macskrap"),
)
_MEDIA = re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|hevc|mif1|avif)", re.DOTALL)
_FILM = re.compile(rb".{4}ftyp", re.DOTALL)
_BINARY_LINK = re.compile(rb"bplist00.*URL", re.DOTALL)
_LINK = re.compile(r"\[InternetShortcut\]|\[Desktop Entry\]|<key>URL</key>|\"doc_id\"|docs\.google\.com/spreadsheets")
_HEADER = re.compile(
    r"^(?:From|Subject|Date|Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE
)
_FIRST_HEADER = re.compile(r"[A-Za-z][\w-]*: |From \S")
_LEAST_HEADERS = 2
_LEAST_MARKS, _LEAST_LINES, _LOOKED_AT = 1, 2, 3

_CODES = {
    "lank": UnreadableCode.ONLY_A_LINK,
    "epost": UnreadableCode.MAIL,
    "csv": UnreadableCode.VALUES_ONLY,
    "numbers": UnreadableCode.NUMBERS,
    "arkiv": UnreadableCode.OTHER_ARCHIVE,
}
"""Kinds that have advice of their own."""


def unlike_a_workbook(kind: str) -> Unreadable:
    """Give the refusal for a file of some other kind."""
    return Unreadable(_CODES.get(kind, UnreadableCode.NOT_A_WORKBOOK), kind=kind)


def kind_of(content: bytes) -> str:
    """Name what the bytes look like, neither zip nor OLE."""
    for start, kind in _BEGINNINGS:
        if content.startswith(start):
            return kind
    head = content[:_HEAD]
    if _MEDIA.match(head):
        return "bild"
    if _BINARY_LINK.match(head):
        return "lank"
    text = _text(head)
    return _kind_of_text(text) if text else "film" if _FILM.match(head) else "okant"


def _text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip()
    return None if b"\0" in head else head.decode("utf-8-sig", "replace").lstrip()


def _kind_of_text(text: str) -> str:
    if _LINK.search(text):
        return "lank"
    if (text[:9].lower() == "<!doctype" and "html" in text[:40].lower()) or text[:5].lower() == "<html":
        return "html"
    if text.startswith("<"):
        return "html" if re.match(r"<(?:meta|table|head|body|div)\b", text, re.IGNORECASE) else "xml"
    if _FIRST_HEADER.match(text) and len(_HEADER.findall(text)) >= _LEAST_HEADERS:
        return "epost"
    return "csv" if _is_table(text) else "text"


def _is_table(text: str) -> bool:
    """Tell whether the first lines have as many separators each, as a table that was exported has."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    counts = [{line.count(mark) for line in lines} for mark in ";\t,"]
    return len(lines) >= _LEAST_LINES and any(len(each) == 1 and min(each) >= _LEAST_MARKS for each in counts)
