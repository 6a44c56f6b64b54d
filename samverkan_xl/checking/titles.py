"""Titles as people change them: compared without case, white space, line breaks and ways of writing å, ä, ö."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from samverkan_xl.model.cells import CellFault, Raw


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give the text in the form in which titles and names are compared."""
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u00ad", "")
    return " ".join(composed.split()).casefold().rstrip(" :*")


def plain_cell(raw: Raw) -> str:
    """Give a cell's text in that form; empty for anything but text."""
    return plain(raw) if isinstance(raw, str) and not isinstance(raw, CellFault) else ""


def composed(raw: Raw) -> Raw:
    """Give text with å, ä and ö as single letters, as every program but some on Mac writes them."""
    if isinstance(raw, str) and not raw.isascii():
        return unicodedata.normalize("NFC", raw)
    return raw
