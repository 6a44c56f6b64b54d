"""What a sender wrote never acts in the terminal: no control sign, no escape sequence, no turned direction reaches it."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from unicodedata import category

import pytest
from odd_books import BASE, clean_book

NASTY = (
    "\x1b[2J\x1b]0;titel\x07", "\x1b]8;;http://192.0.2.1\x07länk\x1b]8;;\x07", "\x9b31m", "\r\rAllt är bra", "a\x08\x08b", "fil\u202excod.exe", "a\u2066b",
    "\x7f", "\x85", "\u2028",
)  # fmt: skip
ACTS = {"Cc", "Cf", "Zl", "Zp", "Cs"}
NAMES = ("brev \x1b[2J\x1b[31m.pdf", "röd\x9b31m.txt", "ny\nrad.csv", "back\x08\x08.pdf", "fil\u202efdp.exe")


def encoded(text: str) -> str:
    """Write control signs as Excel does, since XML holds none."""
    return "".join(f"_x{ord(sign):04X}_" if ord(sign) < 32 else sign for sign in text)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """Lay a folder with nasty names, and a book with nasty texts where they are told of: in answers, titles, sheet names."""
    folder = tmp_path_factory.mktemp("hem") / "in"
    folder.mkdir()
    book = clean_book(BASE)
    book["Roller"].fill("F5", *((encoded(text),) for text in NASTY[:8]))
    book["Behov"].fill("D5", *((encoded(text),) for text in NASTY[5:]))
    book["Roller"].set("M4", encoded("Egen\x1b[31m"))
    book["Roller"].set("M5", "x")
    book.add_sheet("Eget\u202eblad\x9b").fill("A1", ("x",))
    (folder / "bok.xlsx").write_bytes(book.bytes())
    for name in NAMES:
        (folder / name).write_bytes(b"%PDF-1.7")
    return folder


@cache
def run(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "samverkan_xl", *map(str, arguments), "--idag", "2026-11-23"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def acting(text: str) -> set[str]:
    return {f"U+{ord(sign):04X}" for sign in text if sign != "\n" and category(sign) in ACTS}


both = pytest.mark.parametrize("command", ["kontrollera", "konsolidera"])
"""The commands that tell of files."""


def told(command: str, inbox, *more: str) -> tuple[int, str]:
    return run(command, inbox, *(("--till", inbox.parent / "rapport.xlsx") if command == "konsolidera" else ()), *more)


@both
def test_nothing_that_a_sender_wrote_acts_in_the_terminal(inbox, command):
    code, said = told(command, inbox)
    assert code == 1
    assert "Traceback" not in said
    assert acting(said) == set()


def test_a_files_name_takes_one_line_in_the_terminal(inbox):
    _, said = run("kontrollera", inbox)
    assert not [line for line in said.splitlines() if line.startswith("rad.csv")]


@both
def test_data_is_data_and_its_control_signs_are_written_out(inbox, command):
    _, said = told(command, inbox, "--json")
    assert json.loads(said)
    assert acting(said) == set()


def test_what_is_refused_acts_no_more_than_what_is_said(tmp_path):
    code, said = run("konsolidera", tmp_path / "borta\x1b[31m\u202e", "--till", tmp_path / "r.xlsx")
    assert code == 2
    assert acting(said) == set()
