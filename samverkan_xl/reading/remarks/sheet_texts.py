"""Texts with many digits around a sheet's cells: headers, rules, links and names, and the formulas in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.remarks.cell_formulas import Formulas, cells_within, of_each
from samverkan_xl.reading.remarks.many_digits import holds_many_digits, many_digits
from samverkan_xl.reading.remarks.pieces import as_text, pieces, unescaped
from samverkan_xl.reading.remarks.places import of_element
from samverkan_xl.reading.remarks.together import Texts, by_place

_HEADER = re.compile(r"<(?:[\w.-]+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]+)")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}(?=\D|$)|[A-JL-Za-z&])')
"""What a page header's text has between its words: sections, fonts, sizes and fields."""

MOST_REMEMBERED = 100_000
"""Larger parts than this are no template's, and would fill the memory."""
_NUMBER = re.compile(rb"<v>([0-9]{7,12})</v>")
_MOST_NUMBERS = 1_000


def sheet_texts(sheet: str, data: bytes, formulas: Formulas) -> Iterator[Remark]:
    """Note what has many digits in it; number cells too, all in one, for sheets whose cells nobody reads."""
    first, last = cells_within(data)
    worth = ((Trait.FORMULA, text) for texts in _worth(formulas) for text in texts)
    for trait, text in by_place((*_before_and_after(data[:first]), *_before_and_after(data[last:]), *worth)):
        yield Remark(trait, sheet, text=text)
    numbers = dict.fromkeys(islice((found[1].decode() for found in _NUMBER.finditer(data, first, last)), _MOST_NUMBERS))
    if numbers:
        yield Remark(Trait.STORED_TEXT, sheet, text=" ".join(numbers))


def _before_and_after(data: bytes) -> Texts:
    return _around(data) if len(data) <= MOST_REMEMBERED else _around.__wrapped__(data)


@lru_cache(maxsize=512)
def _around(data: bytes) -> Texts:
    """Give the texts by kind of place; sheets that were made alike ask of the same again and again."""
    found = [(Trait.HEADER, text) for text in _headers(data)]
    if holds_many_digits(data):
        for element, text in pieces(as_text(data)):
            if (trait := of_element(Trait.SETTING, element)) is not None:
                found.append((trait, text))
    return by_place(found)


def _headers(data: bytes) -> Iterator[str]:
    if b"eaderFooter" in data:
        for found in _HEADER.finditer(as_text(data[data.find(b"eaderFooter") - 20 :])):
            text = _CODE.sub("", unescaped(found[1]))
            if many_digits(text):
                yield text


@of_each
def _worth(formula: bytes) -> tuple[str, ...]:
    """Give a formula if it has many digits."""
    text = unescaped(as_text(formula))
    return (text,) if many_digits(text) else ()
