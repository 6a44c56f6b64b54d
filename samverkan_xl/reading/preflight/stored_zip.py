"""A zip of our own making, nothing packed: what a parser is handed instead of the sender's."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from zlib import crc32

_LOCAL, _CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8_NAME, _DAY = 20, 0x800, 0x21


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Give a zip with these parts in order; they are fewer than 65 536, and smaller than 4 GB together."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, data in parts.items():
        raw = name.encode()
        about = (_VERSION, _UTF8_NAME, 0, 0, _DAY, crc32(data), len(data), len(data), len(raw), 0)
        pieces += [_LOCAL.pack(b"PK\3\4", *about), raw, data]
        directory += [_CENTRAL.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, at), raw]
        at += _LOCAL.size + len(raw) + len(data)
    whole = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(whole), at, 0)
    return b"".join((*pieces, whole, end))
