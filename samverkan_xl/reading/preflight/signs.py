"""Error signs newer than the fast reader, which would rather give up a whole book than pass one by."""

from __future__ import annotations

import re

_KNOWN = rb"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!)"
_UNKNOWN_SIGN = re.compile(
    rb"""(<(?:\w+:)?c\s[^<>]{0,200}\bt\s*=\s*["']e["'][^<>]{0,200}>"""
    rb"""(?:(?!</?(?:\w+:)?c[\s>/]).)*?<(?:\w+:)?v[^>]*>)"""
    rb"(?!" + _KNOWN + rb"<)[^<]+",
    re.DOTALL,
)
"""No run leaves its cell, nor begins in one that holds nothing: rubbish would cost the square of its length."""


def with_known_signs(sheet: bytes) -> bytes:
    """Give a sheet's markup with each unknown sign as `#VALUE!`; what it was is already noted."""
    return _UNKNOWN_SIGN.sub(rb"\1#VALUE!", sheet)
