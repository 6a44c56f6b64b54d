"""What is committed and could be made anew is what would be made now."""

from __future__ import annotations

from pathlib import Path

from samverkan_xl.blank import BLANK_NAME, blank_book, blank_button_book
from samverkan_xl.handbook import handbook
from samverkan_xl.templates import BUTTON_BOOK, standard_definition, template

ROOT = Path(__file__).parents[1]


def test_the_blank_workbook_is_rebuilt_byte_by_byte():
    """Rebuild with: python -m samverkan_xl.blank."""
    assert blank_book() == template(BLANK_NAME).read_bytes()


def test_the_blank_consolidation_workbook_is_rebuilt_byte_by_byte():
    """Rebuild with: python -m samverkan_xl.blank; its VBA project is what every such workbook carries."""
    assert blank_button_book() == template(BUTTON_BOOK).read_bytes()


def test_the_blank_workbook_is_the_one_in_workbook_templates():
    assert template(BLANK_NAME) == ROOT / "workbook_templates" / BLANK_NAME


def test_the_reference_of_the_workbook_is_written_from_the_sheets():
    """Rewrite with: python -m samverkan_xl.handbook > docs/kommunboken.md."""
    assert handbook(standard_definition()) == (ROOT / "docs" / "kommunboken.md").read_text("utf-8")
