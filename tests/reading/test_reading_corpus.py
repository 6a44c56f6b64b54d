"""Two hundred workbooks that other projects found difficult: each ends in values or in one coded Swedish sentence."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
MOST_SECONDS, MOST_MEGABYTES = 5, 500

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}")


def _outcomes(paths: list[str]) -> dict[str, list[object]]:
    """Read each file; give its outcome, the seconds that it took, and the peak memory so far, workers included."""
    import resource

    from samverkan_xl.reading.book import Unreadable, read_book, receive

    outcomes: dict[str, list[object]] = {}
    for path in paths:
        begun = time.perf_counter()
        try:
            outcome = f"{len(read_book(receive(Path(path))).sheets)} sheets"
        except Unreadable as refusal:
            outcome = refusal.code.value
        seconds = time.perf_counter() - begun
        peak = max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        outcomes[path] = [outcome, seconds, peak // 1024]
    return outcomes


def _own_peak() -> int:
    """Give this process's own peak in KiB; what `getrusage` tells includes the test run that started it."""
    import resource

    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str, float, int]]:
    paths = sorted(str(path) for path in CORPUS.iterdir() if path.suffix != ".csv")
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(paths), capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]  # none aborts the process that reads them all
    found = json.loads(done.stdout)
    assert sorted(found) == paths
    return found


def test_every_difficult_workbook_ends_in_values_or_in_one_coded_sentence(outcomes):
    from samverkan_xl.model.catalogue import SENTENCES

    codes = {outcome for outcome, _, _ in outcomes.values() if not outcome.endswith(" sheets")}
    assert codes <= SENTENCES.keys()
    assert "0 sheets" not in {outcome for outcome, _, _ in outcomes.values()}
    assert sum(outcome.endswith(" sheets") for outcome, _, _ in outcomes.values()) >= 0.8 * len(outcomes)


def test_none_of_them_takes_long_or_much(outcomes):
    assert {path: seconds for path, (_, seconds, _) in outcomes.items() if seconds >= MOST_SECONDS} == {}
    assert max(peak for _, _, peak in outcomes.values()) < MOST_MEGABYTES


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(_outcomes(json.load(sys.stdin))))
