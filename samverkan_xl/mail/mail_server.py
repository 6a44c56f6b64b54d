"""The organisation's own mail server: which it is, and who logs in there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan_xl.mail.faults import quoted
from samverkan_xl.model.refusals import Refusal

PASSWORD_VARIABLE = "SAMVERKAN_SMTP_LOSENORD"  # noqa: S105  # the variable's name, not what is in it
SUBMISSION, IMPLICIT_TLS = 587, 465
_SERVER = re.compile(r"(?:(?P<scheme>smtps?)://)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:/@]+)(?::(?P<port>\d{1,5}))?")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class BadServerError(Refusal):
    """The mail server is not told so that it can be used, or not so that it is safe."""


class SendingStoppedError(Refusal):
    """The server cannot be used right now; what has been sent is sent, and the same command goes on later."""


@dataclass(frozen=True, slots=True)
class Server:
    """The organisation's mail server.

    `encrypted` is false only for one on this very machine; `from_the_start` tells a line that is never in the clear.
    """

    host: str
    port: int
    encrypted: bool = True
    from_the_start: bool = False

    @classmethod
    def named(cls, text: str, *, without_tls: bool = False) -> Server:
        """Read `SERVER` or `SERVER:PORT`, or `smtps://` before it; without TLS nothing may leave the machine."""
        if "@" in text:
            raise BadServerError(
                "--smtp ska bara vara serverns namn, till exempel smtp.lansstyrelsen.se:587, utan användare och"
                f" lösenord före @. Ange användaren med --anvandare, och lösenordet i {PASSWORD_VARIABLE} eller i"
                " nyckelringen."
            )
        found = _SERVER.fullmatch(text.strip())
        implicit = found is not None and found["scheme"] == "smtps"
        port = int(found["port"] or (IMPLICIT_TLS if implicit else SUBMISSION)) if found else 0
        if found is None or not 0 < port < 2**16:
            raise BadServerError(
                f"--smtp {quoted(text)} går inte att tolka. Skriv till exempel smtp.lansstyrelsen.se:587."
            )
        host = found["host"].strip("[]")
        if without_tls and host.casefold() not in _LOOPBACK:
            raise BadServerError(
                f"--utan-tls går bara till den egna datorn (localhost). Ta bort valet, så skyddas vägen till {host}."
            )
        return cls(host, port, encrypted=not without_tls, from_the_start=implicit or port == IMPLICIT_TLS)


@dataclass(frozen=True, slots=True)
class Login:
    """Who sends; the password is not shown when this is."""

    user: str
    password: str | None

    def __repr__(self) -> str:
        return f"Login({self.user!r})"
