"""Links from the report to the received books that lie beside it."""

from __future__ import annotations

import re

MOST_LINKS = 65_530
"""Excel opens no sheet with more links than this; beyond it an address is just text."""

LONGEST_LINK = 1000
_BOOK = re.compile(r"\.(xlsx|xlsm|xltx|ods)$", re.IGNORECASE)
_INSIDE_ANOTHER = re.compile(r"\.(zip|eml|msg|mbox)$", re.IGNORECASE)
_RESERVED = re.compile(r"""[\x00-\x20\x7f"#%<>?\[\\\]^`{|}]""")


def link_to(file: str, sheet: str, cell: str) -> str | None:
    """Give the link to a cell of a received book, or `None` where none can be made that surely leads there.

    `file` is the book's path beside the report. What a sender may have written never leads elsewhere: no drive, no
    server, no folder above, no protocol; nor can a link reach into an archive or a saved mail.
    """
    if not _lies_beside(file):
        return None
    quoted = sheet.replace("'", "''")
    url = f"{link_to_file(file)}#'{quoted}'!{cell}"
    return url if len(url) <= LONGEST_LINK and sheet.isprintable() else None


def link_to_file(file: str) -> str:
    """Give the link to a file of our own beside the workbook, by its path from there."""
    return f"external:{_RESERVED.sub(_escaped, file)}"


def _lies_beside(file: str) -> bool:
    *folders, name = file.split("/")
    safe = all(part not in {"", ".", ".."} and not _INSIDE_ANOTHER.search(part) for part in folders)
    return safe and bool(_BOOK.search(name)) and file.isprintable() and not re.search(r"[:\\]", file)


def _escaped(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02x}"
