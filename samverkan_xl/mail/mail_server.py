"""The organisation's own mail server: which it is, and a line to it, encrypted and logged in."""

from __future__ import annotations

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from samverkan_xl.mail.faults import quoted
from samverkan_xl.mail.server_answers import about_certificate, about_line
from samverkan_xl.model.refusals import Refusal

PASSWORD_VARIABLE = "SAMVERKAN_SMTP_LOSENORD"  # noqa: S105  # the variable's name, not what is in it
SUBMISSION, IMPLICIT_TLS = 587, 465
LOGGED_IN, LASTING = 235, 500
_SWITCHED_OFF = re.compile(r"5\.7\.139|SmtpClientAuthentication is disabled|basic authentication", re.IGNORECASE)
"""How Microsoft 365 says that nobody may log in with a password."""

SECONDS_TO_CONNECT, SECONDS = 30, 300
"""How long a server may take to pick up, and how long it may then think; one that looks for viruses takes its time
over a workbook."""

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


@contextmanager
def session(server: Server, login: Login) -> Iterator[smtplib.SMTP]:
    """Give a line to the server, encrypted and logged in; raises `SendingStoppedError` with what to look into.

    Only where all went well is the server told goodbye; it may be the one that does not answer.
    """
    line = _connected(server)
    try:
        if line.sock is not None:
            line.sock.settimeout(SECONDS)
        _log_in(line, login)
        yield line
        with suppress(smtplib.SMTPException, OSError):
            line.quit()
    finally:
        line.close()


def _connected(server: Server) -> smtplib.SMTP:
    where = f"{server.host}:{server.port}"
    try:
        if server.encrypted and server.from_the_start:
            return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS_TO_CONNECT, context=_verifying())
        line = smtplib.SMTP(server.host, server.port, timeout=SECONDS_TO_CONNECT)
        if server.encrypted:
            _secure(line, where)
    except ssl.SSLCertVerificationError as problem:
        raise SendingStoppedError(f"{about_certificate(where, problem)} Inget skickades.") from problem
    except (smtplib.SMTPException, OSError) as problem:
        raise SendingStoppedError(f"{about_line(where, problem)} Inget skickades.") from problem
    return line


def _verifying() -> ssl.SSLContext:
    return ssl.create_default_context()


def _secure(line: smtplib.SMTP, where: str) -> None:
    """Turn encryption on, or hang up: nothing is ever said in the clear."""
    try:
        line.ehlo()
        line.starttls(context=_verifying())
        line.ehlo()
    except smtplib.SMTPNotSupportedError as problem:
        line.close()
        raise SendingStoppedError(
            f"E-postservern {where} erbjuder inget skydd (STARTTLS). Fråga den som sköter servern efter en port med"
            " TLS, ofta 587 eller 465. Inget skickades."
        ) from problem
    except BaseException:
        line.close()
        raise


def _log_in(line: smtplib.SMTP, login: Login) -> None:
    try:
        line.ehlo_or_helo_if_needed()
        if login.password is not None and line.has_extn("auth"):
            _tell_password(line, login.user, login.password)
    except UnicodeEncodeError as problem:
        raise SendingStoppedError(
            "Användarnamnet eller lösenordet har tecken som e-postservern inte tar emot. Byt till ett utan å, ä och ö."
        ) from problem
    except smtplib.SMTPAuthenticationError as problem:
        raise SendingStoppedError(f"{_about_login(login.user, problem)} Inget skickades.") from problem
    except (smtplib.SMTPException, OSError) as problem:
        raise SendingStoppedError(
            "E-postservern bröt inloggningen. Vänta en stund och kör samma kommando igen. Inget skickades."
        ) from problem


def _about_login(user: str, problem: smtplib.SMTPAuthenticationError) -> str:
    """Say what a server means that does not let one in; its own words are not repeated."""
    if problem.smtp_code < LASTING:
        way = "Vänta en stund och kör samma kommando igen; lösenordet behöver inte vara fel."
        return f"E-postservern kan inte ta emot inloggningen för {user} just nu ({problem.smtp_code}). {way}"
    if _SWITCHED_OFF.search(str(problem.smtp_error)):
        way = "Fråga it-avdelningen om en server för utskick, eller använd utkasten."
        return f"E-postservern släpper inte in program med lösenord ({problem.smtp_code}). {way}"
    return (
        f"E-postservern tog inte emot inloggningen för {user} ({problem.smtp_code}). Kontrollera lösenordet i"
        f" {PASSWORD_VARIABLE} eller i nyckelringen, kontot i --anvandare, och att kontot får skicka med SMTP."
    )


def _tell_password(line: smtplib.SMTP, user: str, password: str) -> None:
    """Log in; smtplib knows ASCII alone, while PLAIN is defined in UTF-8 (RFC 4616)."""
    offered = line.esmtp_features.get("auth", "").upper().split()
    if f"{user}{password}".isascii() or "PLAIN" not in offered:
        line.login(user, password)
        return
    told = b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, said = line.docmd("AUTH", f"PLAIN {told}")
    if code != LOGGED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)
