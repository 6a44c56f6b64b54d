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


def sort_copies(sheets: Mapping[str, RawSheet], copies: Sequence[RawSheet]) -> Sorted:
    """Hold every copy against the sheet that bears our name: alike, blank, or another answer."""
    read = dict(sheets)
    repeated: list[RawSheet] = []
    contradicting: list[RawSheet] = []
    told: list[Finding] = []
    for key in dict.fromkeys(one.found.sheet.key for one in copies):
        versions = [*([sheets[key]] if key in sheets else []), *(one for one in copies if one.found.sheet.key == key)]
        filled = [one for one in versions if answers(one)]
        read[key] = meant = filled[0] if filled else versions[0]
        others = [one for one in versions if one is not meant]
        if all(answers(one) == answers(meant) for one in filled):
            repeated += [one for one in others if one in filled]
            told += _harmless(meant, others)
        else:
            contradicting += [one for one in others if one in filled]
            meant.refused.update(range(len(meant.rows)))
            told += _contradictions(filled)
    return Sorted(read, tuple(repeated), tuple(contradicting), tuple(told))


def _harmless(meant: RawSheet, others: Sequence[RawSheet]) -> Iterator[Finding]:
    for one in others:
        code = "kopia-lika" if answers(one) else "kopia-tom"
        yield Finding(code, Severity.NOTICE, Place(one.name, 1, 1), {"kopia": one.name, "läst": meant.name})


def _contradictions(filled: Sequence[RawSheet]) -> Iterator[Finding]:
    """Name all the sheets at each of them; two Start sheets keep the whole book out."""
    names = " och ".join(f"”{one.name}”" for one in sorted(filled, key=lambda one: one.name))
    code = "kopia-olika-start" if filled[0].found.sheet.layout is Layout.FORM else "kopia-olika"
    for one in filled:
        facts = {"namn": names, "blad": one.found.sheet.title}
        yield Finding(code, Severity.ERROR, Place(one.name, 1, 1), facts, stops=True)
