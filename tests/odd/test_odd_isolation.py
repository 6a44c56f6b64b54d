"""One file can neither stop nor slow the others: what aborts, hangs or swells becomes a line in the register."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter, process_time
from zipfile import ZipFile

import pytest
from catalogue_preflight import locked
from odd_books import BASE, DEFINITION, NEIGHBOUR, TODAY, clean_book

from samverkan_xl import journeys
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading import isolation, limits
from samverkan_xl.reading.preflight.inspection import inspect
from samverkan_xl.reference.municipalities import all_municipalities

ENDS = {
    "aborts": ("import os; os.abort()", "skadad"),
    "is killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "skadad"),
    "hangs": ("import time; time.sleep(60)", "for-langsam"),
    "says nothing": ("pass", "skadad"),
    "says something else": ("print('hej')", "skadad"),
    "says half an answer": (
        "import os; from samverkan_xl.reading.isolation import ANSWER; os.write(1, ANSWER)",
        "skadad",
    ),
    "answers in another form": (
        "import os, pickle; from samverkan_xl.reading.isolation import ANSWER; os.write(1, ANSWER + pickle.dumps(1))",
        "skadad",
    ),
}


def consolidated(tmp_path, **files: bytes) -> journeys.Consolidation:
    (tmp_path / "in").mkdir()
    for name, content in files.items():
        (tmp_path / "in" / f"{name}.xlsx").write_bytes(content)
    return journeys.consolidate_folder(tmp_path / "in", tmp_path / "rapport.xlsx", DEFINITION, TODAY)


@pytest.mark.parametrize(
    "how",
    ENDS,
)
def test_a_parser_that_ends_badly_is_a_line_in_the_register_and_the_others_are_read(tmp_path, monkeypatch, how):
    start, code = ENDS[how]
    monkeypatch.setattr(isolation, "_START", start)
    for limit in ("MAX_SECONDS", "LEAST_SECONDS"):
        monkeypatch.setattr(limits, limit, 0.5 if how == "hangs" else 5)
    files = {
        "a": clean_book(BASE).bytes(),
        "b": locked(clean_book("0582").bytes(), "x"),
        "c": clean_book(NEIGHBOUR).bytes(),
    }
    done = consolidated(tmp_path, **files)
    assert {one.file.removeprefix("in/"): one.status.value for one in done.county.register} == {
        "a.xlsx": "inläst",
        "b.xlsx": "ej läst",
        "c.xlsx": "inläst",
    }
    assert [one.finding.code for one in done.county.findings] == [code]
    assert {one.municipality.code for one in done.county.pictures} == {BASE, NEIGHBOUR}


def test_many_files_that_hang_together_take_no_longer_than_the_run_has_patience(tmp_path, monkeypatch):
    monkeypatch.setattr(isolation, "_START", ENDS["hangs"][0])
    for limit, most in (("MAX_SECONDS", 0.3), ("LEAST_SECONDS", 0.02)):
        monkeypatch.setattr(limits, limit, most)
    monkeypatch.setattr(isolation.Patience.__init__, "__defaults__", (0.5,))
    bad = locked(clean_book(BASE).bytes(), "x")
    begun = perf_counter()
    done = consolidated(tmp_path, **{f"b{number}": bad for number in range(20)}, c=clean_book(NEIGHBOUR).bytes())
    assert perf_counter() - begun < 5
    assert [one.municipality.code for one in done.county.pictures] == [NEIGHBOUR]
    assert len(done.county.register) == 21


def test_the_look_before_any_parser_takes_less_than_ten_milliseconds_for_a_book():
    """Processor time, the median over filled books; where the machine is slow, no more than four bare unzips."""
    books = [clean_book(one.code).bytes() for one in all_municipalities()[:60:5]]
    for content in books:
        _look(content)
    looks, unzips = zip(*((_seconds(_look, one), _seconds(_unzip, one)) for one in books * 3), strict=True)
    assert median(looks) < max(0.010, 4 * median(unzips))


def _look(content: bytes) -> None:
    """Look as a run does: nobody asks for the sheets that the book computes."""
    inspect(content, skipped=COMPUTED_TITLES)


def _unzip(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as book:
        for name in book.namelist():
            book.read(name)


def _seconds(look: Callable[[bytes], object], content: bytes) -> float:
    begun = process_time()
    look(content)
    return process_time() - begun
