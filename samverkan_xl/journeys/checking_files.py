"""Kontrollera: home again, in whatever state; each file that came in is read and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from samverkan_xl.folders import named_files, only_traces
from samverkan_xl.inbox.registers import without_registers
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.receiving import Outcome, Reception
from samverkan_xl.turns import Step, Turn, no_step


class NothingReceivedError(Refusal):
    """Nothing has come in, and nobody said from whom anything is expected."""


def check_files(
    paths: Sequence[Path], names: Callable[[Path], str], reception: Reception, step: Step = no_step
) -> Iterator[Outcome]:
    """Read and check file by file, archives opened; `names` gives the name under which one is shown."""
    for number, path in enumerate(paths, 1):
        yield from reception.outcomes(path, names(path))
        step(Turn(path.name, number, len(paths)))


def check_file(path: Path, name: str, definition: Definition, today: date) -> Outcome:
    """Read and check one file that is no archive; one that cannot be read becomes an `Unread` with the reason."""
    return next(Reception(definition, today).outcomes(path, name))


def check(
    paths: Sequence[Path],
    definition: Definition,
    today: date,
    step: Step = no_step,
    *,
    passwords: Sequence[str] = (),
) -> tuple[Outcome, ...]:
    """Check the files that are named, and those in the folders that are named."""
    files, _ = without_registers(named_files(paths, with_traces=True))
    if only_traces(files):
        raise NothingReceivedError("Där finns inga filer att kontrollera. Kontrollera sökvägen.")
    reception = Reception(definition, today, tuple(passwords))
    return tuple(check_files(files, lambda path: path.as_posix(), reception, step))
