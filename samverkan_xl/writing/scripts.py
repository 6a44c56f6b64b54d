"""How conditions are written as formulas: for a whole column at once, or in the row where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.workbook import sheet_of
from samverkan_xl.reference.municipalities import file_stem
from samverkan_xl.writing.placement import Placement, quoted_sheet


@dataclass(frozen=True, slots=True)
class ColumnScript:
    """Writes for all rows of a sheet at once: every reference is a column, every answer an array.

    `against` is the sheet that the rows are set against; its columns are laid down as rows.
    """

    placement: Placement
    sheet: str
    against: str = ""

    def this(self, key: str) -> str:
        """Refer to the whole column."""
        return self.placement.area(self.sheet, key)

    def other(self, key: str) -> str:
        """Refer to the other sheet's column, laid down as a row."""
        return f"TRANSPOSE({self.placement.area(self.against, key)})"

    def used(self) -> str:
        """Ask which rows are used."""
        return _used(self.sheet)

    def stands(self) -> str:
        """Ask which rows can be referred to."""
        return _stands(self.placement, self.sheet)

    def other_stands(self) -> str:
        """Ask the same of the other sheet, laid down as a row."""
        return f"TRANSPOSE({_stands(self.placement, self.against)})"

    def across(self, body: str, name: str) -> str:
        """Count, for each row, the cells of a named list for which the body holds."""
        return f"MMULT(--({body}),TRANSPOSE(COLUMN({name})^0))"

    def over(self, sheet: str) -> ColumnScript:
        """Give the script for all rows of another sheet, taken by themselves."""
        return ColumnScript(self.placement, sheet)

    def paired_with(self, sheet: str) -> ColumnScript:
        """Give the script that sets these rows against all rows of another sheet."""
        return ColumnScript(self.placement, self.sheet, sheet)

    def pairs(self, body: str) -> str:
        """Count, for each row, the other sheet's rows for which the body holds."""
        other = sheet_of(self.against)
        rows = self.placement.area(self.against, other.fields[0].key)
        return f"MMULT(--({body}),ROW({rows})^0)"


@dataclass(frozen=True, slots=True)
class CellScript:
    """Writes for one row of a sheet, to be copied down: references keep their column and follow the row."""

    placement: Placement
    sheet: str
    row: int
    against: str = ""

    def this(self, key: str) -> str:
        """Refer to the cell in the same row."""
        sheet = sheet_of(self.sheet)
        place = self.placement.place(sheet, 0, key)
        fixed = "$" if sheet.layout is Layout.FORM else ""
        row = place.row if sheet.layout is Layout.FORM else self.row
        return f"${self.placement.letters(sheet, key)}{fixed}{row}"

    def other(self, key: str) -> str:
        """Refer to the other sheet's whole column; on the sheet itself without the sheet's name."""
        area = self.placement.area(self.against, key)
        return area.rpartition("!")[2] if self.against == self.sheet else area

    def used(self) -> str:
        """Ask whether the row is used."""
        sheet = sheet_of(self.sheet)
        if sheet.layout is Layout.FORM:
            return "1"
        return "((" + "+".join(f"LEN(TRIM({self.this(of.key)}))" for of in sheet.entries()) + ")>0)"

    def stands(self) -> str:
        """Ask whether the row can be referred to."""
        return self.used() if sheet_of(self.sheet).layout is Layout.REGISTER else "1"

    def other_stands(self) -> str:
        """Ask which rows of the other sheet can be referred to."""
        asked = _stands(self.placement, self.against)
        own = f"{quoted_sheet(sheet_of(self.sheet).title)}!"
        return asked.replace(own, "") if self.against == self.sheet else asked

    def across(self, body: str, name: str) -> str:  # noqa: ARG002  # a column needs the list's name, a row does not
        """Count the cells of a named list for which the body holds."""
        return f"SUMPRODUCT(--({body}))"

    def over(self, sheet: str) -> ColumnScript:
        """Give the script for all rows of another sheet, taken by themselves."""
        return ColumnScript(self.placement, sheet)

    def paired_with(self, sheet: str) -> CellScript:
        """Give the script that sets this row against all rows of another sheet."""
        return CellScript(self.placement, self.sheet, self.row, sheet)

    def pairs(self, body: str) -> str:
        """Count the other sheet's rows for which the body holds."""
        return f"SUMPRODUCT(--({body}))"


def _used(key: str) -> str:
    """Refer to the named formula that tells which rows of a sheet are used."""
    return "1" if sheet_of(key).layout is Layout.FORM else used_name(key)


def used_name(key: str) -> str:
    """Give the defined name under which the book keeps the question which rows of a sheet are used."""
    return f"anvand_{file_stem(sheet_of(key).title)}"


def used_formula(placement: Placement, key: str) -> str:
    """Write that question out: something stands in the row beyond its ID and what we wrote there."""
    entries = sheet_of(key).entries()
    return "((" + "+".join(f"LEN(TRIM({placement.area(key, of.key)}))" for of in entries) + ")>0)"


def _stands(placement: Placement, key: str) -> str:
    sheet = sheet_of(key)
    if sheet.layout is Layout.CHECKLIST:
        return f"(LEN(TRIM({placement.area(key, sheet.fields[0].key)}))>0)"
    return _used(key)
