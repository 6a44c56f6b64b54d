"""Texts that hold several items."""

from __future__ import annotations

import re

from samverkan_xl.model.values import folded


def items_of(text: str) -> list[str]:
    """Part a text into its items: at semicolons and line breaks, or at commas where it has no semicolon."""
    separators = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return [part.strip() for part in re.split(separators, text) if part.strip()]


def respelled(text: str) -> str:
    """Give a text of items in the form in which two are compared."""
    return re.sub(" *; *", ";", folded(text))
