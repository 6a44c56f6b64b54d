"""Through which server, as whom, and with which password: what has to be told before anything can be sent."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from samverkan_xl.mail.addresses import MailAddress, read_addresses
from samverkan_xl.mail.mail_server import PASSWORD_VARIABLE, Login, Server
from samverkan_xl.mail.passwords import PasswordMissingError, password
from samverkan_xl.mailing.material import CannotMailError


@dataclass(frozen=True, slots=True)
class Relay:
    """The server to send through, who logs in there, and whom the mails are from."""

    server: Server
    login: Login
    sender: MailAddress


def known_sender(text: str) -> MailAddress:
    """Read the sender's address."""
    found, faults = read_addresses(text)
    if len(found) != 1 or faults:
        raise CannotMailError(f"--fran {text} är ingen e-postadress. Skriv till exempel trygghet@lansstyrelsen.se.")
    return found[0]


def named_relay(server: str, sender: str, user: str, *, without_tls: bool) -> Relay:
    """Put together what the command line tells, with the password from elsewhere; some servers ask for none."""
    if not sender:
        raise CannotMailError(
            "--smtp behöver en avsändare. Ange den med --fran, till exempel --fran trygghet@lansstyrelsen.se."
        )
    found, whose = Server.named(server, without_tls=without_tls), known_sender(sender)
    account, secret = user or whose.address, None
    with suppress(PasswordMissingError):
        secret = password(PASSWORD_VARIABLE, found.host, account)
    return Relay(found, Login(account, secret), whose)


@dataclass(frozen=True, slots=True)
class WayOut:
    """How the letters leave: through a server, or, where there is none, as drafts from a sender who may be known.

    `again` names, as they were typed, those who are sent to although it is in doubt whether they were before.
    """

    relay: Relay | None
    sender: MailAddress | None
    again: Sequence[str] = ()


def way_out(server: str | None, sender: str, account: str, again: Sequence[str], *, without_tls: bool) -> WayOut:
    """Put together what the command line tells about sending."""
    if server is not None:
        relay = named_relay(server, sender, account, without_tls=without_tls)
        return WayOut(relay, relay.sender, again)
    if account or without_tls or again:
        raise CannotMailError("--anvandare, --utan-tls och --igen hör till --smtp. Ange också en server med --smtp.")
    return WayOut(None, known_sender(sender) if sender else None)
