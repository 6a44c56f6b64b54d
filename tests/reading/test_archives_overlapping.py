"""An archive whose list names the same bytes many times is hostile, and costs nothing."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from samverkan_xl.reading.archives import files_inside, is_archive
from samverkan_xl.reading.book import Received, Unreadable, UnreadableCode


def archive(names: int) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for number in range(names):
            made.writestr(f"{number}.xlsx", b"svar " * 100)
    return stream.getvalue()


def listed(times: int) -> bytes:
    """List the only file of an archive so many times."""
    content = archive(1)
    start, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    line = content[start:end]
    told = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(line) * times, start, 0)
    return content[:start] + line * times + told


def received(content: bytes) -> Received:
    return Received(Path("arkiv.zip"), "", content)


@pytest.mark.parametrize("before", [b"", b"rad\r\n" * 50])
@pytest.mark.parametrize("times", [2, 1500])
def test_an_archive_that_lists_the_same_bytes_more_than_once_is_refused(times, before):
    hostile = received(before + listed(times))
    assert is_archive(hostile)
    with pytest.raises(Unreadable) as refused:
        list(files_inside(hostile))
    assert refused.value.code is UnreadableCode.SUSPICIOUS


@pytest.mark.parametrize("before", [b"", b"rad\r\n" * 50])
def test_an_archive_with_files_one_after_another_is_opened_whatever_stands_before_it(before):
    assert [one.name for one in files_inside(received(before + archive(3)))] == ["0.xlsx", "1.xlsx", "2.xlsx"]
