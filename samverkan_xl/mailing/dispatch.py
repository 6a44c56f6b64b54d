"""Sending a mailing: on from where the last run stopped, and never twice."""

from __future__ import annotations

import smtplib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

from samverkan_xl.folders import save
from samverkan_xl.mail.drafts import Mail, message
from samverkan_xl.mail.mail_server import SendingStoppedError
from samverkan_xl.mail.send_log import LOG_NAME, Clock, SendLog, opened_log
from samverkan_xl.mail.sending import Delivery, DeliveryInDoubtError, deliver
from samverkan_xl.mail.server_line import session
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.server import Relay
from samverkan_xl.mailing.standing import (
    Fate,
    Outcome,
    fates_before,
    kept_at,
    note_untold,
    on_their_way,
    refuse_mailed_by_hand,
)
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.turns import Step, Turn, no_step

INTERRUPTED = "Avbrutet. Det som har skickats är skickat. Kör samma kommando igen, så fortsätter det där det slutade."
Waiting = Sequence[tuple[Mail, Sequence[str]]]
"""Mails with those of their recipients who are left."""

MOST_LATER_IN_A_ROW = 3
"""So many mails in a row that the server puts off: then it means all of them."""


@dataclass(slots=True)
class Dispatch:
    """How the sending went; `stopped` says why it ended early and how to go on, empty when all were tried.

    `again_in_vain` has the municipalities that were to be sent to again although nothing was in doubt there.
    """

    log: Path
    outcomes: list[Outcome] = field(default_factory=list)
    stopped: str = ""
    again_in_vain: list[str] = field(default_factory=list)

    @property
    def needs_somebody(self) -> bool:
        """Tell whether anything is left that does not mend itself."""
        return any(one.fate not in {Fate.SENT, Fate.ALREADY, Fate.ANOTHER} for one in self.outcomes)


def dispatch(
    prepared: Prepared, outbox: Path, relay: Relay, clock: Clock, again: Collection[str] = (), step: Step = no_step
) -> Dispatch:
    """Send what has not been sent, one mail at a time. What is in doubt is told about and left alone.

    `again` names the municipalities whose mail was in doubt and, as a person has found out, did not arrive.
    """
    done = Dispatch(outbox / LOG_NAME)
    with opened_log(outbox, clock) as log:
        log.claim(prepared.name)
        note_untold(prepared, outbox, log)
        done.again_in_vain = [code for code in again if not log.send_again(code)]
        waiting = [(mail, left) for mail in prepared.mails if (left := _left(mail, log, done))]
        if waiting:
            refuse_mailed_by_hand([mail for mail, _ in waiting], outbox)
            _send_until_stopped(_Run(relay, log, outbox, clock, step), waiting, done)
    return done


def _send_until_stopped(run: _Run, waiting: Waiting, done: Dispatch) -> None:
    """Send until all is sent, the server has had enough, or somebody presses Ctrl-C; what has gone is told."""
    try:
        with session(run.relay.server, run.relay.login) as line:
            _send_each(run, line, waiting, done)
    except SendingStoppedError as problem:
        done.stopped = str(problem)
    except KeyboardInterrupt:
        done.stopped = INTERRUPTED
        told = {one.mail.municipality.code for one in done.outcomes if one.fate is Fate.IN_DOUBT}
        done.outcomes += on_their_way([mail for mail, _ in waiting if mail.municipality.code not in told], run.log)


def _left(mail: Mail, log: SendLog, done: Dispatch) -> tuple[str, ...]:
    """Give the recipients who are left, and tell of the others."""
    done.outcomes += fates_before(mail, log)
    return log.left(mail.municipality.code, mail.recipients)


@dataclass(frozen=True, slots=True)
class _Run:
    relay: Relay
    log: SendLog
    outbox: Path
    clock: Clock
    step: Step

    def send(self, line: smtplib.SMTP, mail: Mail, recipients: Sequence[str]) -> list[Outcome]:
        """Send one mail, noting before and after; raises `SendingStoppedError` when no more should be tried."""
        code = mail.municipality.code
        content, identity = self._written(mail)
        self.log.begins(code, recipients, _facts(mail, content, identity))
        try:
            save(content, kept_at(mail, self.outbox))
            told = deliver(line, self.relay.sender.address, recipients, content)
        except Refusal as problem:
            self.log.not_sent(code, recipients, str(problem))
            raise
        except DeliveryInDoubtError as problem:
            self.log.in_doubt(code, recipients, str(problem))
            return [Outcome(mail, Fate.IN_DOUBT, tuple(recipients), str(problem))]
        self._note(code, told)
        return list(_outcomes(mail, told))

    def _note(self, code: str, told: Delivery) -> None:
        unsent = {**told.refused, **told.later}
        if told.accepted:
            self.log.sent(code, told.accepted, unsent)
        else:
            self.log.not_sent(code, tuple(unsent), "; ".join(unsent.values()))

    def _written(self, mail: Mail) -> tuple[bytes, str]:
        """Write the mail with a date, and an id.

        The id is the same when the same letter of the same mailing has to be handed over again, so that a mail server
        may know it; it is another as soon as a word, a file or a recipient is, or the reminder is the next one.
        """
        whose = f"{self.log.mailing}\n{mail.municipality.code}\n{' '.join(mail.recipients)}\n{mail.fingerprint}"
        identity = f"<{sha256(whose.encode()).hexdigest()[:32]}@{self.relay.sender.address.rpartition('@')[2]}>"
        return message(mail, self.relay.sender, format_datetime(self.clock()), identity), identity


def _facts(mail: Mail, content: bytes, identity: str) -> Mapping[str, str]:
    """Give what the log tells of a mail before it is handed over."""
    return {
        "ämne": mail.letter.subject,
        "brev": mail.fingerprint,
        "message-id": identity,
        "sha256": sha256(content).hexdigest(),
    }


def _outcomes(mail: Mail, told: Delivery) -> Iterator[Outcome]:
    if told.accepted:
        yield Outcome(mail, Fate.SENT, told.accepted)
    yield from (Outcome(mail, Fate.REFUSED, (one,), said) for one, said in told.refused.items())
    yield from (Outcome(mail, Fate.LATER, (one,), said) for one, said in told.later.items())


def _send_each(run: _Run, line: smtplib.SMTP, waiting: Waiting, done: Dispatch) -> None:
    later = 0
    for number, (mail, recipients) in enumerate(waiting, 1):
        outcomes = run.send(line, mail, recipients)
        done.outcomes += outcomes
        run.step(Turn(mail.stem, number, len(waiting)))
        fates = {one.fate for one in outcomes}
        if Fate.IN_DOUBT in fates:
            raise SendingStoppedError(
                f"E-postservern gav inget tydligt svar på ett brev ({outcomes[-1].said}). Kör samma kommando igen, så"
                " fortsätter det med nästa brev."
            )
        later = later + 1 if fates == {Fate.LATER} else 0
        if later == MOST_LATER_IN_A_ROW:
            raise SendingStoppedError(
                f"E-postservern skjuter upp brev efter brev ({outcomes[-1].said}). Vänta en stund och kör samma"
                " kommando igen; det fortsätter där det slutade."
            )
