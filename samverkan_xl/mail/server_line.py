"""A line to the mail server, encrypted and logged in, or the reason why there is none."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from samverkan_xl.mail.logging_in import log_in
from samverkan_xl.mail.mail_server import Login, SendingStoppedError, Server
from samverkan_xl.mail.server_answers import about_certificate, about_line

SECONDS_TO_CONNECT, SECONDS = 30, 300
"""How long a server may take to pick up, and how long it may then think; one that looks for viruses takes its time
over a workbook."""


@contextmanager
def session(server: Server, login: Login) -> Iterator[smtplib.SMTP]:
    """Give a line to the server, encrypted and logged in; raises `SendingStoppedError` with what to look into.

    Only where all went well is the server told goodbye; it may be the one that does not answer.
    """
    line = _connected(server)
    try:
        if line.sock is not None:
            line.sock.settimeout(SECONDS)
        log_in(line, login)
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
