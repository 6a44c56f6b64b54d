"""A report that is compared with an earlier one: the sheet, the account, the data, and what is refused."""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from demo_reports import DAY, DEFINITION, LATER_DAY, LATER_PERIOD, NOW, PERIOD, THEN, book, county_of

from samverkan_xl import cli, journeys
from samverkan_xl.accounts import consolidated_data, consolidated_lines
from samverkan_xl.checking.earlier_report import PASSED_OVER
from samverkan_xl.consolidating.changes import compare
from samverkan_xl.county_reports import EarlierReportError, ReportPathError
from samverkan_xl.journeys import consolidating_folder
from samverkan_xl.model.earlier import STEP_ONE, EarlierReport, Matter, Subject
from samverkan_xl.reading.book import read_book, read_properties, receive
from samverkan_xl.writing.report.book import county_report
from samverkan_xl.writing.report.changes import DIRECTIONS, TITLE

TABLE = "tabell_lan_forandringar"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + (34).to_bytes(2, "little")


def inbox(folder: Path, kinds, day, period) -> Path:
    folder.mkdir(parents=True)
    for code, kind in kinds.items():
        (folder / f"{code} svar.xlsx").write_bytes(book(code, kind, day, period))
    return folder


@pytest.fixture(scope="session")
def rounds(tmp_path_factory) -> Path:
    """Give a folder with two rounds of answers, and the report of the first."""
    root = tmp_path_factory.mktemp("omgångar å ä ö")
    journeys.consolidate_folder(
        inbox(root / "H1", THEN, DAY, PERIOD), root / "H1.xlsx", DEFINITION, DAY, county_code="05"
    )
    inbox(root / "H2", NOW, LATER_DAY, LATER_PERIOD)
    return root


def second(root: Path, report: Path, previous: Path | None, **more) -> journeys.Consolidation:
    options = {"county_code": "05", **more}
    return journeys.consolidate_folder(root / "H2", report, DEFINITION, LATER_DAY, previous=previous, **options)


@pytest.fixture(scope="session")
def done(rounds) -> journeys.Consolidation:
    return second(rounds, rounds / "H2.xlsx", rounds / "H1.xlsx")


def table(report, sheet: str, name: str) -> list[dict]:
    own = openpyxl.load_workbook(report)[sheet]
    cells = [[cell.value for cell in row] for row in own[own.tables[name].ref]]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def lead(report) -> str:
    return openpyxl.load_workbook(report)[TITLE]["A2"].value


def test_the_sheet_follows_step_1_and_has_a_row_for_every_change(done):
    names = openpyxl.load_workbook(done.report).sheetnames
    assert names.index(TITLE) == names.index("Steg 1") + 1
    rows = table(done.report, TITLE, TABLE)
    assert len(rows) == len(done.county.comparison.changes) > 30
    assert [row["Kommunkod"] for row in rows] == [one.municipality.code for one in done.county.comparison.changes]


def test_a_row_tells_whose_what_who_answers_both_words_the_change_and_the_cell(done):
    rows = {(row["Kommun"], row["Gäller"], row["Vem svarar"]): row for row in table(done.report, TITLE, TABLE)}
    picture = next(one for one in done.county.pictures if one.municipality.code == "0560")
    answer = picture.questions["3a"][1]
    assert rows["Boxholm", "Stödfråga 3a", "Polisen"] == {
        "Kommunkod": "0560",
        "Kommun": "Boxholm",
        "Gäller": "Stödfråga 3a",
        "Fråga eller krav": "Gemensamma riktlinjer",
        "Vem svarar": "Polisen",
        "Förra rapporten": "Ej svarat",
        "Nu": "Ja",
        "Förändring": "▶ Nytt svar",
        "Fil": "H2/0560 svar.xlsx",
        "Blad": "Stödfrågor",
        "Cell": answer.cell,
    }
    told = ("Fråga eller krav", "Vem svarar", "Förra rapporten", "Nu", "Förändring", "Cell")
    assert [rows["Boxholm", "Lagkrav 10", None][title] for title in told] == [
        "Strategiskt råd", None, "Planerat", "Ja", "✔ Bättre", picture.laws["10"].cell,
    ]  # fmt: skip
    assert [rows["Boxholm", "Steg 1", None][title] for title in told] == [
        None, None, "▶ Pågår", "✔ Klart", "✔ Bättre", None,
    ]  # fmt: skip
    assert [rows["Ödeshög", "Steg 1", None][title] for title in (*told, "Fil")] == [
        None, None, "✔ Klart", "– Ej svarat", "– Svarar inte längre", None, None,
    ]  # fmt: skip


def test_the_cell_that_is_told_holds_the_new_answer_and_a_click_leads_there(done, rounds):
    sheet = openpyxl.load_workbook(done.report)[TITLE]
    checked = 0
    for row in sheet[sheet.tables[TABLE].ref][1:]:
        file, name, cell = (one.value for one in row[-3:])
        if cell:
            assert openpyxl_cell(rounds / file, name, cell) == row[6].value
            assert row[-1].hyperlink.location == f"'{name}'!{cell}"
            checked += 1
    assert checked > 20


@cache
def opened(path: Path):
    return openpyxl.load_workbook(path)


def openpyxl_cell(path: Path, sheet: str, cell: str) -> str:
    return opened(path)[sheet][cell].value or "Ej svarat"


def test_the_lead_and_the_account_sum_it_up(done):
    sums = "22 bättre, 19 sämre, 12 nya svar, 10 svar som saknas nu, 1 annan ändring."
    assert lead(done.report) == f"Jämfört med rapporten för 2026-H1, gjord 2026-06-30: {sums}"
    assert f"Sedan förra rapporten (2026-H1): {sums}" in list(consolidated_lines(done))


def test_om_rapporten_says_which_report_it_was_compared_with_and_how(done, rounds):
    rows = {row["Uppgift"]: row for row in table(done.report, "Om rapporten", "tabell_lan_jamforelse")}
    said = {title: row["Vad det betyder"] for title, row in rows.items()}
    assert said["Förra rapporten"] == "H1.xlsx, Östergötlands län, period 2026-H1, gjord 2026-06-30"
    assert said["Förra rapportens SHA-256"] == sha256((rounds / "H1.xlsx").read_bytes()).hexdigest()
    assert [rows[word]["Antal"] for word in DIRECTIONS.values()] == [22, 19, 12, 10, 1]


def test_the_data_has_every_change_only_when_a_report_was_compared_with(done, rounds, tmp_path):
    data = json.loads(json.dumps(consolidated_data(done)))
    assert list(data) == ["files", "missing", "rows", "findings", "changes", "report"]
    changes = data["changes"]
    assert (changes["previous"]["name"], changes["previous"]["made_on"]) == ("H1.xlsx", "2026-06-30")
    assert sum(changes["counts"].values()) == len(changes["all"])
    assert changes["all"][2] == {
        "municipality": "0560", "subject": "Steg 1", "number": None, "party": None,
        "before": "Pågår", "now": "Klart", "change": "bättre",
    }  # fmt: skip
    assert changes["all"][4]["party"] == "Polisen"
    assert "changes" not in consolidated_data(second(rounds, tmp_path / "r.xlsx", None))


def test_without_an_earlier_report_the_bytes_are_those_of_a_county_that_was_never_compared(done):
    plain = replace(done.county, comparison=None)
    report = county_report(plain)
    assert TITLE not in openpyxl.load_workbook(io.BytesIO(report)).sheetnames
    assert b"tabell_lan_jamforelse" not in b"".join(parts(report))
    assert report != county_report(done.county) == done.report.read_bytes()


def parts(report: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        return [package.read(name) for name in package.namelist()]


def test_a_report_compared_with_itself_says_that_nothing_has_changed(rounds, tmp_path):
    report, before = tmp_path / "rapport.xlsx", rounds / "H1.xlsx"
    again = journeys.consolidate_folder(rounds / "H1", report, DEFINITION, DAY, county_code="05", previous=before)
    assert again.county.comparison.changes == ()
    assert lead(report) == "Jämfört med rapporten för 2026-H1, gjord 2026-06-30: ingenting har ändrats."
    assert [cell for row in table(report, TITLE, TABLE) for cell in row.values() if cell] == ["Ingenting har ändrats"]
    assert "Sedan förra rapporten (2026-H1): ingenting har ändrats." in list(consolidated_lines(again))


def test_a_report_is_not_compared_with_what_it_is_about_to_replace_since_a_second_run_would_find_nothing(
    rounds, tmp_path
):
    report = shutil.copy(rounds / "H1.xlsx", tmp_path / "rapport.xlsx")
    before = report.read_bytes()
    with pytest.raises(EarlierReportError, match=r"samma fil.*Ge den nya ett annat namn"):
        journeys.consolidate_folder(rounds / "H1", report, DEFINITION, DAY, county_code="05", previous=report)
    assert report.read_bytes() == before


def test_a_report_that_is_newer_than_the_new_one_is_no_earlier_report(rounds, tmp_path):
    with pytest.raises(EarlierReportError, match=f"gjord {DAY}.*Ange en äldre rapport"):
        journeys.consolidate_folder(
            rounds / "H1", tmp_path / "r.xlsx", DEFINITION, date(2026, 1, 1), previous=rounds / "H1.xlsx"
        )


@pytest.mark.parametrize("asked", [{"county_code": "12"}, {"county_code": "05", "period": "2025"}])
def test_a_report_with_answers_is_never_replaced_by_one_of_another_county_or_period(rounds, tmp_path, asked):
    report = shutil.copy(rounds / "H1.xlsx", tmp_path / "rapport.xlsx")
    before = report.read_bytes()
    with pytest.raises(ReportPathError, match="är rapporten för Östergötlands län 2026-H1, men den nya skulle gälla"):
        journeys.consolidate_folder(rounds / "H1", report, DEFINITION, DAY, **asked)
    assert report.read_bytes() == before


def test_a_report_without_answers_is_replaced_when_the_county_is_mended(rounds, tmp_path):
    report = tmp_path / "rapport.xlsx"
    slip = journeys.consolidate_folder(rounds / "H1", report, DEFINITION, DAY, county_code="12")
    (said,) = [line for line in consolidated_lines(slip) if "Ingen bok räknas" in line]
    assert "som kom in är från Östergötlands län. Rapporten gäller Skåne län" in said
    mended = journeys.consolidate_folder(rounds / "H1", report, DEFINITION, DAY, county_code="05")
    assert not any("Ingen bok räknas" in line for line in consolidated_lines(mended))
    assert read_properties(receive(report))["länsrapport"] == "Östergötlands län"


def test_an_earlier_report_among_the_answers_is_no_answer(done, rounds, tmp_path):
    folder = shutil.copytree(rounds / "H2", tmp_path / "H2")
    inside = shutil.copy(rounds / "H1.xlsx", folder / "förra rapporten.xlsx")
    named = journeys.consolidate_folder(
        folder, tmp_path / "H2.xlsx", DEFINITION, LATER_DAY, county_code="05", previous=inside
    )
    assert named.county.register == done.county.register
    assert named.county.comparison.changes == done.county.comparison.changes
    assert inside.read_bytes() == (rounds / "H1.xlsx").read_bytes()
    unnamed = second(tmp_path, tmp_path / "r.xlsx", rounds / "H1.xlsx")
    assert [one.file for one in unnamed.county.register if one.municipality is None] == ["H2/förra rapporten.xlsx"]


def test_what_could_not_be_compared_is_told(now):
    question = DEFINITION.stodfragor[0].model_copy(update={"nr": "6", "kort": "Sommarplan"})
    wider = DEFINITION.model_copy(update={"stodfragor": (*DEFINITION.stodfragor, question)})
    said = {"0560": {STEP_ONE: "Pågår", Matter(Subject.LAW, "4"): "Nej"}, "0180": {STEP_ONE: "Klart"}}
    said["0513"] = {STEP_ONE: "Pågår"}
    told = replace(now, definition=wider)
    report = county_report(replace(told, comparison=compare(earlier(said, period="", made_on=None), told)))
    stream = io.BytesIO(report)
    assert lead(stream) == (
        "Jämfört med förra rapporten: 2 bättre. Allt har inte kunnat jämföras, se bladet Om rapporten."
    )
    rows = {row["Uppgift"]: row for row in table(stream, "Om rapporten", "tabell_lan_jamforelse")}
    assert rows["Förra rapporten"]["Vad det betyder"] == "H1.xlsx, Östergötlands län"
    assert rows["Saknas i förra rapporten"]["Antal"] == 10 + 11 + 1
    assert "stödfråga 1 Gemensam organisation, " in rows["Saknas i förra rapporten"]["Vad det betyder"]
    assert rows["Saknas i förra rapporten"]["Vad det betyder"].endswith(" och 10 till.")
    assert rows["Svar som inte gick att läsa"]["Antal"] == 1
    assert rows["Kommuner som är nya här"]["Antal"] == 11
    assert rows["Kommuner som inte är med här"]["Vad det betyder"].endswith(": Stockholm.")


def earlier(said, **more) -> EarlierReport:
    told = {"file": "H1.xlsx", "sha256": "ab" * 32, "county": "Östergötlands län", "period": PERIOD, "made_on": DAY}
    return EarlierReport(**told | more, said=said)


@pytest.fixture(scope="module")
def now():
    return county_of(NOW, LATER_DAY, LATER_PERIOD)


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http:x").xlsx', "@x.xlsx", "+1.xlsx", "#N/A.xlsx", "internal:'x'!A1.xlsx", "{=1}.xlsx"]
)
def test_the_name_of_the_earlier_report_is_text_and_nothing_else(now, name):
    found = compare(earlier({"0560": {STEP_ONE: "Pågår"}}, file=name), now)
    sheet = openpyxl.load_workbook(io.BytesIO(county_report(replace(now, comparison=found))))["Om rapporten"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(name)]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None)]


def test_every_sheet_that_is_passed_over_is_one_that_reports_have(done):
    assert set(openpyxl.load_workbook(done.report).sheetnames) >= PASSED_OVER
    whole, part = (read_book(receive(done.report), passed_over) for passed_over in ((), PASSED_OVER))
    assert len(whole.sheets) - len(part.sheets) == len(PASSED_OVER)


def refused(rounds, tmp_path, previous, **more) -> str:
    report = tmp_path / "rapport.xlsx"
    with pytest.raises(EarlierReportError) as refusal:
        second(rounds, report, previous, **more)
    assert not report.exists()
    return str(refusal.value)


def no_book(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7")


def locked(path: Path) -> None:
    path.write_bytes(LOCKED)


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def an_answer(path: Path) -> None:
    path.write_bytes(book("0513", NOW["0513"], LATER_DAY, LATER_PERIOD))


def without_step_one(path: Path) -> None:
    changed = openpyxl.load_workbook(path)
    changed["Steg 1"].title = "Steg ett"
    changed.save(path)


def too_long(path: Path) -> None:
    changed = openpyxl.load_workbook(path)
    changed["Uppföljning"]["A20001"] = "0509"
    changed.save(path)


def test_a_sheet_that_plays_no_part_in_the_comparison_may_be_of_any_length(rounds, tmp_path):
    previous = Path(shutil.copy(rounds / "H1.xlsx", tmp_path / "lång.xlsx"))
    changed = openpyxl.load_workbook(previous)
    changed["Förfaller"]["A20001"] = "0509"
    changed.save(previous)
    assert second(rounds, tmp_path / "ny.xlsx", previous).county.comparison is not None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Path.unlink, "finns inte. Kontrollera sökvägen."),
        (no_book, "är ingen länsrapport. Ange en länsrapport som samverkan-xl har gjort."),
        (locked, "går inte att läsa (lösenord). Spara den som .xlsx utan lösenord"),
        (torn, "går inte att läsa (skadad fil)."),
        (empty, "går inte att läsa (tom fil)."),
        (
            too_long,
            "går inte att läsa; bladet Uppföljning är för stort. Ta bort det ur en kopia och jämför med kopian.",
        ),
        (an_answer, "är ingen länsrapport. Ange en länsrapport som samverkan-xl har gjort."),
        (without_step_one, "saknar bladet Steg 1 eller dess rubriker. Ange rapporten som den var när den gjordes."),
    ],
)
def test_what_cannot_be_compared_with_is_refused_with_its_way_out_before_the_answers_are_read(
    rounds, tmp_path, monkeypatch, change, said
):
    previous = shutil.copy(rounds / "H1.xlsx", tmp_path / "förra.xlsx")
    change(previous)
    monkeypatch.setattr(consolidating_folder, "check_files", lambda *_: pytest.fail("the answers were read"))
    assert refused(rounds, tmp_path, previous).startswith(f"Den förra rapporten {previous} {said}")


def test_a_folder_for_a_report_is_refused(rounds, tmp_path):
    assert "är en mapp. Ange filen" in refused(rounds, tmp_path, rounds)


def test_a_report_of_another_county_is_refused_with_both_names(rounds, tmp_path):
    other = tmp_path / "sthlm.xlsx"
    (tmp_path / "tom").mkdir()
    journeys.consolidate_folder(tmp_path / "tom", other, DEFINITION, DAY, county_code="01", period=PERIOD)
    assert refused(rounds, tmp_path, other) == (
        "Den förra rapporten gäller Stockholms län, men den nya gäller Östergötlands län."
        " Ange en förra rapport för samma län, eller rätta länet."
    )


def run(monkeypatch, capsys, *arguments) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code or 0, *capsys.readouterr()


def test_the_command_line_compares_and_says_so(done, rounds, tmp_path, monkeypatch, capsys):
    report = rounds / "H2 igen.xlsx"
    common = ("konsolidera", rounds / "H2", "--till", report, "--lan", "05", "--idag", LATER_DAY)
    code, out, err = run(monkeypatch, capsys, *common, "--foregaende", rounds / "H1.xlsx")
    assert (code, err) == (1, "")
    assert "Sedan förra rapporten (2026-H1): 22 bättre, " in out
    assert report.read_bytes() == done.report.read_bytes()
    code, out, err = run(monkeypatch, capsys, *common, "--foregaende", tmp_path / "saknas.xlsx")
    assert (code, out, err) == (
        2, "", f"Den förra rapporten {tmp_path / 'saknas.xlsx'} finns inte. Kontrollera sökvägen.\n",
    )  # fmt: skip
    _, out, _ = run(monkeypatch, capsys, "konsolidera", "--help")
    assert "--foregaende" in out


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_fault_in_a_report_that_was_compared(schema_faults, done, now, tmp_path):
    assert schema_faults(done.report) == []
    unchanged = tmp_path / "r.xlsx"
    unchanged.write_bytes(county_report(replace(now, comparison=compare(earlier({"0560": {}}), now))))
    assert schema_faults(unchanged) == []
