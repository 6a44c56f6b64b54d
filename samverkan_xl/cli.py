"""The command line: arguments to journeys, journeys to Swedish text and an exit code.

0: nothing wrong. 1: errors were found. 2: it could not be done; one sentence on stderr says why and what to do.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from samverkan_xl import __version__, accounts, journeys, live
from samverkan_xl.launching import Launcher
from samverkan_xl.mailing import accounts as mailing_accounts
from samverkan_xl.mailing.dispatch import dispatch
from samverkan_xl.mailing.material import Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import Prepared, prepare
from samverkan_xl.mailing.server import Relay, known_sender, named_relay
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.definition import Definition, read_definition
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.progress import shown_progress
from samverkan_xl.swedish_help import SwedishCommand, SwedishGroup
from samverkan_xl.templates import standard_definition

FOUND_ERRORS, COULD_NOT = 1, 2
INTERRUPTED = 130
"""What typer answers when Ctrl-C was pressed."""

PASSWORDS_VARIABLE, ASKED_PASSWORD = "SAMVERKAN_LOSENORD", "Lösenord (syns inte när du skriver)"

COMMANDS = ("skapa", "utskick", "inkorg", "kontrollera", "konsolidera", "knappbok", "knapp", "demo")
_WHAT_TO_DO = f"{', '.join(COMMANDS[:-1])} eller {COMMANDS[-1]}"
SIGNS = {Severity.ERROR: "✖", Severity.QUERY: "▲", Severity.NOTICE: "–"}

app = typer.Typer(
    cls=SwedishGroup,
    help="Kommunböcker för steg 1.1, Initiera samverkan: skapa, kontrollera och konsolidera.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "--hjalp"]},
)


def _path(text: str) -> Path:
    """Read a path; an empty one would else be taken for the folder where the command is run."""
    if not text.strip():
        raise ValueError(text)
    return Path(text)


TodayText = Annotated[str, typer.Option("--idag", metavar="ÅÅÅÅ-MM-DD", help="Räkna som om det vore den här dagen.")]
DefinitionPath = Annotated[
    Path | None,
    typer.Option("--definition", parser=_path, metavar="FIL.toml", help="Egen definition i stället för den vanliga."),
]
WithPassword = Annotated[
    bool,
    typer.Option(
        "--losenord", help=f"Öppna böcker med lösenord; frågar efter dem, om inte {PASSWORDS_VARIABLE} har dem radvis."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv resultatet som data, och inget annat, på stdout.")]


class WrongArgumentsError(Refusal):
    """The arguments contradict each other, or one cannot be read."""


class NotPressedError(Refusal):
    """The consolidation workbook was found, but nothing could be consolidated; its status cell says the same."""


class StoppedOnTheWayError(Refusal):
    """A sending ended early; what was told before is done, and the same command goes on."""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011  # the day where the user is
    except ValueError as problem:
        raise WrongArgumentsError(f"--idag {text} är inget datum. Skriv till exempel 2026-03-01.") from problem


def _passwords() -> tuple[str, ...]:
    """Give the passwords, from the environment or asked for; never as arguments, which all on the machine can see."""
    text = os.environ.get(PASSWORDS_VARIABLE) or typer.prompt(ASKED_PASSWORD, hide_input=True, err=True)
    return tuple(line for line in text.splitlines() if line)


def _definition(path: Path | None) -> Definition:
    return read_definition(path) if path else standard_definition()


def _say(text: str) -> None:
    typer.echo(text)


def _say_data(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


@app.command(cls=SwedishCommand, short_help="Skapa kommunböcker")
def skapa(  # noqa: PLR0913  # an option of the command line each
    period: Annotated[str, typer.Option("--period", metavar="P", help="2026, 2026-H1, 2026-T2 eller 2026-K3.")],
    till: Annotated[Path, typer.Option("--till", parser=_path, metavar="MAPP", help="Mappen där böckerna läggs.")],
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
            whose, period, till, _definition(definition), _day(idag), overwrite=skriv_over, step=step
        )
    _say(f"{len(paths)} {'kommunbok' if len(paths) == 1 else 'kommunböcker'} finns i {till}.")


@app.command(cls=SwedishCommand, short_help="Gör ett brev till varje kommun")
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
    relay = named_relay(smtp, fran, anvandare, without_tls=utan_tls) if smtp else None
    if relay is None and (anvandare or utan_tls or igen):
        raise WrongArgumentsError(
            "--anvandare, --utan-tls och --igen hör till --smtp. Ange också en server med --smtp."
        )
    day, only = _day(idag), frozenset(journeys.known_municipality(code).code for code in kommun or ())
    asked = Mailing(mapp, kontakter, till, _definition(definition), day, text, period, paminnelse, kalender, only)
    asked = replace(asked, only_with_book=bara_med_bok)
    with shown_progress("Läser böckerna") as step:
        prepared = prepare(asked, step)
    for line in mailing_accounts.fault_lines(prepared):
        _say(line)
    if prepared.faults:
        raise typer.Exit(FOUND_ERRORS)
    if torrkor:
        for line in mailing_accounts.shown_mails(prepared.mails):
            _say(line)
    elif relay is not None:
        _dispatch(prepared, till, relay, [journeys.known_municipality(code).code for code in igen or ()])
    else:
        drafts = write_outbox(prepared, till, day, known_sender(fran) if fran else None, overwrite=skriv_over)
        for line in mailing_accounts.drafted_lines(prepared, drafts, till):
            _say(line)


def _dispatch(prepared: Prepared, outbox: Path, relay: Relay, again: list[str]) -> None:
    with shown_progress("Skickar") as step:
        done = dispatch(prepared, outbox, relay, lambda: datetime.now().astimezone(), again, step)
    for line in mailing_accounts.dispatch_lines(done):
        _say(line)
    if done.stopped:
        raise StoppedOnTheWayError(done.stopped)
    raise typer.Exit(FOUND_ERRORS if done.needs_somebody else 0)


@app.command(cls=SwedishCommand, short_help="Ta emot böcker ur e-post")
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
        taken = taking_in.take_in(kalla, till, _definition(definition), _day(idag), step)
    if som_json:
        _say_data(inbox_accounts.taken_data(taken))
    else:
        for line in inbox_accounts.taken_lines(taken, SIGNS):
            _say(line)
    raise typer.Exit(FOUND_ERRORS if inbox_accounts.taken_counts(taken)[Severity.ERROR] else 0)


@app.command(cls=SwedishCommand, short_help="Kontrollera ifyllda böcker")
def kontrollera(
    filer: Annotated[
        list[Path], typer.Argument(parser=_path, metavar="FIL|MAPP …", help="Arbetsböcker eller mappar med sådana.")
    ],
    *,
    definition: DefinitionPath = None,
    losenord: WithPassword = False,
    som_json: AsJson = False,
    idag: TodayText = "",
) -> None:
    """Kontrollera kommunböcker: alla anmärkningar på en gång, med cell och vad som ska göras."""
    passwords = _passwords() if losenord else ()
    with shown_progress("Kontrollerar") as step:
        checked = journeys.check(filer, _definition(definition), _day(idag), step, passwords=passwords)
    counts = accounts.counted(checked)
    if som_json:
        _say_data(accounts.checked_data(checked))
    else:
        for name, findings in accounts.checked_lines(checked):
            _say(name)
            for finding in findings or ():
                _say(f"  {SIGNS[finding.severity]} {finding.severity.value.capitalize()}: {message(finding)}")
            if not findings:
                _say("  ✔ Inga anmärkningar.")
        _say(f"{len(checked)} {'fil' if len(checked) == 1 else 'filer'}: {accounts.severities(counts)}.")
    raise typer.Exit(FOUND_ERRORS if counts[Severity.ERROR] else 0)


@app.command(cls=SwedishCommand, short_help="Gör länsrapporten")
def konsolidera(  # noqa: PLR0913  # an option of the command line each
    mapp: Annotated[Path, typer.Argument(parser=_path, metavar="MAPP", help="Mappen med det som har kommit in.")],
    till: Annotated[
        Path, typer.Option("--till", parser=_path, metavar="RAPPORT.xlsx", help="Länsrapporten som ska skrivas.")
    ],
    lan: Annotated[str | None, typer.Option("--lan", metavar="KOD", help="Länet som rapporten gäller.")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="P", help="Perioden som rapporten gäller.")] = None,
    *,
    foregaende: Annotated[
        Path | None,
        typer.Option(
            "--foregaende", parser=_path, metavar="RAPPORT.xlsx", help="Förra länsrapporten, att jämföra med."
        ),
    ] = None,
    definition: DefinitionPath = None,
    losenord: WithPassword = False,
    som_json: AsJson = False,
    idag: TodayText = "",
) -> None:
    """Konsolidera en mapp med inkomna kommunböcker till en länsrapport."""
    passwords = _passwords() if losenord else ()
    with shown_progress("Konsoliderar") as step:
        done = journeys.consolidate_folder(
            mapp,
            till,
            _definition(definition),
            _day(idag),
            county_code=lan,
            period=period,
            previous=foregaende,
            passwords=passwords,
            step=step,
        )
    _tell(done, som_json=som_json)


@app.command(cls=SwedishCommand, short_help="Gör en konsolideringsbok med knapp")
def knappbok(
    bok: Annotated[
        Path, typer.Argument(parser=_path, metavar="KONSOLIDERING.xlsm", help="Arbetsboken som ska skrivas.")
    ],
    mapp: Annotated[
        Path | None,
        typer.Option("--mapp", parser=_path, metavar="MAPP", help="Mappen med svaren; annars inkommet, bredvid boken."),
    ] = None,
    lan: Annotated[str | None, typer.Option("--lan", metavar="KOD", help="Länet som ska svara.")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="P", help="Perioden som rapporten gäller.")] = None,
    *,
    definition: DefinitionPath = None,
    skriv_over: Annotated[bool, typer.Option("--skriv-over", help="Skriv över en bok som redan finns.")] = False,
) -> None:
    """Gör en egen konsolideringsbok i Excel, med en knapp som startar den Python som kör nu."""
    python = Launcher(sys.executable, sys.platform)
    made = journeys.make_button_book(
        bok,
        _day(""),
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
    _say(f"Konsolideringsboken är gjord: {made.book}. {answers}, öppna boken i Excel och tryck på Konsolidera.")


@app.command(cls=SwedishCommand, short_help="Tryck på knappen utan makron")
def knapp() -> None:
    """Gör det som knappen Konsolidera gör, i den konsolideringsbok som är öppen i Excel; för en genväg."""
    pressed = live.attach()
    if pressed.done is None:
        raise NotPressedError(pressed.sentence)
    _tell(pressed.done, som_json=False)


@app.command(cls=SwedishCommand, short_help="Visa hela vägen på påhittade svar")
def demo(
    mapp: Annotated[Path, typer.Argument(parser=_path, metavar="MAPP", help="Mappen där allt läggs.")],
    *,
    idag: TodayText = "",
) -> None:
    """Visa hela vägen för Östergötland: utskick, tolv svar, kontroll och länsrapport."""
    with shown_progress("Visar hela vägen") as step:
        done = journeys.demonstrate(mapp, standard_definition(), _day(idag), step)
    _say(f"Utskicket finns i {mapp / journeys.DEMO_SENT} och svaren i {mapp / journeys.DEMO_RECEIVED}.")
    _tell(done, som_json=False, exit_on_errors=False)


def _tell(done: journeys.Consolidation, *, som_json: bool, exit_on_errors: bool = True) -> None:
    if som_json:
        _say_data(accounts.consolidated_data(done))
    else:
        for line in accounts.consolidated_lines(done):
            _say(line)
    raise typer.Exit(FOUND_ERRORS if exit_on_errors and done.county.count(Severity.ERROR) else 0)


def _show_version(*, asked: bool) -> None:
    if asked:
        _say(f"samverkan-xl {__version__}")
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


def main() -> None:
    """Run the command line; whatever goes wrong ends in one Swedish sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may not have ✔
    try:
        sys.exit(_run())
    except Refusal as refusal:
        _refuse(str(refusal))
    except typer.TyperException as problem:
        _refuse(_usage_sentence(problem))
    except (typer.Abort, KeyboardInterrupt):
        _refuse("Avbrutet. Inget halvfärdigt har lämnats kvar; kör kommandot igen när du vill.")
    except MemoryError:
        _refuse("Minnet räckte inte. Stäng andra program, eller kör färre filer åt gången.")
    except Exception as problem:  # noqa: BLE001  # the last door: never a traceback
        _refuse(f"Något oväntat gick fel ({type(problem).__name__}). Spara filerna som de är och anmäl felet.")


def _run() -> int:
    """Run the command that is asked for; typer turns Ctrl-C into an exit code, and this turns it back."""
    code = app(standalone_mode=False)
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return int(code or 0)


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    sys.exit(COULD_NOT)


def _usage_sentence(problem: typer.TyperException) -> str:
    """Say what in the arguments was not understood; the library's own words are English."""
    option, of = getattr(problem, "option_name", None), getattr(problem, "param", None)
    name = of.opts[0] if of is not None and of.param_type_name == "option" else of.metavar if of is not None else ""
    context = getattr(problem, "ctx", None)
    match type(problem).__name__:
        case "NoSuchCommandError":
            said = _no_such_command(str(problem))
        case "NoSuchOption":
            said = f"Valet {option} finns inte."
        case "BadOptionUsage":
            said = f"Valet {option} saknar sitt värde, eller har ett för mycket."
        case "MissingParameter":
            said = f"{name.removesuffix(' …')} saknas."
        case "BadParameter" if name:  # only paths are read at this stage, and only an empty one cannot be
            said = f"{name.removesuffix(' …')} är tomt. Ange en sökväg."
        case _ if name:
            said = f"Värdet för {name} går inte att tolka."
        case _ if context is None or context.parent is None:
            said = f"Ange vad som ska göras: {_WHAT_TO_DO}."
        case _:
            said = "Det står mer i kommandot än det behöver; sätt citattecken om namn med mellanslag."
    where = "samverkan-xl " + (f"{context.info_name} --help" if context is not None and context.parent else "--help")
    return f"{said} Skriv {where} för att se hur det används."


def _no_such_command(name: str) -> str:
    near = get_close_matches(name.lower(), COMMANDS, n=1)
    return f"Kommandot {name} finns inte. {f'Menade du {near[0]}?' if near else f'Ange {_WHAT_TO_DO}.'}"
