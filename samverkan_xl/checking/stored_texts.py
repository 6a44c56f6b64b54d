"""What a file stores but no cell that is read shows: on sheets that are ours to compute, and left over from before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from samverkan_xl.checking.privacy import MASK, masked, masked_cell
from samverkan_xl.model.cells import Remark, Trait

_LONGEST_NUMBER = 100
"""No number with more digits is a person's, and Python reads none with thousands."""


def masked_remark(remark: Remark) -> Remark:
    """Give a remark masked; the very same where there is nothing to mask."""
    if remark.trait is Trait.STORED_TEXT and remark.sheet:
        numbers = (int(one) for one in remark.text.split() if one.isdecimal() and len(one) <= _LONGEST_NUMBER)
        text = MASK if any(masked_cell(one) == MASK for one in numbers) else remark.text
    else:
        text = masked(remark.text)
    sheet = masked(remark.sheet)
    return remark if (sheet, text) == (remark.sheet, remark.text) else Remark(remark.trait, sheet, remark.cell, text)


def not_told_with_cells(remarks: Iterable[Remark], sheets: Collection[str], shown: Collection[str]) -> Iterator[Remark]:
    """Pass over what is stored and stands in a cell that has been read: on these sheets, or in these masked words."""
    for one in remarks:
        is_read = one.sheet in sheets if one.sheet else as_words(masked(one.text)) in shown
        if one.trait is not Trait.STORED_TEXT or not is_read:
            yield one


def as_words(text: str) -> str:
    """Give letters and digits alone; a line's end is not stored as it is read."""
    return "".join(filter(str.isalnum, text.replace("_x000D_", "")))


def is_outside_names(text: str, names: Collection[str]) -> bool:
    """Tell whether a text holds a number of its own, and not only the name of a sheet that is told of already."""
    for name in names:
        text = text.replace(name, " ")
    return not names or masked(text) != text
