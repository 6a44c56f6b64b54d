"""The fuzzers, each for a short while: what they found before is in tables; this looks for more."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = int(os.environ.get("SAMVERKAN_FUZZ_SECONDS", "36"))
"""For all of them together."""

TARGETS = {
    ("fuzz_reading.py",): (0.5, 20),
    ("fuzz_checking.py",): (0.25, 2),
    ("fuzz_values.py", "dates"): (0.13, 20),
    ("fuzz_values.py", "amounts"): (0.06, 200),
    ("fuzz_values.py", "answers"): (0.06, 200),
}
"""Each with its share of the time, and how many inputs a second are too few for a fuzzer that works."""


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed (Linux only)")
@pytest.mark.parametrize("target", TARGETS, ids=" ".join)
def test_no_mutation_ends_in_anything_but_what_is_promised(target, tmp_path):
    """A book in a grid or a reason, a grid in a submission that adds up, a text in a value, a question or a fault."""
    (script, *named), (share, pace) = target, TARGETS[target]
    seconds = max(2, round(SECONDS * share))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), *named, "--seconds", str(seconds), str(tmp_path / "c")],
        capture_output=True, text=True, check=False, timeout=seconds + 120,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-3000:]
    executions = re.search(r"number_of_executed_units: (\d+)", said)
    assert executions
    assert int(executions[1]) > pace * seconds
