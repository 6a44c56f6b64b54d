"""Files that hold others, zips and OLE's: workbooks, documents, letters or archives, told from what is in them."""

from __future__ import annotations

from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.zip_directory import directory_of, has_name

ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and an empty one."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of_zip(content: bytes) -> Kind:
    """Tell what a zip is: by its list of files, or by its bytes where that is lost."""
    directory = directory_of(content)
    if directory is None:  # the reader will say what is broken, if it was a workbook's
        return Kind.WORKBOOK if _looks_like_a_workbook(content) else Kind.ARCHIVE
    if has_name(directory, "xl/"):
        return Kind.WORKBOOK
    if has_name(directory, "word/", "ppt/"):
        return Kind.DOCUMENT
    if b"mimetypeapplication/vnd.oasis.opendocument." in content[:100]:
        return Kind.WORKBOOK if b"opendocument.spreadsheet" in content[:100] else Kind.DOCUMENT
    return Kind.WORKBOOK if has_name(directory, "[content_types].xml") else Kind.ARCHIVE


def _looks_like_a_workbook(content: bytes) -> bool:
    return any(mark in content for mark in (b"[Content_Types].xml", b"xl/workbook", b"opendocument.spreadsheet"))


def kind_of_ole(content: bytes) -> Kind:
    """Tell what a file of streams and storages is."""
    if has_entry(content, "__properties_version1.0"):
        return Kind.OUTLOOK
    if any(has_entry(content, name) for name in ("EncryptedPackage", "Workbook", "Book")):
        return Kind.WORKBOOK
    return Kind.DOCUMENT if has_entry(content, "WordDocument") else Kind.OTHER


def has_entry(content: bytes, name: str) -> bool:
    """Look for an entry of such a file's list, not for the word alone."""
    length = 2 * len(name) + 2
    return name.encode("utf-16-le").ljust(64, b"\0") + length.to_bytes(2, "little") in content
