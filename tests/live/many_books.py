"""Many municipalities' answers in little time: one book is written, and the others are made of it by their identity."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.reference.municipalities import Municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import book_name, municipal_book

TODAY, PERIOD = date(2026, 3, 1), "2026"
SEED = 2026
IDENTITY = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/custom.xml")


@cache
def answer(of: Municipality, kind: Kind = Kind.COMPLETE) -> bytes:
    """Write a municipality's book as it comes back."""
    return municipal_book(standard_definition(), demo_records(of, PERIOD, TODAY, kind, SEED), TODAY)


def answers(whose: Sequence[Municipality], folder: Path, kind: Kind = Kind.COMPLETE) -> None:
    """Put a book of each municipality into a folder; all say the same, and each is its own municipality's."""
    folder.mkdir(parents=True, exist_ok=True)
    first, *_ = whose
    with zipfile.ZipFile(io.BytesIO(answer(first, kind))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for one in whose:
        with zipfile.ZipFile(
            folder / book_name(one.code, PERIOD, 1), "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as made:
            for name, part in parts.items():
                made.writestr(name, _of(first, one, part) if name in IDENTITY else part)


def _of(first: Municipality, one: Municipality, part: bytes) -> bytes:
    for was, becomes in ((first.code, one.code), (first.name, one.name), (first.county, one.county)):
        for before, after in (("<t>", "</t>"), ("<v>", "</v>"), ("<vt:lpwstr>", "</vt:lpwstr>")):
            part = part.replace(f"{before}{was}{after}".encode(), f"{before}{becomes}{after}".encode())
    return part
