"""The same mailing once more: what was ticked stays ticked, and the day alone changes nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan_xl import journeys
from samverkan_xl.folders import FileTakenError
from samverkan_xl.mailing import accounts
from samverkan_xl.mailing.material import Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import prepare
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

TODAY = date(2026, 11, 23)
WHOSE = [municipality(code) for code in ("0512", "0513", "0563")]
SENT = "✔ Skickat"


@pytest.fixture
def asked(tmp_path) -> Mailing:
    """Give a mailing of three books."""
    journeys.create(WHOSE, "2026", tmp_path / "böcker", standard_definition(), TODAY)
    contacts = tmp_path / "kontakter.csv"
    contacts.write_text("Kommunkod;E-post\n512;ydre@k.se\n513;kinda@k.se\n563;vald@k.se\n", "utf-8")
    return Mailing(tmp_path / "böcker", contacts, tmp_path / "ut", standard_definition(), TODAY, sender="Länet")


def laid(asked: Mailing, **how):
    return write_outbox(prepare(asked), asked.outbox, asked.today, **how)


def tick(asked: Mailing, code: str, status: str = SENT, note: str = "") -> None:
    book = load_workbook(asked.outbox / "utskickslista.xlsx")
    sheet = book["Utskickslista"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    for row in range(5, sheet.max_row + 1):
        if sheet.cell(row, columns["Kommunkod"]).value == code:
            sheet.cell(row, columns["Status"], status)
            sheet.cell(row, columns["Egen anteckning"], note or None)
    book.save(asked.outbox / "utskickslista.xlsx")


def listed(asked: Mailing) -> dict[str, tuple]:
    rows = list(
        load_workbook(asked.outbox / "utskickslista.xlsx")["Utskickslista"].iter_rows(min_row=4, values_only=True)
    )
    at = {title: number for number, title in enumerate(rows[0])}
    return {row[at["Kommunkod"]]: (row[at["Status"]], row[at["Egen anteckning"]], row[at["Till"]]) for row in rows[1:]}


def whole(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_next_day_the_same_command_changes_nothing_and_what_is_ticked_stays(asked):
    laid(asked)
    tick(asked, "0513", note="ringde")
    before = whole(asked.outbox)
    done = laid(replace(asked, today=TODAY + timedelta(days=1)))
    assert whole(asked.outbox) == before
    assert (done.kept, done.anew, done.notes) == (("0513",), (), 1)


def test_a_letter_that_has_changed_is_to_send_again_and_the_others_stay_ticked(asked):
    laid(asked)
    for code in ("0512", "0513"):
        tick(asked, code, note=f"not {code}")
    asked.contacts.write_text(asked.contacts.read_text("utf-8").replace("kinda@", "ny@"), "utf-8")
    with pytest.raises(FileTakenError, match="0513 Kinda") as refused:
        laid(asked)
    assert "0512" not in str(refused.value)
    assert listed(asked)["0513"][0] == SENT, "a refusal changes nothing"
    done = laid(asked, overwrite=True)
    assert (done.kept, done.anew) == (("0512",), ("0513",))
    assert listed(asked) == {
        "0512": (SENT, "not 0512", "ydre@k.se"),
        "0513": ("▲ Att skicka", "not 0513", "ny@k.se"),
        "0563": ("▲ Att skicka", None, "vald@k.se"),
    }
    told = "\n".join(accounts.drafted_lines(prepare(asked), done, asked.outbox))
    assert "1 brev är likadana som förut" in told
    assert "0513 Kinda" in told


def test_every_letter_that_has_changed_is_named_before_anything_is_written_over(asked, tmp_path):
    laid(asked)
    (tmp_path / "eget.txt").write_text("Ämne: Nytt {kommun}\n\nHej", "utf-8")
    with pytest.raises(FileTakenError, match="3 brev") as refused:
        laid(replace(asked, text=tmp_path / "eget.txt"))
    for one in WHOSE:
        assert f"{one.code} {one.name}" in str(refused.value)


def test_a_list_that_was_sorted_and_has_a_column_more_is_left_as_it_is(asked):
    laid(asked)
    path = asked.outbox / "utskickslista.xlsx"
    book = load_workbook(path)
    sheet = book["Utskickslista"]
    sheet.move_range("A5:I5", rows=9)
    sheet.cell(4, 12, "Ringt")
    book.save(path)
    before = path.read_bytes()
    laid(asked)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("status", "note"), [("skickat", "=1+1"), ("Ringt först", "#N/A"), (SENT, "å" * 3000)])
def test_whatever_stands_in_status_and_note_comes_through_a_change_of_another_letter_as_it_is(asked, status, note):
    laid(asked)
    tick(asked, "0512", status, note)
    book = load_workbook(asked.outbox / "utskickslista.xlsx")
    book["Utskickslista"]["I5"].data_type = "s"
    book.save(asked.outbox / "utskickslista.xlsx")
    asked.contacts.write_text(asked.contacts.read_text("utf-8").replace("kinda@", "ny@"), "utf-8")
    laid(asked, overwrite=True)
    assert listed(asked)["0512"] == (status, note, "ydre@k.se")


def test_a_letter_whose_files_are_gone_is_to_send_again_when_its_subject_has_changed(asked, tmp_path):
    laid(asked)
    tick(asked, "0513")
    for folder in ("brev", "bilagor"):
        shutil.rmtree(asked.outbox / folder)
    (asked.outbox / "brevmall.txt").unlink()
    (tmp_path / "eget.txt").write_text("Ämne: Nytt {kommun}\n\nHej", "utf-8")
    laid(replace(asked, text=tmp_path / "eget.txt"))
    assert listed(asked)["0513"][0] == "▲ Att skicka"


def test_files_of_another_mailing_alone_are_not_mixed_with_this_ones(asked):
    laid(asked)
    shutil.rmtree(asked.outbox / "brev")
    (asked.outbox / "utskickslista.xlsx").unlink()
    with pytest.raises(FileTakenError, match="hör till ett annat utskick"):
        laid(replace(asked, only=frozenset({"0513"})))
    assert not (asked.outbox / "brev").exists()


def test_another_file_in_the_lists_place_is_not_written_over(asked):
    asked.outbox.mkdir()
    (asked.outbox / "utskickslista.xlsx").write_bytes(b"mitt eget")
    with pytest.raises(FileTakenError, match="utskickslista"):
        laid(asked)
    assert (asked.outbox / "utskickslista.xlsx").read_bytes() == b"mitt eget"


def test_contacts_that_get_no_letter_are_named(asked):
    (notice,) = prepare(replace(asked, only=frozenset({"0512", "0513"}))).notices
    assert "1 kontakt i listan får inget brev den här gången: 0563 Valdemarsvik." in notice.line
