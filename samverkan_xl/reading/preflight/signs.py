"""Error signs newer than the fast reader, which would rather give up a whole book than pass one by."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from samverkan_xl.reading.preflight.package import Package

_KNOWN = rb"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!)"
_UNKNOWN_SIGN = re.compile(
    rb"""(<(?:\w+:)?c\s[^<>]{0,200}\bt=["']e["'][^<>]{0,200}(?<!/)>"""
    rb"""(?:(?!</?(?:\w+:)?c[\s>/]).)*?<(?:\w+:)?v[^>]*>)"""
    rb"(?!" + _KNOWN + rb"<)[^<]+",
    re.DOTALL,
)
"""No run leaves its cell, nor begins in one that holds nothing: rubbish would cost the square of its length."""


def with_known_signs(package: Package) -> bytes:
    """Give a copy of the zip, in memory, where each unknown sign is `#VALUE!`; what it was is already noted."""
    stream = BytesIO()
    with ZipFile(stream, "w") as copy:
        for part in package.parts:
            is_sheet = b"sheetData" in part.data
            copy.writestr(part.name, _UNKNOWN_SIGN.sub(rb"\1#VALUE!", part.data) if is_sheet else part.data)
    return stream.getvalue()
