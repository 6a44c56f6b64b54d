"""Jobs for a real LibreOffice, run by the Python that has the UNO bridge; arguments and answers are JSON.

Started by `office.py` in this folder as: python3 uno_jobs.py PIPE JOB < arguments.json > answer.json
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField
from com.sun.star.table.CellContentType import EMPTY, FORMULA, TEXT

FORMATS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97", "pdf": "calc_pdf_Export"}
FORMATS |= {"fods": "OpenDocument Spreadsheet Flat XML", "xlsm": "Calc MS Excel 2007 VBA XML"}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except Exception:  # noqa: BLE001  # not up yet
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def opened(office, path):
    return office.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, properties(Hidden=True))


def shown(cell):
    """Give a cell's value: text, number, or its error number."""
    if cell.getError():
        return {"error": cell.getError()}
    kind = cell.FormulaResultType2 if cell.Type == FORMULA else None
    if cell.Type == EMPTY:
        return None
    is_text = cell.Type == TEXT or kind in {2, 4}
    return cell.String if is_text else cell.Value


def used_area(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


def formula_values(sheet):
    """Give every formula's value by address; a whole sheet at a time, since every call crosses a pipe."""
    area = used_area(sheet)
    values, formulas = area.getDataArray(), area.getFormulaArray()
    for row, line in enumerate(formulas):
        for column, formula in enumerate(line):
            value = values[row][column]
            if formula.startswith(("=", "{=")) and formula != value:
                yield row + 1, column + 1, shown(area.getCellByPosition(column, row)) if value is None else value


def job_recalculate(office, arguments):
    """Recalculate everything, after some steps if asked to; give every formula's value, by sheet and address."""
    document = opened(office, arguments["path"])
    for step in arguments.get("steps", ()):
        ACTIONS[step.pop("do")](document, **step)
    document.calculateAll()
    answer = {
        sheet.Name: {f"{row},{column}": value for row, column, value in formula_values(sheet)}
        for sheet in document.Sheets
    }
    document.close(True)
    return answer


def job_edit(office, arguments):
    """Do what a person does: type, pick, insert and sort rows, rename a sheet, save in some formats."""
    document = opened(office, arguments["path"])
    for step in arguments["steps"]:
        ACTIONS[step.pop("do")](document, **step)
    secret = {"Password": arguments["password"]} if "password" in arguments else {}
    for path in arguments["save"]:
        name = FORMATS[path.rpartition(".")[2]]
        document.storeToURL(uno.systemPathToFileUrl(path), properties(FilterName=name, **secret))
    document.close(True)
    return {}


def job_buttons(office, arguments):
    """Tell each sheet's buttons, with the scripts that they are bound to, and every module's source."""
    document = opened(office, arguments["path"])
    buttons = [
        (sheet.Name, form.getByIndex(at).Label, [event.ScriptCode for event in form.getScriptEvents(at)])
        for sheet in document.Sheets
        for form in (sheet.DrawPage.Forms.getByIndex(number) for number in range(sheet.DrawPage.Forms.Count))
        for at in range(form.Count)
    ]
    libraries = document.BasicLibraries
    modules = {}
    for library in libraries.ElementNames:
        libraries.loadLibrary(library)
        modules |= {
            name: libraries.getByName(library).getByName(name) for name in libraries.getByName(library).ElementNames
        }
    document.close(True)
    return {"buttons": buttons, "modules": modules}


def act_type(document, sheet, cell, text):
    """Type as at the keyboard: the program decides whether it is a number, a date or a text."""
    target = document.Sheets.getByName(sheet).getCellRangeByName(cell)
    number_format = target.NumberFormat
    is_text_cell = document.NumberFormats.getByKey(number_format).FormatString == "@"
    if is_text_cell:
        target.String = text
    else:
        target.FormulaLocal = text
        target.NumberFormat = number_format


def act_insert_rows(document, sheet, row, count):
    document.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)


def act_insert_columns(document, sheet, column, count):
    document.Sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)


def act_sort(document, sheet, area, column, ascending):
    target = document.Sheets.getByName(sheet).getCellRangeByName(area)
    field = TableSortField()
    field.Field, field.IsAscending = column, ascending
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    uno.invoke(target, "sort", (properties(SortFields=fields, ContainsHeader=False),))


def act_rename(document, sheet, name):
    document.Sheets.getByName(sheet).Name = name


def act_move(document, sheet, area, to):
    own = document.Sheets.getByName(sheet)
    own.moveRange(own.getCellRangeByName(to).CellAddress, own.getCellRangeByName(area).RangeAddress)


ACTIONS = {
    "type": act_type,
    "insert_rows": act_insert_rows,
    "insert_columns": act_insert_columns,
    "sort": act_sort,
    "rename": act_rename,
    "move": act_move,
}
JOBS = {"recalculate": job_recalculate, "edit": job_edit, "buttons": job_buttons}

if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump(JOBS[sys.argv[2]](desktop(sys.argv[1]), asked), sys.stdout)
