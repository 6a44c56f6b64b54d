"""What utskick does once its arguments are understood: it loads all that letters need, and tells how it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer

from samverkan_xl import journeys
from samverkan_xl.cli.telling import FOUND_ERRORS, say
from samverkan_xl.mailing import accounts
from samverkan_xl.mailing.dispatch import dispatch
from samverkan_xl.mailing.material import Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import Prepared, prepare
from samverkan_xl.mailing.server import Relay, known_sender, named_relay
from samverkan_xl.mailing.standing import so_far
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.progress import shown_progress

__all__ = ["Mailing", "lay_drafts", "named_relay", "prepare_letters", "send_letters", "show_letters"]


class StoppedOnTheWayError(Refusal):
    """A sending ended early; what was told before is done, and the same command goes on."""


def prepare_letters(asked: Mailing) -> Prepared:
    """Hold all against each other, and tell what is wrong or good to know; faults end the command."""
    with shown_progress("Läser böckerna") as step:
        prepared = prepare(asked, step)
    _say_all(accounts.fault_lines(prepared))
    if prepared.faults:
        raise typer.Exit(FOUND_ERRORS)
    return prepared


def show_letters(prepared: Prepared, outbox: Path | None) -> None:
    """Show every letter; nothing is written or sent. `outbox` is told where it would be sent: its log is read."""
    before = so_far(prepared, outbox, _now) if outbox is not None else ()
    _say_all(accounts.shown_mails(prepared.mails, before))


def lay_drafts(prepared: Prepared, asked: Mailing, sender: str, *, overwrite: bool) -> None:
    """Lay the letters ready as drafts."""
    laid = write_outbox(
        prepared, asked.outbox, asked.today, known_sender(sender) if sender else None, overwrite=overwrite
    )
    _say_all(accounts.drafted_lines(prepared, laid, asked.outbox))


def send_letters(prepared: Prepared, outbox: Path, relay: Relay, again: Sequence[str]) -> NoReturn:
    """Send the letters, and end the command; `again` names those that are sent to although it is in doubt."""
    codes = [journeys.known_municipality(code).code for code in again]
    with shown_progress("Skickar") as step:
        done = dispatch(prepared, outbox, relay, _now, codes, step)
    _say_all(accounts.dispatch_lines(done))
    if done.stopped:
        raise StoppedOnTheWayError(done.stopped)
    raise typer.Exit(FOUND_ERRORS if done.needs_somebody else 0)


def _now() -> datetime:
    return datetime.now().astimezone()


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
