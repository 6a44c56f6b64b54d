"""Office Open XML: the faults of the sheets that need a walk."""

from __future__ import annotations

from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.deep import Faults, walk
from samverkan_xl.reading.preflight.ordinary import to_walk
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import Tab
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


def faults(package: Package, tabs: tuple[Tab, ...]) -> dict[str, Faults]:
    """Give the faulty cells by sheet name; raises `Unreadable` when a value lies too far out."""
    walked = to_walk(package)
    for part in walked:
        if len(part.data) > limits.MAX_WALKED_BYTES:
            raise Unreadable(UnreadableCode.TOO_LARGE, part=part.name)
    names = {tab.part: tab.name for tab in tabs}
    named = ((names.get(part.name.lower(), part.name), part.data) for part in walked)
    return {name: walk(name, data) for name, data in named}
