"""Titles as people change them: compared without case, white space, line breaks and ways of writing å, ä, ö."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection

from samverkan_xl.model.cells import CellFault, Raw
from samverkan_xl.model.remembering import remembered

UNSEEN = re.compile("[\u00ad\u061c\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""Marks that nobody sees: soft hyphens, zero-width spaces and joiners, and those that turn the writing round."""

ADDED = frozenset({
    "%", "procent", "st", "antal", "kr", "tkr", "kronor", "åååå-mm-dd", "yyyy-mm-dd", "åååå-mm", "år", "dagar",
    "timmar", "datum", "obligatorisk", "obligatoriskt", "frivillig", "frivilligt", "valfri", "valfritt", "fritext",
    "ja/nej", "måste fyllas i", "fylls i", "välj", "välj i listan", "se listan",
})  # fmt: skip
"""What people add to a title without meaning another: units, and how it is to be filled in."""

_ADDITION = re.compile(r"\s*(?:[(\[](?P<enclosed>[^()\[\]]+)[)\]]|,\s*(?P<parted>[^,]+)|\s(?P<sign>%))\s*$")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011][ \t]*[\r\n]+[ \t]*(?=[^\W\d_])")
_LIKENESS = 0.62
_SHORTEST_BEGINNING = 4


@remembered(4096)
def plain(text: str) -> str:
    """Give the text in the form in which titles and names are compared."""
    composed = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")
    return " ".join(composed.split()).casefold().strip(" :*")


def plain_cell(raw: Raw) -> str:
    """Give a cell's text in that form; empty for anything but text."""
    return plain(raw) if isinstance(raw, str) and not isinstance(raw, CellFault) else ""


@remembered(4096)
def bare(text: str) -> str:
    """Give the text in that form without a unit at its end: `Avsatt tid (%)` is `avsatt tid`."""
    whole = plain(text)
    found = _ADDITION.search(whole)
    if found is None:
        return whole
    added = next(part for part in found.groups() if part)
    return plain(whole[: found.start()]) if added.strip(" *") in ADDED else whole


@remembered(4096)
def unbroken(text: str) -> str:
    """Give the text in that form with words joined that were parted by a hyphen at the end of a line."""
    return plain(_BROKEN.sub("", text)) if "\n" in text or "\r" in text else plain(text)


def nearest(wanted: str, candidates: Collection[str]) -> str:
    """Give the one of the texts that resembles another most, or an empty text; it may be named, never taken."""
    by_form = {plain(one): one for one in candidates if plain(one)}
    if wanted_form := plain(wanted):
        begun = [
            form for form in by_form if min(len(form), len(wanted_form)) >= _SHORTEST_BEGINNING
            and (form.startswith(wanted_form) or wanted_form.startswith(form))
        ]  # fmt: skip
        alike = begun or difflib.get_close_matches(wanted_form, by_form, n=1, cutoff=_LIKENESS)
        return by_form[alike[0]] if alike else ""
    return ""


def composed(raw: Raw) -> Raw:
    """Give text as most programs write it: å, ä and ö as single letters, and lines that end with a line feed alone."""
    if not isinstance(raw, str) or isinstance(raw, CellFault):
        return raw
    text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    return text if text.isascii() else unicodedata.normalize("NFC", text)
