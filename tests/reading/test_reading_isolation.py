"""What is doubtful is read in a worker that may hang, swell or abort; ordinary books never start one."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

import openpyxl
import pytest
from books_for_reading import plain_book, with_rows

from samverkan_xl.reading import isolation, limits, zipped
from samverkan_xl.reading.book import Patience, Unreadable, UnreadableCode, read_book, receive
from samverkan_xl.reading.isolation import apart

ONE = with_rows('<row r="1"><c r="A1"><v>1</v></c></row>')


def test_a_module_among_the_received_files_is_never_imported(tmp_path, monkeypatch):
    (tmp_path / "python_calamine.py").write_text("raise SystemExit('körd')", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    assert [sheet.name for sheet in apart("sheets", stream.getvalue())] == ["Sheet"]


def test_an_ordinary_book_starts_no_worker(read, monkeypatch):
    monkeypatch.setattr(isolation.subprocess, "run", lambda *_, **__: pytest.fail("a worker was started"))
    assert read(ONE).sheets[0].value(1, 1) == 1
    assert read(plain_book()).sheets


def test_a_heavy_book_is_read_apart_with_the_same_result(read, monkeypatch):
    here = read(ONE)
    monkeypatch.setattr(limits, "MAX_INFLATED_HERE", 100)
    started = []
    monkeypatch.setattr(zipped, "apart", lambda *given, **named: started.append(given[0]) or apart(*given, **named))
    assert read(ONE) == here
    assert started == ["zipped"]


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("import os; os.abort()", UnreadableCode.DAMAGED),
        ("import os; os._exit(0)", UnreadableCode.DAMAGED),
        ("while True: pass", UnreadableCode.TOO_SLOW),
        ("import time; time.sleep(60)", UnreadableCode.TOO_SLOW),
    ],
)
def test_a_worker_that_hangs_or_dies_is_a_coded_line_and_the_next_book_is_read(tmp_path, monkeypatch, end, code):
    monkeypatch.setattr(limits, "MAX_INFLATED_HERE", 100)
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.5)
    monkeypatch.setattr(limits, "LEAST_SECONDS", 0.5)
    path = tmp_path / "bok.xlsx"
    path.write_bytes(ONE)
    with monkeypatch.context() as broken:
        broken.setattr(isolation, "_START", end)
        with pytest.raises(Unreadable) as caught:
            read_book(receive(path))
    assert caught.value.code is code
    monkeypatch.setattr(limits, "MAX_SECONDS", 10)
    assert read_book(receive(path)).sheets[0].value(1, 1) == 1


def test_memory_that_runs_out_in_the_worker_is_too_large(monkeypatch):
    monkeypatch.setattr(
        isolation, "_START",
        "from samverkan_xl.reading import limits, worker; worker._TASKS['x'] = lambda: bytearray(4 * limits.MAX_WORKER_BYTES); worker.work()",
    )  # fmt: skip
    with pytest.raises(Unreadable) as caught:
        apart("x")
    assert caught.value.code is UnreadableCode.TOO_LARGE


ORPHANED = """
from samverkan_xl.reading import isolation, limits
limits.MAX_SECONDS = limits.LEAST_SECONDS = 3
isolation._START = '''
import os
from samverkan_xl.reading import worker
def hang():
    print(os.getpid(), file=open("{told}", "w"), flush=True)
    while True: pass
worker._TASKS["x"] = hang
worker.work()
'''
isolation.apart("x")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ingen sådan klocka / Windows has no such clock")
def test_a_worker_whose_run_was_killed_does_not_go_on_for_ever(tmp_path):
    told = tmp_path / "pid"
    path = str(Path(isolation.__file__).parents[2])
    run = subprocess.Popen([sys.executable, "-c", ORPHANED.format(told=told)], env={**os.environ, "PYTHONPATH": path})
    assert _soon(lambda: told.exists() and told.read_text().strip())
    run.kill()
    run.wait()
    assert _soon(lambda: not _lives(int(told.read_text())))


def _soon(asked: Callable[[], object]) -> bool:
    """Tell whether it comes true within some seconds."""
    ends = perf_counter() + 8
    while not asked() and perf_counter() < ends:
        sleep(0.05)
    return bool(asked())


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return (
        Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        if Path("/proc").exists()
        else True
    )


def test_many_slow_files_together_take_no_longer_than_one_run_has_patience(monkeypatch):
    monkeypatch.setattr(isolation, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(limits, "MAX_SECONDS", 1)
    monkeypatch.setattr(limits, "LEAST_SECONDS", 0.1)
    patience, begun = Patience(1.5), perf_counter()
    for _ in range(8):
        with pytest.raises(Unreadable) as caught:
            apart("sheets", b"", patience=patience)
        assert caught.value.code is UnreadableCode.TOO_SLOW
    assert perf_counter() - begun < 1.5 + 8 * 0.4


@pytest.mark.parametrize("spoken", ["print('hej')", "os.write(1, b'hej')", "os.system('echo hej')"])
def test_a_parser_that_prints_cannot_spoil_the_answer(monkeypatch, spoken):
    monkeypatch.setattr(
        isolation,
        "_START",
        f"import os; from samverkan_xl.reading import worker; worker._TASKS['x'] = lambda: {spoken} and None or 'svar'; worker.work()",
    )
    assert apart("x") == "svar"


@pytest.mark.parametrize("answer", [(None, "ingen-kod", {}), ("x",), 1, None])
def test_an_answer_of_another_form_is_damage(monkeypatch, answer):
    said = isolation.ANSWER + pickle.dumps(answer)
    monkeypatch.setattr(isolation, "_START", f"import os; os.write(1, {said!r})")
    with pytest.raises(Unreadable) as refused:
        apart("x")
    assert refused.value.code is UnreadableCode.DAMAGED


def test_a_worker_answers_with_the_reason_that_it_found():
    far = with_rows('<row r="99999"><c r="A99999"><v>1</v></c></row>')
    with pytest.raises(Unreadable) as caught:
        apart("zipped", far, ())
    assert (caught.value.code, caught.value.facts) == (UnreadableCode.FAR_CELL, {"sheet": "Blad", "cell": "A99999"})


def test_no_password_of_ours_is_in_the_worker_and_all_else_is(monkeypatch):
    names = ("SAMVERKAN_LOSENORD", "SAMVERKAN_SMTP_LOSENORD", "SAMVERKAN_IMAP_LOSENORD", "SAMVERKAN_ANNAT")
    for name in names:
        monkeypatch.setenv(name, "hemligt")
    seen = f"[name for name in {names!r} if name in os.environ]"
    monkeypatch.setattr(
        isolation,
        "_START",
        f"import os; from samverkan_xl.reading import worker; worker._TASKS['x'] = lambda: {seen}; worker.work()",
    )
    assert apart("x") == ["SAMVERKAN_ANNAT"]
