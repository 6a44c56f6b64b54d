"""The books that are measured: one filled-in workbook for each municipality, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from day import PERIOD, TODAY

from samverkan_xl.demonstration.plan import DemoBook, bulk_books
from samverkan_xl.reference.municipalities import all_municipalities
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import book_name, municipal_book

PROCESSES = 2


def main(books: Path, count: int) -> None:
    """Write the first `count` municipalities' books; those that are there already are left as they are."""
    books.mkdir(parents=True, exist_ok=True)
    missing = [book for book in answered(count) if not (books / book.file_name).exists()]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        for book, content in zip(missing, processes.map(written, missing, chunksize=1), strict=True):
            (books / book.file_name).write_bytes(content)


def answered(count: int) -> Iterator[DemoBook]:
    """Make up what the first `count` municipalities answer."""
    return islice(bulk_books(all_municipalities(), TODAY, PERIOD, book_name), count)


def written(book: DemoBook) -> bytes:
    """Write one book."""
    return municipal_book(standard_definition(), book.records, TODAY)
