"""The consolidation workbook as it is written: its cells, its button, its VBA project, and nothing of this computer."""

from __future__ import annotations

import hashlib
import io
import re
import tomllib
import zipfile
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser
from openpyxl import load_workbook

from samverkan_xl.reference.municipalities import all_municipalities, counties
from samverkan_xl.templates import VBA_PART, button_project
from samverkan_xl.vba_project import their_project, vba_project
from samverkan_xl.writing.button import sheet as button_sheet
from samverkan_xl.writing.button.book import button_book, county_choice
from samverkan_xl.writing.button.help_for_it import XLWINGS
from samverkan_xl.writing.button.help_policies import PACKAGES
from samverkan_xl.writing.button.places import (
    BUTTON_ROW,
    CODE_NAMES,
    CONSOLIDATE,
    COUNTIES,
    FINDINGS,
    FOUND,
    HELP,
    LISTS,
    MACRO,
    NOT_YET,
    REGISTER,
    SETTINGS,
    SHEETS,
    TABLES,
    Cell,
)
from samverkan_xl.writing.button.settings import ButtonSettings

TODAY = date(2026, 11, 23)
PYTHON = r"C:\Användare\Åsa & Bo's\python.exe"
FOLDER, REPORT = r"D:\län\=inkommet", r"D:\län\@rapport <1>.xlsx"
BOOK = r"D:\län\Konsolidering 2026.xlsm"
SET_UP = ButtonSettings(PYTHON, FOLDER, REPORT, "05 Östergötlands län", "2026-H1", book=BOOK)
ON_A_MAC = ButtonSettings(
    "/Users/Shared/samverkan/bin/python3", "/Users/å/in", "/Users/å/r.xlsx", book="/Users/å/b.xlsm"
)
ANEW = f'"{PYTHON}" -m samverkan_xl knappbok "{BOOK}" --mapp "{FOLDER}" --lan 05 --period 2026-H1 --skriv-over'
OURS = (
    'Attribute VB_Name = "Samverkan"\r\n'
    "Option Explicit\r\n"
    "\r\n"
    "' The button of this workbook. It starts Python, which does the work. The third sheet tells what is started,\r\n"
    "' what to allow, and how the same is done without macros.\r\n"
    "Public Sub Konsolidera()\r\n"
    '    RunPython "from samverkan_xl.live import konsolidera; konsolidera()"\r\n'
    "End Sub\r\n"
)
VISIBLE = (CONSOLIDATE, FINDINGS, HELP)


def written(settings: ButtonSettings = SET_UP) -> bytes:
    return button_book(settings, button_project(), TODAY)


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written()))


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(written()))


def modules(project: bytes) -> dict[str, str]:
    """Give every module's source as olevba finds it."""
    found = VBA_Parser("vbaProject.bin", data=project).extract_all_macros()
    return {name: code for _, _, name, code in found}


def test_the_same_settings_give_the_same_bytes():
    assert written() == written()


def test_the_project_travels_unchanged_into_every_book(package):
    assert package.read(VBA_PART) == button_project()


def test_the_project_holds_our_module_xlwings_own_and_a_document_for_each_sheet_and_nothing_else():
    documents = {f"{name}.cls" for name in ("ThisWorkbook", *CODE_NAMES)}
    assert set(modules(button_project())) == {"Samverkan.bas", "xlwings.bas", "Dictionary.cls"} | documents


def test_our_module_is_ascii_and_says_exactly_this():
    assert modules(button_project())["Samverkan.bas"] == OURS
    assert OURS.isascii()
    assert f"Public Sub {MACRO}()" in OURS


def test_documents_hold_no_code():
    for name, code in modules(button_project()).items():
        if name.removesuffix(".cls") in {"ThisWorkbook", *CODE_NAMES}:
            assert all(line.startswith("Attribute ") for line in code.split("\r\n") if line), name


def test_what_is_xlwings_own_is_letter_by_letter_as_the_installed_xlwings_has_it():
    folder = Path(find_spec("xlwings").origin).parent
    here, theirs = modules(button_project()), modules(their_project())
    for name in ("xlwings.bas", "Dictionary.cls"):
        assert here[name] == theirs[name]
    installed = (folder / "xlwings.bas").read_bytes().decode("cp1252").replace("\r\n", "\n").strip()
    assert here["xlwings.bas"].replace("\r\n", "\n").strip() == installed


def test_xlwings_is_pinned_to_the_version_whose_module_the_workbook_carries():
    (carried,) = re.findall(r'XLWINGS_VERSION As String = "([\d.]+)"', modules(button_project())["xlwings.bas"])
    pins = re.findall(r'"xlwings==([\d.]+)"', (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert pins == [carried]
    assert version("xlwings") == carried
    assert (Path(find_spec("xlwings").origin).parent / f"xlwings-{carried}.applescript").exists()


def test_the_project_can_be_built_anew_byte_by_byte():
    assert vba_project() == vba_project() == button_project()


def test_every_sheet_answers_to_its_document_in_the_project(package):
    found = [re.search(r'codeName="(\w+)"', package.read(part).decode())[1] for part in sheet_parts(package)]
    assert found == list(CODE_NAMES)
    assert 'codeName="ThisWorkbook"' in package.read("xl/workbook.xml").decode()


def sheet_parts(package: zipfile.ZipFile) -> list[str]:
    return sorted(name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))


def test_the_sheets_stand_in_order_and_only_three_are_shown(book):
    assert tuple(book.sheetnames) == SHEETS
    assert tuple(sheet.title for sheet in book if sheet.sheet_state == "visible") == VISIBLE
    assert book.active.title == CONSOLIDATE


def test_the_named_cells_are_where_the_button_looks_for_them(book):
    places = {cell.value: (cell.place.sheet, cell.place.cell) for cell in Cell}
    found = {name: defined.attr_text for name, defined in book.defined_names.items() if name != COUNTIES}
    assert {name: tuple(text.replace("$", "").split("!")) for name, text in found.items()} == places


def test_the_fields_hold_what_the_book_is_set_up_for_as_text(book):
    sheet = book[CONSOLIDATE]
    assert [sheet[cell.place.cell].value for cell in (Cell.FOLDER, Cell.REPORT)] == [FOLDER, REPORT]
    assert sheet[Cell.FOLDER.place.cell].data_type == "s"
    for cell in Cell:
        expected = "yyyy-mm-dd" if cell is Cell.TODAY else "@"
        assert sheet[cell.place.cell].number_format == expected, cell


def test_every_field_has_a_label_a_help_text_and_tells_it_where_it_is_typed(book):
    sheet = book[CONSOLIDATE]
    told = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    for cell in button_sheet.FIELDS:
        row = cell.place.row
        assert sheet.cell(row, 1).value
        assert told[cell.place.cell].prompt == sheet.cell(row, 3).value


def test_the_county_is_chosen_from_all_21(book):
    sheet = book[CONSOLIDATE]
    (rule,) = (one for one in sheet.data_validations.dataValidation if str(one.sqref) == Cell.COUNTY.place.cell)
    assert (rule.type, rule.formula1, rule.allow_blank) == ("list", COUNTIES, True)
    sheet_name, area = book.defined_names[COUNTIES].attr_text.split("!")
    assert sheet_name == LISTS
    choices = [row[0].value for row in book[LISTS][area.replace("$", "")]]
    assert choices == [county_choice(one) for one in counties()]
    assert "05 Östergötlands län" in choices
    assert len(choices) == 21


def test_xlwings_is_told_which_python_and_nothing_else(book):
    assert [tuple(row) for row in book[SETTINGS].iter_rows(values_only=True)] == [
        ("INTERPRETER_WIN", PYTHON),
        ("INTERPRETER_MAC", PYTHON),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ]


def test_the_tables_stand_where_the_button_fills_them_and_only_findings_can_be_filtered(book):
    for table in TABLES:
        sheet = book[table.sheet]
        made = sheet.tables[table.name]
        assert made.ref == table.area(1)
        assert [one.name for one in made.tableColumns] == [of.title for of in table.columns]
        assert bool(made.autoFilter) == (table is FOUND)
        assert sheet.cell(table.header_row + 1, table.first_column).value == NOT_YET


def test_columns_of_text_are_text_all_the_way_down_and_days_are_days(book):
    expected = {"": "@", "date": "yyyy-mm-dd", "whole": "0"}
    for table in TABLES:
        sheet = book[table.sheet]
        for at, of in enumerate(table.columns, table.first_column):
            first = sheet.cell(table.header_row + 1, at)
            assert sheet.column_dimensions[first.column_letter].number_format == expected[of.kind], of.title
            assert first.number_format == expected[of.kind], of.title


def test_the_first_row_of_a_table_is_not_cut_and_the_others_fit_what_is_written(book):
    for table in TABLES:
        sheet = book[table.sheet]
        assert not sheet.sheet_format.customHeight
        assert sheet.row_dimensions[table.header_row + 1].height >= 21
        assert all(sheet.row_dimensions[table.header_row + row].height is None for row in range(2, 400))


def test_the_status_cell_has_room_for_a_long_sentence_and_a_tone_for_each_sign(book):
    sheet, place = book[CONSOLIDATE], Cell.STATUS.place
    width, height = sheet.column_dimensions["B"].width, sheet.row_dimensions[place.row].height
    assert (width - 2) * ((height - 6) // 15) >= 250
    assert sheet[place.cell].alignment.wrap_text
    rules = next(
        rules for area, rules in sheet.conditional_formatting._cf_rules.items() if str(area.sqref) == place.cell
    )
    assert [rule.text for rule in rules] == list("✔▲✖○")
    assert sheet[place.cell].value.startswith("○")


def test_the_command_of_the_latest_run_has_a_cell_with_room_for_four_lines(book):
    sheet, place = book[CONSOLIDATE], Cell.COMMAND.place
    assert sheet.cell(place.row, 1).value == "Samma rapport utan Excel"
    assert sheet[place.cell].value == "–"
    assert sheet[place.cell].alignment.wrap_text
    assert sheet.row_dimensions[place.row].height >= 4 * 15


def test_the_button_is_bound_to_our_macro_has_words_for_those_who_cannot_see_it_and_hides_no_text(package, book):
    drawing = package.read("xl/drawings/vmlDrawing1.vml").decode()
    assert re.findall(r"<x:FmlaMacro>(.*?)</x:FmlaMacro>", drawing) == [f"[0]!{MACRO}"]
    assert re.search(r'alt="Knappen Konsolidera: [^"]+"', drawing)
    left, _, top, _, right, _, bottom, _ = map(int, re.search(r"<x:Anchor>(.*?)</x:Anchor>", drawing)[1].split(","))
    covered = book[CONSOLIDATE].iter_rows(top + 1, bottom + 1, left + 1, right + 1, values_only=True)
    assert (top + 1, bottom + 1) == (BUTTON_ROW, BUTTON_ROW)
    assert not [value for row in covered for value in row if value is not None]


def test_the_sheets_can_be_read_by_everyone(book, package):
    for sheet in (book[title] for title in VISIBLE):
        assert sheet["A1"].font.sz == 20
        assert sheet["A1"].value
        assert sheet["A2"].value
        assert not sheet.merged_cells.ranges
        assert not sheet.sheet_view.showGridLines
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert book[CONSOLIDATE].print_title_rows == f"${REGISTER.header_row}:${REGISTER.header_row}"
    assert book[FINDINGS].print_title_rows == "$4:$4"
    names = re.findall(r' displayName="(\w+)"', "".join(package.read(part).decode() for part in table_parts(package)))
    assert len(names) == len(set(names)) == 9
    assert book.properties.title


def table_parts(package: zipfile.ZipFile) -> list[str]:
    return [name for name in package.namelist() if name.startswith("xl/tables/")]


def texts(book) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): str(cell.value) for sheet in book for row in sheet for cell in row if cell.value
    }


def test_nothing_in_the_book_tells_of_the_computer_but_the_settings_the_fields_and_the_help(book, package):
    found = texts(book)
    assert {place[0] for place, text in found.items() if PYTHON in text} == {SETTINGS, HELP}
    paths = {place for place, text in found.items() if "D:\\" in text and place[0] != HELP}
    assert paths == {(CONSOLIDATE, cell.place.cell) for cell in (Cell.FOLDER, Cell.REPORT)}
    rest = [package.read(name) for name in package.namelist() if name not in {"xl/sharedStrings.xml", VBA_PART}]
    assert not [
        part for part in rest if b"python.exe" in part or b"inkommet" in part or str(Path.home()).encode() in part
    ]


def test_the_blank_is_set_up_for_no_computer():
    found = texts(load_workbook(io.BytesIO(written(ButtonSettings()))))
    assert not [text for text in found.values() if re.search(r"[A-Z]:\\|/home/|/Users/|/usr/|/opt/|/tmp/", text)]
    assert 'cmd /c "python -m samverkan_xl knapp & pause"' in found.values()
    assert 'python -m samverkan_xl knappbok "KONSOLIDERING.xlsm" --mapp "MAPP" --skriv-over' in found.values()


def test_nothing_of_a_municipality_is_in_the_book(book):
    known = {one.name for one in all_municipalities()} | {one.code for one in all_municipalities()}
    assert not known & set(texts(book).values())


def test_the_help_gives_the_commands_that_do_without_macros(book):
    found = texts(book).values()
    assert f'cmd /c ""{PYTHON}" -m samverkan_xl knapp & pause"' in found
    assert f'"{PYTHON}" -m samverkan_xl konsolidera "{FOLDER}" --till "{REPORT}" --lan 05 --period 2026-H1' in found
    assert all(len(text.replace(ANEW, "")) < 400 for text in found)


def rows_of_help(settings: ButtonSettings = SET_UP) -> dict[str, tuple[str, str]]:
    """Give the lines of every table on the help sheet, by what is said first in them."""
    found = load_workbook(io.BytesIO(written(settings)))[HELP].iter_rows(max_col=3, values_only=True)
    return {first: (second, third) for first, second, third in found if first and second and third}


@pytest.mark.parametrize(
    "seen", ["Could not find Interpreter!", "ModuleNotFoundError", "Status: en tabell", "Röd rad", "Boken på nytt"]
)
def test_the_help_gives_the_whole_command_that_makes_the_book_again_wherever_that_is_the_way_out(seen):
    (said,) = (third for first, (_, third) in rows_of_help().items() if first.startswith(seen))
    assert said.endswith(ANEW)


def test_nothing_in_the_book_says_the_programs_bare_name_but_the_row_for_those_who_have_tried_it(book):
    bare = [text for text in texts(book).values() if re.search(r"samverkan-xl (skapa|kon|knapp)", text)]
    assert bare == []
    (said,) = (said for first, said in rows_of_help().items() if first.startswith("samverkan-xl känns inte igen"))
    assert said[1].endswith(f'"{PYTHON}" -m samverkan_xl')


def test_who_makes_the_book_again_is_told_that_the_fields_are_lost():
    for first, (second, third) in rows_of_help().items():
        if ANEW in third and not first.startswith("Röd rad"):
            assert "försvinner" in second + third, first


def test_commands_are_typed_where_the_computer_takes_them():
    windows, mac = rows_of_help(), rows_of_help(ON_A_MAC)
    assert any("Kommandotolken (cmd), inte PowerShell" in first for first in windows)
    assert not any("Mac" in first for first in windows)
    assert any("Terminal" in first for first in mac)
    assert any(first.startswith("Mac: ") for first in mac)
    assert f'"{ON_A_MAC.interpreter}" -m samverkan_xl knapp' in {third for _, third in mac.values()}


def test_a_folder_that_ends_with_a_backslash_does_not_take_the_next_words_with_it():
    assert ButtonSettings(folder="E:\\").consolidate.startswith(r'python -m samverkan_xl konsolidera "E:\\" --till ')


def test_it_is_told_what_the_project_is_by_its_checksum(package):
    expected = hashlib.sha256(package.read(VBA_PART)).hexdigest()
    assert rows_of_help()["Samma VBA-projekt i varje bok."][1] == f"SHA-256: {expected}"


def found_by_a_scanner(kind: str) -> set[str]:
    return {word for of, word, _ in VBA_Parser("vbaProject.bin", data=button_project()).analyze_macros() if of == kind}


def test_nothing_runs_when_the_book_is_opened_and_the_help_says_so():
    assert found_by_a_scanner("AutoExec") == set()
    assert rows_of_help()["Körs något när boken öppnas?"][0] == "Nej, inget förrän någon trycker på knappen."


def test_it_is_told_of_what_a_scanner_lists_and_only_of_that():
    listed = found_by_a_scanner("Suspicious")
    unused = {"VBProject", "VBComponents", "FileCopy", "libc.dylib"}
    used = {"WScript.Shell", "CreateObject", "Environ", "Open", "Kill", "MacScript"}
    assert {word.lower() for word in unused | used} <= {word.lower() for word in listed}
    rows = rows_of_help()
    assert all(word in rows["Det som en makroskanner hittar och som aldrig körs här."][0] for word in unused)
    assert all(word in rows["Det som en makroskanner hittar och som används."][0] for word in used)


def test_what_the_help_says_is_never_run_is_not_reached_from_the_button():
    code = modules(button_project())["xlwings.bas"].replace("\r\n", "\n")
    bodies = dict(
        re.findall(
            r"^(?:Public |Private )?(?:Sub|Function) (\w+)(.*?)^End (?:Sub|Function)", code, re.MULTILINE | re.DOTALL
        )
    )
    reached, ahead = set(), ["RunPython"]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        lines = (line.split("'")[0] for line in bodies[name].splitlines())
        words = set(re.findall(r"\w+", "\n".join(lines)))
        ahead += [one for one in bodies if one in words and one not in reached]
    # the UDF server alone needs XLPy, and it is used only where a setting asks for it, which the workbook never has
    assert "XLPy" in reached
    for word in ("VBProject", "FileCopy"):
        assert not [name for name in reached if word in bodies[name]]
    assert not re.search(r"^[^'\n]*\bsystem\s*\(", code.replace("Function system Lib", ""), re.MULTILINE)


@pytest.mark.parametrize(
    "rule", ["d4f940ab-401b-4efc-aadc-ad5f3c50688a", "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"], ids=["child", "win32"]
)
def test_it_is_told_of_the_rules_of_defender_that_stop_the_button(rule):
    assert len([True for second, _ in rows_of_help().values() if rule in second]) == 1


def test_the_packages_and_the_version_that_it_is_told_of_are_those_that_are_installed():
    asked = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert tuple(re.match(r"[\w-]+", one)[0] for one in asked) == PACKAGES
    assert f"xlwings=={XLWINGS}" in asked
    said = rows_of_help()["Paket som pip hämtar."][0]
    assert all(name in said for name in PACKAGES)


def test_who_types_under_a_table_is_warned_on_both_sheets(book):
    for sheet in (book[CONSOLIDATE], book[FINDINGS]):
        rows = sheet.iter_rows(max_row=REGISTER.header_row, values_only=True)
        assert any("under" in str(value) and "kriv inget" in str(value) for row in rows for value in row)


@pytest.mark.validator
@pytest.mark.parametrize("settings", [SET_UP, ButtonSettings()], ids=["set up", "blank"])
def test_the_validator_finds_nothing_wrong(settings, schema_faults, tmp_path):
    (tmp_path / "bok.xlsm").write_bytes(written(settings))
    assert schema_faults(tmp_path / "bok.xlsm") == []


@pytest.mark.libreoffice
def test_a_real_program_loads_the_project_and_binds_the_button_to_our_macro(office, tmp_path):
    (tmp_path / "bok.xlsm").write_bytes(written())
    found = office.run("buttons", path=str(tmp_path / "bok.xlsm"))
    bound = f"vnd.sun.star.script:VBAProject.Samverkan.{MACRO}?language=Basic&location=document"
    assert found["buttons"] == [[CONSOLIDATE, "Konsolidera", [bound]]]
    kinds = {name: re.match(r"Rem Attribute VBA_ModuleType=(\w+)", code)[1] for name, code in found["modules"].items()}
    assert kinds.pop("Dictionary") == "VBAClassModule"
    assert {kinds.pop("Samverkan"), kinds.pop("xlwings")} == {"VBAModule"}
    assert kinds == dict.fromkeys(("ThisWorkbook", *CODE_NAMES), "VBADocumentModule")


@pytest.mark.libreoffice
def test_a_misspelt_macro_gives_no_binding_there(office, tmp_path, monkeypatch):
    monkeypatch.setattr(button_sheet, "MACRO", "Konsolider")
    (tmp_path / "bok.xlsm").write_bytes(written())
    assert office.run("buttons", path=str(tmp_path / "bok.xlsm"))["buttons"] == [[CONSOLIDATE, "Konsolidera", []]]
