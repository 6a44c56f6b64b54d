"""What every reading test does: write bytes to a file, receive it, read it or be refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan_xl.model.cells import BookGrid
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive

Read = Callable[..., BookGrid]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write bytes to a file, receive it and read it."""

    def reader(content: bytes, name: str = "bok.xlsx") -> BookGrid:
        path = tmp_path / name
        path.write_bytes(content)
        return read_book(receive(path))

    return reader


@pytest.fixture
def refused(read: Read) -> Callable[..., Unreadable]:
    """Read what must be refused, and give the refusal."""

    def reader(content: bytes, code: UnreadableCode, name: str = "bok.xlsx") -> Unreadable:
        with pytest.raises(Unreadable) as caught:
            read(content, name)
        assert caught.value.code is code, caught.value.facts
        return caught.value

    return reader
