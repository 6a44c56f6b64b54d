"""The commands of the mail: utskick sends letters out, inkorg takes them in.

Mail's rooms, and their libraries, are loaded inside the commands: no other command waits for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl import journeys
from samverkan_xl.cli.mailing_options import (
    Account,
    AnswerBy,
    BooksFolder,
    ContactsFile,
    DryRun,
    InboxAside,
    MailingPeriod,
    MailServer,
    OnlyThese,
    OnlyWithBook,
    Outbox,
    OwnLetter,
    RemindedFrom,
    SendAgain,
    SenderAddress,
    SenderInWords,
    WithCalendar,
    WithoutTls,
    WriteOver,
)
from samverkan_xl.cli.options import (
    AsJson,
    DefinitionPath,
    TodayText,
    day_asked_for,
    definition_at,
    path_typed,
    text_typed,
)
from samverkan_xl.cli.telling import FOUND_ERRORS, SIGNS, say, say_data
from samverkan_xl.model.findings import Severity
from samverkan_xl.progress import shown_progress


def utskick(  # noqa: PLR0913  # an option of the command line each
    mapp: BooksFolder,
    kontakter: ContactsFile,
    till: Outbox,
    *,
    text: OwnLetter = None,
    period: MailingPeriod = None,
    kommun: OnlyThese = None,
    paminnelse: RemindedFrom = None,
    inkorg: InboxAside = None,
    svara_senast: AnswerBy = "",
    avsandare: SenderInWords = "",
    fran: SenderAddress = "",
    smtp: MailServer = None,
    anvandare: Account = "",
    igen: SendAgain = None,
    kalender: WithCalendar = False,
    bara_med_bok: OnlyWithBook = False,
    torrkor: DryRun = False,
    utan_tls: WithoutTls = False,
    skriv_over: WriteOver = False,
    definition: DefinitionPath = None,
    idag: TodayText = "",
) -> None:
    """Gör ett brev till varje kommun med dess bok som bilaga: som utkast, eller skickat med --smtp."""
    from samverkan_xl.cli.mailing_out import (  # noqa: PLC0415  # mail's libraries would slow every start
        Mailing,
        carry_out,
        way_out,
    )

    way = way_out(smtp, fran, anvandare, igen or (), without_tls=utan_tls)
    asked = Mailing(
        folder=mapp,
        contacts=kontakter,
        outbox=till,
        definition=definition_at(definition),
        today=day_asked_for(idag),
        text=text,
        period=period,
        report=paminnelse,
        calendar=kalender,
        only=frozenset(journeys.known_municipality(code).code for code in kommun or ()),
        only_with_book=bara_med_bok,
        inbox=inkorg,
        answer_by=day_asked_for(svara_senast, "--svara-senast") if svara_senast else None,
        sender=avsandare or fran,
    )
    carry_out(asked, way, dry_run=torrkor, overwrite=skriv_over)


def inkorg(
    kalla: Annotated[
        str,
        typer.Argument(
            parser=text_typed,
            metavar="KÄLLA",
            help="Mapp eller fil med sparade brev, eller imaps://anvandare@server/mapp.",
        ),
    ],
    till: Annotated[
        Path,
        typer.Option("--till", parser=path_typed, metavar="INKOMMET", help="Mappen där böckerna och registret läggs."),
    ],
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
