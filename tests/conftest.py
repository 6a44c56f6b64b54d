"""What many tests need: a real LibreOffice, kept for the whole run, and the Open XML validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).with_name("libreoffice")))

from office import Office, missing  # the driver lies beside the tests that it serves

ROOT = Path(__file__).parents[1]
VALIDATORS = ("ooxml-validator-linux-x64", "ooxml-validator-linux-arm64", "ooxml-validator-osx-arm64")


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """Give a running LibreOffice; skips where there is none."""
    if reason := missing():
        pytest.skip(f"{reason} / LibreOffice cannot be driven here")
    running = Office()
    yield running
    running.close()


def validator() -> str | None:
    """Find the Open XML SDK validator: by OOXML_VALIDATOR, where .ci/run installs it, or on the path."""
    named = os.environ.get("OOXML_VALIDATOR")
    beside = [ROOT / ".ci" / "node_modules" / "@xarsh" / name / "ooxml-validator" for name in VALIDATORS]
    found = [str(path) for path in beside if path.exists()]
    return named or next(iter(found), None) or shutil.which("ooxml-validator")


@pytest.fixture(scope="session")
def schema_faults() -> Callable[[Path], list[dict[str, Any]]]:
    """Give the function that lists what the Open XML SDK finds wrong in a file; skips where it is not installed."""
    program = validator()
    if program is None:
        pytest.skip(
            "Open XML-validatorn finns inte (OOXML_VALIDATOR, .ci/node_modules) / the validator is not installed"
        )

    def check(path: Path) -> list[dict[str, Any]]:
        done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=120)
        return list(json.loads(done.stdout)["errors"])

    return check


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Let no test be skipped where everything that tests need is installed: there a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("SAMVERKAN_NOTHING_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
