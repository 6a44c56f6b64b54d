"""The floor under every reader: each part of each file inflated, and nothing looked at."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile


def main(books: Path, _result: Path) -> None:
    """Inflate every part of every book."""
    for path in sorted(books.iterdir()):
        with ZipFile(path) as archive:
            for part in archive.infolist():
                archive.read(part)
