"""What a part is, told from its bytes; names and media types are only what somebody once wrote."""

from __future__ import annotations

import re

from samverkan_xl.mail.inbox.containers import OLE, ZIPS, kind_of_ole, kind_of_zip
from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.workbook_forms import BIFF, FLAT

_LINKS = (b"[internetshortcut]", b"[desktop entry]", b"<key>url</key>", b'"doc_id"')
"""What stands in a file that is but a link, as programs make of documents in the cloud."""

_MAC_FORKS = (b"\0\5\x16\7", b"\0\5\x16\0")
"""What a Mac sends beside a file, under the file's own name."""

_PROTECTED = b"\x76\xe8\x04\x60\xc4\x11\xe3\x86"
"""Microsoft's rights-protected letter, `message.rpmsg`."""

_TNEF = b"\x78\x9f\x3e\x22"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF", b"\x01\0\0\0")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF")
_TAPE, _TAPE_AT = b"ustar", 257
OUTLOOK_STORE = b"!BDN"
"""How Outlook's own data files (`.pst`, `.ost`) begin."""
_SIGNED, _ENVELOPED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
_LETTER_HEAD = re.compile(
    rb"(?:[0-9 ]{1,12}\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[ \t\r\n]|[A-Za-z][A-Za-z0-9-]{0,60}:[!-~])"
)
_LETTER_LINE = re.compile(
    rb"^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type|x-unsent):",
    re.IGNORECASE | re.MULTILINE,
)
_MAILBOX = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:")
_PAGE = re.compile(rb"^(?:snapshot-content-location:|x-document-type:|from: <saved by )", re.IGNORECASE | re.MULTILINE)
"""What browsers and Excel write at the top when a page, or a book as a page, is saved as one file (`.mht`)."""
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_LOCK_BYTES, _LONGEST_OWNER = 165, 54
_HEAD = 8_192


def kind_of(content: bytes) -> Kind:
    """Tell what the bytes are."""
    head = content[:_HEAD]
    if not content:
        return Kind.EMPTY
    if head.startswith(ZIPS):
        return kind_of_zip(content)
    if head.startswith(OLE):
        return kind_of_ole(content)
    if is_mailbox(head):
        return Kind.MAILBOX
    if _PAGE.search(_BLANK_LINE.split(head, 1)[0]) is not None:
        return Kind.PAGE_ARCHIVE
    if is_letter(head):
        return Kind.LETTER
    return _by_signature(content, head)


def is_mailbox(head: bytes) -> bool:
    """Tell whether a file's beginning is that of a mailbox."""
    return _MAILBOX.match(head) is not None


def is_letter(head: bytes) -> bool:
    """Tell whether a file's beginning is that of a letter: headers, and among them one that all letters have."""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    return _LETTER_HEAD.match(bare) is not None and _LETTER_LINE.search(bare) is not None


def _by_signature(content: bytes, head: bytes) -> Kind:
    text = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    starts = (
        (_TNEF, Kind.TNEF), (BIFF, Kind.WORKBOOK), (_PICTURES, Kind.PICTURE), (_ARCHIVES, Kind.OTHER_ARCHIVE),
        (b"%PDF", Kind.PDF), (b"{\\rtf", Kind.DOCUMENT), (b"MZ", Kind.PROGRAM),
        (_PROTECTED, Kind.ENCRYPTED),
        (OUTLOOK_STORE, Kind.OUTLOOK_STORE),
        (_MAC_FORKS, Kind.DROPPING),
        (b"-----BEGIN PGP MESS", Kind.ENCRYPTED),
    )  # fmt: skip
    found = next((kind for start, kind in starts if head.startswith(start)), None)
    if found is not None:
        return found
    if head.startswith(b"\x30") and (_ENVELOPED in head[:80] or _SIGNED in head[:80]):
        return Kind.ENCRYPTED if _ENVELOPED in head[:80] else Kind.SIGNED
    if head.startswith(_TAPE, _TAPE_AT):
        return Kind.OTHER_ARCHIVE
    if len(content) == _LOCK_BYTES and 0 < content[0] <= _LONGEST_OWNER:
        return Kind.LOCK
    if text.startswith(b"begin:vcalendar"):
        return Kind.CALENDAR
    return Kind.OTHER if b"\0" in head else _written(text, head)


def _written(text: bytes, head: bytes) -> Kind:
    """Tell what a text is, by how it begins."""
    if any(mark in text for mark in _LINKS):
        return Kind.LINK
    if text.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    return Kind.WORKBOOK if text.startswith(b"<") and any(mark in head for mark in FLAT) else Kind.TEXT
