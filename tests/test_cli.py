"""The command line: 0 for nothing wrong, 1 for errors found, 2 with one Swedish sentence for what could not be done."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from samverkan_xl import accounts, cli, journeys, progress
from samverkan_xl.cli import options
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.journeys import consolidating_folder
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition, template
from samverkan_xl.turns import Turn
from samverkan_xl.writing.municipal.book import municipal_book

DAY = "2026-11-23"
TODAY = date.fromisoformat(DAY)


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line as its user does; gives exit code, stdout and stderr."""

    def runner(*arguments):
        monkeypatch.setattr(sys, "argv", ["samverkan-xl", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return runner


@pytest.fixture(scope="session")
def books(tmp_path_factory) -> Path:
    """Give a folder with a book without fault, and beside it one with errors."""
    folder = tmp_path_factory.mktemp("böcker å ä ö")
    for name, code, kind in (
        ("bra/Linköping svar.xlsx", "0580", Kind.STRONG),
        ("fel/Norrköping.xlsx", "0581", Kind.FAULTY_LINKS),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        records = demo_records(municipality(code), "2026", TODAY, kind, 7)
        (folder / name).write_bytes(municipal_book(standard_definition(), records, TODAY))
    return folder


def refused(answer) -> str:
    """Check that it was refused in one Swedish line on stderr and nothing else; gives the line."""
    code, out, err = answer
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.rstrip().endswith((".", "?"))
    assert "Traceback" not in err
    assert not any(word in err.lower() for word in ("error", "usage", "missing", "invalid", "no such", "unexpected"))
    return err


def test_skapa_writes_a_book_for_each_municipality_and_says_where(run, tmp_path):
    folder = tmp_path / "ny mapp" / "ut å"
    code, out, err = run(
        "skapa", "--kommun", "0580", "--kommun", "305", "--period", "2026", "--till", folder, "--idag", DAY
    )
    assert (code, out, err) == (0, f"2 kommunböcker finns i {folder}.\n", "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "samverkan_1-1_0305_habo_2026_r1.xlsx",
        "samverkan_1-1_0580_linkoping_2026_r1.xlsx",
    ]


def test_a_period_typed_with_small_letters_or_spaces_is_the_same_period(run, tmp_path, books):
    names = set()
    for at, period in enumerate(("2026-H1", " 2026-h1 ")):
        out = tmp_path / str(at)
        assert run("skapa", "--kommun", "0580", "--period", period, "--till", out, "--idag", DAY)[0] == 0
        names |= {path.name for path in out.iterdir()}
    assert names == {"samverkan_1-1_0580_linkoping_2026-H1_r1.xlsx"}
    reports = set()
    for at, period in enumerate(("2026-K3", "2026-k3 ")):
        report = tmp_path / str(at) / "r.xlsx"
        run("konsolidera", books / "bra", "--till", report, "--period", period, "--idag", DAY)
        with zipfile.ZipFile(report) as package:
            reports.add(package.read("docProps/custom.xml"))
    assert len(reports) == 1


def test_a_report_without_a_known_period_has_sentences_without_holes(run, tmp_path):
    assert run("konsolidera", tmp_path, "--till", tmp_path / "r.xlsx", "--lan", "05", "--idag", DAY)[0] == 0
    book = load_workbook(tmp_path / "r.xlsx")
    assert book["Sammanfattning"]["A1"].value == "Östergötlands län · Initiera samverkan"
    assert "perioden inte känd än" in book["Om rapporten"]["A2"].value
    values = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert not [text for text in values if re.search(r"\S  |period ,|period\.|\S $", text)]


@pytest.mark.parametrize(("missing", "names", "more"), [(13, 13, None), (14, 12, "och 2 till"), (12, 12, None)])
def test_one_more_municipality_is_named_and_not_counted(missing, names, more):
    silent = SimpleNamespace(silent=[SimpleNamespace(name=f"K{at}") for at in range(missing)], unusable=[])
    said = accounts._missing(silent)
    assert len(re.findall(r"K\d+", said)) == names
    assert ("till" in said) == bool(more)
    assert said.endswith(f" {more}." if more else f", K{missing - 1}.")


def test_skapa_again_gives_the_same_bytes_and_overwrites_another_file_only_when_asked(run, tmp_path):
    arguments = ("skapa", "--kommun", "0580", "--period", "2026", "--till", tmp_path, "--idag", DAY)
    assert run(*arguments)[1] == f"1 kommunbok finns i {tmp_path}.\n"
    (path,) = tmp_path.iterdir()
    first = path.read_bytes()
    assert run(*arguments)[0] == 0
    assert path.read_bytes() == first
    path.write_bytes(b"ifylld")
    assert "--skriv-over" in refused(run(*arguments))
    assert path.read_bytes() == b"ifylld"
    assert run(*arguments, "--skriv-over")[0] == 0
    assert path.read_bytes() == first


def test_skapa_takes_a_countys_own_definition(run, tmp_path):
    own = tmp_path / "egen.toml"
    text = template("initiera_samverkan.toml").read_text("utf-8")
    lines = (
        'nr = "6"',
        'kort = "Egen"',
        'fraga = "Finns en plan för sommaren?"',
        'ja = "A"',
        'delvis = "B"',
        'nej = "C"',
    )
    question = "\n".join(("[[stodfragor]]", *lines, ""))
    own.write_text(re.sub(r"^\[\[lagkrav\]\]", f"{question}\n[[lagkrav]]", text, count=1, flags=re.MULTILINE), "utf-8")
    arguments = ("--kommun", "0580", "--period", "2026", "--till", tmp_path / "ut", "--idag", DAY, "--definition", own)
    assert run("skapa", *arguments)[0] == 0
    (path,) = (tmp_path / "ut").iterdir()
    cells = [cell.value for row in load_workbook(path)["Stödfrågor"].iter_rows() for cell in row]
    assert "Finns en plan för sommaren?" in cells


def test_kontrollera_without_errors_is_0_and_says_so(run, books):
    code, out, err = run("kontrollera", books / "bra", "--idag", DAY)
    assert (code, err) == (0, "")
    assert "✔ Inga anmärkningar." in out
    assert out.endswith("1 fil: 0 fel, 0 frågor och 0 upplysningar.\n")


def test_kontrollera_with_errors_is_1_and_tells_errors_first_with_their_cells(run, books):
    code, out, _ = run("kontrollera", books, "--idag", DAY)
    assert code == 1
    signs = [line.strip()[0] for line in out.splitlines() if line.startswith("  ")]
    weights = [sign for sign in signs if sign != "✔"]
    assert weights == sorted(weights, key="✖▲–".index)
    assert "Fel: Överenskommelser!" in out
    assert "2 filer: " in out


def test_kontrollera_as_data_prints_data_alone(run, books):
    code, out, err = run("kontrollera", books / "bra", books / "fel" / "Norrköping.xlsx", "--json", "--idag", DAY)
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert {tuple(one) for one in data} == {("file", "sheet", "cell", "code", "severity", "message", "value")}
    assert {one["severity"] for one in data} <= {"fel", "fråga", "upplysning"}
    assert run("kontrollera", books / "bra", "--json", "--idag", DAY)[:2] == (0, "[]\n")


def test_konsolidera_without_errors_is_0_and_writes_the_report(run, books, tmp_path):
    report = tmp_path / "ut å" / "läns rapport.xlsx"
    code, out, err = run("konsolidera", books / "bra", "--till", report, "--lan", "05", "--idag", DAY)
    assert (code, err) == (0, "")
    assert f"Rapporten finns i {report}." in out
    assert "1 av 13 kommuner har svarat." in out
    assert report.read_bytes().startswith(b"PK")


def test_konsolidera_as_data_prints_data_alone_and_errors_are_1(run, books, tmp_path):
    code, out, err = run("konsolidera", books, "--till", tmp_path / "r.xlsx", "--json", "--idag", DAY)
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert list(data) == ["files", "missing", "rows", "findings", "report"]
    assert list(data["rows"]) == ["read", "consolidated", "repaired", "rejected", "superseded"]
    assert list(data["findings"]) == ["fel", "fråga", "upplysning"]
    assert [list(one) for one in data["files"]] == [["name", "status", "reason", "municipality", "sha256"]] * 2
    assert [one["name"] for one in data["files"]] == ["bra/Linköping svar.xlsx", "fel/Norrköping.xlsx"]
    assert len(data["missing"]) == 11
    assert data["rows"]["read"] == sum(count for name, count in data["rows"].items() if name != "read")
    assert data["report"] == str(tmp_path / "r.xlsx")


def test_konsolidera_an_empty_folder_of_a_county_says_that_nobody_has_answered(run, tmp_path):
    code, out, _ = run("konsolidera", tmp_path, "--till", tmp_path / "r.xlsx", "--lan", "05", "--idag", DAY)
    assert code == 0
    assert "0 av 13 kommuner har svarat." in out


SKAPA = ("skapa", "--period", "2026", "--till", "{tmp}/ut", "--idag", DAY)
KONSOLIDERA = ("konsolidera", "{bra}", "--idag", DAY)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Ange vad som ska göras: skapa, utskick, inkorg, kontrollera, konsolidera, knappbok, knapp eller demo."),
        (("kontrolera",), "Kommandot kontrolera finns inte. Menade du kontrollera?"),
        (("knapbok", "a.xlsm"), "Kommandot knapbok finns inte. Menade du knappbok?"),
        (("Demo", "a"), "Menade du demo?"),
        (("xyzzy",), "Kommandot xyzzy finns inte. Ange skapa, utskick"),
        (("kontrollera", ""), "FIL|MAPP är tomt."),
        (("kontrollera", "{bra}", " "), "FIL|MAPP är tomt."),
        (("konsolidera", "", "--till", "{tmp}/r.xlsx"), "MAPP är tomt."),
        ((*KONSOLIDERA, "--till", ""), "--till är tomt."),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--foregaende", ""), "--foregaende är tomt."),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--definition", ""), "--definition är tomt."),
        (("utskick", "", "--kontakter", "k.csv", "--till", "{tmp}/ut"), "MAPP är tomt."),
        (("inkorg", "", "--till", "{tmp}/in"), "KÄLLA är tomt."),
        (("inkorg", "{bra}", "--till", ""), "--till är tomt."),
        (("demo", ""), "MAPP är tomt."),
        (("konsolidera", "https://a.b/c", "--till", "{tmp}/r.xlsx"), "https://a.b/c är en adress, inte en sökväg."),
        (("--nej",), "Valet --nej finns inte."),
        (("skapa",), "--period saknas."),
        (("kontrollera",), "FIL|MAPP saknas."),
        (("konsolidera", "{bra}"), "--till saknas."),
        (("kontrollera", "{bra}", "--jsn"), "Valet --jsn finns inte."),
        (("kontrollera", "{bra}", "--idag"), "Valet --idag saknar sitt värde"),
        (("demo", "a", "b"), "citattecken om namn med mellanslag"),
        ((*SKAPA,), "Ange ett av --kommun KOD, --lan KOD och --alla."),
        ((*SKAPA, "--kommun", "0580", "--lan", "05"), "Ange ett av"),
        ((*SKAPA, "--lan", "05", "--alla"), "Ange ett av"),
        ((*SKAPA, "--kommun", "0581x"), "Ingen kommun har koden 0581x."),
        ((*SKAPA, "--lan", "99"), "Inget län har koden 99."),
        ((*SKAPA, "--kommun", "0580", "--period", "hösten"), "Perioden hösten går inte att tolka."),
        ((*SKAPA, "--kommun", "0580", "--idag", "2026-02-30"), "--idag 2026-02-30 är inget datum."),
        ((*SKAPA, "--kommun", "0580", "--definition", "{tmp}/saknas.toml"), "går inte att öppna"),
        ((*SKAPA, "--kommun", "0580", "--definition", "{tmp}"), "går inte att öppna"),
        ((*SKAPA, "--kommun", "0580", "--definition", "{tmp}/fil"), "går inte att tolka från rad 1"),
        ((*SKAPA, "--kommun", "0580", "--definition", "{tmp}/tom.toml"), "har fel i stodfragor"),
        ((*SKAPA, "--kommun", "0580", "--till", "{tmp}/fil"), "är en fil, inte en mapp"),
        ((*SKAPA, "--kommun", "0580", "--till", "/proc/nej"), "går inte att skriva"),
        (("kontrollera", "{tmp}/saknas.xlsx"), "finns inte"),
        (("kontrollera", "{bra}", "--idag", "idag"), "är inget datum"),
        (("konsolidera", "{tmp}/saknas", "--till", "{tmp}/r.xlsx"), "finns inte"),
        (("konsolidera", "{tmp}/fil", "--till", "{tmp}/r.xlsx"), "är en fil, inte en mapp"),
        (("konsolidera", "{tmp}/tom mapp", "--till", "{tmp}/r.xlsx"), "är tom"),
        ((*KONSOLIDERA, "--till", "{tmp}"), "är en mapp"),
        ((*KONSOLIDERA, "--till", "{tmp}/läst.xlsx"), "är skrivskyddad"),
        ((*KONSOLIDERA, "--till", "{tmp}/fil/r.xlsx"), "är en fil, inte en mapp"),
        ((*KONSOLIDERA, "--till", "/proc/nej/r.xlsx"), "går inte att skriva"),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--lan", "5000"), "Inget län har koden 5000."),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--period", "2026-H3"), "går inte att tolka"),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--period", "9999"), "Skriv ett år från 1990 till 2100"),
        ((*KONSOLIDERA, "--till", "{tmp}/r.xlsx", "--json", "--lan", "99"), "Inget län"),
        (("demo", "{tmp}/fil"), "är en fil, inte en mapp"),
    ],
)
def test_what_cannot_be_done_is_2_with_one_sentence_on_stderr(run, books, tmp_path, arguments, said):
    (tmp_path / "fil").write_text("] nej", "utf-8")
    (tmp_path / "tom.toml").write_text("", "utf-8")
    (tmp_path / "läst.xlsx").write_bytes(b"x")
    (tmp_path / "läst.xlsx").chmod(0o444)
    (tmp_path / "tom mapp").mkdir()
    filled = [one.replace("{tmp}", str(tmp_path)).replace("{bra}", str(books / "bra")) for one in arguments]
    assert said in refused(run(*filled))
    assert not (tmp_path / "r.xlsx").exists()


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (KeyboardInterrupt(), "Avbrutet."),
        (MemoryError(), "Minnet räckte inte."),
        (RuntimeError("inside"), "Något oväntat gick fel (RuntimeError)."),
        (PermissionError("nej"), "PermissionError"),
    ],
)
def test_whatever_happens_inside_ends_in_a_sentence(run, books, monkeypatch, problem, said):
    def failing(*_args, **_kwargs):
        raise problem

    monkeypatch.setattr(journeys, "check", failing)
    code, out, err = run("kontrollera", books, "--idag", DAY)
    assert (code, out) == (2, "")
    assert said in err
    assert "inside" not in err
    assert "Traceback" not in err


def test_an_interrupted_consolidation_leaves_the_old_report(run, books, tmp_path, monkeypatch):
    report = tmp_path / "r.xlsx"
    run("konsolidera", books, "--till", report, "--idag", DAY)
    before = report.read_bytes()

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(consolidating_folder, "county_report", interrupted)
    assert "Avbrutet" in refused(run("konsolidera", books, "--till", report, "--idag", DAY))
    assert [path.name for path in tmp_path.iterdir()] == ["r.xlsx"]
    assert report.read_bytes() == before


def test_the_version_and_the_help_are_told(run):
    assert run("--version") == (0, "samverkan-xl 0.1.0\n", "")
    code, out, _ = run("konsolidera", "--help")
    assert code == 0
    assert "Konsolidera en mapp med inkomna kommunböcker till en länsrapport." in out


@pytest.mark.parametrize("command", ["skapa", "utskick", "inkorg", "kontrollera", "konsolidera", "knappbok", "demo"])
def test_no_help_tells_the_names_of_types(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert not re.search(r"<[A-Za-z\[\]]+>|\}\.\.\.", out)


def test_the_demonstration_shows_the_whole_way_and_ends_well(run, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(journeys, "demonstrate", lambda folder, *_: asked.append(folder) or few(folder))
    code, out, _ = run("demo", tmp_path, "--idag", DAY)
    assert (code, asked) == (0, [tmp_path])
    assert "utskick" in out
    assert "Kvitto: " in out


def few(folder):
    (folder / "svar").mkdir()
    return journeys.consolidate_folder(
        folder / "svar", folder / "r.xlsx", standard_definition(), TODAY, county_code="05"
    )


def test_progress_shows_after_a_second_on_a_terminal_only(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    for is_terminal, expected in ((True, [False, True]), (False, [False, False])):
        clock = iter((0.0, 0.5, 1.5))
        monkeypatch.setattr(progress, "monotonic", lambda clock=clock: next(clock))
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_terminal=is_terminal: is_terminal, raising=False)
        started = []
        monkeypatch.setattr("rich.progress.Progress.start", lambda _, started=started: started.append(True))
        seen = []
        with progress.shown_progress("Prövar") as step:
            for number, name in enumerate(("a", "b"), 1):
                step(Turn(name, number, 2))
                seen.append(bool(started))
        assert seen == expected


def program(*arguments, **options):
    command = [sys.executable, "-m", "samverkan_xl", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def test_as_a_program_it_is_silent_on_stderr_when_piped_even_where_colours_are_forced(books):
    environment = os.environ | {"FORCE_COLOR": "1", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = program("kontrollera", books / "bra", "--idag", DAY, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "✔ Inga anmärkningar." in done.stdout.decode("utf-8")


def test_as_a_program_it_refuses_with_2_and_one_line():
    done = program("konsolidera", "finns inte å", "--till", "r.xlsx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr.decode("utf-8")
        == "Mappen finns inte å finns inte. Kontrollera sökvägen eller skapa mappen först.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ingen pseudoterminal / no pseudo-terminal on Windows")
def test_the_data_is_whole_when_stderr_is_a_terminal(books):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "samverkan_xl", "kontrollera", str(books), "--json", "--idag", DAY]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    assert json.loads(done.stdout)


@pytest.fixture
def locked(books, tmp_path) -> Path:
    from io import BytesIO

    from msoffcrypto.format.ooxml import OOXMLFile

    clear, dark = BytesIO((books / "bra" / "Linköping svar.xlsx").read_bytes()), BytesIO()
    OOXMLFile(clear).encrypt("hemligt å", dark)
    (tmp_path / "låst.xlsx").write_bytes(dark.getvalue())
    return tmp_path / "låst.xlsx"


@pytest.mark.parametrize(("given", "code"), [("fel\nhemligt å\n", 0), ("fel", 1)])
def test_passwords_come_from_the_environment_one_a_line(run, locked, monkeypatch, given, code):
    monkeypatch.setenv("SAMVERKAN_LOSENORD", given)
    ended, out, err = run("kontrollera", locked, "--losenord", "--idag", DAY)
    assert ended == code
    assert "hemligt" not in out + err


def test_a_password_is_asked_for_where_none_is_given(run, locked, monkeypatch):
    monkeypatch.delenv("SAMVERKAN_LOSENORD", raising=False)
    asked = []
    monkeypatch.setattr(
        options.typer, "prompt", lambda text, **how: asked.append((text, how["hide_input"])) or "hemligt å"
    )
    assert run("kontrollera", locked, "--losenord", "--idag", DAY)[0] == 0
    assert asked == [(options.ASKED_PASSWORD, True)]


def test_without_the_option_no_password_is_used(run, locked, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_LOSENORD", "hemligt å")
    ended, out, _ = run("kontrollera", locked, "--idag", DAY)
    assert ended == 1
    assert "skyddad med lösenord" in out


def test_a_password_is_never_an_argument(run, locked):
    assert run("kontrollera", "--losenord=hemligt", locked)[0] == 2


def test_no_librarys_warning_reaches_the_terminal(books, tmp_path):
    """A leap second, of which calamine warns, in a cell of a kind that few programs write."""
    book = load_workbook(books / "bra" / "Linköping svar.xlsx")
    book["Start"]["J3"] = 7_654_321
    book.save(tmp_path / "utan.xlsx")
    with zipfile.ZipFile(tmp_path / "utan.xlsx") as old, zipfile.ZipFile(tmp_path / "med.xlsx", "w") as new:
        for name in old.namelist():
            cell = re.compile(rb'<c r="J3"[^>]*><v>7654321</v>')
            new.writestr(name, cell.sub(b'<c r="J3" t="d"><v>2016-12-31T23:59:60</v>', old.read(name)))
    assert program("kontrollera", tmp_path / "med.xlsx", "--idag", DAY).stderr == b""
