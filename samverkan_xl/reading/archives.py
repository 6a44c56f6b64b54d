"""Zip archives with workbooks in them: each file inside becomes a received file of its own, within bounds.

Nothing is unpacked to disk; names are only names.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import chain, count
from pathlib import PurePosixPath
from unicodedata import normalize
from zipfile import ZipFile, ZipInfo
from zlib import crc32

from samverkan_xl.reading import limits
from samverkan_xl.reading.droppings import is_dropping
from samverkan_xl.reading.preflight.package import ENCRYPTED_FLAG, ENTRY_MARK, inflated, refuse_swelling
from samverkan_xl.reading.received import Received
from samverkan_xl.reading.sniffing import is_zip
from samverkan_xl.reading.unlocking import unlocked
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_FIRST_NAME = 30
_FIRST_OF_BOOKS = (b"[content_types].xml", b"_rels/.rels", b"xl/worksheets/sheet1.xml", b"docprops/app.xml")
"""What the first entry of a workbook is called; they are spared a look at the directory."""
_OF_PACKAGES = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|(?:xl/workbook|word/document|ppt/presentation|visio/document)\.(?:xml|bin)",
    re.IGNORECASE,
)
"""What lies where only documents have it; a folder may be called `word` or `xl` in any archive."""
_OF_NUMBERS = re.compile(r"index/.*\.iwa", re.IGNORECASE)
_INDEX_OF_NUMBERS, _BESIDE_IT = "index.zip", ("metadata/", "preview")
_MIMETYPE, _LONGEST_MIMETYPE = "mimetype", 100
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
    locked: int = field(default_factory=lambda: limits.MAX_LOCKED_BYTES)


def is_archive(received: Received) -> bool:
    """Tell a zip of files from a workbook or another document, which is a zip too."""
    content = received.content
    if not is_zip(content) or content[_FIRST_NAME:][:25].lower().startswith(_FIRST_OF_BOOKS):
        return False
    if content.count(ENTRY_MARK) > limits.MAX_ARCHIVE_MARKS:
        return True
    try:
        with parser_faults(), ZipFile(BytesIO(content)) as archive:
            return not _is_document(content, archive.infolist())
    except Unreadable:
        return False


def _is_document(content: bytes, entries: list[ZipInfo]) -> bool:
    names = [entry.filename.replace("\\", "/").removeprefix("./").lstrip("/").lower() for entry in entries]
    if any(_OF_PACKAGES.fullmatch(name) or _OF_NUMBERS.fullmatch(name) for name in names):
        return True
    if _INDEX_OF_NUMBERS in names and any(name.startswith(_BESIDE_IT) for name in names):
        return True
    kinds = (entry for entry in entries if entry.filename == _MIMETYPE and entry.file_size <= _LONGEST_MIMETYPE)
    return any(inflated(memoryview(content), entry).startswith(b"application/") for entry in kinds)


def files_inside(received: Received, passwords: Sequence[str] = ()) -> Iterator[Inside]:
    """Give every file in an archive but droppings, in order; raises `Unreadable` when the archive itself is refused.

    Archives inside an archive are opened too, those inside them are not. A file that the archive locks is taken out
    with the first of the passwords that fits.
    """
    seen: set[str] = set()
    for inside in _inside(received, _Room(), tuple(passwords), nested=False):
        name = _unlike(inside.name, seen)
        seen.add(name)
        yield Inside(name, inside.found)


def _inside(received: Received, room: _Room, passwords: tuple[str, ...], *, nested: bool) -> Iterator[Inside]:
    for entry in _entries(received.content, room):
        name = _name(entry)
        if is_dropping(name):
            continue
        if entry.flag_bits & ENCRYPTED_FLAG:
            room.locked -= entry.compress_size
        inside = Inside(name, _found(received, entry, name, passwords if room.locked >= 0 else ()))
        if isinstance(inside.found, Unreadable) or not is_archive(inside.found):
            yield inside
        elif nested:
            yield Inside(name, Unreadable(UnreadableCode.ARCHIVE_TOO_DEEP))
        else:
            yield from _nested(inside.found, name, room, passwords)


def count_inside(received: Received) -> int:
    """Count the files in an archive, droppings too, without taking any out."""
    return len(_entries(received.content, _Room()))


def _nested(archive: Received, name: str, room: _Room, passwords: tuple[str, ...]) -> Iterator[Inside]:
    try:
        for each in _inside(archive, room, passwords, nested=True):
            yield Inside(f"{name}/{each.name}", each.found)
    except Unreadable as refusal:
        yield Inside(name, refusal)


def _entries(content: bytes, room: _Room) -> list[ZipInfo]:
    if content.count(ENTRY_MARK) > limits.MAX_ARCHIVE_MARKS:
        raise Unreadable(UnreadableCode.ARCHIVE_TOO_LARGE)
    with parser_faults(), ZipFile(BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
    _refuse_overlapping(entries)
    room.entries -= len(entries)
    room.size -= sum(entry.file_size for entry in entries)
    if room.entries < 0 or room.size < 0:
        raise Unreadable(UnreadableCode.ARCHIVE_TOO_LARGE)
    return entries


def _refuse_overlapping(entries: list[ZipInfo]) -> None:
    """Refuse an archive that lists the same bytes again and again: a small one would hold thousands of books."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise Unreadable(UnreadableCode.SUSPICIOUS)
        end = entry.header_offset + entry.compress_size


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


def _unlike(name: str, seen: Container[str]) -> str:
    """Tell files of one name apart, as a folder would."""
    path = PurePosixPath(name)
    others = (f"{name.removesuffix(path.suffix)} ({number}){path.suffix}" for number in count(2))
    return next(each for each in chain((name,), others) if each not in seen)


def _found(archive: Received, entry: ZipInfo, name: str, passwords: tuple[str, ...]) -> Received | Unreadable:
    try:
        content = _content(archive.content, entry, name, passwords)
    except Unreadable as refusal:
        return refusal
    return Received(archive.path / PurePosixPath(name).name, sha256(content).hexdigest(), content)


def _content(archive: bytes, entry: ZipInfo, name: str, passwords: tuple[str, ...]) -> bytes:
    if _LEADS_ELSEWHERE.match(name):
        raise Unreadable(UnreadableCode.ARCHIVED_NAME)
    if entry.file_size > limits.MAX_FILE_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE, bytes=str(entry.file_size))
    refuse_swelling(entry)
    if entry.flag_bits & ENCRYPTED_FLAG:
        return unlocked(archive, entry, passwords)
    with parser_faults():
        content = inflated(memoryview(archive), entry)
    if crc32(content) != entry.CRC:
        raise Unreadable(UnreadableCode.DAMAGED, part=name)
    return content
