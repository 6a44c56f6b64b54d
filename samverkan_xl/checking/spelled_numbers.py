"""Personal identity numbers in writing: how people and programs spell them, and what only looks alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from samverkan_xl.checking.personal_numbers import is_personal, is_personal_run

_DASH = r"\-\u2010-\u2015\u2043\u2212\uff0d"
_PARTING = rf"[{_DASH}_.:/,'’·•|\\\s]"
"""What people and programs put between the parts of a date: dashes of all kinds, points, and every kind of space."""

_SIGN = r"(?:\W|_)"
_INTERIM = "TRSUWXJKLMN"
_LAST = (
    rf"(?:\d{{4}}|\d\d\s\d\d|(?<=\d)[{_INTERIM}]\d{{3}}|(?<=[+{_DASH}])[{_INTERIM}{_INTERIM.lower()}]\d{{3}})"
    rf"(?!\d|(?:(?<=19\d\d)|(?<=20\d\d))[{_DASH}./]\d\d?[{_DASH}./]\d)"
)
"""The last four. A year after a dash may also begin a date of its own, as in 2026-03-01 – 2026-05-01."""

_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<century>(?:18|19|20){_PARTING}?)?(?P<year>\d\d)(?P<one>{_PARTING}{{0,2}})(?P<month>[01]\d)"
    rf"(?P<two>{_PARTING}{{0,2}})(?P<day>\d\d)(?P<three>{_SIGN}{{0,5}})(?P<last>{_LAST})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d\d?){_PARTING}{{1,2}}(?:(?P<month>[01]?\d)|(?P<name>{'|'.join(_MONTHS)})[a-zé]*){_PARTING}{{1,2}}"
    rf"(?:1[89]|20(?=[01]))(?P<year>\d\d){_SIGN}{{0,5}}(?P<last>{_LAST})",
    re.IGNORECASE,
)
"""Nobody who was born after 2019 is written so; meetings are, with a time after them."""

_DIGIT_BY_DIGIT = re.compile(
    rf"(?<!\d)(?<!\D\d\s)(?<!^\d\s)(?:\d\s){{5}}\d(?:\s\d\s\d)?\s?[+{_DASH}]?\s?(?:\d\s){{3}}\d(?!\s?\d)"
)
_IN_THOUSANDS = re.compile(
    r"(?<!\d)(?<!\D\d[\s.,'’])(?<!\D\d\d[\s.,'’])(?<!\D\d{3}[\s.,'’])(?:\d|\d{3})(?P<by>[\s.,'’])\d{3}(?P=by)\d{3}(?P=by)\d{3}"
    r"(?!\d|(?P=by)\d|\s?(?:t?kr|kronor|sek|euro?|[€$]|:-))",
    re.IGNORECASE,
)
"""As a program shows a number that was typed as an amount; what is called one is one."""

_WITH_EXPONENT = re.compile(r"(?<![\d.,])\d[.,]\d{7,11}E\+?(?:0?9|11)(?!\d)", re.IGNORECASE)

_USUAL = re.compile(rf"[+{_DASH}_.:/\s]*")
_YEARS = ("19", "20")
_BEFORE_A_PHONE = re.compile(r"(?:tel|telefon|tfn|mobil|mob|sms|växel)(?:nr|nummer)?[.:]?\s*$", re.IGNORECASE)
_POLICE_REGISTRY = re.compile(r"\d{4}-K$")
_NOT_A_DIGIT = re.compile(r"\D")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where they stand, from left to right; what can be read as two that overlap is one span."""
    found = sorted(span for read in _READERS for span in read(text))
    start, stop = found[0] if found else (0, 0)
    for first, last in found[1:]:
        if first >= stop:
            yield start, stop
            start = first
        stop = max(stop, last)
    if stop:
        yield start, stop


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.start() + 1


def _year_first(text: str) -> Iterator[tuple[int, int]]:
    for match in _overlapping(_YEAR_FIRST, text):
        if _is_one(match, text):
            yield match.span()


def _day_first(text: str) -> Iterator[tuple[int, int]]:
    for match in _overlapping(_DAY_FIRST, text):
        name = match["name"]
        month = _MONTHS.index(name.lower()) + 1 if name else int(match["month"])
        if is_personal(f"{match['year']}{month:02}{int(match['day']):02}{_joined(match['last'])}"):
            yield match.span()


def _in_one_run(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    def read(text: str) -> Iterator[tuple[int, int]]:
        for match in _overlapping(pattern, text):
            if is_personal_run(_NOT_A_DIGIT.sub("", match[0])):
                yield match.span()

    return read


def _with_exponent(text: str) -> Iterator[tuple[int, int]]:
    for match in _overlapping(_WITH_EXPONENT, text):
        mantissa, _, exponent = match[0].upper().partition("E")
        if is_personal_run(_NOT_A_DIGIT.sub("", mantissa).ljust(int(exponent) + 1, "0")):
            yield match.span()


_READERS = (_year_first, _day_first, _in_one_run(_DIGIT_BY_DIGIT), _in_one_run(_IN_THOUSANDS), _with_exponent)


def _joined(last: str) -> str:
    return "".join(last.split()).upper()


def _is_one(match: re.Match[str], text: str) -> bool:
    last = _joined(match["last"])
    if not is_personal("".join(match.group("year", "month", "day")) + last):
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    return not (
        _is_parted_as_a_phone(match)
        or _is_called_a_phone(match, before)
        or _POLICE_REGISTRY.search(before)
        or (last.startswith(_YEARS) and not _is_parted_as_usual(match))
        or ("," in match["one"] + match["two"] and match["one"] != match["two"])
        or (last != match["last"].upper() and not _is_in_pairs(match))
    )


def _is_parted_as_usual(match: re.Match[str]) -> bool:
    """Tell of what may end in a year whether it is one date and no two: 27.3.2028-12.10.2024 is."""
    one, two = match["one"], match["two"]
    return _USUAL.fullmatch(match["three"]) is not None and (one == two or not one or not two)


def _is_in_pairs(match: re.Match[str]) -> bool:
    """Tell whether digits stand two by two, in the date as in the last four: 08-12 12 12 12 is a phone."""
    return match["one"] == match["two"] and bool(match["three"] or match["century"])


def _is_parted_as_a_phone(match: re.Match[str]) -> bool:
    """Tell whether ten digits are parted as nobody parts a date: 0701-234567, 08-12345678."""
    return not match["century"] and not match["three"] and bool(match["one"]) != bool(match["two"])


def _is_called_a_phone(match: re.Match[str], before: str) -> bool:
    return match[0].isdecimal() and match[0].startswith("0") and _BEFORE_A_PHONE.search(before) is not None
