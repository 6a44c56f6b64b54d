"""Two hundred workbooks that other projects found difficult."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}")


def _outcomes(paths: list[str]) -> dict[str, list[object]]:
    from samverkan_xl.reading.book import Unreadable, read_book, receive

    outcomes: dict[str, list[object]] = {}
    for path in paths:
        begun = time.perf_counter()
        try:
            outcome = f"{len(read_book(receive(Path(path))).sheets)} sheets"
        except Unreadable as refusal:
            outcome = refusal.code.value
        outcomes[path] = [outcome, time.perf_counter() - begun]
    return outcomes


def test_every_difficult_workbook_ends_in_a_grid_or_a_reason() -> None:
    """In less than five seconds each, and none aborts the process that reads it."""
    paths = sorted(map(str, CORPUS.glob("*.xlsx")))
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(paths), capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes = json.loads(done.stdout)
    assert sorted(outcomes) == paths
    assert not [path for path, (_, seconds) in outcomes.items() if seconds >= 5]
    assert "0 sheets" not in {outcome for outcome, _ in outcomes.values()}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(_outcomes(json.load(sys.stdin))))
