"""How a journey tells that it goes on: it calls a step as each file's turn is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Turn(NamedTuple):
    """A file whose turn is over: its name, its number from 1, and how many there are (0 where nobody knows)."""

    name: str
    number: int
    of: int = 0


Step = Callable[[Turn], None]


def no_step(_: Turn) -> None:
    """Tell nobody."""
