"""Texts of one kind of place as one: a book has few kinds of places, but may have any number of texts."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_xl.model.cells import Trait

Texts = tuple[tuple[Trait, str], ...]

BETWEEN = "\n¤¤¤¤¤¤¤¤\n"
"""Stands between texts, so that nobody reads two of them as one number."""


MOST_SIGNS = 200_000
"""So much text with many digits is handed on from one part; of more, the beginning."""


def by_place(found: Iterable[tuple[Trait, str]]) -> Texts:
    """Join the texts of each kind of place; the same text is said once."""
    places: dict[Trait, dict[str, None]] = {}
    signs = 0
    for trait, text in found:
        places.setdefault(trait, {})[text[:MOST_SIGNS]] = None
        signs += len(text)
        if signs > MOST_SIGNS:
            break
    return tuple((trait, BETWEEN.join(texts)) for trait, texts in places.items())
