"""What is received is never touched, and a report is never half: whatever happens, and whenever."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.reference.municipalities import county_municipalities
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

TODAY = date(2026, 11, 23)
LAST_STEP = 12
"""More steps than saving a report has; from some step on the process ends by itself."""

KILLED_AT = """
import os, signal, sys
from pathlib import Path
left = [int(sys.argv.pop(1))]

def counted(of):
    def step(*given, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return of(*given, **named)
    return step

import tempfile
class Dying:
    def __init__(self, file): self.file = file
    def __enter__(self): return self
    def __exit__(self, *problem): self.file.close()
    def write(self, content):
        half = len(content) // 2
        counted(self.file.write)(content[:half])
        self.file.flush()
        counted(self.file.write)(content[half:])
    def flush(self): counted(self.file.flush)()
    def fileno(self): return self.file.fileno()

for owner, name in ((tempfile, "mkstemp"), (os, "fsync"), (Path, "chmod"), (Path, "replace")):
    setattr(owner, name, counted(getattr(owner, name)))
opened = os.fdopen
os.fdopen = lambda handle, *rest: Dying(opened(handle, *rest))
from samverkan_xl.cli import main
main()
"""
"""A consolidation that is killed after so many steps of writing its report."""

WATCHED = """
import os, sys
folder, log = sys.argv.pop(1), open(sys.argv.pop(1), "w", encoding="utf-8")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.remove", "os.rename", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.link", "os.symlink",
           "os.mkdir", "os.rmdir", "os.setxattr", "os.removexattr", "shutil.move", "shutil.copyfile", "os.mkfifo"}

def watch(event, given):
    paths = [str(one) for one in given if isinstance(one, (str, os.PathLike))]
    inside = [path for path in paths if os.path.abspath(path).startswith(folder)]
    if not inside:
        return
    if event in CHANGES or (event == "open" and (isinstance(given[2], int) and given[2] & WRITES)):
        log.write(f"{event} {inside}\\n")
    if event == "open":
        log.write(f"read {os.path.basename(inside[0])}\\n")
    log.flush()

sys.addaudithook(watch)
from samverkan_xl.cli import main
main()
"""
"""A consolidation whose every opening, renaming and removing in a folder is written to a log."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    inbox = tmp_path_factory.mktemp("hem") / "inkommet"
    inbox.mkdir()
    for one, kind in zip(county_municipalities("05"), (Kind.STRONG, Kind.EARLY, Kind.FAULTY_DATES), strict=False):
        book = municipal_book(standard_definition(), demo_records(one, "2026", TODAY, kind, 7), TODAY)
        (inbox / f"{one.code}.xlsx").write_bytes(book)
    (inbox / "brev.pdf").write_bytes(b"%PDF-1.7")
    return inbox


def arguments(folder: Path, report: Path, today: date = TODAY) -> list[str]:
    return ["konsolidera", str(folder), "--till", str(report), "--lan", "05", "--idag", today.isoformat()]


def run(code: str, *given: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code, *map(str, given)], capture_output=True, check=False, timeout=120)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def old_and_new(folder, tmp_path_factory) -> tuple[bytes, bytes]:
    reports = []
    for day in (date(2026, 11, 1), TODAY):
        path = folder.parent / f"{day}.xlsx"
        run("from samverkan_xl.cli import main; main()", *arguments(folder, path, day))
        reports.append(path.read_bytes())
    return reports[0], reports[1]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no signal here kills a process at once")
def test_a_run_that_is_killed_while_it_saves_leaves_the_old_report_or_the_new_one(folder, old_and_new):
    old, new = old_and_new
    report, outcomes = folder.parent / "rapport.xlsx", []
    for step in range(LAST_STEP):
        report.write_bytes(old)
        done = run(KILLED_AT, step, *arguments(folder, report))
        found = report.read_bytes()
        assert found in {old, new}, f"killed at step {step}"
        outcomes.append((done.returncode, found == new))
    assert outcomes[0] == (-signal.SIGKILL, False)
    assert outcomes[-1] == (1, True)
    assert sum(code == -signal.SIGKILL for code, _ in outcomes) > 4


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no signal here kills a process at once")
def test_a_run_that_is_killed_at_any_time_leaves_the_old_report_or_the_new_one(folder, old_and_new):
    old, new = old_and_new
    report = folder.parent / "rapport.xlsx"
    command = [sys.executable, "-m", "samverkan_xl", *arguments(folder, report)]
    for tenths in (3, 6, 9, 12, 15):
        report.write_bytes(old)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=tenths / 10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert report.read_bytes() in {old, new}


def test_what_a_killed_run_leaves_behind_is_no_received_file(folder, old_and_new):
    inside = folder / "rapport.xlsx"
    run(KILLED_AT, 4, *arguments(folder, inside))
    left = [path for path in folder.iterdir() if path.name.startswith(".samverkan-")]
    done = run("from samverkan_xl.cli import main; main()", *arguments(folder, inside))
    for path in (*left, inside):
        path.unlink()
    assert left
    assert "Filer: 2 inlästa, 1 inläst med anmärkning, 1 ej läst." in done.stdout.decode()


def test_received_files_are_only_ever_opened_for_reading(folder, tmp_path):
    before = digests(folder)
    log = tmp_path / "log"
    run(WATCHED, folder.resolve(), log, *arguments(folder, tmp_path / "rapport.xlsx"))
    assert set(log.read_text("utf-8").splitlines()) == {f"read {name}" for name in before}
    assert digests(folder) == before
    assert (tmp_path / "rapport.xlsx").exists()


def test_the_watch_sees_a_file_that_is_opened_for_writing(folder, tmp_path):
    log = tmp_path / "log"
    watch = WATCHED.replace(
        "from samverkan_xl.cli import main\nmain()", "open(os.path.join(folder, 'ny'), 'w').close()"
    )
    run(watch, folder.resolve(), log)
    (folder / "ny").unlink()
    assert log.read_text("utf-8").startswith("open ")
