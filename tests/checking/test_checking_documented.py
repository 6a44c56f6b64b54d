"""The documentation of what can be sent says what is said: every outcome of sheets, rows, identity and privacy."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from samverkan_xl.checking import over_full
from samverkan_xl.model.catalogue import SENTENCES
from samverkan_xl.model.catalogue.privacy import PRIVACY
from samverkan_xl.model.catalogue.remarks import REMARKS
from samverkan_xl.model.catalogue.repairs import REPAIRS
from samverkan_xl.reading import limits
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode
from samverkan_xl.receiving import unread

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "bench"))
from false_positives import OTHERS, shares  # noqa: E402  # the measure lies beside the other benches

TEXT = (ROOT / "docs" / "vad-som-kan-skickas.md").read_text("utf-8")
SECTIONS = {part.split("\n")[0]: part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)}
OURS = "\n".join(SECTIONS[title] for title in ("Filer", "Blad och rader", "Vem är vem", "Personuppgifter"))
IDENTITY = (
    "annan-kommuns-bok", "kod-och-namn", "kod-saknas", "olika-perioder", "fel-lan", "fel-period", "revision-sankt",
    "ersatt", "lagre-revision-senare-datum", "samma-bok-tva-ganger", "samma-svar-tva-ganger", "samma-revision",
    "nyare-bok-stoppad", "samma-svar-som-annan-kommun", "inte-ifylld", "blad-saknas", "blad-saknas-liknande",
    "blad-omdopt", "extra-blad", "rubrik-saknas", "kolumn-saknas", "kolumn-saknas-liknande", "kolumn-omdopt",
    "extra-kolumn", "extra-kolumn-fler", "extra-blad-fler", "rubriker-i-delar", "olika-revisioner", "for-full-bok",
    "okand-rad", "dubbelt-id", "okand-bok", "id-pa-olast-blad",
)  # fmt: skip


def told():
    """Give what the last column of every row says, without its weight."""
    return {said.partition(": ")[2] for said in told_with_weight(OURS)}


def told_with_weight(text):
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    return {cells[3].strip() for cells in rows if len(cells) > 4}


@pytest.mark.parametrize("code", UnreadableCode)
def test_every_reason_why_a_file_is_not_read_stands_under_files_with_its_weight(code):
    finding = unread("fil", "", Unreadable(code)).finding
    assert f"{finding.severity.value}: {SENTENCES[code].short}" in told_with_weight(SECTIONS["Filer"])


def test_what_can_be_sent_begins_with_files():
    assert list(SECTIONS)[1] == "Filer"


@pytest.mark.parametrize(
    "limit", ["2 000 filer", "500 MB", "100 MB", "fem miljoner", "rad 20 000", "kolumn 400", "tio sekunder"]
)
def test_the_limits_that_are_told_are_those_that_are_held(limit):
    held = {
        f"{limits.MAX_ARCHIVED_FILES:,} filer".replace(",", " "),
        f"{limits.MAX_ARCHIVED_BYTES // 1_000_000} MB",
        f"{limits.MAX_FILE_BYTES // 1_000_000} MB",
        "fem miljoner" if limits.MAX_CELLS == 5_000_000 else "",
        f"rad {limits.MAX_ROW:,}".replace(",", " "),
        f"kolumn {limits.MAX_COLUMN}",
        "tio sekunder" if limits.MAX_SECONDS == 10 else "",
    }
    assert limit in held
    assert limit in SECTIONS["Filer"]


def test_the_bounds_of_a_book_that_is_too_full_are_those_that_are_told():
    figures = (over_full.MOST_SHEETS, over_full.MOST_CELLS, over_full.MOST_ROWS)
    sheets, cells, rows = (f"{figure:,}".replace(",", " ") for figure in figures)
    text = f"över {sheets} blad, {cells} ifyllda celler eller 20 miljoner tecken, eller över {rows} ifyllda rader"
    assert text in SECTIONS["Filer"]
    assert over_full.MOST_CHARACTERS == 20_000_000


@pytest.mark.parametrize("code", [*REPAIRS, *REMARKS, *PRIVACY, *IDENTITY])
def test_every_outcome_stands_in_the_table_in_the_words_of_the_report(code):
    assert SENTENCES[code].short in told()


def test_no_row_of_the_tables_tells_what_is_never_said():
    assert told() - {sentence.short for sentence in SENTENCES.values()} <= {"", "så står det"}


@pytest.mark.parametrize("kind", OTHERS)
def test_the_shares_that_are_taken_wrongly_are_those_that_are_measured(kind):
    (said,) = re.findall(rf"^\| {re.escape(kind)} \| ([\d,]+) % \|$", OURS, flags=re.MULTILINE)
    measured = 100 * shares({kind: OTHERS[kind]}, 3000, 11)[kind]
    assert abs(float(said.replace(",", ".")) - measured) < 2
