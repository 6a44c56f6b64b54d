"""A clean book saved by a real LibreOffice, in each form that it writes, counts as if nothing had happened."""

from __future__ import annotations

import pytest
from odd_books import BASE, DEFINITION, TODAY, clean_book
from test_odd_books import clean_rows, rows_of

from samverkan_xl import journeys

pytestmark = pytest.mark.libreoffice
FORMS = ("xlsx", "ods", "xls")


@pytest.fixture(scope="module")
def saved(office, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sparat")
    (folder / "bok.xlsx").write_bytes(clean_book(BASE).bytes())
    paths = {form: folder / f"om.{form}" for form in FORMS}
    office.run("edit", path=str(folder / "bok.xlsx"), steps=[], save=[str(path) for path in paths.values()])
    return paths


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_book_that_libreoffice_saved_counts_with_all_its_rows(saved, tmp_path, form):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / saved[form].name).write_bytes(saved[form].read_bytes())
    done = journeys.consolidate_folder(tmp_path / "in", tmp_path / "rapport.xlsx", DEFINITION, TODAY)
    told = [(one.finding.severity.value, one.finding.code, one.finding.place) for one in done.county.findings]
    assert told == []
    found = rows_of(done.county, BASE)
    assert found.keys() == clean_rows().keys()
    for key, row in clean_rows().items():
        assert found[key] == row, key
