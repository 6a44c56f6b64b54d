"""How a command tells how it went: text or data on stdout, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from samverkan_xl import accounts
from samverkan_xl.model.findings import Severity
from samverkan_xl.plain_lines import plain_json, plain_line

if TYPE_CHECKING:  # it brings the writers of reports, which most commands do without
    from samverkan_xl.journeys import Consolidation

FOUND_ERRORS = 1
SIGNS = {Severity.ERROR: "✖", Severity.QUERY: "▲", Severity.NOTICE: "–"}


def say(text: str) -> None:
    """Write a line; what senders wrote in it cannot act in the terminal."""
    typer.echo(plain_line(text))


def say_data(data: object) -> None:
    """Write data, for other programs."""
    typer.echo(plain_json(json.dumps(data, ensure_ascii=False, indent=2)))


def tell(done: Consolidation, *, som_json: bool, exit_on_errors: bool = True) -> None:
    """Tell how a consolidation went, and end the command."""
    if som_json:
        say_data(accounts.consolidated_data(done))
    else:
        for line in accounts.consolidated_lines(done):
            say(line)
    raise typer.Exit(FOUND_ERRORS if exit_on_errors and done.county.count(Severity.ERROR) else 0)
