"""Texts of one kind of place as one: a book has few kinds of places, but may have any number of texts."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_xl.model.cells import Trait

Texts = tuple[tuple[Trait, str], ...]

BETWEEN = "\n¤¤¤¤¤¤¤¤\n"
"""Stands between texts, so that nobody reads two of them as one number."""


def by_place(found: Iterable[tuple[Trait, str]]) -> Texts:
    """Join the texts of each kind of place; the same text is said once."""
    places: dict[Trait, dict[str, None]] = {}
    for trait, text in found:
        places.setdefault(trait, {})[text] = None
    return tuple((trait, BETWEEN.join(texts)) for trait, texts in places.items())
