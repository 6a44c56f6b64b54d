"""Coverage-guided fuzzing of the checking: a filled book is spoilt in its cells, rows, columns and sheets.

    python tests/fuzz/fuzz_checking.py [--seconds 600] [FOLDER]

FOLDER keeps what is found interesting between runs. The bytes say what is done, one thing after another, so that a book
stays one all the while. Whatever was done, the book is checked, every row that was entered is accounted for, and all
that is said can be worded; an input of which that does not hold stops the run with its name.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "checking"))

with atheris.instrument_imports(include=["samverkan_xl.checking", "samverkan_xl.model.audit"]):
    from samverkan_xl.checking.book import check_book

from books_in_markdown import TODAY, grids

from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, CellFault, Grid, Raw, Remark, Trait
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

DEFINITION = standard_definition()
FILLED = [grids(demo_records(municipality("0580"), "2026", TODAY, kind, 7)) for kind in Kind]
MOST_BYTES, MOST_DEEDS = 1_000, 30
TEXTS = (
    "", " ", "Ja", "ja?", "ID", "Nr", "Rubrik", "N-001", "R-001; R-002", "-", "Ej aktuellt", "v.12/13", "#SAKNAS!", "0580",
    "19121212-1212", "Stödfrågor (2)", "_meta", "Start", "x" * 3000, "=1+1", "\u202e", "2026", "9" * 40,
)  # fmt: skip
NAMES = ("Start", "Stödfrågor (2)", "Behov ", "behov", "_meta", "Blad1", "")

Rows = list[list[Raw]]


def value(data: atheris.FuzzedDataProvider) -> Raw:
    match data.ConsumeIntInRange(0, 7):
        case 0:
            return None
        case 1:
            return data.ConsumeUnicodeNoSurrogates(20)
        case 2:
            return data.ConsumeFloat()
        case 3:
            return data.ConsumeInt(4)
        case 4:
            return data.ConsumeBool()
        case 5:
            return data.PickValueInList(list(CellFault))
        case _:
            return data.PickValueInList(list(TEXTS))


def spoil(sheets: list[tuple[str, Rows]], data: atheris.FuzzedDataProvider) -> None:
    """Do one thing to one of the sheets."""
    at = data.ConsumeIntInRange(0, len(sheets) - 1)
    name, rows = sheets[at]
    row, other = (data.ConsumeIntInRange(0, len(rows) - 1) if rows else 0 for _ in range(2))
    cells: list[Raw] = rows[row] if rows else []
    column = data.ConsumeIntInRange(0, max(len(cells), 1) - 1)
    match data.ConsumeIntInRange(0, 12):
        case 0 | 1 | 2 | 3 if cells:
            cells[column] = value(data)
        case 4 if rows:
            rows[row] = list(rows[other])
        case 5 if rows:
            del rows[row]
        case 6:
            rows[row:row] = [[] for _ in range(data.ConsumeIntInRange(1, 31))]
        case 7:
            for line in rows:
                line[column:column] = [None]
        case 8:
            for line in rows:
                del line[column : column + 1]
        case 9:
            sheets.append((data.PickValueInList([*NAMES, f"{name} (2)"]), [list(line) for line in rows]))
        case 10:
            sheets[at] = (data.PickValueInList([*NAMES, sheets[0][0]]), rows)
        case 11 if len(sheets) > 1:
            del sheets[at]
        case _ if rows:
            rows[row], rows[other] = rows[other], rows[row]


def remarks(data: atheris.FuzzedDataProvider, names: list[str]) -> tuple[Remark, ...]:
    cells = ("", "B5", "A1:C3", "7:12", "C:D", "XFD1048576", "A0", "::", "å")
    return tuple(
        Remark(
            data.PickValueInList(list(Trait)),
            data.PickValueInList([*names, "", "Borta"]),
            data.PickValueInList(list(cells)),
            data.PickValueInList(list(TEXTS)),
        )
        for _ in range(data.ConsumeIntInRange(0, 4))
    )


def one_input(content: bytes) -> None:
    data = atheris.FuzzedDataProvider(content)
    base = data.PickValueInList(FILLED)
    sheets = [(grid.name, [list(row) for row in grid.rows]) for grid in base.sheets]
    for _ in range(data.ConsumeIntInRange(1, MOST_DEEDS)):
        spoil(sheets, data)
    kept = {key: str(value(data)) for key in ("kommunkod", "period", "revision") if data.ConsumeBool()}
    grid = BookGrid(
        tuple(Grid(name, tuple(map(tuple, rows))) for name, rows in sheets),
        kept,
        remarks(data, [name for name, _ in sheets]),
    )
    hold(grid)


def hold(grid: BookGrid) -> None:
    found = check_book(grid, "bok.xlsx", "ab" * 32, DEFINITION, TODAY)
    for one in found.findings:
        assert message(one)
    county = consolidate((found,), DEFINITION, TODAY)
    assert county.receipt.adds_up, county.receipt
    assert county.receipt.read == found.rows_entered


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--seconds", type=int, default=600)
    chosen = asked.parse_args()
    with TemporaryDirectory(prefix="samverkan-fuzz-") as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(len(FILLED)):
            (folder / f"seed-{number}").write_bytes(bytes([number]) * 200)
        options = [f"-max_total_time={chosen.seconds}", f"-max_len={MOST_BYTES}", "-timeout=10", "-rss_limit_mb=1500"]
        options += ["-print_final_stats=1", f"-artifact_prefix={folder.parent}/", str(folder)]
        atheris.Setup([sys.argv[0], *options], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
