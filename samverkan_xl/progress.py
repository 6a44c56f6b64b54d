"""Progress on the terminal: shown for work that takes longer than a second, silent when the output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from samverkan_xl.turns import Step, Turn

PATIENCE_SECONDS = 1.0


@contextmanager
def shown_progress(doing: str) -> Iterator[Step]:
    """Give a step to call per file; shows nothing until a second has passed, and nothing at all without a terminal."""
    silent = not sys.stderr.isatty()  # rich would take FORCE_COLOR for a terminal
    begun = monotonic()
    bars: list[_Bar] = []

    def step(turn: Turn) -> None:
        if not bars and not silent and monotonic() - begun > PATIENCE_SECONDS:
            bars.append(_Bar(doing))
        for bar in bars:
            bar.show(turn)

    try:
        yield step
    finally:
        for bar in bars:
            bar.stop()


class _Bar:
    """A bar on the terminal, begun when it is made."""

    def __init__(self, doing: str) -> None:
        from rich.console import Console  # noqa: PLC0415  # it takes its time, and short runs show no progress
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415  # likewise

        told = TextColumn("{task.fields[told]} filer")
        columns = (TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), told, TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(doing, total=None, told="")
        self._progress.start()

    def show(self, turn: Turn) -> None:
        """Show how far the work has come."""
        told = f"{turn.number} av {turn.of}" if turn.of else str(turn.number)
        self._progress.update(self._task, completed=turn.number, total=turn.of or None, told=told)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()
