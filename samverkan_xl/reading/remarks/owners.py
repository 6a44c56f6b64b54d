"""To which sheet each part of an Office Open XML book belongs."""

from __future__ import annotations

from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import Tab, relations


def owners(package: Package, tabs: tuple[Tab, ...]) -> dict[str, str]:
    """Tell to which sheet each part belongs, through whatever refers to it."""
    found: dict[str, str] = {}
    for tab in tabs:
        ahead = [tab.part]
        while ahead:
            new = [each.target for each in relations(package, ahead.pop()) if each.target not in found]
            found |= dict.fromkeys(new, tab.name)
            ahead += new
    return found
