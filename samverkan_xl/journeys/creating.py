"""Skapa: out to the municipalities, a personal workbook each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from samverkan_xl.folders import save
from samverkan_xl.journeys.asked_for import known_period
from samverkan_xl.model.definition import Definition
from samverkan_xl.reference.municipalities import Municipality
from samverkan_xl.turns import Step, Turn, no_step
from samverkan_xl.writing.municipal.book import book_name, municipal_book
from samverkan_xl.writing.municipal.fresh_records import FIRST_REVISION, fresh_records


def create(
    whose: Sequence[Municipality],
    period: str,
    folder: Path,
    definition: Definition,
    today: date,
    *,
    overwrite: bool = False,
    step: Step = no_step,
) -> tuple[Path, ...]:
    """Write a personal workbook for each municipality; gives their paths."""
    period = known_period(period)
    paths = []
    for number, one in enumerate(whose, 1):
        path = folder / book_name(one.code, period, FIRST_REVISION)
        records = fresh_records(definition, one, period, today)
        save(municipal_book(definition, records, today), path, overwrite=overwrite)
        paths.append(path)
        step(Turn(path.name, number, len(whose)))
    return tuple(paths)
