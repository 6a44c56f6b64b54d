"""A zip's parts, each inflated once and never beyond what its header promised."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.encodings import in_utf8
from samverkan_xl.reading.unreadable import TooHeavyHereError, Unreadable, UnreadableCode, parser_faults

ENTRY_MARK, _LOCAL_MARK = b"PK\x01\x02", b"PK\x03\x04"
_UTF8_FLAG = 0x800
_LOCAL_HEADER_BYTES = 30
_READ = (".xml", ".rels")
"""What is read here besides what the parser gets: who a book is from may stand in any of it."""
_LOCAL_NAME_LENGTHS = struct.Struct("<HH")
ENCRYPTED_FLAG = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One file inside the zip, with its name as stored."""

    name: str
    data: bytes
    sound: bool = True
    """Whether the bytes are those that were packed; damage in a picture harms nobody."""


@dataclass(frozen=True, slots=True)
class Package:
    """Every part, in the order of the directory: two with the same name are both here, and both are looked over."""

    parts: tuple[Part, ...]
    named: Mapping[str, Part]
    """The parts by name in lower case. Two of one name hold the same: programs differ in which of them they show."""

    def find(self, name: str) -> bytes | None:
        """Give a part by its name, whatever its case."""
        part = self.named.get(name.lower())
        return None if part is None else part.data

    def sound(self, name: str) -> bytes:
        """Give a part that a parser is to have; raises `Unreadable` when it is missing or was damaged on the way."""
        part = self.named.get(name.lower())
        if part is None or not part.sound:
            raise Unreadable(UnreadableCode.DAMAGED, part=name)
        return part.data

    def has(self, start: str) -> bool:
        """Tell whether any part's name begins so, whatever its case."""
        return any(name.startswith(start) for name in self.named)


def unpack(content: bytes, most_here: int = limits.MAX_INFLATED_BYTES) -> Package:
    """Inflate every part within limits; raises `Unreadable` for bombs, encrypted parts and broken zips.

    Raises `TooHeavyHereError`, before anything is inflated, when the parts are larger than `most_here`.
    """
    # Counted in the raw bytes, since the directory's own count is the sender's word.
    if content.count(ENTRY_MARK) > limits.MAX_PARTS:
        raise Unreadable(UnreadableCode.SUSPICIOUS)
    with parser_faults(), ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        _check(entries)
        if sum(entry.file_size for entry in entries) > most_here:
            raise TooHeavyHereError
        view = memoryview(content)
        parts = tuple(_part(view, entry) for entry in entries)
    named: dict[str, Part] = {}
    for part in parts:
        if named.setdefault(part.name.lower(), part).data != part.data:
            raise Unreadable(UnreadableCode.SUSPICIOUS, part=part.name)
    return Package(parts, named)


def _part(view: memoryview, entry: ZipInfo) -> Part:
    """Give a part by the name that programs agree on, its markup in UTF-8."""
    name = entry.filename.replace("\\", "/").removeprefix("./").lstrip("/")
    data = inflated(view, entry)
    sound = crc32(data) == entry.CRC
    if not sound and name.lower().endswith(_READ):
        raise Unreadable(UnreadableCode.DAMAGED, part=name)
    return Part(name, in_utf8(name, data), sound)


def _check(entries: list[ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > limits.MAX_INFLATED_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE)
    for entry in entries:
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise Unreadable(UnreadableCode.ENCRYPTED)
        refuse_swelling(entry)


def refuse_swelling(entry: ZipInfo) -> None:
    """Refuse a part that says it swells as only a hostile one does."""
    if entry.file_size > limits.RATIO_COUNTS_FROM and entry.file_size > limits.MAX_RATIO * entry.compress_size:
        raise Unreadable(UnreadableCode.SUSPICIOUS, part=entry.filename)


def inflated(view: memoryview, entry: ZipInfo) -> bytes:
    """Inflate one part of a zip to what its header promised, and not a byte more."""
    raw = _raw(view, entry)
    if entry.compress_type == ZIP_STORED:
        data = bytes(raw)
    elif entry.compress_type == ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, entry.file_size + 1)
    else:
        raise Unreadable(UnreadableCode.DAMAGED, part=entry.filename)
    if len(data) > entry.file_size:
        raise Unreadable(UnreadableCode.SUSPICIOUS, part=entry.filename)
    if len(data) < entry.file_size:
        raise Unreadable(UnreadableCode.DAMAGED, part=entry.filename)
    return data


def _raw(view: memoryview, entry: ZipInfo) -> memoryview:
    """Give a part as it is packed; raises `Unreadable` where the two places that name it do not agree."""
    begin = entry.header_offset + _LOCAL_HEADER_BYTES
    name_length, more = _LOCAL_NAME_LENGTHS.unpack_from(view, begin - _LOCAL_NAME_LENGTHS.size)
    name = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_FLAG else "cp437")
    if view[entry.header_offset : entry.header_offset + 4] != _LOCAL_MARK or view[begin : begin + name_length] != name:
        raise Unreadable(UnreadableCode.DAMAGED, part=entry.filename)
    start = begin + name_length + more
    return view[start : start + entry.compress_size]
