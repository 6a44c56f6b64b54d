"""The file that an Outlook letter is, of streams in storages: what is in it, and how much of it may be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from olefile import OleFileIO

from samverkan_xl.mail.inbox.limits import MAX_FILE_BYTES

Path = tuple[str, ...]

_ENTRY_BYTES = 128
_NAME_LENGTH, _KIND, _COLOUR = 64, 66, 67
_KINDS, _LONGEST_NAME, _COLOURS = (1, 2), 64, (0, 1)
_READ_TWICE = 1_000_000
"""Bytes that an honest letter may need beside its own size, for what is asked after more than once."""


def entries_in(content: bytes) -> int:
    """Count what may be entries of such a file's list, before the library spends its time on reading them."""
    pieces = (content[at::_ENTRY_BYTES] for at in (_KIND, _NAME_LENGTH, _NAME_LENGTH + 1, _COLOUR))
    return sum(
        kind in _KINDS and low <= _LONGEST_NAME and not high and colour in _COLOURS
        for kind, low, high, colour in zip(*pieces, strict=False)
    )


class CompoundFile:
    """An open file; about as many bytes as it has may be read, however often it points at the same."""

    def __init__(self, ole: OleFileIO[Any], size: int) -> None:
        self.is_spent = False
        self._ole, self._left = ole, size + _READ_TWICE
        self._streams = {_plain(path) for path in ole.listdir()}
        self._inside: dict[Path, list[str]] = defaultdict(list)
        for path in ole.listdir(streams=False, storages=True):
            self._inside[_plain(path[:-1])].append(path[-1])

    def is_stream(self, path: Path) -> bool:
        """Tell whether there is a stream."""
        return _plain(path) in self._streams

    def is_storage(self, path: Path) -> bool:
        """Tell whether there is a storage."""
        return path[-1].casefold() in map(str.casefold, self._inside.get(_plain(path[:-1]), ()))

    def storages_in(self, path: Path, start: str) -> Iterator[Path]:
        """Give the storages right inside one, whose names begin so."""
        yield from sorted((*path, name) for name in self._inside.get(_plain(path), ()) if name.startswith(start))

    def read(self, path: Path) -> bytes:
        """Give a stream's bytes; none when it is not there, or when there is no more room."""
        if not self.is_stream(path):
            return b""
        size = self._ole.get_size(list(path))
        if size > MAX_FILE_BYTES or not self._has_room_for(size):
            return b""
        return bytes(self._ole.openstream(list(path)).read())

    def _has_room_for(self, size: int) -> bool:
        self.is_spent = self.is_spent or size > self._left
        self._left -= 0 if self.is_spent else size
        return not self.is_spent


def _plain(path: Path | list[str]) -> Path:
    return tuple(name.casefold() for name in path)
