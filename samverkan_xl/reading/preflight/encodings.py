"""Markup in whatever encoding, laid over to UTF-8 before anybody looks at it: bytes then mean the same to all."""

from __future__ import annotations

import re

from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_UTF_8 = {"utf-8", "utf8", "us-ascii", "ascii"}
_SINGLE_BYTE = {
    "iso-8859-1": "latin-1", "latin1": "latin-1", "latin-1": "latin-1", "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip
"""What programs of Western Europe write when they do not write UTF-8; of the rest none is guessed."""
_UNKNOWN = "unknown"
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}\?>")
_DECLARED = re.compile(rb"""\sencoding\s*=\s*["']([^"']*)["']""")


def in_utf8(name: str, data: bytes) -> bytes:
    """Give a part's markup in UTF-8, and all other parts as they are; raises `Unreadable` where it is none we know."""
    encoding = _encoding(data)
    if encoding is None:
        return data
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Unreadable(UnreadableCode.ENCODING, part=name) from error
    bare = text.removeprefix("\ufeff").encode("utf-8", "replace")
    return _DECLARATION.sub(b"", bare, count=1)


def _encoding(data: bytes) -> str | None:
    """Name the encoding that a part is in, by its first bytes, then by its word; nothing where it is UTF-8 anyhow."""
    wide = next((encoding for start, encoding in _WIDE if data.startswith(start)), None)
    declared = _declared(data) if wide is None else None
    if wide or declared is None or declared in _UTF_8:
        return wide
    if declared.startswith("utf-16"):  # and is not, to its first bytes: it has only been mislabelled
        return "utf-8"
    return _UNKNOWN if _reads_otherwise(data) else _SINGLE_BYTE.get(declared, _UNKNOWN)


def _reads_otherwise(data: bytes) -> bool:
    """Tell whether å, ä and ö stand as in UTF-8, whatever the part says: by its word they become other signs."""
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    """Give the encoding that a part declares, in lower case."""
    if b"<?xml" not in data[:10]:
        return None
    declaration = _DECLARATION.match(data)
    found = declaration and _DECLARED.search(declaration[0])
    return found[1].decode("ascii", "replace").lower() if found else None
