"""The documentation of what can be sent says what is said: every outcome of sheets, rows, identity and privacy."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from samverkan_xl.model.catalogue import SENTENCES
from samverkan_xl.model.catalogue.privacy import PRIVACY
from samverkan_xl.model.catalogue.remarks import REMARKS
from samverkan_xl.model.catalogue.repairs import REPAIRS

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "bench"))
from false_positives import OTHERS, shares  # noqa: E402  # the measure lies beside the other benches

TEXT = (ROOT / "docs" / "vad-som-kan-skickas.md").read_text("utf-8")
SECTIONS = {part.split("\n")[0]: part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)}
OURS = "\n".join(SECTIONS[title] for title in ("Blad och rader", "Vem är vem", "Personuppgifter"))
IDENTITY = (
    "annan-kommuns-bok", "kod-och-namn", "kod-saknas", "olika-perioder", "fel-lan", "fel-period", "revision-sankt",
    "ersatt", "lagre-revision-senare-datum", "samma-bok-tva-ganger", "samma-svar-tva-ganger", "samma-revision",
    "nyare-bok-stoppad", "samma-svar-som-annan-kommun", "inte-ifylld", "blad-saknas", "blad-saknas-liknande",
    "blad-omdopt", "extra-blad", "rubrik-saknas", "kolumn-saknas", "kolumn-saknas-liknande", "kolumn-omdopt",
    "extra-kolumn", "okand-rad", "dubbelt-id",
)  # fmt: skip


def told():
    """Give what the last column of every row says, without its weight."""
    rows = [line.split("|") for line in OURS.splitlines() if line.startswith("| ") and "---" not in line]
    return {cells[3].strip().partition(": ")[2] for cells in rows if len(cells) > 4}


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
