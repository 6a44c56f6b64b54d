"""Where the templates lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from samverkan_xl.model.definition import Definition, read_definition

FOLDER = "workbook_templates"
BUTTON_BOOK = "konsolidering.xlsm"
VBA_PART = "xl/vbaProject.bin"


def template(name: str) -> Path:
    """Give the path of a template file by its name."""
    package = Path(__file__).parent
    installed = package / FOLDER / name
    return installed if installed.exists() else package.parent / FOLDER / name


@cache
def standard_definition() -> Definition:
    """Give the definition that travels with the product."""
    return read_definition(template("initiera_samverkan.toml"))


def button_project() -> bytes:
    """Give the VBA project of the committed consolidation workbook; every other one is written around it."""
    return project_of(template(BUTTON_BOOK).read_bytes())


def project_of(book: bytes) -> bytes:
    """Take the VBA project out of a workbook."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return package.read(VBA_PART)
