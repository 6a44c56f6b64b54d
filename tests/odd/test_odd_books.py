"""What people really send: every faulty book, alone and all together, ends as the catalogue says it must."""

from __future__ import annotations

import gc
import json
import re
import socket
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from catalogue import ODD
from odd_books import BASE, DEFINITION, NEIGHBOUR, OTHER, TODAY, clean_book, own_words
from odd_entries import Odd
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from samverkan_xl import journeys
from samverkan_xl.accounts import consolidated_data, consolidated_lines
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import County
from samverkan_xl.model.catalogue import message
from samverkan_xl.reference.municipalities import all_municipalities

PERSONAL = re.compile(r"1212\D{0,3}12\D{0,3}1212|7010\D{0,3}63\D{0,3}2391")
"""Any spelling of the numbers that the catalogue's books hold."""

OUR_OWN_FORMULA = re.compile(r'IF\(\$I\$\d+="(?:Dag|Månad)",')
"""The days, weeks and months above the bars of Tidplan; nothing that a sender wrote is in them."""

TAKEN = {BASE, NEIGHBOUR, OTHER} | {one.code for one in ODD if one.code}
FREE = [one.code for one in all_municipalities() if one.code not in TAKEN]
CODES = {one.name: one.code or FREE.pop(0) for one in ODD}


MADE: dict[str, dict[str, bytes]] = {}
"""What has been made is laid twice: alone, and with all others."""


@pytest.fixture(autouse=True, scope="module")
def little_to_look_through():
    """Leave what is loaded out of every garbage collection: it takes a sixth of the time here."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def nobody_is_called(monkeypatch):
    """Links are never followed: whoever opens a connection fails."""

    def connect(*given):
        raise AssertionError(given)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)


def rows_of(county: County, code: str) -> dict[str, dict[str, object]]:
    """Give a municipality's rows by sheet and ID; where a sheet has none, or the same twice, by row."""
    found: dict[str, dict[str, object]] = {}
    for key, rows in county.rows.items():
        for one in rows:
            if one.municipality.code == code:
                values = {name: _own(value, code) for name, value in vars(one.row.finished).items()}
                named = f"{key} {values.get('id', values.get('number'))}"
                found[named if named not in found else f"{key} rad {one.row.number}"] = values
    return found


def _own(value: object, code: str) -> object:
    return own_words(BASE) if value == own_words(code) else value


@cache
def clean_rows() -> dict[str, dict[str, object]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bok.xlsx"
        path.write_bytes(clean_book(BASE).bytes())
        found = journeys.check_file(path, "bok.xlsx", DEFINITION, TODAY)
    assert not found.findings
    return rows_of(consolidate((found,), DEFINITION, TODAY), BASE)


@cache
def neighbour() -> bytes:
    return clean_book(NEIGHBOUR).bytes()


def lay(entry: Odd, folder: Path) -> str:
    """Lay an entry's files in a folder and give its municipality's code."""
    code = CODES[entry.name]
    if entry.name not in MADE:
        MADE[entry.name] = entry.files(clean_book(code))
    for name, content in MADE[entry.name].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return code


def hold(entry: Odd, code: str, county: County, prefix: str) -> None:
    """Hold what came of an entry's files against what must."""
    lines = {one.file.removeprefix(prefix): one for one in county.register if one.file.startswith(prefix)}
    told: dict[str, Counter[str]] = {}
    texts = []
    for one in county.findings:
        if one.file.startswith(prefix):
            place = f" {one.finding.place.sheet}!{one.finding.place.cell}" if one.finding.place else ""
            said = f"{one.finding.severity.value} {one.finding.code}{place}"
            if one.finding.code not in entry.besides:
                told.setdefault(one.file.removeprefix(prefix), Counter())[said] += 1
            texts.append(message(one.finding))
    expected = {name: Counter(entry.said(name)) for name in entry.statuses if entry.said(name)}
    assert told == expected
    assert {name: one.status.value for name, one in lines.items()} == dict(entry.statuses)
    for needle in entry.tells:
        assert any(needle in text for text in texts), (needle, texts)
    hold_rows(entry, rows_of(county, code))


def hold_rows(entry: Odd, found: dict[str, dict[str, object]]) -> None:
    if not entry.counted:
        assert found == {}
        return
    expected = {key: dict(row) for key, row in clean_rows().items() if key not in entry.gone}
    for key, changed in entry.rows.items():
        if key in expected:
            expected[key] |= changed
        else:
            assert {name: found[key][name] for name in changed} == dict(changed), key
            expected[key] = found[key]
    assert set(found) == set(expected)
    for key, row in expected.items():
        assert found[key] == row, key


def hold_receipt(county: County) -> None:
    receipt = county.receipt
    assert receipt.adds_up
    assert receipt.consolidated + receipt.repaired == sum(map(len, county.rows.values()))


def hold_report(done: journeys.Consolidation, never: tuple[str, ...] = (), *, in_full: bool = False) -> None:
    """Hold that the report opens, does nothing by itself, leads nowhere else, and names nobody."""
    content = done.report.read_bytes()
    names = load_workbook(BytesIO(content), read_only=not in_full).sheetnames
    assert CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names == names
    with ZipFile(BytesIO(content)) as made:
        parts = {name: made.read(name).decode("utf-8", "replace") for name in made.namelist()}
    assert not [name for name in parts if re.search(r"vba|external|embed|connection|activeX|ctrlProp", name)]
    for name, text in parts.items():
        assert not PERSONAL.search(text), name
        if name.startswith("xl/worksheets/sheet"):
            assert not [one for one in re.findall(r"<f\b[^>]*>([^<]*)", text) if not OUR_OWN_FORMULA.match(one)], name
        for target in re.findall(r'Target="([^"]*)" TargetMode="External"', text):
            path, _, _ = target.partition("#")
            assert (done.report.parent / unquote(path.replace("&amp;", "&").replace("\\", "/"))).is_file(), target
    said = (f"{one.file} {message(one.finding)} {one.finding}" for one in done.county.findings)
    written = "\n".join(
        (*parts.values(), json.dumps(consolidated_data(done), ensure_ascii=False), *consolidated_lines(done), *said)
    )
    assert not PERSONAL.search(written)
    for needle in never:
        assert needle not in written, needle


@pytest.mark.parametrize(
    "entry",
    [pytest.param(one, marks=pytest.mark.xfail(strict=True, reason=one.wrong)) if one.wrong else one for one in ODD],
    ids=lambda one: one.name,
)
def test_a_faulty_book_ends_as_the_catalogue_says_and_its_neighbour_is_read(entry, tmp_path):
    code = lay(entry, tmp_path / "in" / "den")
    (tmp_path / "in" / "granne.xlsx").write_bytes(neighbour())
    asked = {"county_code": None, **entry.asked}
    done = journeys.consolidate_folder(tmp_path / "in", tmp_path / "rapport.xlsx", DEFINITION, TODAY, **asked)
    hold(entry, code, done.county, "in/den/")
    hold_receipt(done.county)
    assert done.county.receipt.superseded == entry.superseded
    hold_report(done, entry.never)
    if not entry.asked.keys() & {"county_code", "period"}:
        assert rows_of(done.county, NEIGHBOUR) == clean_rows()
        assert not [one for one in done.county.findings if one.file == "in/granne.xlsx"]


def test_all_faulty_books_in_one_folder_end_each_as_if_alone(tmp_path):
    together = [one for one in ODD if not one.asked and not one.wrong]
    codes = {one.name: lay(one, tmp_path / "in" / f"{number:03}") for number, one in enumerate(together)}
    (tmp_path / "in" / "granne.xlsx").write_bytes(neighbour())
    begun = perf_counter()
    done = journeys.consolidate_folder(tmp_path / "in", tmp_path / "rapport.xlsx", DEFINITION, TODAY)
    assert perf_counter() - begun < 60
    for number, one in enumerate(together):
        hold(one, codes[one.name], done.county, f"in/{number:03}/")
    assert rows_of(done.county, NEIGHBOUR) == clean_rows()
    hold_receipt(done.county)
    hold_report(done, in_full=True)
