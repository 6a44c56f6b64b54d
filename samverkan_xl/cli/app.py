"""All commands together, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from samverkan_xl import __version__
from samverkan_xl.cli.books import demo, konsolidera, kontrollera, skapa
from samverkan_xl.cli.button import knapp, knappbok
from samverkan_xl.cli.letters import inkorg, utskick
from samverkan_xl.cli.telling import say
from samverkan_xl.swedish_help import SwedishCommand, SwedishGroup

COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "skapa": (skapa, "Skapa kommunböcker"),
    "utskick": (utskick, "Gör ett brev till varje kommun"),
    "inkorg": (inkorg, "Ta emot böcker ur e-post"),
    "kontrollera": (kontrollera, "Kontrollera ifyllda böcker"),
    "konsolidera": (konsolidera, "Gör länsrapporten"),
    "knappbok": (knappbok, "Gör en konsolideringsbok med knapp"),
    "knapp": (knapp, "Tryck på knappen utan makron"),
    "demo": (demo, "Visa hela vägen på påhittade svar"),
}
"""Each command by its name, with its line in the help."""

app = typer.Typer(
    cls=SwedishGroup,
    help="Kommunböcker för steg 1.1, Initiera samverkan: skapa, kontrollera och konsolidera.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "--hjalp"]},
)
for _name, (_command, _line) in COMMANDS.items():
    app.command(_name, cls=SwedishCommand, short_help=_line)(_command)


def _show_version(*, asked: bool) -> None:
    if asked:
        say(f"samverkan-xl {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Visa versionen.", is_eager=True, callback=lambda asked: _show_version(asked=asked)
        ),
    ] = False,
) -> None:
    """Kommunböcker för steg 1.1, Initiera samverkan: skapa, kontrollera och konsolidera."""
