"""What commands have in common: their options, and how the day, a path, a definition and passwords are read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl.model.definition import Definition, read_definition
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.templates import standard_definition

PASSWORDS_VARIABLE, ASKED_PASSWORD = "SAMVERKAN_LOSENORD", "Lösenord (syns inte när du skriver)"


def text_typed(text: str) -> str:
    """Read what may not be empty: it would else be taken for the folder where the command is run."""
    if not text.strip():
        raise ValueError(text)
    return text


def path_typed(text: str) -> Path:
    """Read a path, which may not be empty."""
    return Path(text_typed(text))


TodayText = Annotated[str, typer.Option("--idag", metavar="ÅÅÅÅ-MM-DD", help="Räkna som om det vore den här dagen.")]
DefinitionPath = Annotated[
    Path | None,
    typer.Option(
        "--definition", parser=path_typed, metavar="FIL.toml", help="Egen definition i stället för den vanliga."
    ),
]
WithPassword = Annotated[
    bool,
    typer.Option(
        "--losenord", help=f"Öppna böcker med lösenord; frågar efter dem, om inte {PASSWORDS_VARIABLE} har dem radvis."
    ),
]
ReportPeriod = Annotated[str | None, typer.Option("--period", metavar="P", help="Perioden som rapporten gäller.")]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv resultatet som data, och inget annat, på stdout.")]


class WrongArgumentsError(Refusal):
    """The arguments contradict each other, or one cannot be read."""


def day_asked_for(text: str, option: str = "--idag") -> date:
    """Read the day that is asked for; without one it is today."""
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011  # the day where the user is
    except ValueError as problem:
        raise WrongArgumentsError(f"{option} {text} är inget datum. Skriv till exempel 2026-03-01.") from problem


def passwords_asked_for() -> tuple[str, ...]:
    """Give the passwords, from the environment or asked for; never as arguments, which all on the machine can see."""
    text = os.environ.get(PASSWORDS_VARIABLE) or typer.prompt(ASKED_PASSWORD, hide_input=True, err=True)
    return tuple(line for line in text.splitlines() if line)


def definition_at(path: Path | None) -> Definition:
    """Read a definition of one's own; without one it is the usual."""
    return read_definition(path) if path else standard_definition()
