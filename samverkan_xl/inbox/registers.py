"""A folder that letters were taken into: its register, found and read wherever the folder is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from samverkan_xl.checking.inbox_lines import inbox_lines
from samverkan_xl.model.inbox import INBOX_NAME, InboxLine
from samverkan_xl.reading.book import Unreadable, read_book, receive

Origins = Mapping[str, tuple[InboxLine, ...]]
"""By a book's SHA-256: the lines that tell where it came from."""


def register_in(path: Path) -> tuple[InboxLine, ...] | None:
    """Give the lines of the inbox register that a file is; `None` when it is none, whatever its name."""
    try:
        return inbox_lines(read_book(receive(path)))
    except Unreadable:
        return None


def without_registers(files: Iterable[Path]) -> tuple[tuple[Path, ...], Origins]:
    """Part received files from the inbox registers among them; gives the files, and where they came from."""
    received: list[Path] = []
    origins: dict[str, tuple[InboxLine, ...]] = {}
    for path in files:
        lines = register_in(path) if path.name.casefold() == INBOX_NAME else None
        if lines is None:
            received.append(path)
        for line in lines or ():
            if line.sha256:
                origins[line.sha256] = (*origins.get(line.sha256, ()), line)
    return tuple(received), origins
