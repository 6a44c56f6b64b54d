"""The commands of the button: knappbok makes the workbook that has it, knapp presses it without macros."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl import journeys, live
from samverkan_xl.cli.options import DefinitionPath, ReportPeriod, day_asked_for, path_typed
from samverkan_xl.cli.telling import say, tell
from samverkan_xl.launching import Launcher
from samverkan_xl.model.refusals import Refusal


class NotPressedError(Refusal):
    """The consolidation workbook was found, but nothing could be consolidated; its status cell says the same."""


def knappbok(
    bok: Annotated[
        Path, typer.Argument(parser=path_typed, metavar="KONSOLIDERING.xlsm", help="Arbetsboken som ska skrivas.")
    ],
    mapp: Annotated[
        Path | None,
        typer.Option(
            "--mapp", parser=path_typed, metavar="MAPP", help="Mappen med svaren; annars inkommet, bredvid boken."
        ),
    ] = None,
    lan: Annotated[str | None, typer.Option("--lan", metavar="KOD", help="Länet som ska svara.")] = None,
    period: ReportPeriod = None,
    *,
    definition: DefinitionPath = None,
    skriv_over: Annotated[bool, typer.Option("--skriv-over", help="Skriv över en bok som redan finns.")] = False,
) -> None:
    """Gör en egen konsolideringsbok i Excel, med en knapp som startar den Python som kör nu."""
    python = Launcher(sys.executable, sys.platform)
    made = journeys.make_button_book(
        bok,
        day_asked_for(""),
        python,
        folder=mapp,
        county_code=lan,
        period=period,
        definition=definition,
        overwrite=skriv_over,
    )
    answers = f"Lägg svaren i {made.folder}"
    if not Path(made.folder).is_dir():
        answers = f"Mappen {made.folder} finns inte än: skapa den, lägg svaren i den"
    say(f"Konsolideringsboken är gjord: {made.book}. {answers}, öppna boken i Excel och tryck på Konsolidera.")


def knapp() -> None:
    """Gör det som knappen Konsolidera gör, i den konsolideringsbok som är öppen i Excel; för en genväg."""
    pressed = live.attach()
    if pressed.done is None:
        raise NotPressedError(pressed.sentence)
    tell(pressed.done, som_json=False)
