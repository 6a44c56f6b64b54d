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
    "under nästa år|vid årsskiftet|årsskiftet|efter årsskiftet|före årsskiftet|efter nyår",
    "före sommaren|innan sommaren|under sommaren|efter sommaren|före semestern|efter semestern",
    "mandatperioden|hela mandatperioden|obegränsad|obegränsat|utan slutdatum|inget slutdatum",
)
_YEAR = r"(?:[ /'’-]*(?:\d{4}|\d\d)(?:[/-](?:\d{4}|\d\d))?)?"
_BEFORE = (
    r"(?:(?:i |under |strax |kort )?(?:i|till|under|denna|nästa|tidig|tidigt|sen|sent|före|efter|innan|vid|kring"
    r"|runt|över|mot|senast|hela|omkring|ca|(?:början|mitten|slutet) (?:av|på)) )?"
)
_NAME = (
    r"(?:(?:vår|höst)(?:en|termin|terminen)?|(?:för|hög|sen)?sommar(?:en)?|vinter|vintern|vt|ht"
    r"|(?:läs|verksamhets|budget)år(?:et)?|mandatperiod(?:en)?|(?:sport|påsk|sommar|höst|jul)lov(?:et)?|semester(?:n|perioden)?"
    r"|påsk(?:en|helgen)?|pingst(?:en)?|midsommar(?:en|helgen)?|jul(?:en|helgen)|nyår(?:et|shelgen)?|mellandagarna|valborg"
    r"|kristi himmelsfärd|alla ?helgona(?:helgen)?|lucia|trettonhelgen|(?:riksdags)?valet"
    r"|(?:års|halvårs|kvartals)skiftet)"
)
_SEASON = rf"{_BEFORE}{_NAME}{_YEAR}"
_TIME_OF_YEAR = re.compile(rf"{_SEASON}(?: ?(?:[/&+-]|och|eller|till) ?{_SEASON})?")
"""Seasons, terms and feasts: no calendar says on which day they begin, or we do not count on which they fall."""

_AROUND_CHRISTMAS = re.compile(rf"(?:till|före|innan|efter|vid|runt|kring|över|mot|lagom till|senast) jul{_YEAR}")
_WITHIN_THE_YEAR = re.compile(
    r"(?:i )?(?:början|mitten|slutet) (?:av|på) (?:nästa )?(?:året|år|terminen|termin|månaden|månad|veckan|vecka)"
    r"|månadsskiftet \w+ ?[/-] ?\w+(?: \d{4})?"
)
_EVERY = re.compile(
    r"(?:\d{1,3}|en|två|tre|fyra|fem|sex) ?(?:ggr|gång|gånger)(?: ?/ ?| per | om | i )(?:år|året|termin|terminen"
    r"|månad|månaden|mån|kvartal|kvartalet|vecka|veckan)"
    r"|(?:varje|var) (?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)|(?:mån|tis|ons|tors|fre|lör|sön)dagar(?:na)?"
)

_UNKNOWN = _words(
    "oklart|okänt|oviss|ovisst|osäkert|vet ej|vet inte|tbd|tba|senare|framöver|planeras|under planering",
    "ej bestämt|ej bestämd|inte bestämt|inte bestämd|obestämt|ej beslutat|inte beslutat|ej fastställt",
    "inte fastställt|ej klart|inte klart|ej satt|bestäms senare|ska bestämmas|meddelas senare",
    "kommer|kommer senare|återkommer|kompletteras|kompletteras senare",
    "datum saknas|slutdatum saknas|datum kommer|inget datum|ej datum",
)


_WAYS = (_TIME_OF_YEAR, _AROUND_CHRISTMAS, _WITHIN_THE_YEAR, _EVERY)


def is_time_in_words(text: str) -> bool:
    """Tell whether a tidy text says in known words when something is."""
    return text in _TIMES or any(way.fullmatch(text) for way in _WAYS)


def is_time_unknown(text: str) -> bool:
    """Tell whether a tidy text says in known words that nobody knows when it is."""
    return text in _UNKNOWN or re.fullmatch(r"\?+", text) is not None
