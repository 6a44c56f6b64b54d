"""What utskick does once its arguments are understood: it loads all that letters need, and tells how it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import typer

from samverkan_xl.cli.options import WrongArgumentsError
from samverkan_xl.cli.telling import FOUND_ERRORS, say
from samverkan_xl.mailing import accounts
from samverkan_xl.mailing.dispatch import dispatch
from samverkan_xl.mailing.material import Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import Prepared, prepare
from samverkan_xl.mailing.server import Relay, WayOut, way_out
from samverkan_xl.mailing.standing import left_over, refuse_mailed_by_hand, so_far
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.progress import shown_progress

__all__ = ["Mailing", "carry_out", "way_out"]


class StoppedOnTheWayError(Refusal):
    """A sending ended early; what was told before is done, and the same command goes on."""


def carry_out(asked: Mailing, way: WayOut, *, dry_run: bool, overwrite: bool) -> None:
    """Do what was asked for, and tell how it went."""
    prepared = _prepared(asked)
    again = [_one_of(prepared, code) for code in way.again]
    if dry_run:
        _show(prepared, asked.outbox if way.relay else None)
    elif way.relay:
        _send(prepared, asked.outbox, way.relay, again)
    else:
        _lay_drafts(prepared, asked, way, overwrite=overwrite)


def _one_of(prepared: Prepared, typed: str) -> str:
    """Read a municipality's code as one of the mailing's own."""
    names = {mail.municipality.code: mail.municipality.name for mail in prepared.mails}
    code = typed.strip().zfill(4)
    if code in names:
        return code
    near = " eller ".join(f"{one} {names[one]}" for one in get_close_matches(code, names, n=2, cutoff=0.7))
    hint = f" Menade du {near}?" if near else ""
    raise WrongArgumentsError(f"--igen {typed}: det här utskicket har inget brev till en kommun med den koden.{hint}")


def _prepared(asked: Mailing) -> Prepared:
    """Hold all against each other, and tell what is wrong or good to know; faults end the command."""
    with shown_progress("Läser böckerna") as step:
        prepared = prepare(asked, step)
    _say_all(accounts.fault_lines(prepared))
    if prepared.faults:
        raise typer.Exit(FOUND_ERRORS)
    return prepared


def _show(prepared: Prepared, outbox: Path | None) -> None:
    """Show every letter; nothing is written or sent.

    `outbox` is told where it would be sent: its log and list are read, and what would stop the sending is told.
    """
    before = so_far(prepared, outbox, _now) if outbox is not None else ()
    _say_all(accounts.shown_mails(prepared.mails, before))
    if outbox is not None:
        refuse_mailed_by_hand(left_over(prepared.mails, before), outbox)


def _lay_drafts(prepared: Prepared, asked: Mailing, way: WayOut, *, overwrite: bool) -> None:
    _say_all(accounts.sent_from_here_lines(so_far(prepared, asked.outbox, _now)))
    laid = write_outbox(prepared, asked.outbox, asked.today, way.sender, overwrite=overwrite)
    _say_all(accounts.drafted_lines(prepared, laid, asked.outbox))


def _send(prepared: Prepared, outbox: Path, relay: Relay, again: Sequence[str]) -> NoReturn:
    """Send the letters, and end the command."""
    with shown_progress("Skickar") as step:
        done = dispatch(prepared, outbox, relay, _now, again, step)
    _say_all(accounts.dispatch_lines(done))
    if done.stopped:
        raise StoppedOnTheWayError(done.stopped)
    raise typer.Exit(FOUND_ERRORS if done.needs_somebody else 0)


def _now() -> datetime:
    return datetime.now().astimezone()


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
