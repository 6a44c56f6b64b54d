"""Letters taken in with real books: what is laid in the folder, what the register tells, and what the report makes of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inbox_runs import TODAY, Inbox
from letter_making import attached, letter, zipped
from openpyxl import load_workbook

from samverkan_xl import folders, journeys
from samverkan_xl.checking.inbox_lines import inbox_lines
from samverkan_xl.folders import CannotWriteError, FileTakenError, FolderMissingError
from samverkan_xl.inbox import laying_in, taking_in
from samverkan_xl.inbox.registers import register_in
from samverkan_xl.inbox.source import NothingToTakeInError, SameFolderError
from samverkan_xl.inbox.taking_in import RegisterTakenError
from samverkan_xl.mail.answers_without_books import bookless_letters
from samverkan_xl.model.inbox import INBOX_NAME, INBOX_TITLES, InboxLine
from samverkan_xl.reading.book import Received, read_book
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.mail.inbox_book import inbox_book

ANNA = b"=?utf-8?Q?Anna_=C3=96berg?= <anna@valdemarsvik.se>"
PERSONAL = "850709-9805"


def piece(content):
    return sha256(content).hexdigest()[:6]


def book_letter(content, name=b'filename="=?utf-8?Q?V=C3=A5rt_svar.xlsx?="', **options):
    return letter(attached(content, name), **({"sender": ANNA} | options))


def report_of(inbox, tmp_path, name="r.xlsx"):
    return journeys.consolidate_folder(inbox.received, tmp_path / name, standard_definition(), TODAY, county_code="05")


def test_a_book_is_laid_in_unchanged_under_a_name_that_tells_whose_it_is(inbox, valdemarsvik):
    inbox.put("brev.eml", book_letter(valdemarsvik))
    taken = inbox.take()
    name = f"0563 Valdemarsvik 2026 r1 – {piece(valdemarsvik)}.xlsx"
    assert inbox.files() == [name, INBOX_NAME]
    assert (inbox.received / name).read_bytes() == valdemarsvik
    assert taken.lines == (
        InboxLine(
            stored_as=name,
            municipality="Valdemarsvik",
            code="0563",
            sender="Anna Öberg <anna@valdemarsvik.se>",
            sent="2026-03-02 09:05",
            subject="Svar",
            file_as_sent="Vårt svar.xlsx",
            place="brev.eml",
            message_id="nr1@example.se",
            sha256=sha256(valdemarsvik).hexdigest(),
        ),
    )


def test_the_municipality_is_told_by_what_is_inside_never_by_the_name(inbox, valdemarsvik):
    inbox.put("brev.eml", book_letter(valdemarsvik, b'filename="0581 Norrkoping 2026 r7.xlsx"'))
    (line,) = inbox.take().lines
    assert (line.code, line.stored_as[:12]) == ("0563", "0563 Valdema")


def test_a_file_that_is_no_book_of_ours_is_kept_as_unknown_and_says_why(inbox):
    strange = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
    inbox.put("brev.eml", book_letter(strange))
    (line,) = inbox.take().lines
    assert line.stored_as == f"okänd – {piece(strange)}.xlsx"
    assert (line.code, line.municipality) == ("", "")
    assert line.remark
    assert line.remedy


def test_a_workbook_cut_short_is_kept_and_named(inbox, valdemarsvik):
    inbox.put("brev.eml", book_letter(valdemarsvik[:-500]))
    (line,) = inbox.take().lines
    assert line.stored_as.startswith("okänd – ")
    assert line.remark


def test_the_same_attachment_in_two_letters_lies_there_once_and_has_two_lines(inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", book_letter(valdemarsvik, b'filename="igen.xlsx"', number=2))
    first, second = inbox.take().lines
    assert (first.stored_as, first.sha256) == (second.stored_as, second.sha256)
    assert len(inbox.files()) == 2
    assert "Samma bok har kommit mer än en gång" in second.remark


def test_the_same_letter_saved_twice_has_one_line(inbox, valdemarsvik):
    content = book_letter(valdemarsvik)
    inbox.put("a.eml", content)
    inbox.put("kopia/b.eml", content)
    inbox.put("post.mbox", b"From a@b.se Mon Mar  2 09:00:00 2026\n" + content.replace(b"\r\n", b"\n"))
    assert len(inbox.take().lines) == 1


def test_running_again_adds_only_what_is_new_and_changes_nothing_else(inbox, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("utan.eml", letter(number=5))
    inbox.put("lös.txt", b"hej")
    inbox.take()
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in inbox.received.iterdir()}
    assert inbox.take().lines == ()
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in inbox.received.iterdir()} == before
    inbox.put("b.eml", book_letter(norrkoping, sender=b"x@polisen.se", number=2))
    assert [line.code for line in inbox.take().lines] == ["0581"]
    assert [line.message_id for line in register_in(inbox.received / INBOX_NAME)] == [
        "nr1@example.se", "nr2@example.se", "nr5@example.se", "",
    ]  # fmt: skip


def test_the_same_letters_give_the_same_folder_byte_for_byte(inbox, tmp_path, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", book_letter(norrkoping, number=2))
    inbox.take()
    first = {path.name: path.read_bytes() for path in inbox.received.iterdir()}
    shutil.rmtree(inbox.received)
    inbox.take()
    assert {path.name: path.read_bytes() for path in inbox.received.iterdir()} == first


def test_nothing_is_written_over_even_when_the_name_is_taken(inbox, valdemarsvik):
    inbox.received.mkdir()
    taken = inbox.received / f"0563 Valdemarsvik 2026 r1 – {piece(valdemarsvik)}.xlsx"
    taken.write_bytes(b"something else")
    inbox.put("a.eml", book_letter(valdemarsvik))
    (line,) = inbox.take().lines
    assert taken.read_bytes() == b"something else"
    assert line.stored_as == f"0563 Valdemarsvik 2026 r1 – {sha256(valdemarsvik).hexdigest()[:16]}.xlsx"
    assert (inbox.received / line.stored_as).read_bytes() == valdemarsvik


def test_a_book_whose_every_name_is_taken_is_refused_and_nothing_written_over(inbox, valdemarsvik):
    inbox.received.mkdir()
    digest = sha256(valdemarsvik).hexdigest()
    for length in (6, 16, 64):
        (inbox.received / f"0563 Valdemarsvik 2026 r1 – {digest[:length]}.xlsx").write_bytes(b"something else")
    inbox.put("a.eml", book_letter(valdemarsvik))
    with pytest.raises(FileTakenError, match="är upptagen av en annan fil"):
        inbox.take()
    assert {path.read_bytes() for path in inbox.received.iterdir()} == {b"something else"}


def test_a_book_that_somebody_has_taken_away_is_laid_back(inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    (line,) = inbox.take().lines
    (inbox.received / line.stored_as).unlink()
    assert inbox.take().lines == ()
    assert (inbox.received / line.stored_as).read_bytes() == valdemarsvik


def test_what_people_wrote_beside_a_line_stays_and_so_does_their_order_of_columns(inbox, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    path = inbox.received / INBOX_NAME
    book = load_workbook(path)
    sheet = book["Inkorg"]
    titles = [cell.value for cell in sheet[4]]
    sheet.cell(5, titles.index("Egen anteckning") + 1).value = "Ringt Anna"
    sheet.move_range(f"A4:N{sheet.max_row}", cols=2)
    book.save(path)
    inbox.put("b.eml", book_letter(norrkoping, number=2))
    inbox.take()
    lines = register_in(path)
    assert [(line.code, line.note) for line in lines] == [("0563", "Ringt Anna"), ("0581", "")]


def written_in(path, cells):
    """Write in a register as people do: `cells` by row and column."""
    book = load_workbook(path)
    for (row, column), text in cells.items():
        book["Inkorg"].cell(row, column).value = text
    book.save(path)


def test_a_line_of_the_register_tells_the_weight_of_the_worst_that_is_said_in_it(inbox, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", letter(attached(b"MZ", b'filename="svar.xlsx"'), attached(valdemarsvik), number=2))
    inbox.put("c.eml", letter(number=3))
    inbox.put("d.eml", letter(number=4, headers=b"Auto-Submitted: auto-replied\r\n"))
    inbox.put("e.eml", letter(attached(norrkoping[:-900]), number=5))
    inbox.take()
    weights = {line.message_id[:3]: line.weight for line in register_in(inbox.received / INBOX_NAME)}
    assert weights == {"nr1": "", "nr2": "✖ Fel", "nr3": "▲ Fråga", "nr4": "– Upplysning", "nr5": "✖ Fel"}
    inbox.put("f.eml", letter(number=6))
    inbox.take()
    assert [line.weight for line in register_in(inbox.received / INBOX_NAME)].count("✖ Fel") == 2


def test_columns_and_rows_that_people_add_stay(inbox, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    path = inbox.received / INBOX_NAME
    ours = {cell.value: cell.column for cell in load_workbook(path)["Inkorg"][4]}
    free = len(ours) + 1
    added = {(4, free): "Diarienummer", (5, free): "LST-1", (4, free + 1): "diarienummer", (5, free + 1): 27}
    added |= {(4, free + 2): "Rad 1\nrad 2"}
    written_in(
        path, added | {(6, ours["Egen anteckning"]): "Ydre ringde", (7, ours["Avsändare"]): "Kinda, per telefon"}
    )
    for number, book in enumerate((norrkoping, valdemarsvik + b"0"), 2):
        inbox.put(f"{number}.eml", book_letter(book, number=number))
        inbox.take()
    lines = register_in(path)
    own = {"Diarienummer": "LST-1", "diarienummer 1": "27", "Rad 1 rad 2": ""}
    assert {line.message_id: dict(line.own) for line in lines if line.message_id} == {
        "nr1@example.se": own, "nr2@example.se": dict.fromkeys(own, ""), "nr3@example.se": dict.fromkeys(own, ""),
    }  # fmt: skip
    assert {(line.sender, line.note) for line in lines if not line.message_id} == {
        ("", "Ydre ringde"), ("Kinda, per telefon", ""),
    }  # fmt: skip
    assert inbox.lines() == ()


def test_a_register_that_people_have_saved_is_not_touched_when_nothing_new_has_come(inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    register = inbox.received / INBOX_NAME
    written_in(register, {(1, 1): "Min inkorg"})
    saved = register.read_bytes()
    inbox.take()
    assert register.read_bytes() == saved


def test_what_people_add_to_a_register_is_no_part_of_the_report_or_of_the_data(inbox, tmp_path, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    report_of(inbox, tmp_path, "före.xlsx")
    written_in(inbox.received / INBOX_NAME, {(4, 15): "Diarienummer", (5, 15): "LST-1"})
    report_of(inbox, tmp_path, "efter.xlsx")
    assert (tmp_path / "före.xlsx").read_bytes() == (tmp_path / "efter.xlsx").read_bytes()


def test_a_run_that_is_stopped_half_way_leaves_whole_files_and_the_next_one_goes_on(
    inbox, monkeypatch, valdemarsvik, norrkoping
):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", book_letter(norrkoping, number=2))
    inbox.put("c.eml", letter(number=3))
    save, count = folders.save, []
    for stop_at in (1, 2, 3):
        count.clear()

        def stopping(content, path, stop_at=stop_at, **options):
            count.append(path)
            if len(count) == stop_at:
                raise KeyboardInterrupt
            save(content, path, **options)

        with monkeypatch.context() as patched:
            patched.setattr(laying_in, "save", stopping)
            patched.setattr("samverkan_xl.inbox.taking_in.save", stopping)
            with pytest.raises(KeyboardInterrupt):
                inbox.take()
        known = {sha256(content).hexdigest() for content in (valdemarsvik, norrkoping)}
        there = list(inbox.received.iterdir()) if inbox.received.exists() else []
        assert {sha256(path.read_bytes()).hexdigest() for path in there} <= known
        assert not any(path.name.startswith(".samverkan") for path in there)
    assert len(inbox.take().lines) == 3
    assert len(inbox.files()) == 3


def test_a_process_killed_at_any_moment_leaves_no_half_file(tmp_path, valdemarsvik):
    inbox = Inbox(tmp_path)
    for number in range(40):
        inbox.put(f"{number}.eml", book_letter(valdemarsvik + b"\0" * number, number=number))
    command = [
        sys.executable,
        "-m",
        "samverkan_xl",
        "inkorg",
        str(inbox.source),
        "--till",
        str(inbox.received),
        "--idag",
        str(TODAY),
    ]
    sent = {sha256(valdemarsvik + b"\0" * number).hexdigest() for number in range(40)}
    for seconds in (0.9, 1.2, 1.6):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            running.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        there = list(inbox.received.glob("*.xlsx")) if inbox.received.exists() else []
        for path in there:
            if path.name == INBOX_NAME:
                assert register_in(path) is not None
            else:
                assert sha256(path.read_bytes()).hexdigest() in sent
    inbox.take()
    assert len(register_in(inbox.received / INBOX_NAME)) == 40


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        (b"anna@valdemarsvik.se", ""),
        (b"anna@kommun.valdemarsvik.se", ""),
        (b"anna@valdemarsvikskommun.se", ""),
        (b"anna@polisen.se", ""),
        (b"anna@lansstyrelsen.se", ""),
        (b"anna@linkoping.se", "Avsändarens adress (@linkoping.se) liknar Linköping, men boken gäller Valdemarsvik."),
        (
            b"anna@utb.linkoping.se",
            "Avsändarens adress (@utb.linkoping.se) liknar Linköping, men boken gäller Valdemarsvik.",
        ),
        (
            b"anna@xn--linkping-q4a.se",
            "Avsändarens adress (@xn--linkping-q4a.se) liknar Linköping, men boken gäller Valdemarsvik.",
        ),
        (
            b"anna@upplands-bro.se",
            "Avsändarens adress (@upplands-bro.se) liknar Upplands-Bro, men boken gäller Valdemarsvik.",
        ),
        (b"anna@habo.se", "Avsändarens adress (@habo.se) liknar Håbo eller Habo, men boken gäller Valdemarsvik."),
        (b"anna@Gmail.com", "Brevet kommer från en privat adress (@gmail.com)."),
        (b"Anna utan adress", ""),
    ],
)
def test_a_sender_who_does_not_agree_with_the_book_is_pointed_out_and_decides_nothing(
    inbox, valdemarsvik, sender, told
):
    inbox.put("a.eml", book_letter(valdemarsvik, sender=sender))
    (line,) = inbox.take().lines
    assert (line.code, line.remark) == ("0563", told)


def test_two_books_of_one_municipality_from_two_senders_are_pointed_out(inbox, valdemarsvik, later):
    inbox.put("a.eml", book_letter(valdemarsvik, sender=b"Anna <anna@valdemarsvik.se>"))
    inbox.put("b.eml", book_letter(later, sender=b"Polis <p@polisen.se>", number=2))
    inbox.put("c.eml", book_letter(later, sender=b"Polis <p@polisen.se>", number=3))
    first, second, third = inbox.take().lines
    assert first.remark == ""
    assert second.remark == "En annan bok för Valdemarsvik har kommit från Anna <anna@valdemarsvik.se>."
    assert third.remark == "Samma bok har kommit mer än en gång; den finns en gång."
    inbox.put("d.eml", book_letter(later + b"\0", sender=b"Bo <bo@valdemarsvik.se>", number=4))
    assert "En annan bok för Valdemarsvik har kommit" in inbox.take().lines[0].remark


def test_what_a_program_wrote_about_a_letter_is_nobodys_answer(inbox):
    inbox.put("a.eml", letter(b"Content-Type: text/x\r\n\r\nhej", kind=b"report", sender=b"post@kinda.se"))
    inbox.put("b.eml", letter(sender=b"bo@kinda.se", number=2))
    assert [one.sender for one in bookless_letters(inbox.take().lines, {})] == ["bo@kinda.se"]


def test_a_register_that_another_program_holds_is_refused_before_anything_is_read(inbox, valdemarsvik, monkeypatch):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    inbox.put("b.eml", book_letter(valdemarsvik, number=2))
    opening = Path.open

    def held(path, mode="r", *more, **options):
        if path.name == INBOX_NAME and "+" in mode:
            raise PermissionError
        return opening(path, mode, *more, **options)

    monkeypatch.setattr(Path, "open", held)
    monkeypatch.setattr(taking_in, "letters_from", lambda *_: pytest.fail("read letters in vain"))
    with pytest.raises(CannotWriteError, match="är öppen i ett annat program"):
        inbox.take()


def test_a_sender_may_suggest_whose_a_nameless_book_is(inbox):
    inbox.put("a.eml", book_letter(zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), sender=b"a@habo.se"))
    (line,) = inbox.take().lines
    assert "Avsändarens adress (@habo.se) liknar Håbo eller Habo." in line.remark
    assert line.code == ""


def test_personal_identity_numbers_are_masked_wherever_they_stand(inbox, valdemarsvik):
    content = book_letter(
        valdemarsvik, f'filename="{PERSONAL}.xlsx"'.encode(), sender=f"{PERSONAL} <p{PERSONAL}@habo.se>".encode()
    )
    content = content.replace(b"Subject: Svar", f"Subject: Svar om {PERSONAL}".encode()).replace(
        b"nr1@", f"{PERSONAL}@".encode()
    )
    inbox.put(f"{PERSONAL}.eml", content)
    inbox.put("b.eml", letter(attached(b"%PDF", f'filename="{PERSONAL}.pdf"'.encode()), number=2))
    taken = inbox.take()
    assert PERSONAL not in repr(taken)
    assert (
        "I brevets ämne, avsändare eller filnamn står ett personnummer" in taken.lines[1].remark + taken.lines[0].remark
    )
    cells = [str(cell.value) for row in load_workbook(inbox.received / INBOX_NAME).active.iter_rows() for cell in row]
    assert not [cell for cell in cells if "850709" in cell]
    assert inbox.take().lines == ()


def test_loose_books_and_archives_are_taken_in_too(inbox, valdemarsvik, norrkoping):
    inbox.put("undermapp/svar.xlsx", valdemarsvik)
    inbox.put("flera.zip", zipped({"N.xlsx": norrkoping}))
    inbox.put("~$svar.xlsx", b"x")
    inbox.put(".DS_Store", b"x")
    lines = inbox.take().lines
    assert [(line.code, line.file_as_sent, line.place, line.message_id) for line in lines] == [
        ("0581", "flera.zip › N.xlsx", "flera.zip", ""),
        ("0563", "svar.xlsx", "undermapp/svar.xlsx", ""),
    ]


def test_a_single_file_may_be_the_source(inbox, valdemarsvik):
    assert len(inbox.take(inbox.put("a.eml", book_letter(valdemarsvik))).lines) == 1


def test_where_the_books_lie_may_be_inside_the_source(inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.received = inbox.source / "inkommet"
    assert len(inbox.take().lines) == 1
    assert inbox.take().lines == ()


@pytest.mark.skipif(not hasattr(Path, "chmod") or sys.platform == "win32", reason="rättigheter / permissions")
def test_a_file_that_cannot_be_opened_is_named(inbox, monkeypatch):
    inbox.put("a.eml", b"From: a\r\n")
    opening = Path.open

    def refusing(path, *arguments, **options):
        if path.name == "a.eml":
            raise PermissionError
        return opening(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refusing)
    assert [line.remark for line in inbox.take().lines] == ["a.eml går inte att öppna."]


def test_what_cannot_be_done_is_refused_before_anything_is_written(inbox, tmp_path, valdemarsvik):
    with pytest.raises(NothingToTakeInError):
        inbox.take()
    with pytest.raises(FolderMissingError):
        inbox.take(tmp_path / "finns inte")
    inbox.put("a.eml", book_letter(valdemarsvik))
    assert not inbox.received.exists()
    inbox.received.mkdir()
    (inbox.received / INBOX_NAME).write_bytes(valdemarsvik)
    with pytest.raises(RegisterTakenError):
        inbox.take()
    assert (inbox.received / INBOX_NAME).read_bytes() == valdemarsvik
    inbox.received = inbox.source
    with pytest.raises(SameFolderError):
        inbox.take()
    inbox.received = inbox.source / "a.eml"
    with pytest.raises(CannotWriteError):
        inbox.take()


LINES = st.builds(
    InboxLine,
    **{
        key: st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=30)
        for key in INBOX_TITLES
        if key not in ("place", "sha256")
    },
    place=st.just("brev.eml"),
    sha256=st.just("ab" * 32),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=4))
def test_the_register_is_read_back_as_it_was_written_whatever_people_call_things(lines):
    content = inbox_book(lines, TODAY)
    read = inbox_lines(read_book(Received(Path("x"), "", content)))
    assert [repr(line).replace("\\ufffe", "\\ufffd").replace("\\uffff", "\\ufffd") for line in lines] == [
        repr(line) for line in read or ()
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "-1", "@a", '=HYPERLINK("http://x")', "https://x.se", "\t=1", "#N/A", "1e5", "0563"]
)
def test_what_looks_like_a_formula_a_link_or_a_number_stays_text(text):
    content = inbox_book([InboxLine(subject=text, place="x", sender="=2+2")], TODAY)
    path = Received(Path("x"), "", content)
    assert inbox_lines(read_book(path))[0].subject == text.strip()


def test_the_register_passes_the_validator(schema_faults, tmp_path, inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", letter(number=2))
    inbox.take()
    assert schema_faults(inbox.received / INBOX_NAME) == []
    report_of(inbox, tmp_path)
    assert schema_faults(tmp_path / "r.xlsx") == []


def register_rows(path):
    rows = [[cell.value for cell in row] for row in load_workbook(path)["Inkomstlista"].iter_rows(min_row=4)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1 : rows.index([None] * len(rows[0]))]]


def test_the_county_report_tells_where_each_book_came_from(inbox, tmp_path, valdemarsvik, norrkoping):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.put("b.eml", book_letter(valdemarsvik, number=2, sender=b"Bo <bo@polisen.se>"))
    inbox.put("c.eml", letter(number=3))
    inbox.take()
    (inbox.received / "lagd för hand.xlsx").write_bytes(norrkoping)
    done = report_of(inbox, tmp_path)
    assert len(done.county.register) == 2
    first, second = register_rows(tmp_path / "r.xlsx")
    assert first["Fil"] == f"inkommet/0563 Valdemarsvik 2026 r1 – {piece(valdemarsvik)}.xlsx"
    assert first["Avsändare"] == "Anna Öberg <anna@valdemarsvik.se>\nBo <bo@polisen.se>"
    assert first["Skickat"] == "2026-03-02 09:05\n2026-03-02 09:05"
    assert (first["Ämne"], first["Filnamn som skickat"]) == ("Svar\nSvar", "Vårt svar.xlsx\nVårt svar.xlsx")
    assert [second[key] for key in ("Avsändare", "Skickat", "Ämne", "Filnamn som skickat")] == [None] * 4
    assert done.county.rows["decisions"][0].file == first["Fil"]


def test_a_book_is_known_again_in_the_report_also_when_somebody_has_renamed_it(inbox, tmp_path, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    (line,) = inbox.take().lines
    (inbox.received / line.stored_as).rename(inbox.received / "nytt namn.xlsx")
    report_of(inbox, tmp_path)
    assert register_rows(tmp_path / "r.xlsx")[0]["Avsändare"] == "Anna Öberg <anna@valdemarsvik.se>"


def test_a_report_without_an_inbox_has_no_such_columns_and_the_same_bytes_as_before(inbox, tmp_path, valdemarsvik):
    inbox.received.mkdir()
    (inbox.received / "svar.xlsx").write_bytes(valdemarsvik)
    report_of(inbox, tmp_path)
    assert "Avsändare" not in register_rows(tmp_path / "r.xlsx")[0]
    without = (tmp_path / "r.xlsx").read_bytes()
    (inbox.received / INBOX_NAME).write_bytes(inbox_book([], TODAY))
    report_of(inbox, tmp_path)
    assert (tmp_path / "r.xlsx").read_bytes() == without


def test_the_register_is_checked_as_no_book_and_another_file_of_that_name_is(inbox, valdemarsvik):
    inbox.put("a.eml", book_letter(valdemarsvik))
    inbox.take()
    checked = journeys.check([inbox.received], standard_definition(), TODAY)
    assert [Path(one.file).name[:4] for one in checked] == ["0563"]
    other = inbox.source / "andra" / INBOX_NAME
    other.parent.mkdir()
    other.write_bytes(valdemarsvik)
    assert len(journeys.check([other], standard_definition(), TODAY)) == 1


def test_the_sent_time_is_swedish_summer_and_winter(inbox):
    for number, (date, _) in enumerate(TIMES):
        inbox.put(f"{number}.eml", letter(number=number).replace(b"Mon, 2 Mar 2026 09:05:00 +0100", date))
    assert sorted(line.sent for line in inbox.take().lines) == sorted(said for _, said in TIMES)


TIMES = (
    (b"Mon, 2 Mar 2026 23:30:00 +0000", "2026-03-03 00:30"),
    (b"Wed, 1 Jul 2026 09:00:00 +0000", "2026-07-01 11:00"),
    (b"i morgon", ""),
)


def test_the_stored_name_of_every_line_is_one_that_is_there(inbox, valdemarsvik, norrkoping):
    inbox.put("a.eml", letter(attached(valdemarsvik), attached(norrkoping, b'filename="../../b.xlsx"')))
    for line in inbox.take().lines:
        assert re.fullmatch(r"\d{4} \S+ 2026 r1 – [0-9a-f]{6}\.xlsx", line.stored_as)
        assert (inbox.received / line.stored_as).is_file()
    assert len(inbox.files()) == 3
    assert not (inbox.received.parent / "b.xlsx").exists()
