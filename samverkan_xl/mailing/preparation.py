"""What is to be mailed, held against itself: all mails, ready, or all that is wrong, and then nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from samverkan_xl.journeys import known_period
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.faults import Fault
from samverkan_xl.mailing.composing import mails_of
from samverkan_xl.mailing.gathering import Gathered, gather
from samverkan_xl.mailing.material import CannotMailError, Mailing
from samverkan_xl.mailing.objections import faults_in, notices_in
from samverkan_xl.model.inbox import INBOX_NAME
from samverkan_xl.turns import Step, no_step


@dataclass(frozen=True, slots=True)
class Prepared:
    """All mails, ready; or the faults because of which nothing may be written.

    `name` is no other mailing's; `template` is the letter's template as it was read, for the user to edit.
    """

    name: str
    mails: tuple[Mail, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    template: bytes = b""


def prepare(asked: Mailing, step: Step = no_step) -> Prepared:
    """Read contacts, workbooks, template and report, and hold them against each other. Writes nothing."""
    _refuse_contradictions(asked)
    known = gather(asked, step)
    faults = tuple(faults_in(known))
    mails = () if faults else tuple(mails_of(known))
    return Prepared(_name(known), mails, faults, tuple(notices_in(known)), known.letter.source)


def _refuse_contradictions(asked: Mailing) -> None:
    if asked.period is not None:
        known_period(asked.period)
    for option, given in (("--kalender", asked.calendar), ("--inkorg", asked.inbox)):
        if given and asked.report is None:
            raise CannotMailError(f"{option} hör till en påminnelse. Ange rapporten med --paminnelse RAPPORT.xlsx.")
    if asked.answer_by and asked.answer_by < asked.today:
        raise CannotMailError(f"--svara-senast {asked.answer_by} har redan varit. Ange en dag som inte har passerat.")
    if (asked.outbox / INBOX_NAME).is_file():
        raise CannotMailError(
            f"{asked.outbox} är mappen med det som har kommit in. Ange en annan mapp med --till, så blandas inget ihop."
        )
    outbox, folder = asked.outbox.resolve(), asked.folder.resolve()
    if outbox == folder or folder in outbox.parents:
        raise CannotMailError(
            f"Breven kan inte läggas i mappen med böckerna ({asked.folder}). Ange en annan mapp med --till."
        )


def _name(known: Gathered) -> str:
    """Name the mailing, so that its log is never taken for another's."""
    kind = "påminnelse" if known.report else "utskick"
    report = known.asked.report
    source = f" {sha256(report.read_bytes()).hexdigest()[:12]}" if report else ""
    return f"{kind} {' '.join(known.periods)} {known.letter.subject}{source}"
