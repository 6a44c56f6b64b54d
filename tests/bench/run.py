"""One contender, once, in a process of its own: `python run.py CONTENDER BOOKS RESULT`, and JSON on stdout.

The clock runs while it is imported with all that it needs; processor time is told for the whole process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

UNITS_PER_MIB = 2**20 if sys.platform == "darwin" else 2**10
"""Peak memory is told in bytes on a Mac, and in KiB elsewhere."""


def main(contender: str, books: Path, result: Path) -> None:
    """Import the contender, let it work, and tell seconds, and the MiB of the largest process."""
    began = perf_counter()
    work = import_module(f"contenders.{contender}").main
    imported = perf_counter()
    work(books, result)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {"importing": imported - began, "cpu": sum(os.times()[:4]), "peak": peak / UNITS_PER_MIB}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
