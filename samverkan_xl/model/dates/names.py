"""The names of months and weekdays as people write them: in Swedish, in English, and in our neighbours' languages."""

from __future__ import annotations

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""The short names, as the workbook's chart shows them."""

MONTHS_IN_FULL = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

_ALSO = (
    "januari january januar tammikuu tammikuuta tammikuussa",
    "februari february februar helmikuu helmikuuta helmikuussa",
    "mars march marts märz maaliskuu maaliskuuta maaliskuussa",
    "april huhtikuu huhtikuuta huhtikuussa",
    "may mai toukokuu toukokuuta toukokuussa",
    "juni june kesäkuu kesäkuuta kesäkuussa",
    "juli july heinäkuu heinäkuuta heinäkuussa",
    "augusti august elokuu elokuuta elokuussa",
    "september sept syyskuu syyskuuta syyskuussa",
    "oktober october oct lokakuu lokakuuta lokakuussa",
    "november marraskuu marraskuuta marraskuussa",
    "december desember dezember joulukuu joulukuuta joulukuussa",
)
MONTH_NUMBERS = {
    name: number
    for number, (short, others) in enumerate(zip(MONTHS, _ALSO, strict=True), 1)
    for name in (short, *others.split())
}
"""Name to number, both the short names and the whole ones."""

MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
"""The pattern of a month's name."""

_WEEKDAYS = (
    "måndag mån må monday mon",
    "tisdag tis ti tuesday tue",
    "onsdag ons on wednesday wed",
    "torsdag tors tor to thursday thu",
    "fredag fre fr friday fri",
    "lördag lör lö saturday sat",
    "söndag sön sö sunday sun",
)
WEEKDAYS_SAID = tuple(names.split()[0] for names in _WEEKDAYS)
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Name to number, Monday being 0."""

WEEKDAY = "(?:" + "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True)) + r")(?:en)?[.,]?"
"""The pattern of a weekday's name."""


def month_number(name: str) -> int:
    """Give the number of a month by a name that `MONTH` has found."""
    return MONTH_NUMBERS[name.rstrip(".")]


def weekday_number(name: str) -> int:
    """Give the number of a weekday by a name that `WEEKDAY` has found, Monday being 0."""
    bare = name.rstrip(".,")
    return WEEKDAY_NUMBERS[bare] if bare in WEEKDAY_NUMBERS else WEEKDAY_NUMBERS[bare.removesuffix("en")]
