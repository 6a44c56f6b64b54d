"""The county: which books count, what became of every file and row, and what each municipality says in sum."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from books_in_markdown import TODAY, book, checked, grids, start
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_xl.checking.book import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import FileStatus
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.demonstration.plan import demo_plan
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Unread
from samverkan_xl.reference.municipalities import all_municipalities, county_municipalities, municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import book_name

DEFINITION = standard_definition()
LINKOPING = municipality("0580")
WHOLE = {kind: grids(demo_records(LINKOPING, "2026", TODAY, kind, 7)) for kind in Kind}
LOCKED = Unread("låst.xlsx", "cd" * 32, Finding("krypterad", Severity.ERROR, stops=True))


def sent(file, kind=Kind.STRONG, sha256="", **on_start):
    """Give a municipality's book as it was received, with this on its Start."""
    on_start = {"municipality": municipality(str(on_start.get("code", "0580")).zfill(4)).name} | on_start
    sheets = (start(**on_start), *WHOLE[kind].sheets[1:])
    return check_book(BookGrid(sheets), file, sha256 or file, DEFINITION, TODAY)


def put_together(*files, county="05", period=None):
    return consolidate(files, DEFINITION, TODAY, county, period)


def statuses(together):
    return {one.file: one.status for one in together.register}


def reasons(together):
    return {one.file: one.reason for one in together.register}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"revision": 1}, {"revision": 2}),
        ({"revision": 2, "filled_on": date(2026, 11, 1)}, {"revision": 2, "filled_on": date(2026, 11, 2)}),
        ({"revision": 1, "filled_on": date(2026, 11, 20)}, {"revision": 2, "filled_on": date(2026, 11, 1)}),
        ({"revision": 9}, {"revision": 10}),
        ({"filled_on": None}, {}),
    ],
)
@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
def test_the_higher_revision_wins_then_the_later_date_and_the_other_is_superseded(older, newer, names):
    one, two = sent(names[0], **older), sent(names[1], **newer)
    for together in (put_together(one, two), put_together(two, one)):
        assert statuses(together)[names[0]] is FileStatus.SUPERSEDED
        assert [picture.submission.file for picture in together.pictures] == [names[1]]
        assert names[1] in reasons(together)[names[0]]
        assert together.receipt.superseded == one.row_count
        assert {row.file for rows in together.rows.values() for row in rows} == {names[1]}


def test_the_same_book_twice_counts_once_and_is_a_notice():
    together = put_together(sent("a.xlsx", sha256="1"), sent("b.xlsx", sha256="1"))
    assert len(together.pictures) == 1
    assert "samma-bok-tva-ganger" in {one.finding.code for one in together.findings}
    assert together.count(Severity.QUERY) == 0


def test_of_two_different_books_of_one_revision_and_date_neither_counts():
    together = put_together(sent("a.xlsx"), sent("b.xlsx", Kind.EARLY))
    told = [one for one in together.findings if one.finding.code == "samma-revision"]
    assert [(one.file, one.finding.severity) for one in told] == [
        ("a.xlsx", Severity.ERROR),
        ("b.xlsx", Severity.ERROR),
    ]
    assert set(statuses(together).values()) == {FileStatus.NOT_READ}
    assert all("a.xlsx och b.xlsx" in reason for reason in reasons(together).values())
    assert {one.municipality.code for one in together.unusable} == {"0580"}
    assert together.receipt.adds_up


def test_a_superseded_book_is_listed_but_its_faults_are_told_no_more():
    together = put_together(sent("a.xlsx", Kind.FAULTY_LINKS), sent("b.xlsx", revision=2))
    assert {one.finding.code for one in together.findings if one.file == "a.xlsx"} == {"ersatt"}


def test_books_of_two_municipalities_or_periods_do_not_supersede_each_other():
    together = put_together(sent("a.xlsx"), sent("b.xlsx", code="0581"), sent("c.xlsx", revision=3, period="2025"))
    assert [one.municipality.code for one in together.pictures] == ["0580", "0581"]
    assert FileStatus.SUPERSEDED not in statuses(together).values()


@pytest.mark.parametrize(
    ("on_start", "code"),
    [
        ({"code": "0305"}, "fel-lan"),
        ({"period": "2025"}, "fel-period"),
        ({"period": None}, "fel-period"),
        ({"information_class": "Kan omfattas av sekretess – skicka inte"}, "far-inte-skickas"),
    ],
)
def test_a_book_that_must_not_count_is_listed_with_its_reason_and_all_its_rows_are_rejected(on_start, code):
    wrong = sent("a.xlsx", **on_start)
    together = put_together(wrong, period="2026")
    (line,) = together.register
    assert line.status is FileStatus.NOT_READ
    assert line.reason
    assert line.remedy
    assert code in {one.finding.code for one in together.findings}
    assert together.pictures == ()
    assert (together.receipt.rejected, together.receipt.read) == (wrong.row_count, wrong.row_count)
    assert municipality("0580") in together.missing


@pytest.mark.parametrize(
    ("on_start", "asked", "told"),
    [
        ({}, {"county": "12"}, {"fel-lan"}),
        ({}, {"period": "2025"}, {"fel-period"}),
        ({"period": "i år"}, {"period": "2026"}, {"for-lang", "period-form", "saknas"}),
    ],
)
def test_of_a_book_for_another_report_only_that_is_told(on_start, asked, told):
    wrong = sent("a.xlsx", **{"registry_number": "x" * 40, "mailbox": None} | on_start)
    assert {"for-lang", "saknas"} <= {one.code for one in wrong.findings}
    found = {one.finding.code for one in put_together(wrong, **asked).findings}
    assert found == told or (len(told) > 1 and told <= found)


@pytest.mark.parametrize("code", ["0999", None, "58", "#REF!", "******"])
def test_a_book_that_does_not_tell_whose_it_is_never_counts(code):
    wrong = checked(book(f"# Start\n| Kommunkod | {code or ''} |\n# Behov\n| ID | Rubrik |\n| N-001 | Ett |"))
    together = consolidate((wrong,), DEFINITION, TODAY)
    assert together.pictures == ()
    assert together.receipt.rejected == together.receipt.read == 1
    assert statuses(together) == {"bok.xlsx": FileStatus.NOT_READ}


def test_a_file_that_cannot_be_read_is_a_line_in_the_register_and_stops_no_other():
    together = put_together(LOCKED, sent("a.xlsx"))
    assert statuses(together) == {"a.xlsx": FileStatus.READ, "låst.xlsx": FileStatus.NOT_READ}
    line = together.register[-1]
    assert (line.reason, line.remedy, line.sha256) == (
        "Filen är skyddad med lösenord och går inte att läsa.",
        "Spara boken utan lösenord och skicka den igen. Har du lösenordet: kör konsolidera med --losenord.",
        "cd" * 32,
    )
    assert together.receipt.adds_up


def test_nobody_is_forgotten():
    together = put_together(sent("a.xlsx"))
    assert {one.code for one in together.missing} | {"0580"} == {one.code for one in county_municipalities("05")}


def test_without_a_county_every_county_that_answers_is_expected_in_full():
    together = put_together(sent("a.xlsx"), sent("b.xlsx", code="0305"), county=None)
    assert together.name == "2 län"
    assert {one.county_code for one in together.expected} == {"03", "05"}


def test_when_all_counties_answer_it_is_sweden():
    firsts = {one.county_code: one for one in all_municipalities()}
    together = put_together(
        *(sent(f"{one.code}.xlsx", Kind.NOT_BEGUN, code=one.code) for one in firsts.values()), county=None
    )
    assert (together.name, len(together.expected)) == ("Sverige", 290)


def test_the_period_of_most_books_is_reported_and_the_later_of_two_as_common():
    books = (sent("a.xlsx", period="2025"), sent("b.xlsx", code="0581", period="2026"))
    assert put_together(*books).period == "2026"
    assert put_together(*books, sent("c.xlsx", code="0509", period="2025")).period == "2025"
    assert put_together(*books, period="2025").period == "2025"


def test_blank_nej_and_not_applicable_are_three_answers_in_the_county():
    table = """
        # Stödfrågor
        | Nr | Svar kommun | Svar polis  |
        | 1  | Nej         |             |
        | 2a | -           | nej         |
        | 2b | Vet inte    | ja (delvis) |
        """
    (picture,) = consolidate((checked(table),), DEFINITION, TODAY).pictures
    told = {number: tuple(answer.text for answer in answers) for number, answers in picture.questions.items()}
    assert told["1"] == ("Nej", "Ej svarat")
    assert told["2a"] == ("Ej aktuellt", "Nej")
    assert told["2b"] == ("Avvisad", "Avvisad")
    assert set(told["5"]) == {"Ej svarat"}
    assert {answer.text for answer in picture.laws.values()} == {"Ej svarat"}


def test_every_answer_tells_the_cell_that_it_was_read_from():
    (picture,) = consolidate(
        (checked("# Stödfrågor (row 3)\n| Svar polis | Nr | Svar kommun |\n| Ja | 4 | Nej |"),), DEFINITION, TODAY
    ).pictures
    assert [(one.text, one.sheet, one.cell) for one in picture.questions["4"]] == [
        ("Nej", "Stödfrågor", "C4"),
        ("Ja", "Stödfrågor", "A4"),
    ]


def test_the_verdict_on_step_1_rests_on_what_was_not_rejected():
    (done,) = put_together(sent("a.xlsx")).pictures
    (begun,) = put_together(sent("a.xlsx", communication_plan="Nej")).pictures
    assert (done.verdict.value, done.lacking) == ("Klart", ())
    assert (begun.verdict.value, [one.key for one in begun.lacking]) == ("Pågår", ["communication"])


def test_a_line_of_the_register_counts_errors_and_queries():
    together = put_together(sent("a.xlsx", Kind.FAULTY_LINKS))
    (line,) = together.register
    found = Counter(one.finding.severity for one in together.findings)
    assert line.reason == f"Boken har {found[Severity.ERROR]} fel och {found[Severity.QUERY]} frågor."
    assert line.status is FileStatus.READ_WITH_FINDINGS


def test_notices_alone_leave_a_book_simply_read():
    together = put_together(sent("a.xlsx", code=580))
    assert together.count(Severity.NOTICE) == 1
    assert statuses(together) == {"a.xlsx": FileStatus.READ}


POOL = (
    *(sent(f"{code}-{kind.name}-{revision}-{period}.xlsx", kind, code=code, revision=revision, period=period)
    for code, kind, revision, period in (
        ("0580", Kind.STRONG, 1, "2026"), ("0580", Kind.FAULTY_LINKS, 2, "2026"), ("0580", Kind.EARLY, 2, "2026"),
        ("0581", Kind.FAULTY_CONTENTS, 1, "2026"), ("0581", Kind.FAULTY_DATES, 1, "2025"),
        ("0305", Kind.HALF_DONE, 1, "2026"), ("0509", Kind.NOT_BEGUN, 3, "2026-H1"), ("0513", Kind.COMPLETE, 1, "2026"),
    )),
    sent("secret.xlsx", Kind.COMPLETE, information_class="Kan omfattas av sekretess – skicka inte"),
    checked(book("# Start\n| Kommunkod | #REF! |\n# Behov\n| ID | Rubrik |\n| N-001 | Ett |"), "ref.xlsx"),
    checked(BookGrid(()), "empty.xlsx"),
    LOCKED,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.integers(0, len(POOL) - 1), max_size=12, unique=True),
    st.sampled_from(("03", "05", None)),
    st.sampled_from(("2026", "2025", "2026-H1", None)),
)
def test_every_row_and_every_file_ends_in_exactly_one_place(received, county, period):
    files = [POOL[number] for number in received]
    together = consolidate(files, DEFINITION, TODAY, county, period)
    receipt, shown = together.receipt, sum(len(rows) for rows in together.rows.values())
    assert receipt.adds_up
    assert receipt.read == sum(one.row_count for one in files if not isinstance(one, Unread))
    assert receipt.consolidated + receipt.repaired == shown
    assert len(together.register) == len(files)
    assert len({one.municipality.code for one in together.pictures}) == len(together.pictures)
    assert len(together.pictures) + len(together.missing) == len(together.expected)
    for line in together.register:
        assert bool(line.reason) is (line.status is not FileStatus.READ)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(POOL))))
def test_the_order_in_which_files_come_changes_nothing(order):
    one, two = (consolidate(files, DEFINITION, TODAY, "05") for files in (POOL, [POOL[number] for number in order]))
    assert (one.register, one.findings, one.receipt, one.rows) == (two.register, two.findings, two.receipt, two.rows)


def test_the_demonstration_county_comes_together_as_it_was_planned():
    plan = demo_plan(county_municipalities("05"), TODAY, "2026", book_name)
    files = [check_book(grids(one.records), one.file_name, one.file_name, DEFINITION, TODAY) for one in plan]
    together = put_together(*files)
    assert [one.name for one in together.missing] == ["Ydre"]
    assert Counter(statuses(together).values())[FileStatus.SUPERSEDED] == 1
    assert together.receipt.adds_up
