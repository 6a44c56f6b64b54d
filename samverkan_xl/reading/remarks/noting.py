"""Remarks gathered, within bounds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from samverkan_xl.model.cells import Remark
from samverkan_xl.reading import limits
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


def noted(found: Iterable[Remark]) -> tuple[Remark, ...]:
    """Gather the remarks; raises `Unreadable` when there are more than a person could have made."""
    remarks = tuple(islice(found, limits.MAX_REMARKS + 1))
    if len(remarks) > limits.MAX_REMARKS:
        raise Unreadable(UnreadableCode.TOO_LARGE)
    return remarks
