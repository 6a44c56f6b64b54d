"""The commands of the workbooks: skapa, kontrollera, konsolidera, and demo, which shows them all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl import accounts, journeys
from samverkan_xl.cli.options import (
    AsJson,
    DefinitionPath,
    ReportPeriod,
    TodayText,
    WithPassword,
    WrongArgumentsError,
    day_asked_for,
    definition_at,
    passwords_asked_for,
    path_typed,
)
from samverkan_xl.cli.telling import FOUND_ERRORS, SIGNS, say, say_data, tell
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.findings import Severity
from samverkan_xl.progress import shown_progress
from samverkan_xl.templates import standard_definition


def skapa(  # noqa: PLR0913  # an option of the command line each
    period: Annotated[str, typer.Option("--period", metavar="P", help="2026, 2026-H1, 2026-T2 eller 2026-K3.")],
    till: Annotated[Path, typer.Option("--till", parser=path_typed, metavar="MAPP", help="Mappen där böckerna läggs.")],
    kommun: Annotated[
        list[str] | None, typer.Option("--kommun", metavar="KOD", help="Kommunkod; kan upprepas.")
    ] = None,
    lan: Annotated[str | None, typer.Option("--lan", metavar="KOD", help="Länskod: alla länets kommuner.")] = None,
    *,
    alla: Annotated[bool, typer.Option("--alla", help="Alla 290 kommuner.")] = False,
    definition: DefinitionPath = None,
    skriv_over: Annotated[bool, typer.Option("--skriv-over", help="Skriv över böcker som redan finns.")] = False,
    idag: TodayText = "",
) -> None:
    """Skapa personliga kommunböcker för en eller flera kommuner, ett län eller alla."""
    if sum((bool(kommun), lan is not None, alla)) != 1:
        raise WrongArgumentsError("Ange ett av --kommun KOD, --lan KOD och --alla.")
    whose = journeys.chosen_municipalities(kommun or (), lan, everyone=alla)
    with shown_progress("Skapar kommunböcker") as step:
        paths = journeys.create(
            whose, period, till, definition_at(definition), day_asked_for(idag), overwrite=skriv_over, step=step
        )
    say(f"{len(paths)} {'kommunbok' if len(paths) == 1 else 'kommunböcker'} finns i {till}.")


def kontrollera(
    filer: Annotated[
        list[Path],
        typer.Argument(parser=path_typed, metavar="FIL|MAPP …", help="Arbetsböcker eller mappar med sådana."),
    ],
    *,
    definition: DefinitionPath = None,
    losenord: WithPassword = False,
    som_json: AsJson = False,
    idag: TodayText = "",
) -> None:
    """Kontrollera kommunböcker: alla anmärkningar på en gång, med cell och vad som ska göras."""
    passwords = passwords_asked_for() if losenord else ()
    with shown_progress("Kontrollerar") as step:
        checked = journeys.check(filer, definition_at(definition), day_asked_for(idag), step, passwords=passwords)
    counts = accounts.counted(checked)
    if som_json:
        say_data(accounts.checked_data(checked))
    else:
        for name, findings in accounts.checked_lines(checked):
            say(name)
            for finding in findings or ():
                say(f"  {SIGNS[finding.severity]} {finding.severity.value.capitalize()}: {message(finding)}")
            if not findings:
                say("  ✔ Inga anmärkningar.")
        say(f"{len(checked)} {'fil' if len(checked) == 1 else 'filer'}: {accounts.severities(counts)}.")
    raise typer.Exit(FOUND_ERRORS if counts[Severity.ERROR] else 0)


def konsolidera(  # noqa: PLR0913  # an option of the command line each
    mapp: Annotated[Path, typer.Argument(parser=path_typed, metavar="MAPP", help="Mappen med det som har kommit in.")],
    till: Annotated[
        Path, typer.Option("--till", parser=path_typed, metavar="RAPPORT.xlsx", help="Länsrapporten som ska skrivas.")
    ],
    lan: Annotated[str | None, typer.Option("--lan", metavar="KOD", help="Länet som rapporten gäller.")] = None,
    period: ReportPeriod = None,
    *,
    foregaende: Annotated[
        Path | None,
        typer.Option(
            "--foregaende", parser=path_typed, metavar="RAPPORT.xlsx", help="Förra länsrapporten, att jämföra med."
        ),
    ] = None,
    definition: DefinitionPath = None,
    losenord: WithPassword = False,
    som_json: AsJson = False,
    idag: TodayText = "",
) -> None:
    """Konsolidera en mapp med inkomna kommunböcker till en länsrapport."""
    passwords = passwords_asked_for() if losenord else ()
    with shown_progress("Konsoliderar") as step:
        done = journeys.consolidate_folder(
            mapp,
            till,
            definition_at(definition),
            day_asked_for(idag),
            county_code=lan,
            period=period,
            previous=foregaende,
            passwords=passwords,
            step=step,
        )
    tell(done, som_json=som_json)


def demo(
    mapp: Annotated[Path, typer.Argument(parser=path_typed, metavar="MAPP", help="Mappen där allt läggs.")],
    *,
    idag: TodayText = "",
) -> None:
    """Visa hela vägen för Östergötland: utskick, tolv svar, kontroll och länsrapport."""
    with shown_progress("Visar hela vägen") as step:
        done = journeys.demonstrate(mapp, standard_definition(), day_asked_for(idag), step)
    say(f"Utskicket finns i {mapp / journeys.DEMO_SENT} och svaren i {mapp / journeys.DEMO_RECEIVED}.")
    tell(done, som_json=False, exit_on_errors=False)
