"""How fast we read, check and consolidate 290 books, beside what else one could do with them.

    python tests/bench/bench.py [--books 290] [--rounds 3] [--keep FOLDER]

Every contender runs in a process of its own, in turn, for three rounds. What counts is the median of whole processes,
the interpreter's start and all imports included, since that is what a user waits for; imports are also told apart.
Interleaving lets what else the machine does fall on all alike; read the ratios rather than the seconds. Where the
machine is busy, processor seconds are what the wait would have been on an idle one.

Books are written to a temporary folder, unless `--keep` names one: then books, report and the script's workbook stay
there, and the next run measures the books that it finds. Remove the folder when the workbook has changed.
This file imports the standard library only: a process's peak memory begins with that of the one that started it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).parent
CONTENDERS = {
    "bare_unzip": "bare unzip",
    "bare_calamine": "bare calamine",
    "kontrollera": "kontrollera",
    "konsolidera": "konsolidera",
    "pandas_script": "script with pandas and openpyxl",
}
YARDSTICK, SCRIPT = "bare_calamine", "pandas_script"
MOST, LEAST = 3, 4
"""The aims: `kontrollera` against bare calamine, and the script against `konsolidera`."""


@dataclass(frozen=True, slots=True)
class Run:
    """One contender's run: seconds for the whole process, for its imports, and on a processor; peak memory in MiB."""

    seconds: float
    importing: float
    cpu: float
    peak: float


Runs = dict[str, list[Run]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the books, measure, and print the table."""
    asked = _asked(arguments)
    with TemporaryDirectory(prefix="samverkan-bench-") as temporary:
        folder = asked.keep or Path(temporary)
        _say(_prepared(folder / "books", asked.books))
        runs = measured(folder, asked.rounds)
    for line in (*table(runs), "", *aims(runs)):
        _say(line)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure kontrollera and konsolidera beside what else one could do.")
    parser.add_argument("--books", type=int, default=290, help="how many municipalities answer")
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender runs")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the books and the results here")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _prepared(books: Path, count: int) -> str:
    """Write the books in a process of its own, and tell how many there are, their size, and how long that took."""
    before, began = _count(books), perf_counter()
    call = "import sys, pathlib, answers; answers.main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", call, str(books.resolve()), str(count)], cwd=HERE, check=True)
    seconds, size = perf_counter() - began, sum(path.stat().st_size for path in books.iterdir())
    found = _count(books)
    return (
        f"{found} books of {size / found / 1024:.0f} KiB; {found - before} of them written in {seconds:.0f} s"
        " by two processes.\n"
    )


def _count(books: Path) -> int:
    return len(list(books.iterdir())) if books.exists() else 0


def measured(folder: Path, rounds: int) -> Runs:
    """Let the contenders run in turn, round after round."""
    runs: Runs = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name, done in runs.items():
            done.append(_run(name, folder))
    return runs


def _run(name: str, folder: Path) -> Run:
    began = perf_counter()
    command = [sys.executable, str(HERE / "run.py"), name, str(folder / "books"), str(folder / f"{name}.xlsx")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    told = json.loads(done.stdout)
    return Run(perf_counter() - began, told["importing"], told["cpu"], told["peak"])


def table(runs: Runs) -> Iterator[str]:
    """Lay the figures out in Markdown: medians, with the least and the most in parentheses."""
    yield "| what | seconds | of which imports | processor | × bare calamine | faster than script | peak, MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, done in runs.items():
        taken = [run.seconds for run in done]
        cells = (
            CONTENDERS[name],
            f"{median(taken):.2f} ({min(taken):.2f}–{max(taken):.2f})",
            f"{median(run.importing for run in done):.2f}",
            f"{median(run.cpu for run in done):.2f}",
            f"{_ratio(runs, name, YARDSTICK):.2f}",
            f"{_ratio(runs, SCRIPT, name):.1f} ×",
            f"{median(run.peak for run in done):.0f}",
        )
        yield f"| {' | '.join(cells)} |"


def _ratio(runs: Runs, above: str, below: str) -> float:
    """Give the median, over the rounds, of what one takes for each second of the other in the same round."""
    return median(one.seconds / other.seconds for one, other in zip(runs[above], runs[below], strict=True))


def aims(runs: Runs) -> Iterator[str]:
    """Say whether the aims are met."""
    calamines, faster = _ratio(runs, "kontrollera", YARDSTICK), _ratio(runs, SCRIPT, "konsolidera")
    yield f"- kontrollera, at most {MOST} × bare calamine: {calamines:.2f}, {_met(calamines <= MOST)}."
    yield f"- konsolidera, at least {LEAST} × faster than the script: {faster:.1f}, {_met(faster >= LEAST)}."


def _met(is_met: bool) -> str:  # the verdict is all there is
    return "met" if is_met else "not met"


if __name__ == "__main__":
    main()
