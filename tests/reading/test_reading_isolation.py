"""The worker that reads doubtful files is not led astray by what lies beside them."""

from __future__ import annotations

import io

import openpyxl

from samverkan_xl.reading.isolation import read_sheets_apart


def test_a_module_among_the_received_files_is_never_imported(tmp_path, monkeypatch):
    (tmp_path / "python_calamine.py").write_text("raise SystemExit('körd')", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    assert [sheet.name for sheet in read_sheets_apart(stream.getvalue())] == ["Sheet"]
