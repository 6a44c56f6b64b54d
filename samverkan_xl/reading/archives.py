"""Zip archives with workbooks in them: each file inside becomes a received file of its own, within bounds.

Nothing is unpacked to disk; names are only names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from unicodedata import normalize
from zipfile import ZipFile, ZipInfo

from samverkan_xl.reading import limits
from samverkan_xl.reading.droppings import is_dropping
from samverkan_xl.reading.preflight.package import ENCRYPTED_FLAG, ENTRY_MARK, inflated, refuse_swelling
from samverkan_xl.reading.received import Received
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_FIRST_NAME = 30
_FIRST_OF_BOOKS = (b"[content_types].xml", b"_rels/", b"xl/", b"docprops/", b"mimetype")
"""What the first entry of a workbook is called; they are spared a look at the directory."""
_OF_DOCUMENTS = re.compile(
    r"\[content_types\]\.xml|mimetype|_rels/\.rels|(?:xl|word|ppt|visio)/.*|index/.*\.iwa|index\.zip",
    re.IGNORECASE,
)
_UTF8_FLAG = 0x800
_LEADS_ELSEWHERE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")


@dataclass(frozen=True, slots=True)
class Inside:
    """One file in an archive by its path there, with its bytes or with why they could not be had."""

    name: str
    found: Received | Unreadable


@dataclass(slots=True)
class _Room:
    """What an archive, with those inside it, may still hold."""

    entries: int = field(default_factory=lambda: limits.MAX_ARCHIVED_FILES)
    size: int = field(default_factory=lambda: limits.MAX_ARCHIVED_BYTES)


def is_archive(received: Received) -> bool:
    """Tell a zip of files from a workbook or another document, which is a zip too."""
    content = received.content
    if not content.startswith(_STARTS) or content[_FIRST_NAME:][:20].lower().startswith(_FIRST_OF_BOOKS):
        return False
    if content.count(ENTRY_MARK) > limits.MAX_ARCHIVE_MARKS:
        return True
    try:
        with parser_faults(), ZipFile(BytesIO(content)) as archive:
            return not any(_OF_DOCUMENTS.fullmatch(name) for name in archive.namelist())
    except Unreadable:
        return False


def files_inside(received: Received, room: _Room | None = None) -> Iterator[Inside]:
    """Give every file in an archive but droppings, in order; raises `Unreadable` when the archive itself is refused.

    Archives inside an archive are opened too, those inside them are not.
    """
    nested, room = room is not None, room or _Room()
    seen: dict[str, int] = {}
    for entry in _entries(received.content, room):
        name = _unlike(_name(entry), seen)
        if is_dropping(name):
            continue
        inside = Inside(name, _found(received, entry, name))
        if isinstance(inside.found, Unreadable) or not is_archive(inside.found):
            yield inside
        elif nested:
            yield Inside(name, Unreadable(UnreadableCode.ARCHIVE_TOO_DEEP))
        else:
            yield from _nested(inside.found, name, room)


def count_inside(received: Received) -> int:
    """Count the files in an archive, droppings too, without taking any out."""
    return len(_entries(received.content, _Room()))


def _nested(archive: Received, name: str, room: _Room) -> Iterator[Inside]:
    try:
        for each in files_inside(archive, room):
            yield Inside(f"{name}/{each.name}", each.found)
    except Unreadable as refusal:
        yield Inside(name, refusal)


def _entries(content: bytes, room: _Room) -> list[ZipInfo]:
    if content.count(ENTRY_MARK) > limits.MAX_ARCHIVE_MARKS:
        raise Unreadable(UnreadableCode.ARCHIVE_TOO_LARGE)
    with parser_faults(), ZipFile(BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
    room.entries -= len(entries)
    room.size -= sum(entry.file_size for entry in entries)
    if room.entries < 0 or room.size < 0:
        raise Unreadable(UnreadableCode.ARCHIVE_TOO_LARGE)
    return entries


def _name(entry: ZipInfo) -> str:
    """Give the name as its sender saw it.

    Windows writes the old code page of its country unless it says UTF-8; a Mac writes UTF-8 and does not say so.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return normalize("NFC", name).replace("\\", "/").removeprefix("./")


def _unlike(name: str, seen: dict[str, int]) -> str:
    """Tell files of one name apart, as a folder would."""
    count = seen[name] = seen.get(name, 0) + 1
    path = PurePosixPath(name)
    return name if count == 1 else f"{name.removesuffix(path.suffix)} ({count}){path.suffix}"


def _found(archive: Received, entry: ZipInfo, name: str) -> Received | Unreadable:
    try:
        content = _content(archive.content, entry, name)
    except Unreadable as refusal:
        return refusal
    return Received(archive.path / PurePosixPath(name).name, sha256(content).hexdigest(), content)


def _content(archive: bytes, entry: ZipInfo, name: str) -> bytes:
    if _LEADS_ELSEWHERE.match(name):
        raise Unreadable(UnreadableCode.ARCHIVED_NAME)
    if entry.flag_bits & ENCRYPTED_FLAG:
        raise Unreadable(UnreadableCode.ARCHIVE_LOCKED)
    if entry.file_size > limits.MAX_FILE_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE, bytes=str(entry.file_size))
    refuse_swelling(entry)
    with parser_faults():
        return inflated(memoryview(archive), entry)
