"""A quick look at a sheet's bytes: is it ordinary, or must it be walked cell by cell before a parser may have it."""

from __future__ import annotations

import re

# An ordinary cell begins exactly so, and lies within ZZ999 or Z9999. All else (a far cell, no address, other
# whitespace or quotes) is not judged here but walked: what this pattern lets through is safe for any parser.
_ODD_CELL = re.compile(rb'<c(?! r="[A-Z][A-Z0-9][0-9]{0,3}"|[a-zA-Z])')
_PREFIXED_CELL = re.compile(rb":c[ \t\n\r/>]")
_SINGLE_QUOTED = re.compile(rb"<c [^<>]*='")  # attributes that the other searches would miss
_ERROR = re.compile(rb't="e"')
# No run crosses a `<`, and none is unbounded twice over: rubbish costs these patterns no more than a sheet does.
_UNVALUED = re.compile(rb"<f(?=[ />])(?!(?:[^<>]*/>|[^<>]*>[^<]*</f>)<v>[^<])")
_BLANK_TEXT = re.compile(rb'<c [^<>]{0,200}t="str"[^<>]{0,200}><f(?: [^<>]{0,200})?>[^<]*</f><v></v>')


def is_extraordinary(sheet: bytes) -> bool:
    """Tell whether a sheet needs the walk: for cells in odd places, error cells, formulas never calculated."""
    return (
        _ODD_CELL.search(sheet) is not None
        or _PREFIXED_CELL.search(sheet) is not None
        or _ERROR.search(sheet) is not None
        or (b"'" in sheet and b"='" in sheet and _SINGLE_QUOTED.search(sheet) is not None)
        or _has_uncalculated(sheet)
    )


def _has_uncalculated(sheet: bytes) -> bool:
    """Tell whether some formula has no value; a calculated empty text also looks so, unless its type is asked for."""
    if _UNVALUED.search(sheet) is None:
        return False
    return len(_UNVALUED.findall(sheet)) != len(_BLANK_TEXT.findall(sheet))
