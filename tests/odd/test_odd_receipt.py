"""The receipt is a balance: lose a row anywhere on the way and the run ends with 2, says where, and writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from odd_books import BASE, NEIGHBOUR, TODAY, clean_book

from samverkan_xl import cli
from samverkan_xl.checking import raw_rows
from samverkan_xl.consolidating import consolidate as consolidating
from samverkan_xl.model.submission import Outcome

Break = Callable[[pytest.MonkeyPatch], None]


def row_lost_on_the_way_to_the_report(monkeypatch) -> None:
    rows = consolidating._rows
    monkeypatch.setattr(consolidating, "_rows", lambda pictures, sheet: list(rows(pictures, sheet))[sheet == "needs" :])


def row_counted_twice_in_the_report(monkeypatch) -> None:
    rows = consolidating._rows

    def doubled(pictures, sheet):
        found = list(rows(pictures, sheet))
        return found + found[:1] * (sheet == "roles")

    monkeypatch.setattr(consolidating, "_rows", doubled)


def whole_book_lost_between_judging_and_reporting(monkeypatch) -> None:
    pictures = consolidating._pictures
    monkeypatch.setattr(consolidating, "_pictures", lambda *given: list(pictures(*given))[1:])


def row_lost_while_it_is_collected(monkeypatch) -> None:
    """Count a row as entered and then forget it."""
    collect = raw_rows.collect_row

    def forgetful(sheet, number):
        collect(sheet, number)
        if sheet.found.sheet.key == "roles" and number == 6:
            sheet.rows.pop()
            sheet.numbers.pop()

    monkeypatch.setattr(raw_rows, "collect_row", forgetful)


def row_lost_when_it_is_submitted(monkeypatch) -> None:
    check = sys.modules["samverkan_xl.receiving"].check_book

    def lossy(*given):
        found = check(*given)
        rows = dict(found.rows)
        rows["agreements"] = rows["agreements"][:-1]
        return replace(found, rows=rows)

    monkeypatch.setattr("samverkan_xl.receiving.check_book", lossy)


def rejected_row_forgotten(monkeypatch) -> None:
    kept_out = consolidating._kept_out
    monkeypatch.setattr(
        consolidating, "_kept_out", lambda judged: (one for one in kept_out(judged) if one is not Outcome.REJECTED)
    )


BREAKS = (
    row_lost_on_the_way_to_the_report, row_counted_twice_in_the_report, whole_book_lost_between_judging_and_reporting,
    row_lost_while_it_is_collected, row_lost_when_it_is_submitted, rejected_row_forgotten,
)  # fmt: skip


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "in").mkdir()
    book = clean_book(BASE)
    book.set("Roller!I7", "3/4/26")
    (tmp_path / "in" / "bok.xlsx").write_bytes(book.bytes())
    (tmp_path / "in" / "granne.xlsx").write_bytes(clean_book(NEIGHBOUR).bytes())
    return tmp_path / "in"


@pytest.fixture
def run(monkeypatch, capsys, inbox):
    def runner(*more: str):
        given = [
            "konsolidera",
            str(inbox),
            "--till",
            str(inbox.parent / "rapport.xlsx"),
            "--idag",
            TODAY.isoformat(),
            *more,
        ]
        monkeypatch.setattr(sys, "argv", ["samverkan-xl", *given])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code or 0, *capsys.readouterr()

    return runner


def test_nothing_broken_adds_up(run, inbox):
    code, out, _ = run()
    assert code == 0
    assert "Det stämmer." in out
    assert (inbox.parent / "rapport.xlsx").exists()


@pytest.mark.parametrize("breaking", BREAKS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("before", [None, b"den gamla rapporten"], ids=["no report before", "an old report"])
def test_a_receipt_that_does_not_add_up_ends_the_run_with_2_and_leaves_what_was(
    run, inbox, monkeypatch, breaking, before
):
    report = inbox.parent / "rapport.xlsx"
    if before is not None:
        run()
        before = report.read_bytes()
    breaking(monkeypatch)
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("Kvittot stämmer inte: ")
    assert err.count("\n") == 1
    assert report.exists() is (before is not None)
    assert before is None or report.read_bytes() == before
    assert not list(inbox.parent.glob(".samverkan-*"))


@pytest.mark.parametrize(
    "breaking", [row_lost_while_it_is_collected, row_lost_when_it_is_submitted], ids=lambda one: one.__name__
)
def test_a_receipt_that_does_not_add_up_says_in_which_file_and_sheet(run, monkeypatch, breaking):
    breaking(monkeypatch)
    _, _, err = run()
    assert "bok.xlsx" in err
    assert "Roller" in err or "Överenskommelser" in err
