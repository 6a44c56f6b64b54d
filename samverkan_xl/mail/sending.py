"""Handing over one mail: what the server took, refused or put off, and when nobody can know."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from samverkan_xl.mail.mail_server import PASSWORD_VARIABLE, SendingStoppedError

BUSY, LOG_IN_FIRST, TOO_LARGE = 421, 530, 552
LAST_TRANSIENT, SERVER_ERRORS = 499, 500


class DeliveryInDoubtError(Exception):
    """The line broke after the mail had been handed over: nobody knows whether the server took it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the server said of each recipient: taken, refused for good, or to be tried later."""

    accepted: tuple[str, ...]
    refused: Mapping[str, str]
    later: Mapping[str, str]


def deliver(line: smtplib.SMTP, sender: str, recipients: Sequence[str], content: bytes) -> Delivery:
    """Hand over one mail.

    Raises `SendingStoppedError` when the server surely has not taken it and the next would fare alike, and
    `DeliveryInDoubtError` when the line broke after the content had begun to go.
    """
    try:
        code, said = line.mail(sender, _options(line, content))
        if code == TOO_LARGE:
            _forget(line)
            return Delivery((), dict.fromkeys(recipients, _said(code, said)), {})
        _expect(code, said, sender)
        answers = {one: line.rcpt(one) for one in recipients}
    except (smtplib.SMTPException, OSError) as problem:
        raise SendingStoppedError(_broken()) from problem
    accepted = tuple(one for one, (code, _) in answers.items() if code in {250, 251})
    later = {
        one: _said(*told) for one, told in answers.items() if told[0] not in {250, 251} and told[0] < SERVER_ERRORS
    }
    refused = {one: _said(*told) for one, told in answers.items() if told[0] >= SERVER_ERRORS}
    if any(code == BUSY for code, _ in answers.values()):
        raise SendingStoppedError(_broken(next(said for said in later.values() if said.startswith(f"{BUSY} "))))
    if not accepted:
        _forget(line)
        return Delivery((), refused, later)
    return _with_content(line, content, Delivery(accepted, refused, later))


def _options(line: smtplib.SMTP, content: bytes) -> list[str]:
    return [f"size={len(content)}"] if line.has_extn("size") else []


def _with_content(line: smtplib.SMTP, content: bytes, delivery: Delivery) -> Delivery:
    try:
        answer = line.data(content)
    except smtplib.SMTPDataError as problem:
        answer = (problem.smtp_code, _bytes(problem.smtp_error))
    except (smtplib.SMTPException, OSError) as problem:
        raise DeliveryInDoubtError from problem
    code, said = answer
    if code == 250:  # noqa: PLR2004  # taken
        return delivery
    _forget(line)
    if code <= LAST_TRANSIENT:
        raise SendingStoppedError(_broken(_said(code, said)))
    told = dict.fromkeys(delivery.accepted, _said(code, said))
    return Delivery((), {**delivery.refused, **told}, delivery.later)


def _expect(code: int, said: bytes, sender: str) -> None:
    """Go on when the server agrees; what it says of the sender it would say of every mail."""
    if code != 250:  # noqa: PLR2004  # agreed
        way = "Kontrollera adressen i --fran, eller fråga den som sköter servern, och kör samma kommando igen."
        if code == LOG_IN_FIRST:
            way = f"Ange lösenordet i {PASSWORD_VARIABLE} eller i nyckelringen, och kör samma kommando igen."
        elif code < SERVER_ERRORS:
            way = "Vänta en stund och kör samma kommando igen; det fortsätter där det slutade."
        raise SendingStoppedError(f"E-postservern tog inte emot avsändaren {sender} ({_said(code, said)}). {way}")


def _forget(line: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        line.rset()


def _broken(said: str = "") -> str:
    why = f" ({said})" if said else ""
    way = "Vänta en stund och kör samma kommando igen; det fortsätter där det slutade."
    return f"E-postservern tar inte emot mer just nu{why}. {way}"


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode("utf-8", "replace")


def _said(code: int, said: bytes) -> str:
    return f"{code} {' '.join(said.decode('utf-8', 'replace').split())}"[:300]
