"""A quick look at a sheet's bytes: is it ordinary, or must it be walked cell by cell before a parser may have it."""

from __future__ import annotations

import re

# An ordinary cell is written exactly so, as all programs do, and lies within ZZ999 or Z9999. All else (a far cell, no
# address, an error, other attributes, whitespace or quotes) is not judged here but walked: what this pattern lets
# through is safe for any parser.
_ODD_CELL = re.compile(
    rb'<c(?! r="[A-Z][A-Z0-9][0-9]{0,3}+"(?: s="[0-9]++")?+(?: t="[a-df-z][a-zA-Z]*+")?+/?+>|[a-zA-Z])'
)
_PREFIXED_CELL = re.compile(rb":c[ \t\n\r/>]")
# No run crosses a `<`, and none is unbounded twice over: rubbish costs this pattern no more than a sheet does. A
# formula that gave an empty text has a value too, but only its type tells so.
_FORMULA = rb"(?:[^<>]*/>|[^<>]*>[^<]*</f>)"
_UNVALUED = re.compile(rb"<f(?=[ />])(?!" + _FORMULA + rb"<v>[^<])(?!(?<=t=\"str\"><f)" + _FORMULA + rb"<v></v>)")


def is_extraordinary(sheet: bytes) -> bool:
    """Tell whether a sheet needs the walk: for cells in odd places, error cells, formulas never calculated."""
    return (
        _ODD_CELL.search(sheet) is not None
        or _PREFIXED_CELL.search(sheet) is not None
        or _UNVALUED.search(sheet) is not None
    )
