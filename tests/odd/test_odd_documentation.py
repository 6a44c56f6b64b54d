"""What the product can say is explained where people look it up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samverkan_xl.model.catalogue import SENTENCES, short
from samverkan_xl.model.catalogue.files import FILES
from samverkan_xl.model.workbook import SHEETS

DOCS = Path(__file__).parents[2] / "docs"
SENT = (DOCS / "vad-som-kan-skickas.md").read_text("utf-8")
BOOK = (DOCS / "kommunboken.md").read_text("utf-8")
RULES = {rule.code for sheet in SHEETS for rule in sheet.rules}


OF_FILES = frozenset(FILES)


@pytest.mark.parametrize("heading", ["Filer", "Värden", "Blad och rader", "Vem är vem", "Personuppgifter"])
def test_the_table_of_what_can_be_sent_has_its_headings(heading):
    assert re.search(rf"^## {heading}$", SENT, re.MULTILINE)


def unexplained(codes) -> set[str]:
    """Give the codes that neither page tells of: what can be sent is told in words, the book's own rules by their codes."""
    return {code for code in codes if f"`{code}`" not in BOOK and short(code).lower().rstrip("?") not in SENT.lower()}


def test_every_reason_why_a_file_is_not_read_is_explained():
    assert unexplained(OF_FILES) == set()


def test_everything_that_is_said_of_a_book_is_explained():
    assert unexplained(SENTENCES.keys() - OF_FILES) == set()


def test_a_code_without_explanation_is_seen():
    assert unexplained({"okand-kod-som-ingen-har"}) == {"okand-kod-som-ingen-har"}


def test_every_rule_of_the_book_is_in_its_handbook():
    assert {code for code in RULES if f"`{code}`" not in BOOK} == set()
