"""Our journey `konsolidera`: every book checked, and the report written."""

from __future__ import annotations

from pathlib import Path

from day import TODAY

from samverkan_xl.journeys import consolidate_folder
from samverkan_xl.templates import standard_definition


def main(books: Path, result: Path) -> None:
    """Consolidate the folder into one report."""
    done = consolidate_folder(books, result, standard_definition(), TODAY)
    if not done.county.receipt.consolidated:
        raise SystemExit("no row of the benchmark's books was consolidated")
