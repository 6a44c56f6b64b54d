"""What came in leaves no file without a line: archives, locked books, links and letters, to the register and receipt."""

from __future__ import annotations

import subprocess
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from samverkan_xl import journeys
from samverkan_xl.accounts import consolidated_data
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.submission import Submission, Unread
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()


@cache
def written(code: str) -> bytes:
    return municipal_book(DEFINITION, demo_records(municipality(code), "2026", TODAY, Kind.STRONG, 7), TODAY)


def zipped(path: Path, **files: bytes) -> Path:
    with ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def codes(found) -> dict[str, str]:
    return {
        one.file.rpartition("/in/")[2]: "läst" if isinstance(one, Submission) else one.finding.code for one in found
    }


@pytest.fixture
def inbox(tmp_path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_books_in_an_archive_are_read_under_the_archives_name_with_digests_of_their_own(inbox):
    zipped(inbox / "svar.zip", **{"Linköping.xlsx": written("0580"), "mapp/Norrköping.xlsx": written("0581")})
    found = journeys.check([inbox], DEFINITION, TODAY)
    assert codes(found) == {"svar.zip/Linköping.xlsx": "läst", "svar.zip/mapp/Norrköping.xlsx": "läst"}
    assert [one.sha256 for one in found] == [sha256(written(code)).hexdigest() for code in ("0580", "0581")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"brev.pdf": b"%PDF"}, {"svar.zip/brev.pdf": "inte-arbetsbok", "svar.zip": "arkiv-utan-bok"}),
        ({}, {"svar.zip": "arkiv-utan-bok"}),
        ({"__MACOSX/._a.xlsx": b"x", ".DS_Store": b"x"}, {"svar.zip": "arkiv-utan-bok"}),
        ({"../a.xlsx": b"x"}, {"svar.zip/../a.xlsx": "arkiv-sokvag", "svar.zip": "arkiv-delvis"}),
        ({"a.xlsx": b"PK\x03\x04"}, {"svar.zip/a.xlsx": "skadad"}),
    ],
)
def test_an_archive_has_a_line_of_its_own_when_no_book_came_out_or_not_all(inbox, files, expected):
    path = zipped(inbox / "svar.zip", **files)
    found = journeys.check([inbox], DEFINITION, TODAY)
    assert codes(found) == expected
    lines = {one.file.rpartition("/in/")[2]: one for one in found}
    assert "svar.zip" not in lines or lines["svar.zip"].sha256 == sha256(path.read_bytes()).hexdigest()


def test_an_archive_of_droppings_says_how_many_files_it_has(inbox):
    zipped(inbox / "svar.zip", **{"__MACOSX/._a.xlsx": b"x", ".DS_Store": b"x"})
    (line,) = journeys.check([inbox], DEFINITION, TODAY)
    assert "antal filer i det: 2" in message(line.finding)


def test_a_personal_number_in_a_name_inside_an_archive_is_masked(inbox):
    zipped(inbox / "svar.zip", **{"brev 19121212-1212.pdf": b"%PDF"})
    assert "1212-1212" not in str(journeys.check([inbox], DEFINITION, TODAY))


def test_the_receipt_adds_up_with_archives_and_every_file_is_in_the_register(inbox):
    zipped(inbox / "svar.zip", **{"a.xlsx": written("0580"), "samma.xlsx": written("0580"), "../x.xlsx": b"x"})
    (inbox / "b.xlsx").write_bytes(written("0581"))
    (inbox / ".dold.xlsx").write_bytes(b"")
    (inbox / "Thumbs.db").write_bytes(b"x")
    done = journeys.consolidate_folder(inbox, inbox.parent / "r.xlsx", DEFINITION, TODAY, county_code="05")
    data = consolidated_data(done)
    assert {one["name"].removeprefix("in/") for one in data["files"]} >= {
        "svar.zip/a.xlsx",
        "svar.zip/samma.xlsx",
        "svar.zip",
        "b.xlsx",
        ".dold.xlsx",
        "Thumbs.db",
    }
    assert len(data["files"]) == 7
    assert data["rows"]["read"] == sum(count for name, count in data["rows"].items() if name != "read")
    assert {one.municipality.code for one in done.county.pictures} == {"0580", "0581"}


def locked(content: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def test_a_locked_book_is_read_with_its_password_and_told_without(inbox):
    content = locked(written("0580"), "hemligt")
    (inbox / "a.xlsx").write_bytes(content)
    without, wrong, right = (
        journeys.check([inbox], DEFINITION, TODAY, passwords=passwords)[0]
        for passwords in ((), ("fel",), ("fel", "hemligt"))
    )
    assert [one.finding.code for one in (without, wrong) if isinstance(one, Unread)] == ["krypterad", "fel-losenord"]
    assert isinstance(right, Submission)
    assert right.sha256 == sha256(content).hexdigest()
    assert (inbox / "a.xlsx").read_bytes() == content


LOCKED = locked(written("0580"), "x")


def test_one_patience_is_shared_by_all_files_of_a_run(inbox, monkeypatch):
    given = hanging(monkeypatch)
    for number in range(33):
        (inbox / f"{number:02}.xlsx").write_bytes(LOCKED)
    (inbox / "bra.xlsx").write_bytes(written("0580"))
    found = journeys.check([inbox], DEFINITION, TODAY)
    assert list(codes(found).values()) == ["for-langsam"] * 33 + ["läst"]
    assert given == pytest.approx([10] * 30 + [5] * 3)


def hanging(monkeypatch) -> list[float]:
    """Let every worker hang until its time is out, by a clock of our own; gives how long each was waited for."""
    from samverkan_xl.reading import isolation, patience

    given, now = [], [0.0]

    def hang(start, timeout, **_):
        given.append(timeout)
        now[0] += timeout
        raise subprocess.TimeoutExpired(start, timeout)

    monkeypatch.setattr(isolation.subprocess, "run", hang)
    for clocked in (isolation, patience):
        monkeypatch.setattr(clocked, "monotonic", lambda: now[0])
    return given


def test_an_archive_that_takes_all_its_time_takes_none_from_the_files_beside_it(inbox, monkeypatch):
    given = hanging(monkeypatch)
    zipped(inbox / "a.zip", **{f"{number:02}.xlsx": LOCKED for number in range(20)} | {"sist.xlsx": written("0580")})
    (inbox / "b.xlsx").write_bytes(LOCKED)
    (inbox / "c.xlsx").write_bytes(written("0581"))
    found = codes(journeys.check([inbox], DEFINITION, TODAY))
    assert given == [10] * 8 + [5] + [10]
    assert list(found.values()) == ["for-langsam"] * 9 + ["arkiv-for-langsamt"] * 12 + ["for-langsam", "läst"]
    assert list(found)[-1] == "c.xlsx"


def test_all_the_books_of_the_country_in_one_archive_have_time_on_a_slow_machine():
    from samverkan_xl.reading.patience import patience_with_archive

    patience = patience_with_archive(290)
    assert patience.seconds / 290 > 1
    assert patience_with_archive(2000).seconds <= 600


def test_each_password_that_is_tried_gives_more_time(inbox, monkeypatch):
    given = hanging(monkeypatch)
    (inbox / "a.xlsx").write_bytes(LOCKED)
    journeys.check([inbox], DEFINITION, TODAY, passwords=[str(number) for number in range(290)])
    assert given == pytest.approx([10 + 58])
