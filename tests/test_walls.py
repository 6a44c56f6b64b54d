"""The rooms and the walls between them, as the architecture draws them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "samverkan_xl"
PLAN, NAME = PACKAGE.parent / "docs" / "architecture.md", re.compile("`([^`]+)`")
OURS = "samverkan_xl"
LIBRARIES = {
    "openpyxl", "python_calamine", "msoffcrypto", "olefile", "xlsxwriter", "xlwings", "pydantic", "typer", "rich",
    "holidays", "pyopenvba", "imapclient", "keyring", "icalendar", "email_validator", "filelock",
}  # fmt: skip

MAY_USE = {
    "model": {"pydantic"},
    "reference": {"model", "holidays"},
    "reading": {"model", "python_calamine", "msoffcrypto", "olefile"},
    "checking": {"model", "reference"},
    "consolidating": {"model", "reference"},
    "writing": {"model", "reference", "consolidating", "xlsxwriter", ""},
    "demonstration": {"model", "reference"},
    "templates": {"model"},
    "folders": {"model", "reading"},
    "mail": {
        "model", "reference", "checking",
        "olefile", "imapclient", "keyring", "icalendar", "email_validator", "filelock",
    },
    "mailing": {"turns", "model", "reference", "reading", "mail", "writing", "folders", "journeys", "templates"},
    "inbox": {"turns", "model", "reference", "reading", "checking", "writing", "mail", "folders", "filelock"},
    "inbox_accounts": {"model", "accounts", "inbox"},
    "receiving": {"model", "reading", "checking"},
    "county_reports": {"model", "reading", "checking", "consolidating", "folders"},
    "journeys": {
        "turns", "model", "reference", "receiving", "consolidating", "writing", "demonstration", "county_reports",
        "folders", "inbox", "launching", "templates",
    },
    "accounts": {"model", "consolidating", "folders", "journeys"},
    "live": {"turns", "model", "accounts", "county_reports", "folders", "journeys", "templates", "writing", "xlwings"},
    "progress": {"turns", "rich"},
    "swedish_help": {"typer"},
    "cli": {
        "model", "accounts", "inbox", "inbox_accounts", "journeys", "launching", "live", "mailing", "plain_lines",
        "progress", "swedish_help", "templates", "typer", "",
    },
    "handbook": {"model", "templates"},
    "launching": {"model"},
    "blank": {"folders", "templates", "vba_project", "writing"},
    "vba_project": {"pyopenvba", "templates", "writing"},
    "turns": set(),
    "plain_lines": set(),
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
"""Each room with what it may import: other rooms, and of the libraries those that are named. "" is the package."""

READING_MAY_KNOW = {"samverkan_xl.model.cells", "samverkan_xl.model.refusals"}


KINDS_OF_WORKBOOKS = {"municipal": set(), "report": {"municipal"}, "button": {"report"}, "mail": {"report"}}
"""The inner rooms of writing/, and which other kinds each may take forms from."""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == OURS else {node.module}
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted(Path(__file__).parent.rglob("*.py"))
LICENSED = "xlwings.pro"
"""The part of xlwings that asks for a licence key."""


def used(path: Path) -> set[str]:
    rooms = set()
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top == OURS:
            first = rest.split(".")[0]
            rooms.add(first if first in MAY_USE else "")
        elif top in LIBRARIES:
            rooms.add(top)
    return rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path):
    assert used(path) <= MAY_USE[room(path)] | {room(path)}


def test_each_kind_of_workbook_is_written_in_a_room_of_its_own_on_tools_that_know_none_of_them():
    for path in sorted((PACKAGE / "writing").rglob("*.py")):
        inner = {name.split(".")[2] for name in imports(path) if name.startswith(f"{OURS}.writing.")}
        of = path.relative_to(PACKAGE / "writing").parts[0]
        assert inner & set(KINDS_OF_WORKBOOKS) <= KINDS_OF_WORKBOOKS.get(of, set()) | {of}, path


def test_every_room_is_on_the_plan():
    assert {room(path) for path in MODULES} == set(MAY_USE)


def drawn_plan() -> dict[str, set[str]]:
    rows = [line.strip("|").split(" | ") for line in PLAN.read_text("utf-8").splitlines() if line.startswith("| `")]
    return {Path(NAME.findall(sign)[0]).stem: set(NAME.findall(may)) for sign, *_, may in rows}


def test_the_architecture_draws_the_same_plan():
    assert drawn_plan() == {name: {one or OURS for one in may} for name, may in MAY_USE.items()}


def test_each_room_is_drawn_after_those_on_which_it_builds():
    drawn = list(drawn_plan())
    for number, name in enumerate(drawn):
        assert not MAY_USE[name] & set(drawn[number:]), name


@pytest.mark.parametrize("path", sorted((PACKAGE / "reading").rglob("*.py")), ids=lambda path: path.stem)
def test_reading_knows_cells_and_nothing_else_of_the_model(path):
    of_model = {name for name in imports(path) if name.startswith("samverkan_xl.model")}
    assert of_model <= READING_MAY_KNOW


def test_only_the_doors_ask_what_day_it_is():
    for path in MODULES:
        if room(path) not in {"cli", "live"}:
            text = path.read_text("utf-8")
            assert ".today()" not in text, path
            assert ".now()" not in text, path


def test_no_two_modules_import_each_other_in_a_circle():
    graph = {}
    for path in MODULES:
        name = f"{OURS}." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        graph[name.removesuffix(".__init__")] = imports(path)
    for start, imported in graph.items():
        seen, ahead = set(), list(imported)
        while ahead:
            name = ahead.pop()
            if name in graph and name not in seen:
                seen.add(name)
                ahead.extend(graph[name])
        assert start not in seen, start


def test_importing_the_package_loads_no_excel_library():
    code = f"import sys, samverkan_xl; print([name for name in sorted(sys.modules) if name in {sorted(LIBRARIES)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted([*MODULES, *TESTS]), ids=lambda path: str(path.relative_to(PACKAGE.parent)))
def test_only_the_free_part_of_xlwings_is_used(path):
    text = path.read_text("utf-8")
    named = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    assert not {name for name in imports(path) | named if name.startswith(LICENSED)}
    assert f'"{LICENSED}' not in text.replace(f'LICENSED = "{LICENSED}"', "")


def test_what_runs_needs_no_tool_for_building():
    tools, building = {"vba_project", "pyopenvba"}, {"vba_project", "blank"}
    assert not {path for path in MODULES if used(path) & tools and room(path) not in building}


def test_no_module_is_called_by_what_it_is_not():
    vague = {"utils", "helpers", "manager", "base", "common", "misc"}
    assert not [path for path in MODULES if path.stem in vague]
