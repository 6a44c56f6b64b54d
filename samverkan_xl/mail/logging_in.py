"""Logging in at the mail server, and what it means when that is refused."""

from __future__ import annotations

import re
import smtplib
from base64 import b64encode

from samverkan_xl.mail.mail_server import PASSWORD_VARIABLE, Login, SendingStoppedError

LOGGED_IN, LASTING = 235, 500
_SWITCHED_OFF = re.compile(r"5\.7\.139|SmtpClientAuthentication is disabled|basic authentication", re.IGNORECASE)
"""How Microsoft 365 says that nobody may log in with a password."""


def log_in(line: smtplib.SMTP, login: Login) -> None:
    """Log in where the server offers it and there is a password; raises `SendingStoppedError`."""
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
