"""Progress on the terminal: shown for work that takes longer than a second, silent when the output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from samverkan_xl.turns import Step, Turn

PATIENCE_SECONDS = 1.0


@contextmanager
def shown_progress(doing: str) -> Iterator[Step]:
    """Give a step to call per file; shows nothing until a second has passed, and nothing at all without a terminal."""
    console = Console(stderr=True)
    silent = not sys.stderr.isatty()  # rich would take FORCE_COLOR for a terminal
    filled = BarColumn(pulse_style="cyan")
    told = TextColumn("{task.fields[told]} filer")
    columns = (TextColumn("{task.description}"), filled, told, TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True, disable=silent)
    task = progress.add_task(doing, total=None, told="")
    begun = monotonic()

    def step(turn: Turn) -> None:
        told = f"{turn.number} av {turn.of}" if turn.of else str(turn.number)
        progress.update(task, completed=turn.number, total=turn.of or None, told=told)
        if not progress.live.is_started and not progress.disable and monotonic() - begun > PATIENCE_SECONDS:
            progress.start()

    try:
        yield step
    finally:
        progress.stop()
