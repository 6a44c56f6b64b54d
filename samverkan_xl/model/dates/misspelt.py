"""Months that are nearly spelt as they are: what is meant is suggested, never taken."""

from __future__ import annotations

import re
from difflib import get_close_matches

from samverkan_xl.model.dates.names import MONTH_NUMBERS, MONTHS_IN_FULL

_WORD = re.compile(r"[^\W\d_]{4,}")
_LIKENESS = 0.8


def respelt(tidy: str) -> tuple[str, str, str] | None:
    """Give a text with its month spelt right, and the month before and after; `None` where none is misspelt."""
    for match in _WORD.finditer(tidy):
        word = match[0]
        near = get_close_matches(word, MONTHS_IN_FULL, n=1, cutoff=_LIKENESS) if word not in MONTH_NUMBERS else []
        if near:
            return tidy[: match.start()] + near[0] + tidy[match.end() :], word, near[0]
    return None
