"""The fuzzer, for a short while: what it found before is in the tables of tests/reading; this looks for more."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = int(os.environ.get("SAMVERKAN_FUZZ_SECONDS", "45"))
SCRIPT = Path(__file__).with_name("fuzz_reading.py")


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed (Linux only)")
def test_no_mutation_of_a_book_ends_in_anything_but_a_grid_or_a_reason(tmp_path):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--seconds", str(SECONDS), str(tmp_path / "corpus")],
        capture_output=True, text=True, check=False, timeout=SECONDS + 120,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-3000:]
    executions = re.search(r"number_of_executed_units: (\d+)", said)
    assert executions
    assert int(executions[1]) > 20 * SECONDS
