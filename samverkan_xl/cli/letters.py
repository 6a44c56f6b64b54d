"""The commands of the mail: utskick sends letters out, inkorg takes them in.

Mail's rooms, and their libraries, are loaded inside the commands: no other command waits for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl import journeys
from samverkan_xl.cli.options import (
    AsJson,
    DefinitionPath,
    TodayText,
    WrongArgumentsError,
    day_asked_for,
    definition_at,
)
from samverkan_xl.cli.telling import FOUND_ERRORS, SIGNS, say, say_data
from samverkan_xl.model.findings import Severity
from samverkan_xl.progress import shown_progress


def utskick(  # noqa: PLR0913  # an option of the command line each
    mapp: Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen med en bok till varje kommun.")],
    kontakter: Annotated[Path, typer.Option("--kontakter", metavar="FIL", help="Kontaktlistan: .xlsx eller .csv.")],
    till: Annotated[Path, typer.Option("--till", metavar="UTKAST", help="Mappen där breven läggs.")],
    *,
    text: Annotated[
        Path | None, typer.Option("--text", metavar="MALL.txt", help="Eget brev i stället för vårt.")
    ] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="P", help="Perioden som utskicket gäller.")] = None,
    kommun: Annotated[
        list[str] | None, typer.Option("--kommun", metavar="KOD", help="Bara till den här kommunen; kan upprepas.")
    ] = None,
    paminnelse: Annotated[
        Path | None,
        typer.Option("--paminnelse", metavar="RAPPORT.xlsx", help="Påminn dem som enligt rapporten har något kvar."),
    ] = None,
    inkorg: Annotated[
        Path | None,
        typer.Option("--inkorg", metavar="INKOMMET", help="Mappen med inkorg.xlsx, om den inte ligger vid rapporten."),
    ] = None,
    svara_senast: Annotated[
        str, typer.Option("--svara-senast", metavar="ÅÅÅÅ-MM-DD", help="Dagen som breven ber om svar till.")
    ] = "",
    avsandare: Annotated[
        str, typer.Option("--avsandare", metavar="TEXT", help="Vem breven är från, under hälsningen; annars --fran.")
    ] = "",
    fran: Annotated[str, typer.Option("--fran", metavar="ADRESS", help="Avsändarens adress.")] = "",
    smtp: Annotated[str, typer.Option("--smtp", metavar="SERVER[:PORT]", help="Skicka breven genom servern.")] = "",
    anvandare: Annotated[
        str, typer.Option("--anvandare", metavar="NAMN", help="Kontot på servern; annars --fran.")
    ] = "",
    igen: Annotated[
        list[str] | None,
        typer.Option("--igen", metavar="KOD", help="Skicka igen till en kommun där det var ovisst; kan upprepas."),
    ] = None,
    kalender: Annotated[bool, typer.Option("--kalender", help="Lägg med en kalenderfil i påminnelsen.")] = False,
    bara_med_bok: Annotated[
        bool, typer.Option("--bara-med-bok", help="Bara till dem som har en bok i mappen.")
    ] = False,
    torrkor: Annotated[bool, typer.Option("--torrkor", help="Visa alla brev; skriv och skicka inget.")] = False,
    utan_tls: Annotated[bool, typer.Option("--utan-tls", help="Utan skydd; går bara till den egna datorn.")] = False,
    skriv_over: Annotated[bool, typer.Option("--skriv-over", help="Skriv över brev som redan finns.")] = False,
    definition: DefinitionPath = None,
    idag: TodayText = "",
) -> None:
    """Gör ett brev till varje kommun med dess bok som bilaga: som utkast, eller skickat med --smtp."""
    from samverkan_xl.cli.mailing_out import (  # noqa: PLC0415  # mail's libraries would slow every start
        Mailing,
        lay_drafts,
        named_relay,
        prepare_letters,
        send_letters,
        show_letters,
    )

    relay = named_relay(smtp, fran, anvandare, without_tls=utan_tls) if smtp else None
    if relay is None and (anvandare or utan_tls or igen):
        raise WrongArgumentsError(
            "--anvandare, --utan-tls och --igen hör till --smtp. Ange också en server med --smtp."
        )
    day, only = day_asked_for(idag), frozenset(journeys.known_municipality(code).code for code in kommun or ())
    asked = Mailing(
        mapp,
        kontakter,
        till,
        definition_at(definition),
        day,
        text,
        period,
        paminnelse,
        kalender,
        only,
        only_with_book=bara_med_bok,
        inbox=inkorg,
        answer_by=day_asked_for(svara_senast, "--svara-senast") if svara_senast else None,
        sender=avsandare or fran,
    )
    prepared = prepare_letters(asked)
    if torrkor:
        show_letters(prepared, till if relay is not None else None)
    elif relay is not None:
        send_letters(prepared, till, relay, igen or ())
    else:
        lay_drafts(prepared, asked, fran, overwrite=skriv_over)


def inkorg(
    kalla: Annotated[
        str,
        typer.Argument(metavar="KÄLLA", help="Mapp eller fil med sparade brev, eller imaps://anvandare@server/mapp."),
    ],
    till: Annotated[Path, typer.Option("--till", metavar="INKOMMET", help="Mappen där böckerna och registret läggs.")],
    *,
    definition: DefinitionPath = None,
    som_json: AsJson = False,
    idag: TodayText = "",
) -> None:
    """Ta emot brev: varje arbetsbok läggs oförändrad i en mapp, med ett register över vem som skickade vad och när."""
    from samverkan_xl import inbox_accounts  # noqa: PLC0415  # mail's libraries would slow every start
    from samverkan_xl.inbox import taking_in  # noqa: PLC0415  # likewise

    with shown_progress("Tar emot") as step:
        taken = taking_in.take_in(kalla, till, definition_at(definition), day_asked_for(idag), step)
    if som_json:
        say_data(inbox_accounts.taken_data(taken))
    else:
        for line in inbox_accounts.taken_lines(taken, SIGNS):
            say(line)
    if taken.cut_short:
        raise taking_in.PartlyTakenInError(taken.cut_short)
    raise typer.Exit(FOUND_ERRORS if taken.left or inbox_accounts.taken_counts(taken)[Severity.ERROR] else 0)
