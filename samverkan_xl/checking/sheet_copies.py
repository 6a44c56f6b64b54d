"""Sheets that stand twice in a book: `Stödfrågor (2)` beside Stödfrågor. Which of them is meant is never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.raw_rows import RawSheet, answers
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout


@dataclass(frozen=True, slots=True)
class Sorted:
    """The sheets that are read, and those that are not: copies that say nothing new, and those that contradict.

    Where two sheets contradict each other neither may count; all rows of both are refused.
    """

    read: Mapping[str, RawSheet]
    repeated: tuple[RawSheet, ...]
    contradicting: tuple[RawSheet, ...]
    told: tuple[Finding, ...]


MOST_NAMED = 8
"""So many sheets are named where several contradict each other; of more, how many they are."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A sheet that stands more than once, and what its rows say."""

    sheet: RawSheet
    says: list[tuple[tuple[str, str], ...]]


def sort_copies(sheets: Mapping[str, RawSheet], copies: Sequence[RawSheet]) -> Sorted:
    """Hold every copy against the sheet that bears our name: alike, blank, or another answer."""
    read = dict(sheets)
    repeated: list[RawSheet] = []
    contradicting: list[RawSheet] = []
    told: list[Finding] = []
    by_key: dict[str, list[RawSheet]] = {}
    for one in copies:
        key = one.found.sheet.key
        by_key.setdefault(key, [sheets[key]] if key in sheets else []).append(one)
    for key, found in by_key.items():
        versions = [_Version(one, answers(one)) for one in found]
        meant = next((one for one in versions if one.says), versions[0])
        read[key] = meant.sheet
        others = [one for one in versions if one is not meant]
        filled = [one.sheet for one in others if one.says]
        if all(one.says == meant.says for one in others if one.says):
            repeated += filled
            told += _harmless(meant.sheet, others)
        else:
            contradicting += filled
            meant.sheet.refused.update(range(len(meant.sheet.rows)))
            told += _contradictions([meant.sheet, *filled])
    return Sorted(read, tuple(repeated), tuple(contradicting), tuple(told))


def _harmless(meant: RawSheet, others: Sequence[_Version]) -> Iterator[Finding]:
    for one in others:
        code, name = "kopia-lika" if one.says else "kopia-tom", one.sheet.name
        yield Finding(code, Severity.NOTICE, Place(name, 1, 1), {"kopia": name, "läst": meant.name})


def _contradictions(filled: Sequence[RawSheet]) -> Iterator[Finding]:
    """Name the sheets at each of them; two Start sheets keep the whole book out."""
    ordered = sorted(one.name for one in filled)
    named = [f"”{name}”" for name in ordered[:MOST_NAMED]]
    more = [f"{len(ordered) - MOST_NAMED} till"] if len(ordered) > MOST_NAMED else []
    names = " och ".join([*named, *more])
    code = "kopia-olika-start" if filled[0].found.sheet.layout is Layout.FORM else "kopia-olika"
    for one in filled:
        facts = {"namn": names, "blad": one.found.sheet.title}
        yield Finding(code, Severity.ERROR, Place(one.name, 1, 1), facts, stops=True)
