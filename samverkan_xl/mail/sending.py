"""Handing over one mail: what the server took, refused or put off, and when nobody can know."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from samverkan_xl.mail.mail_server import PASSWORD_VARIABLE, SendingStoppedError

GO_ON, BUSY, LOG_IN_FIRST, TOO_LARGE, SERVER_ERRORS = 354, 421, 530, 552, 500
TAKEN, NO = range(200, 300), range(400, 600)
"""What says yes and no; any other answer says neither, and is never taken for one of them."""

Answer = tuple[int, bytes]
"""A server's answer: its code and its words."""

_LEADING_DOT = re.compile(rb"(?m)^\.")


class DeliveryInDoubtError(Exception):
    """The mail was handed over without a clear answer: nobody knows whether the server took it; it says why."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the server said of each recipient: taken, refused for good, or to be tried later."""

    accepted: tuple[str, ...]
    refused: Mapping[str, str]
    later: Mapping[str, str]


def deliver(line: smtplib.SMTP, sender: str, recipients: Sequence[str], content: bytes) -> Delivery:
    """Hand over one mail.

    Raises `SendingStoppedError` when the server surely has not taken it and the next would fare alike, and
    `DeliveryInDoubtError` when no clear answer came after the content had begun to go.
    """
    delivery = _sorted(_asked(line, sender, recipients, content))
    if delivery.accepted:
        return _with_content(line, content, delivery)
    _forget(line)
    return delivery


def _asked(line: smtplib.SMTP, sender: str, recipients: Sequence[str], content: bytes) -> Mapping[str, Answer]:
    """Ask whether the server takes a mail from this sender for each recipient; nothing of the mail has gone yet."""
    try:
        code, said = line.mail(sender, _options(line, content))
        if code == TOO_LARGE:
            return dict.fromkeys(recipients, (code, said))
        _expect(code, said, sender)
        answers = {one: line.rcpt(one) for one in recipients}
    except (smtplib.SMTPException, OSError) as problem:
        raise SendingStoppedError(_broken()) from problem
    unclear = [_said(*told) for told in answers.values() if told[0] == BUSY or told[0] not in {*TAKEN, *NO}]
    if unclear:
        raise SendingStoppedError(_broken(unclear[0]))
    return answers


def _sorted(answers: Mapping[str, Answer]) -> Delivery:
    return Delivery(
        accepted=tuple(one for one, (code, _) in answers.items() if code in TAKEN),
        refused={one: _said(*told) for one, told in answers.items() if told[0] >= SERVER_ERRORS},
        later={one: _said(*told) for one, told in answers.items() if told[0] in NO and told[0] < SERVER_ERRORS},
    )


def _options(line: smtplib.SMTP, content: bytes) -> list[str]:
    return [f"size={len(content)}"] if line.has_extn("size") else []


def _with_content(line: smtplib.SMTP, content: bytes, delivery: Delivery) -> Delivery:
    code, said = _asked_to_take(line)
    if code == GO_ON:
        code, said = _handed_over(line, content)
        if code in TAKEN:
            return delivery
        if code not in NO:
            raise DeliveryInDoubtError(f"servern svarade: {_said(code, said)}")
    if code < SERVER_ERRORS:
        raise SendingStoppedError(_broken(_said(code, said)))
    _forget(line)
    told = dict.fromkeys(delivery.accepted, _said(code, said))
    return Delivery((), {**delivery.refused, **told}, delivery.later)


def _asked_to_take(line: smtplib.SMTP) -> tuple[int, bytes]:
    """Ask to hand over the content; while the server has not asked for it, it surely has not taken it."""
    try:
        return line.docmd("DATA")
    except (smtplib.SMTPException, OSError) as problem:
        raise SendingStoppedError(_broken()) from problem


def _handed_over(line: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
    """Hand over the content, with the dots doubled that would end it, and give the server's last word."""
    try:
        line.send(_LEADING_DOT.sub(b"..", content) + (b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"))
        return line.getreply()
    except (smtplib.SMTPException, OSError) as problem:
        raise DeliveryInDoubtError("förbindelsen bröts") from problem


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


def _said(code: int, said: bytes) -> str:
    if code < 0:
        return "ett svar utan kod"
    return f"{code} {' '.join(said.decode('utf-8', 'replace').split())}"[:300]
