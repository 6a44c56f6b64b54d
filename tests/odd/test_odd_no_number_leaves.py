"""One folder and one letter with a number in every place and spelling: of none is a trace left in anything we write."""

from __future__ import annotations

import email
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.policy import default
from html import unescape
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pytest
from catalogue_preflight import comment
from catalogue_privacy import follow_ups
from numbered_places import PLACES, dashed, test_number
from odd_books import BASE, NEIGHBOUR, OTHER, Book, clean_book, zipped

from samverkan_xl import cli, receiving
from samverkan_xl.reference.municipalities import all_municipalities

DAY = ("--idag", "2026-11-23")
WIDE = {ord("0") + figure: 0xFF10 + figure for figure in range(10)}


def spelled(ten: str) -> list[object]:
    """Give one number as people and programs write it; what goes in one cell."""
    year, month, day, last = ten[:2], ten[2:4], ten[4:6], ten[6:]
    twelve = f"19{ten}"
    return [
        ten, twelve, dashed(ten), f"19{dashed(ten)}", f"{ten[:6]}+{last}", f"{ten[:6]} {last}", f"{ten[:6]}\u2011{last}", f"{ten[:6]}\u00ad-{last}",
        f"{year}-{month}-{day}-{last}", f"19{year}.{month}.{day} {last}", f"19 {year} {month} {day} {last[:2]} {last[2:]}", " ".join(twelve),
        f"{ten[:6]},{last}", f"{ten[:6]} ({last})", f"{ten[:6]}·{last}", f"{ten[:6]}\n{last}", f"{day}-{month}-19{year} {last}",
        dashed(ten).translate(WIDE), f"{ten[:6]}&#45;{last}", f"{ten[:6]}%2D{last}", f"{twelve[0]},{twelve[1:]}E+11",
        f"{twelve[:3]} {twelve[3:6]} {twelve[6:9]} {twelve[9:]}", f"mailto:{dashed(ten)}@x.se", int(ten), int(twelve), float(f"{ten[:6]}.{last}"),
        f'=HYPERLINK("{dashed(ten)}")',
    ]  # fmt: skip


SPELLINGS = len(spelled("1212121212"))
FIRST_CELL, FIRST_PLACE, FIRST_OTHER = 0, SPELLINGS, SPELLINGS + len(PLACES)
IN_TITLE, IN_SHEET, IN_COMMENT, ON_START, IN_ID, IN_OWN, IN_STRANGER, PARTED, IN_FILE, IN_FOLDER, IN_MEMBER, IN_PDF, IN_SUBJECT, IN_SENDER, IN_ATTACHED, IN_TEXT, IN_PART, IN_CRASH = (
    test_number(FIRST_OTHER + count) for count in range(18)
)  # fmt: skip
NUMBERS = [test_number(count) for count in range(FIRST_OTHER + 18)]


def full_book() -> Book:
    """Give a book that is counted, with a number of its own in each place and each spelling."""
    book = clean_book(BASE)
    follow_ups(tuple(spelled(test_number(count))[count] for count in range(SPELLINGS)))(book)
    for count, (_, lay, _) in enumerate(PLACES, FIRST_PLACE):
        lay(book, test_number(count))
    book["Roller"].fill("M4", (f"Pnr {dashed(IN_TITLE)}",), (None,), (dashed(IN_OWN),))
    book.set("Organisation!A6", dashed(IN_ID))
    book.set("Start!B20", f"19{ON_START}")
    book["Beslut"].fill("E6", (PARTED[:6], PARTED[6:]))
    book.add_sheet(f"Om {dashed(IN_SHEET)}", state="veryHidden").fill("B2", (dashed(IN_STRANGER),))
    comment(f"Gäller {dashed(IN_COMMENT)}", "C6")(book)
    return book


@pytest.fixture(scope="module")
def received(tmp_path_factory) -> Path:
    """Give a folder as it was received: a book that is counted, and files and folders with numbers in their names."""
    folder = tmp_path_factory.mktemp("hem") / "inkommet"
    inside = folder / f"svar {dashed(IN_FOLDER)}"
    inside.mkdir(parents=True)
    (folder / "linköping.xlsx").write_bytes(full_book().bytes())
    (folder / f"0581_{IN_FILE}.xlsx").write_bytes(clean_book(NEIGHBOUR).bytes())
    (inside / "bok.xlsx").write_bytes(clean_book(OTHER).bytes())
    (inside / f"brev {dashed(IN_PDF)}.pdf").write_bytes(b"%PDF-1.7")
    broken = clean_book(OTHER)
    broken.parts[f"xl/{dashed(IN_PART)}.xml"] = b"<!DOCTYPE x>"
    (folder / "svar.zip").write_bytes(
        zipped({f"{dashed(IN_MEMBER)}/bok.xlsx": clean_book(OTHER).bytes(), "trasig.xlsx": broken.bytes()})
    )
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line; gives all that it shows."""

    def runner(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["samverkan-xl", *map(str, arguments), *DAY])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = "\n".join(capsys.readouterr())
        assert ended.value.code in {0, 1, None}, shown
        return shown

    return runner


def texts(content: bytes) -> Iterator[str]:
    """Give all text in what was written: of zips each part and its name, of letters each decoded part and header."""
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
        return
    text = content.decode("utf-8", "replace")
    yield text
    if re.match(r"(?:[\w-]+: .*\r?\n)+", text) and "MIME-Version" in text:
        yield from _of_letter(email.message_from_bytes(content, policy=default))


def _of_letter(letter: Message) -> Iterator[str]:
    for part in letter.walk():
        yield from map(str, part.values())
        if not part.is_multipart():
            yield from texts(part.get_payload(decode=True) or b"")


def digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)


def left_in(*written: bytes | str) -> list[str]:
    """Name the numbers of which all digits stand, in order and with nothing but other signs between, in what is given."""
    contents = (one.encode() if isinstance(one, str) else one for one in written)
    looked = [digits(form(text)) for one in contents for text in texts(one) for form in (str, unescape, unquote)]
    return [number for number in NUMBERS if any(number in one for one in looked)]


def everything_in(folder: Path, but: frozenset[str] = frozenset()) -> list[bytes | str]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        *(str(path.relative_to(folder)) for path in paths),
        *(path.read_bytes() for path in paths if path.name not in but),
    ]


def test_the_measure_finds_a_number_wherever_it_is_left(received):
    missed = set(NUMBERS) - set(left_in(*everything_in(received)))
    letters_and_crashes = {IN_SUBJECT, IN_SENDER, IN_ATTACHED, IN_TEXT, IN_CRASH}
    assert len(missed - letters_and_crashes) <= len(PLACES) // 4  # parts laid twice, and runs with figures between


def test_kontrollera_shows_none(received, run):
    assert left_in(run("kontrollera", received), run("kontrollera", received, "--json")) == []


def test_every_spelling_stops_its_row(received, run):
    told = json.loads(run("kontrollera", received / "linköping.xlsx", "--json"))
    cells = {one["cell"] for one in found_in(told) if one["code"] == "personnummer" and one["sheet"] == "Uppföljning"}
    assert cells == {f"G{row}" for row in range(10, 10 + SPELLINGS)}


def found_in(told: object) -> list[dict[str, object]]:
    """Give the findings, wherever in the data they lie."""
    if isinstance(told, dict):
        return ([told] if "code" in told else []) + [one for each in told.values() for one in found_in(each)]
    return [one for each in told for one in found_in(each)] if isinstance(told, list) else []


@pytest.fixture
def report(received, run, tmp_path) -> Path:
    """Give the county report in a folder of its own beside a copy of what was received."""
    shutil.copytree(received, tmp_path / "inkommet")
    shown = run("konsolidera", tmp_path / "inkommet", "--till", tmp_path / "rapport" / "r.xlsx", "--lan", "05")
    again = run(
        "konsolidera", tmp_path / "inkommet", "--till", tmp_path / "rapport" / "r.xlsx", "--lan", "05", "--json"
    )
    assert left_in(shown, again) == []
    return tmp_path / "rapport" / "r.xlsx"


def test_konsolidera_leaves_none_in_any_part_of_the_report(report):
    assert left_in(*everything_in(report.parent)) == []


def letter() -> bytes:
    made = EmailMessage()
    made["From"] = f"Anna {dashed(IN_SENDER)} <anna@linkoping.se>"
    made["To"], made["Subject"] = "lan@example.se", f"Svar {dashed(IN_SUBJECT)}"
    made["Date"], made["Message-ID"] = "Mon, 2 Mar 2026 09:05:00 +0100", f"<{IN_SUBJECT}@example.se>"
    made.set_content(f"Hej! Det gäller {dashed(IN_TEXT)}.")
    for name, content in (
        (f"bok {dashed(IN_ATTACHED)}.xlsx", full_book().bytes()),
        (f"{IN_ATTACHED}.pdf", b"%PDF-1.7"),
    ):
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def test_inkorg_and_reminders_leave_none_and_keep_the_book_as_it_came(report, run, tmp_path):
    post, received = tmp_path / "post", tmp_path / "intaget"
    post.mkdir()
    (post / f"brev {dashed(IN_ATTACHED)}.eml").write_bytes(letter())
    shown = [run("inkorg", post, "--till", received, "--json"), run("inkorg", post, "--till", received)]
    laid = [path for path in received.rglob("*.xlsx") if path.name != "inkorg.xlsx"]
    assert [path.read_bytes() for path in laid] == [full_book().bytes()]
    assert left_in(*shown, *everything_in(received, frozenset(path.name for path in laid))) == []

    run("skapa", "--lan", "05", "--period", "2026", "--till", tmp_path / "böcker")
    whose = [one.code for one in all_municipalities() if one.code.startswith("05")]
    contacts = "".join(f"{code};k{code}@example.se\n" for code in whose)
    (tmp_path / "kontakter.csv").write_text(f"Kommunkod;E-post\n{contacts}", "utf-8")
    asked = ("--paminnelse", report, "--inkorg", received, "--kalender", "--till", tmp_path / "ut")
    told = run("utskick", tmp_path / "böcker", "--kontakter", tmp_path / "kontakter.csv", *asked)
    letters = list((tmp_path / "ut").rglob("*.eml"))
    assert any("personnummer" in text for path in letters for text in texts(path.read_bytes()))
    assert left_in(told, *everything_in(tmp_path / "ut")) == []


def test_a_fault_of_ours_shows_none_of_what_it_stumbled_on(received, run, monkeypatch):
    def stumble(*given: object) -> None:
        raise RuntimeError(f"kan inte läsa {dashed(IN_CRASH)}")

    monkeypatch.setattr(receiving, "check_book", stumble)
    shown = run("kontrollera", received), run("kontrollera", received, "--json")
    assert "RuntimeError" in "".join(shown)
    assert left_in(*shown) == []


def test_nor_does_a_fault_that_ends_the_run(received, monkeypatch, capsys):
    def stumble(*given: object) -> SimpleNamespace:
        raise RuntimeError(dashed(IN_CRASH))

    monkeypatch.setattr(receiving.Reception, "outcomes", stumble)
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", "kontrollera", str(received), *DAY])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    shown = "\n".join(capsys.readouterr())
    assert ended.value.code == 2
    assert "RuntimeError" in shown
    assert left_in(shown) == []
