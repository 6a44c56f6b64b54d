"""Office Open XML: the faults of the sheets that need a walk."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.deep import Faults, walk
from samverkan_xl.reading.preflight.ordinary import is_extraordinary
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import Tab
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


def faults(package: Package, tabs: Iterable[Tab]) -> dict[str, Faults]:
    """Give the faulty cells by sheet name; raises `Unreadable` when a value lies too far out.

    Only of those sheets that the parser is to have.
    """
    walked = [(tab, data) for tab in tabs if (data := package.find(tab.part)) and is_extraordinary(data)]
    for tab, data in walked:
        if len(data) > limits.MAX_WALKED_BYTES:
            raise Unreadable(UnreadableCode.TOO_LARGE, part=tab.part)
    return {tab.name: walk(tab.name, data) for tab, data in walked}
