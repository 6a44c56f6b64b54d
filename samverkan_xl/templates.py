"""Where the templates lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from samverkan_xl.model.definition import Definition, read_definition

FOLDER = "workbook_templates"


def template(name: str) -> Path:
    """Give the path of a template file by its name."""
    package = Path(__file__).parent
    installed = package / FOLDER / name
    return installed if installed.exists() else package.parent / FOLDER / name


@cache
def standard_definition() -> Definition:
    """Give the definition that travels with the product."""
    return read_definition(template("initiera_samverkan.toml"))
