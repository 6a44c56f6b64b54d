"""Findings of which a book may have any number: the first are told one by one, and then how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from samverkan_xl.model.findings import Finding

MOST_TOLD = 10
"""So many of a kind are told one by one, on a sheet or of the sheets of a book."""

COUNTED = {
    "extra-blad": "extra-blad-fler",
    "extra-kolumn": "extra-kolumn-fler",
    "kolumn-utan-rubrik": "kolumn-utan-rubrik-fler",
    "id-fran-annat-blad": "id-fran-annat-blad-fler",
    "rubrik-igen": "rubrik-igen-fler",
}
"""Codes of what keeps no row out, and what is said of those that are not told one by one."""


def counted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings, and for those of a kind that go on and on a last one that counts the rest."""
    seen: Counter[tuple[str, str]] = Counter()
    first_left: dict[tuple[str, str], Finding] = {}
    for one in findings:
        kind = (COUNTED.get(one.code, ""), one.place.sheet if one.place else "")
        seen[kind] += 1
        if not kind[0] or seen[kind] <= MOST_TOLD:
            yield one
        else:
            first_left.setdefault(kind, one)
    for (code, sheet), one in first_left.items():
        facts = {"antal": str(seen[code, sheet] - MOST_TOLD), "blad": sheet}
        yield Finding(code, one.severity, one.place if sheet else None, facts)
