"""The door: what is typed goes to a command, and whatever goes wrong ends in one Swedish sentence."""

from __future__ import annotations

import gc
import sys
import warnings
from difflib import get_close_matches

import typer

from samverkan_xl.cli.app import COMMANDS, app
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.plain_lines import plain_line

COULD_NOT = 2
INTERRUPTED = 130
"""What typer answers when Ctrl-C was pressed."""

*_FIRST, _LAST = COMMANDS
_WHAT_TO_DO = f"{', '.join(_FIRST)} eller {_LAST}"


def main() -> None:
    """Run the command line; whatever goes wrong ends in one Swedish sentence and an exit code."""
    gc.freeze()  # what is loaded stays: looking it through for garbage takes a sixteenth of a long run
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what a library has to say to programmers is nothing to a user
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
    typer.echo(plain_line(sentence), err=True)
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
