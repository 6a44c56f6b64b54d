"""The forms that a workbook may have, and what a file of each is called."""

from __future__ import annotations

from samverkan_xl.mail.inbox.containers import OLE, ZIPS, has_entry

FLAT = {b"urn:schemas-microsoft-com:office:spreadsheet": ".xml", b"opendocument.spreadsheet": ".fods"}
"""Workbooks that are one XML file, with what they are called."""

BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""How the oldest ones begin, from before there were files of streams."""
_HEAD = 8_192


def workbook_suffix(content: bytes) -> str:
    """Give the extension that a workbook's bytes ask for."""
    if content.startswith(OLE):
        return ".xlsx" if has_entry(content, "EncryptedPackage") else ".xls"
    if content.startswith(BIFF):
        return ".xls"
    if not content.startswith(ZIPS[0]):
        return next((suffix for mark, suffix in FLAT.items() if mark in content[:_HEAD]), ".xlsx")
    if b"opendocument.spreadsheet" in content[:100]:
        return ".ods"
    marks = ((b"xl/vbaProject.bin", ".xlsm"), (b"xl/workbook.bin", ".xlsb"))
    return next((suffix for mark, suffix in marks if mark in content), ".xlsx")
