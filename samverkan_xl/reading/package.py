"""A zip's parts, each inflated once and never beyond what its header promised."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from samverkan_xl.reading import limits
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_ENTRY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_LOCAL_HEADER_BYTES = 30
_LOCAL_NAME_LENGTHS = struct.Struct("<HH")
_ENCRYPTED_FLAG = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One file inside the zip, with its name as stored."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """Every part, in the order of the directory: two with the same name are both here, and both are looked over."""

    parts: tuple[Part, ...]
    odd: bool
    """The zip has more than one end, so two readers might not agree about what is inside."""

    def find(self, name: str) -> bytes | None:
        """Give a part by its name, whatever its case; the last one counts, as it does for the parsers."""
        wanted = name.lower()
        return next((part.data for part in reversed(self.parts) if part.name.lower() == wanted), None)

    def has(self, start: str) -> bool:
        """Tell whether any part's name begins so, whatever its case."""
        return any(part.name.lower().startswith(start) for part in self.parts)


def unpack(content: bytes) -> Package:
    """Inflate every part within limits; raises `Unreadable` for bombs, encrypted parts and broken zips."""
    # Counted in the raw bytes, since the directory's own count is the sender's word.
    if content.count(_ENTRY_MARK) > limits.MAX_PARTS:
        raise Unreadable(UnreadableCode.SUSPICIOUS)
    with parser_faults(), ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        _check(entries)
        view = memoryview(content)
        parts = tuple(Part(entry.filename, _inflate(view, entry)) for entry in entries)
    return Package(parts, odd=content.count(_END_MARK) != 1)


def _check(entries: list[ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > limits.MAX_INFLATED_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE)
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(UnreadableCode.ENCRYPTED)
        if entry.file_size > limits.RATIO_COUNTS_FROM and entry.file_size > limits.MAX_RATIO * entry.compress_size:
            raise Unreadable(UnreadableCode.SUSPICIOUS, part=entry.filename)


def _inflate(view: memoryview, entry: ZipInfo) -> bytes:
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
    names = entry.header_offset + _LOCAL_HEADER_BYTES - _LOCAL_NAME_LENGTHS.size
    start = names + _LOCAL_NAME_LENGTHS.size + sum(_LOCAL_NAME_LENGTHS.unpack_from(view, names))
    return view[start : start + entry.compress_size]
