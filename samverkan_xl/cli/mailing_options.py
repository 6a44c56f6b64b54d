"""What utskick can be asked for, an option each: its name, and its line in the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl.cli.options import path_typed

BooksFolder = Annotated[
    Path, typer.Argument(parser=path_typed, metavar="MAPP", help="Mappen med en bok till varje kommun.")
]
ContactsFile = Annotated[
    Path, typer.Option("--kontakter", parser=path_typed, metavar="FIL", help="Kontaktlistan: .xlsx eller .csv.")
]
Outbox = Annotated[Path, typer.Option("--till", parser=path_typed, metavar="UTKAST", help="Mappen där breven läggs.")]
OwnLetter = Annotated[
    Path | None,
    typer.Option("--text", parser=path_typed, metavar="MALL.txt", help="Eget brev i stället för vårt."),
]
MailingPeriod = Annotated[str | None, typer.Option("--period", metavar="P", help="Perioden som utskicket gäller.")]
OnlyThese = Annotated[
    list[str] | None, typer.Option("--kommun", metavar="KOD", help="Bara till den här kommunen; kan upprepas.")
]
RemindedFrom = Annotated[
    Path | None,
    typer.Option(
        "--paminnelse",
        parser=path_typed,
        metavar="RAPPORT.xlsx",
        help="Påminn dem som enligt rapporten har något kvar.",
    ),
]
InboxAside = Annotated[
    Path | None,
    typer.Option(
        "--inkorg",
        parser=path_typed,
        metavar="INKOMMET",
        help="Mappen med inkorg.xlsx, om den inte ligger vid rapporten.",
    ),
]
AnswerBy = Annotated[
    str, typer.Option("--svara-senast", metavar="ÅÅÅÅ-MM-DD", help="Dagen som breven ber om svar till.")
]
SenderInWords = Annotated[
    str, typer.Option("--avsandare", metavar="TEXT", help="Vem breven är från, under hälsningen; annars --fran.")
]
SenderAddress = Annotated[str, typer.Option("--fran", metavar="ADRESS", help="Avsändarens adress.")]
MailServer = Annotated[str | None, typer.Option("--smtp", metavar="SERVER[:PORT]", help="Skicka breven genom servern.")]
Account = Annotated[str, typer.Option("--anvandare", metavar="NAMN", help="Kontot på servern; annars --fran.")]
SendAgain = Annotated[
    list[str] | None,
    typer.Option("--igen", metavar="KOD", help="Skicka igen till en kommun där det var ovisst; kan upprepas."),
]
WithCalendar = Annotated[bool, typer.Option("--kalender", help="Lägg med en kalenderfil i påminnelsen.")]
OnlyWithBook = Annotated[bool, typer.Option("--bara-med-bok", help="Bara till dem som har en bok i mappen.")]
DryRun = Annotated[bool, typer.Option("--torrkor", help="Visa alla brev; skriv och skicka inget.")]
WithoutTls = Annotated[bool, typer.Option("--utan-tls", help="Utan skydd; går bara till den egna datorn.")]
WriteOver = Annotated[bool, typer.Option("--skriv-over", help="Skriv över brev som redan finns.")]
