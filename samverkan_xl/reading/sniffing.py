"""What a file is, told from its bytes; an extension is only what somebody once typed."""

from __future__ import annotations

from enum import Enum, auto

from samverkan_xl.reading.received import Received
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OWNER_FILE_BYTES = 165
_LONGEST_OWNER = 54
_OTHERS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "bild"),
    (b"\xff\xd8\xff", "bild"),
    (b"GIF8", "bild"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "arkiv"),
    (b"7z\xbc\xaf", "arkiv"),
    (b"\x1f\x8b", "arkiv"),
    (b"MZ", "program"),
)


class Container(Enum):
    """The outer form of a file that may hold a workbook."""

    ZIP = auto()
    OLE_XLS = auto()


def sniff(received: Received) -> Container:
    """Tell what may be a workbook; raises `Unreadable` for all else."""
    content = received.content
    if not content:
        raise Unreadable(UnreadableCode.EMPTY_FILE)
    if content.startswith(_ZIP):
        return Container.ZIP
    if content.startswith(_OLE):
        return _ole(content)
    if _is_lock(received.path.name, content):
        raise Unreadable(UnreadableCode.LOCK_FILE)
    if content.startswith(_BARE_BIFF):
        raise Unreadable(UnreadableCode.OLD_XLS)
    raise Unreadable(UnreadableCode.NOT_A_WORKBOOK, kind=_kind(content))


def _ole(content: bytes) -> Container:
    if _has_stream(content, "EncryptedPackage"):
        raise Unreadable(UnreadableCode.ENCRYPTED)
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        return Container.OLE_XLS
    raise Unreadable(UnreadableCode.NOT_A_WORKBOOK, kind="ole")


def _has_stream(content: bytes, name: str) -> bool:
    """Look for a directory entry, not for the word alone: a letter may speak of a workbook."""
    length = 2 * len(name) + 2
    return name.encode("utf-16-le").ljust(64, b"\0") + length.to_bytes(2, "little") in content


def _is_lock(name: str, content: bytes) -> bool:
    if len(content) == _OWNER_FILE_BYTES and 0 < content[0] <= _LONGEST_OWNER:
        return True
    return name.startswith(("~$", ".~lock."))


def _kind(content: bytes) -> str:
    for start, kind in _OTHERS:
        if content.startswith(start):
            return kind
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith(b"<"):
        return "xml"
    return "okant" if b"\0" in head else "text"
