"""Books that say the same: re-saved by another program, sent twice, or pasted over from another municipality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from samverkan_xl.model.submission import Outcome, Submission, SubmittedRow
from samverkan_xl.model.values import Value
from samverkan_xl.model.workbook import TABLES

ENOUGH_TO_COMPARE = 5
"""Books with fewer rows than this may be alike by chance: hardly anything is said in them."""

PREFILLED = "timeline"
"""The sheet that is sent out with rows in it, and is therefore alike in many books."""


def same_answers(one: Submission, other: Submission) -> bool:
    """Tell whether two books say the same, wherever on their sheets it stands."""
    if one.sha256 == other.sha256:
        return True
    return one.start == other.start and all(
        Counter(map(_said, one.rows[sheet.key])) == Counter(map(_said, other.rows[sheet.key])) for sheet in TABLES
    ) and _extras(one) == _extras(other)  # fmt: skip


def _said(row: SubmittedRow) -> tuple[frozenset[tuple[str, Value]], Outcome]:
    return frozenset(row.values.items()), row.outcome


def _extras(one: Submission) -> Counter[tuple[str, str]]:
    return Counter((extra.column, extra.value) for extra in one.extras)


def alike_elsewhere(books: Sequence[Submission]) -> Mapping[int, Submission]:
    """Give, for every book (by `id`) whose rows are all those of another municipality's, such a book."""
    by_rows: dict[frozenset[object], list[Submission]] = {}
    for one in sorted(books, key=lambda one: one.file):
        rows = [(key, _said(row)) for key, found in one.rows.items() if key != PREFILLED for row in found]
        if len(rows) >= ENOUGH_TO_COMPARE:
            by_rows.setdefault(frozenset(rows), []).append(one)
    return {
        id(one): next(other for other in alike if other is not one)
        for alike in by_rows.values()
        for one in alike
        if len(alike) > 1
    }
