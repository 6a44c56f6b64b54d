"""Numbers as people write them in text: with spaces in them, with commas or points, in words, with what they count.

Only what can be read in one way is taken: 1.234 may be a thousand or little more than one, and is asked about.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from samverkan_xl.model.number_words import COUNTS, SHARES


class Of(StrEnum):
    """What a number is said to be of."""

    NOTHING_SAID = ""
    HUNDRED = "procent"
    POST = "tjänst"
    THINGS = "stycken"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it is of; several `readings` where it can be read in more than one way."""

    readings: tuple[float, ...]
    of: Of = Of.NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Guess:
    """What may be meant by a number that is said to be uncertain, in words; empty of a part of unknown size."""

    meant: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """A time in hours or days, where a number is asked for."""


_SPACES = re.compile(r"\s+")
_MINUS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff"))
_LONGEST = 60

_FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
_PLAIN = r"\d{1,15}(?:[.,]\d{1,15})?|[.,]\d{1,15}"
_GROUPED = r"[1-9]\d{0,2}(?: \d{3})+(?:,\d{1,15})?|[1-9]\d{0,2}(?:\.\d{3})+,\d{1,15}|[1-9]\d{0,2}(?:,\d{3})+\.\d{1,15}"
_SEVERAL_GROUPS = r"[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:,\d{3}){2,}"
_FRACTION = "[½¼¾]|1/2|1/4|3/4"
_NUMBER = rf"(?P<number>[+-]? ?(?:{_GROUPED}|{_SEVERAL_GROUPS}|{_PLAIN}|{_FRACTION}))"
_UNITS = {
    Of.HUNDRED: r"%|procents?|proc|pct",
    Of.POST: r"(?:av )?(?:en )?(?:hel|heltids)?tjänst(?:er)?|av heltid|heltid|årsarbetare|årsarbetskraft|åa",
    Of.THINGS: r"st|stycken|styck|personer|pers|deltagare|medarbetare|gånger|ggr|möten|tillfällen",
}
_PER_CENT_OF_A_POST = rf"(?:{_UNITS[Of.HUNDRED]})(?: |-?igt? )?(?:{_UNITS[Of.POST]}|avsatt tid|av tiden|klart|klar)"
_HOURS = re.compile(rf"(?:ca |cirka )?{_NUMBER} ?(?:h|tim|timmar|timme|dag|dagar|min|minuter|månader|veckor)\b.*")
_ABOUT = re.compile(
    r"(?:ca|cirka|c:a|circa|ungefär|omkring|runt|minst|högst|max|mindre än|mer än|min|upp till|drygt|knappt|nästan|över"
    r"|under|prel|[~≈<>≤≥])\.? ?"
)
_UNSURE_END = re.compile(r"[ ,]*(?:\?+|\(.*\)|\+|ca|ungefär|prel|preliminärt|eller mer|eller mindre)$")
_RANGE = re.compile(
    rf"({_PLAIN}) ?(?:%|procent)? ?(?:-|till|à|eller) ?({_PLAIN}) ?"
    r"(?:%|procent|tjänst|av heltid|st|gånger|ggr|personer)?"
)
_OR_TOGETHER = re.compile(
    rf"({_PLAIN}) ?(?:%|procent)? ?(?:\+|&|;|och|resp\.?|respektive|samt) ?({_PLAIN}) ?(%|procent|tjänst|st|möten)?"
)
_TIMES = re.compile(rf"(\d{{1,2}}) ?(?:x|\*|×|st à|à|á) ?((?:{_PLAIN}) ?(?:%|procent|tjänst)?)")
_PART_OF_A_POST = frozenset({"deltid", "del av tjänst", "en del av tjänst", "del av en tjänst", "en del av en tjänst"})
_WITH_UNIT = tuple(
    (re.compile(rf"{_NUMBER} ?(?:{unit})"), of) for of, unit in ((Of.HUNDRED, _PER_CENT_OF_A_POST), *_UNITS.items())
)
_BARE = re.compile(_NUMBER)


def amount_of_text(text: str) -> Amount | Guess | Hours | None:
    """Read a number in writing; `None` for what is none. Never raises."""
    tidy = _tidy(text)
    if tidy in _PART_OF_A_POST:
        return Guess()
    if found := _sure(tidy):
        return found
    if _HOURS.fullmatch(tidy):
        return Hours()
    return _guess(tidy)


def count_in_words(text: str) -> float | None:
    """Read a whole number in words, up to twelve."""
    return COUNTS.get(_tidy(text))


def share_in_words(text: str) -> float | None:
    """Read a share of a post in words."""
    return SHARES.get(_tidy(text))


def _tidy(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    composed = unicodedata.normalize("NFC", text).translate(_MINUS)
    return _SPACES.sub(" ", composed).strip(" ;!").rstrip(".").casefold()


def _sure(tidy: str) -> Amount | None:
    if match := _BARE.fullmatch(tidy):
        return Amount(_readings(match["number"]))
    for pattern, of in _WITH_UNIT:
        if match := pattern.fullmatch(tidy):
            return Amount(_readings(match["number"]), of)
    return None


def _readings(number: str) -> tuple[float, ...]:
    """Give every number that the figures can be: a sign before three last figures may be for decimals or thousands."""
    figures = number.replace(" ", "")
    sizes = _sizes(figures.lstrip("+-"))
    return tuple(0.0 - size for size in sizes) if figures.startswith("-") else sizes  # a zero has no sign


def _sizes(figures: str) -> tuple[float, ...]:
    if figures in _FRACTIONS:
        return (_FRACTIONS[figures],)
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", figures):
        return (float(figures.replace(",", ".")), float(re.sub("[.,]", "", figures)))
    return (float(_with_point(figures)),)


def _with_point(figures: str) -> str:
    """Write figures as Python does: the last sign is the decimal one, unless the same sign parts several groups."""
    last = max(figures.rfind(","), figures.rfind("."))
    if last < 0:
        return figures
    if figures.count(figures[last]) > 1:
        return re.sub("[.,]", "", figures)
    return re.sub("[.,]", "", figures[:last]) + "." + figures[last + 1 :]


def _guess(tidy: str) -> Guess | None:
    """Find the number that something uncertain is about."""
    if match := _OR_TOGETHER.fullmatch(tidy):
        unit = f" {match[3]}" if match[3] else ""
        return Guess(f"{match[1]}{unit}, {match[2]}{unit} eller båda tillsammans")
    if match := _TIMES.fullmatch(tidy):
        return Guess(f"{match[2]} eller {match[1]} gånger så mycket")
    if match := _RANGE.fullmatch(tidy):
        unit = " %" if "%" in tidy or "procent" in tidy else ""
        return Guess(f"allt från {match[1]} till {match[2]}{unit}")
    bare = _ABOUT.sub("", _UNSURE_END.sub("", tidy), count=1).strip()
    return Guess(bare) if bare != tidy and (_sure(bare) or bare in SHARES or bare in COUNTS) else None
