"""What people add to a date, and that makes it less than sure: about, before, preliminary, a question mark."""

from __future__ import annotations

import re

from samverkan_xl.model.dates.days import day_if_any

_WORDS_BEFORE = (
    r"ca|cirka|c:a|circa|ungefär|omkring|runt|kring|prel|preliminärt|senast|tidigast|före|innan|efter|before|after|by"
    r"|från(?: och med)?|from|fr\.? ?o\.? ?m|fom|till(?: och med)?|tom|t\.? ?o\.? ?m|i|under|start|startade|slut|klart"
    r"|klar|beslutat|(?:början|mitten|slutet) (?:av|på)|mitten|slutet|vid|ja"
)
_BEFORE = re.compile(rf"(?:(?:{_WORDS_BEFORE})[.:,]? |[~≈<>≤≥→-]+ ?)(?=\S)")
_WORDS_BEHIND = (
    r"och framåt|framåt|och tills vidare|- ?tills vidare|prel|preliminärt|ca|ungefär|ev|eventuellt"
    r"|eller tidigare|eller senare"
)
_BEHIND = re.compile(rf"[ ,]*(?:\?+|\(.*\)|\*+|-|→|{_WORDS_BEHIND})$")
_MOST = 3
"""Additions before a date that we look past."""

_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def without_additions(tidy: str) -> str:
    """Give a tidy text without what may be added before and behind a date."""
    bare = re.sub(r"[ ,]*\(.*\)", "", tidy)
    for _ in range(_MOST):
        if match := _BEFORE.match(bare):
            bare = bare[match.end() :]
        if match := _BEHIND.search(bare):
            bare = bare[: match.start()]
    return bare.strip(" .,;!?").removeprefix("den ")


def date_within(tidy: str) -> str:
    """Give the first date of the calendar that stands somewhere in a text; empty when none does."""
    return next((found for found in _DATE.findall(tidy) if day_if_any(*map(int, found.split("-")))), "")
