"""Words of time that people write instead of a date, and what they say: that it goes on, or that nobody knows yet."""

from __future__ import annotations

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split("|"))


_TIMES = _words(
    "tills vidare|tillsvidare|t.v|t v|tv|tills nytt beslut|tills nytt avtal|until further notice",
    "löpande|fortlöpande|pågår|pågående|ongoing|kontinuerligt|kontinuerlig|permanent|regelbundet|vid behov",
    "årligen|årsvis|varje år|månadsvis|varje månad|kvartalsvis|varje kvartal|varje vecka|veckovis",
    "snarast|snarast möjligt|så snart som möjligt|så fort som möjligt|asap|omgående|omedelbart|genast|direkt",
    "nu|i dag|idag|i morgon|imorgon|denna vecka|nästa vecka|denna månad|nästa månad|i år|nästa år|under året",
    "under nästa år|vid årsskiftet|årsskiftet|efter årsskiftet|före årsskiftet|före jul|efter jul|efter nyår",
    "före sommaren|innan sommaren|under sommaren|efter sommaren|före semestern|efter semestern",
    "mandatperioden|hela mandatperioden|obegränsad|obegränsat|utan slutdatum|inget slutdatum",
)
_SEASON = re.compile(
    r"(?:(?:i|till|under|denna|nästa|tidig|sen) )?"
    r"(?:(?:vår|höst)(?:en|termin|terminen)?|sommar(?:en)?|vinter|vintern|vt|ht)(?:[ -]*(?:\d{4}|\d\d))?"
)
"""Seasons and terms: no calendar says on which day they begin."""

_UNKNOWN = _words(
    "oklart|okänt|oviss|ovisst|osäkert|vet ej|vet inte|tbd|tba|senare|framöver|planeras|under planering",
    "ej bestämt|ej bestämd|inte bestämt|inte bestämd|obestämt|ej beslutat|inte beslutat|ej fastställt",
    "inte fastställt|ej klart|inte klart|ej satt|bestäms senare|ska bestämmas|meddelas senare",
    "kommer|kommer senare|återkommer|kompletteras|kompletteras senare",
    "datum saknas|slutdatum saknas|datum kommer|inget datum|ej datum",
)


def is_time_in_words(text: str) -> bool:
    """Tell whether a tidy text says in known words when something is."""
    return text in _TIMES or _SEASON.fullmatch(text) is not None


def is_time_unknown(text: str) -> bool:
    """Tell whether a tidy text says in known words that nobody knows when it is."""
    return text in _UNKNOWN or re.fullmatch(r"\?+", text) is not None
