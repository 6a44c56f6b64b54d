"""What every test of the inbox needs: real books, a source to put letters in, and the run that takes them in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from inbox_runs import TODAY, Inbox

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book


def _book(code, revision=1):
    records = demo_records(municipality(code), "2026", TODAY, Kind.STRONG, 7, revision=revision)
    return municipal_book(standard_definition(), records, TODAY)


@pytest.fixture(scope="session")
def valdemarsvik():
    """Give the bytes of a filled-in book from Valdemarsvik."""
    return _book("0563")


@pytest.fixture(scope="session")
def later():
    """Give the bytes of Valdemarsvik's second book."""
    return _book("0563", revision=2)


@pytest.fixture(scope="session")
def norrkoping():
    """Give the bytes of a filled-in book from Norrköping."""
    return _book("0581")


@pytest.fixture
def inbox(tmp_path):
    """Give an empty source and a folder that does not exist yet."""
    return Inbox(tmp_path)
