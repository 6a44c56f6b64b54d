"""The names under which books are kept: made of what is known for certain, so that no sender's name is ever a path."""

from __future__ import annotations

from samverkan_xl.reference.municipalities import Municipality

HASH_PIECES = (6, 16, 64)
"""So much of a book's SHA-256 stands in its name; more where another book has the shorter piece."""

UNKNOWN = "okänd"


def kept_names(sha256: str, whose: Municipality | None, period: str, revision: int, suffix: str) -> tuple[str, ...]:
    """Give the names that a book may have, the shortest first; the same book always has the same ones.

    `period` must be one, or empty; it and the revision are left out where the book does not tell them.
    """
    told = [UNKNOWN] if whose is None else [whose.code, whose.name]
    if whose is not None and period:
        told.append(period)
    if whose is not None and revision:
        told.append(f"r{revision}")
    return tuple(f"{' '.join(told)} – {sha256[:piece]}{suffix}" for piece in HASH_PIECES)
