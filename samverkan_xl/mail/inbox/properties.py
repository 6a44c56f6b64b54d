"""The properties in an Outlook letter's storages, by number, whatever way a text is kept. After [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime

from samverkan_xl.mail.inbox.compound_file import CompoundFile, Path
from samverkan_xl.mail.inbox.encodings import repaired, text_of
from samverkan_xl.mail.inbox.times import from_outlook

FIXED = "__properties_version1.0"
"""The stream that every letter and attachment has."""
_ENTRY = struct.Struct("<HHI8s")
_HEADERS = {"top": 32, "letter": 24, "other": 8}
_TEXT_16, _TEXT_8, _BINARY = "001F", "001E", "0102"
_CODE_PAGES = (0x3FFD, 0x3FDE)


class Storage:
    """One storage: a letter, or an attachment of one."""

    def __init__(self, file: CompoundFile, path: Path = (), *, label: str = "", letter: bool = True) -> None:
        self.file = file
        self.path = path
        header = _HEADERS["top" if not path else "letter" if letter else "other"]
        self._numbers = dict(_numbers(self.stream(FIXED), header))
        self.label = label or self._code_page()

    def at(self, path: Path, *, letter: bool = False) -> Storage:
        """Give a storage of the same file."""
        return Storage(self.file, path, label=self.label, letter=letter)

    def text(self, *keys: int) -> str:
        """Give the first of these properties that holds a text."""
        for key in keys:
            wide = self.stream(f"__substg1.0_{key:04X}{_TEXT_16}")
            narrow = b"" if wide else self.stream(f"__substg1.0_{key:04X}{_TEXT_8}")
            said = text_of(wide, "utf-16-le") if wide else text_of(narrow, self.label)
            if said.strip("\0 "):
                return repaired(said.rstrip("\0"))
        return ""

    def binary(self, key: int) -> bytes:
        """Give a property's bytes; none when it is not there."""
        return self.stream(f"__substg1.0_{key:04X}{_BINARY}")

    def number(self, key: int) -> int | None:
        """Give a number property."""
        value = self._numbers.get(key)
        return None if value is None else int.from_bytes(value[:4], "little")

    def time(self, key: int) -> datetime | None:
        """Give a point in time, in UTC."""
        value = self._numbers.get(key)
        return from_outlook(int.from_bytes(value, "little")) if value else None

    def inside(self, start: str) -> Iterator[Path]:
        """Give the paths of the storages right inside this one whose name begins so."""
        return self.file.storages_in(self.path, start)

    def stream(self, name: str) -> bytes:
        """Give the bytes of a stream right inside this storage; none when it is not there, or was too much."""
        return self.file.read((*self.path, name))

    def _code_page(self) -> str:
        return next((f"cp{page}" for key in _CODE_PAGES if (page := self.number(key))), "")


def _numbers(table: bytes, header: int) -> Iterator[tuple[int, bytes]]:
    for at in range(header, len(table) - _ENTRY.size + 1, _ENTRY.size):
        _, key, _, value = _ENTRY.unpack_from(table, at)
        yield key, value
