"""What lies in the folder and was never meant for an answer is told of, and nobody has anything to mend for it."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from samverkan_xl import cli, journeys
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.findings import Severity
from samverkan_xl.reading import limits
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import button_project, standard_definition
from samverkan_xl.writing.button.book import button_book
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.report.book import county_report

TODAY, DEFINITION = date(2026, 11, 23), standard_definition()
SAID = {
    "~$a.xlsx": "Boken är öppen hos någon just nu",
    "Thumbs.db": "Inget behöver göras.",
    "mapp/desktop.ini": "Inget behöver göras.",
    "._a.xlsx": "Inget behöver göras.",
    "annan rapport.xlsx": "Det är en länsrapport; den räknas inte som ett svar. Flytta den gärna",
    "Konsolidering.xlsm": "Det är en konsolideringsbok; den räknas inte som ett svar. Flytta den gärna",
}


@pytest.fixture(scope="module")
def report() -> bytes:
    return county_report(consolidate((), DEFINITION, TODAY, "05"))


@pytest.fixture
def inbox(tmp_path, report):
    folder = tmp_path / "in"
    (folder / "mapp").mkdir(parents=True)
    for name in SAID:
        (folder / name).write_bytes(b"\x05Anna ".ljust(165, b" "))
    (folder / "annan rapport.xlsx").write_bytes(report)
    (folder / "Konsolidering.xlsm").write_bytes(button_book(ButtonSettings(), button_project(), TODAY))
    records = demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7)
    (folder / "a.xlsx").write_bytes(municipal_book(DEFINITION, records, TODAY))
    return folder


def run(monkeypatch, capsys, *arguments) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", *map(str, arguments), "--idag", TODAY.isoformat()])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capsys.readouterr()
    return ended.value.code or 0, out + err


def test_each_is_in_the_register_as_not_read_with_a_kind_word_and_is_no_error(inbox):
    done = journeys.consolidate_folder(inbox, inbox.parent / "r.xlsx", DEFINITION, TODAY, county_code="05")
    lines = {one.file.removeprefix("in/"): one.status.value for one in done.county.register}
    assert lines == dict.fromkeys(SAID, "ej läst") | {"a.xlsx": "inläst"}
    told = {one.file.removeprefix("in/"): message(one.finding) for one in done.county.findings}
    assert {name for name, said in SAID.items() if said not in told[name]} == set()
    assert {one.finding.severity for one in done.county.findings} == {Severity.NOTICE}
    assert done.county.receipt.adds_up


def test_they_alone_never_make_a_run_end_with_errors(inbox, monkeypatch, capsys):
    assert run(monkeypatch, capsys, "kontrollera", inbox)[0] == 0
    assert run(monkeypatch, capsys, "konsolidera", inbox, "--till", inbox.parent / "r.xlsx")[0] == 0


def test_a_folder_with_only_what_the_computer_left_is_empty(tmp_path, monkeypatch, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Thumbs.db").write_bytes(b"x")
    code, said = run(monkeypatch, capsys, "konsolidera", tmp_path / "in", "--till", tmp_path / "r.xlsx")
    assert (code, "är tom" in said) == (2, True)


def test_a_report_that_is_longer_than_any_answer_is_known_for_what_it_is(tmp_path, report, monkeypatch):
    (tmp_path / "r.xlsx").write_bytes(report)
    monkeypatch.setattr(limits, "MAX_ROW", 5)
    (found,) = journeys.check([tmp_path], DEFINITION, TODAY)
    assert found.finding.code == "lansrapport"
