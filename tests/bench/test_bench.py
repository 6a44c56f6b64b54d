"""Promises about the benchmark: that it runs, and what its table tells; never how fast anything is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).with_name("bench.py")
WHAT = ("bare unzip", "bare calamine", "kontrollera", "konsolidera", "script with pandas and openpyxl")
FIGURES = r"\| [\d.]+ \([\d.]+–[\d.]+\) \| [\d.]+ \| [\d.]+ \| [\d.]+ \| [\d.]+ × \| \d+ \|"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("resource", reason="minnet mäts inte på Windows / peak memory is not told on Windows")
    pytest.importorskip("pandas", reason="pandas finns inte / the script to compare with needs pandas")
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def told(folder: Path) -> list[str]:
    command = [sys.executable, str(BENCH), "--books", "4", "--rounds", "1", "--keep", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", timeout=120)
    assert not done.stderr
    return done.stdout.splitlines()


def test_it_tells_what_was_written(told: list[str]) -> None:
    assert re.fullmatch(r"4 books of \d+ KiB; 4 of them written in \d+ s by two processes\.", told[0])


def test_every_contender_has_a_row_of_figures(told: list[str]) -> None:
    rows = [line for line in told if line.startswith("| ")]
    assert len(rows) == 2 + len(WHAT)
    for what, row in zip(WHAT, rows[2:], strict=True):
        assert re.fullmatch(rf"\| {what} {FIGURES}", row)


def test_both_aims_are_judged(told: list[str]) -> None:
    judged = [line for line in told if line.startswith("- ")]
    assert [bool(re.search(r", (not )?met\.$", line)) for line in judged] == [True, True]


def test_what_was_kept_is_there(told: list[str], folder: Path) -> None:
    assert told
    assert len(list((folder / "books").glob("*.xlsx"))) == 4
    assert {path.name for path in folder.glob("*.xlsx")} == {"konsolidera.xlsx", "pandas_script.xlsx"}
