"""A zip's own list of its files, looked at before any library reads it: how long it is, and what stands in it."""

from __future__ import annotations

import re
import struct

_END, _WIDE_END = b"PK\x05\x06", b"PK\x06\x06"
_END_BYTES, _WIDE_BYTES, _POINTER_BYTES = 22, 56, 20
_LONGEST_COMMENT = 65_535
_ENTRY = b"PK\x01\x02"
_WIDE = 0xFFFFFFFF


def directory_of(content: bytes) -> bytes | None:
    """Give the list as it stands in the file; `None` where there is none to be found."""
    at = content.rfind(_END, max(0, len(content) - _END_BYTES - _LONGEST_COMMENT))
    if at < 0 or at + _END_BYTES > len(content):
        return None
    (size,) = struct.unpack_from("<I", content, at + 12)
    if size == _WIDE:
        at -= _POINTER_BYTES + _WIDE_BYTES
        if at < 0 or not content.startswith(_WIDE_END, at):
            return None
        (size,) = struct.unpack_from("<Q", content, at + 40)
    return content[at - size : at] if size <= at else None


def entries_in(content: bytes) -> int:
    """Count the files that a list of them may be read to have; never fewer than a library would find."""
    directory = directory_of(content)
    return (content if directory is None else directory).count(_ENTRY)


def has_name(directory: bytes, *starts: str) -> bool:
    """Tell whether the list has a name that begins so, in any case of letters."""
    wanted = b"|".join(re.escape(start.encode("ascii")) for start in starts)
    return re.search(re.escape(_ENTRY) + b".{42}(?i:" + wanted + b")", directory, re.DOTALL) is not None
