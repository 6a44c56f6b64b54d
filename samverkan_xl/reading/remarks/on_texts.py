"""Texts with many digits, wherever in an Office Open XML book somebody may have written them outside the cells.

Not a list of places: all text and every attribute of all parts are looked through, and the place is told as well as it
can be. What the digits mean is for others to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.preflight.tabs import Tab
from samverkan_xl.reading.remarks.binary_texts import around_cells, readable
from samverkan_xl.reading.remarks.cell_formulas import Cells
from samverkan_xl.reading.remarks.many_digits import holds_many_digits
from samverkan_xl.reading.remarks.owners import owners
from samverkan_xl.reading.remarks.pieces import as_text, pieces, stored_texts
from samverkan_xl.reading.remarks.places import PICTURES, of_element, of_part, root_of
from samverkan_xl.reading.remarks.sheet_texts import MOST_REMEMBERED, sheet_texts
from samverkan_xl.reading.remarks.together import MOST_SIGNS, Texts, by_place

_IS_READ = re.compile(r"/(?:sharedstrings|comments\d*|threadedcomment\d*)\.bin$")
_MOST_STORED = 1_000
_LEAST_SIGNS = 1_000
_IN_RUNS = {Trait.DRAWN_TEXT, Trait.CHART}
_MARKUP = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def text_remarks(package: Package, tabs: tuple[Tab, ...], cells: Mapping[str, Cells]) -> Iterator[Remark]:
    """Note, of each part, what has many digits in it: one remark for each kind of place.

    `cells` has the sheets' markup and formulas, by part. Of far too much text the beginning is noted of every part.
    """
    left = MOST_SIGNS
    for remark in _noted(package, tabs, cells):
        most = max(left, _LEAST_SIGNS)
        yield remark if len(remark.text) <= most else replace(remark, text=remark.text[:most])
        left -= len(remark.text)


def _noted(package: Package, tabs: tuple[Tab, ...], cells: Mapping[str, Cells]) -> Iterator[Remark]:
    sheets = {tab.part: tab.name for tab in tabs}
    belonging: dict[str, str] | None = None
    for part in package.parts:
        name = part.name.lower()
        if name.endswith(PICTURES):
            continue
        if b"sheetData" in part.data and name in sheets:
            yield from sheet_texts(sheets[name], *cells.get(name, (part.data, ())))
        elif root_of(part.data) == "sst":
            texts = islice(stored_texts(part.data), _MOST_STORED)
            yield from (Remark(Trait.STORED_TEXT, text=text) for text in texts)
        else:
            for trait, text in _of_part(part):
                belonging = {**owners(package, tabs), **sheets} if belonging is None else belonging
                yield Remark(trait, belonging.get(_spoken_for(name), ""), text=text)


def _spoken_for(name: str) -> str:
    """Name the part that a part of relations belongs to; any other is its own."""
    return name.replace("/_rels/", "/").removesuffix(".rels") if name.endswith(".rels") else name


def _of_part(part: Part) -> Texts:
    if part.data.startswith(_MARKUP):
        look = _of_markup if len(part.data) <= MOST_REMEMBERED else _of_markup.__wrapped__
        return look(of_part(part), part.data)
    texts = () if _IS_READ.search(part.name.lower()) else readable(around_cells(part.data))
    return by_place((Trait.OTHER_PART, text) for text in texts)


@lru_cache(maxsize=256)
def _of_markup(place: Trait, data: bytes) -> Texts:
    """Give the texts of a part by kind of place; books that were made alike ask of the same parts again and again."""
    if place not in _IN_RUNS and data[:2] not in _MARKUP and not holds_many_digits(data):
        return ()
    found = ((of_element(place, element), text) for element, text in pieces(as_text(data)))
    return by_place((trait, text) for trait, text in found if trait is not None)
