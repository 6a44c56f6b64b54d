"""Personal identity numbers masked, however a text has them written, before anything else is done with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from samverkan_xl.checking.personal_numbers import TEN_DIGITS, is_personal, is_personal_run
from samverkan_xl.checking.spelled_numbers import spans
from samverkan_xl.checking.titles import UNSEEN
from samverkan_xl.model.cells import CellFault, Raw

MASK = "******-****"
SHORTEST_TEXT = 10
"""An interim number is a letter and nine digits."""

_LONGEST_REMEMBERED = 1_000
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")
_ENOUGH_DIGITS = re.compile(r"(?:\d\D{0,14}){8}\d")
_OTHER_FIGURES = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u2473\u24ea\U0001f100-\U0001f10a]")
_ESCAPED = re.compile("_x00([2-7][0-9A-Fa-f])_")
_QUOTED = re.compile("(?:%[2-9A-Fa-f][0-9A-Fa-f])+")
"""Signs that can be seen; control characters stay as they are written."""

_IDENTIFIER = re.compile(
    r"(?<![0-9A-F])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?![0-9A-F])|(?<![A-Z])SE\d\d(?:\s?\d{4}){5}(?!\d)",
    re.IGNORECASE,
)
"""A GUID or an IBAN: what looks like a personal identity number inside it is none."""

_DAY = timedelta(days=1)
_LEAST, _MOST = 10**4, 10**12
_OERE, _FOUR_PLACES = 2, 4
_DATE_DIGITS = (5, 6, 8)
"""So many a date has as a number; a zero in front is lost."""


def _seen(text: str) -> str:
    """Give the text as it is seen, its digits as ours."""
    return text if text.isascii() else _OTHER_DIGITS.sub(lambda found: str(int(found[0])), UNSEEN.sub("", text))


def _as_markup(text: str) -> str:
    return _seen(unescape(text)) if "&" in text else text


def _as_address(text: str) -> str:
    return _seen(_QUOTED.sub(lambda found: unquote(found[0]), text)) if "%" in text else text


def _as_in_parts(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _as_figures(text: str) -> str:
    return normalize("NFKC", text) if not text.isascii() and _OTHER_FIGURES.search(text) else text


_OTHER_FORMS: tuple[Callable[[str], str], ...] = (_as_markup, _as_address, _as_in_parts, _as_figures)
"""How a text may be meant: as programs write signs in markup, in addresses and in workbooks, and with other figures."""


def masked(text: str) -> str:
    """Give the text with every personal identity number in it masked; the same text when there is none.

    A text in which one was masked is given as it is seen, without marks that nobody sees.
    """
    return _masked_before(text) if len(text) <= _LONGEST_REMEMBERED else _masked(text)


def _masked(text: str) -> str:
    if len(text) < SHORTEST_TEXT or not _may_hold_one(text):
        return text
    shown = _seen(text)
    if (hidden := _without_numbers(shown)) != shown:
        text = hidden
    for form in _OTHER_FORMS:
        read = form(text)
        if read is not text and (hidden := _without_numbers(read)) != read:
            text = hidden
    return text


_masked_before = lru_cache(maxsize=65536)(_masked)
"""Books say much the same."""


def _may_hold_one(text: str) -> bool:
    """Tell, fast, whether a text has as many digits as it takes, and as near each other."""
    return _ENOUGH_DIGITS.search(text) is not None or (not text.isascii() and _OTHER_FIGURES.search(text) is not None)


def _without_numbers(text: str) -> str:
    looked_at = _IDENTIFIER.sub(lambda found: "y" * len(found[0]), text)
    parts, end = [], 0
    for start, stop in spans(looked_at):
        parts += [text[end:start], MASK]
        end = stop
    return "".join([*parts, text[end:]])


def masked_path(name: str) -> str:
    """Give a file's name masked, folder by folder: what two folders hold between them is no number."""
    return "/".join(map(masked, name.split("/")))


def masked_cell(raw: Raw) -> Raw:
    """Give a cell's value masked; a number cell that is one becomes the mask, since its zeros may be lost."""
    if isinstance(raw, CellFault):
        return raw
    if isinstance(raw, str):
        return masked(raw)
    if isinstance(raw, timedelta):
        return raw if masked_cell(raw // _DAY) != MASK else MASK  # a number with a time's format
    if not isinstance(raw, int | float) or isinstance(raw, bool) or not _LEAST <= raw < _MOST:
        return raw
    return MASK if _is_personal_number(raw) else raw


def _is_personal_number(number: float) -> bool:
    """Tell of a number cell; a comma before the last four makes them decimals, and amounts have two of those."""
    if number == int(number):
        return is_personal_run(str(int(number)).zfill(TEN_DIGITS))
    digits, _, four = f"{number:.{_FOUR_PLACES}f}".partition(".")
    if round(number, _OERE) == number or round(number, _FOUR_PLACES) != number or len(digits) not in _DATE_DIGITS:
        return False
    return is_personal(digits[-6:].zfill(6) + four)
