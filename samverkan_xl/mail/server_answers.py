"""What a mail server's answers mean to the one who sends, and what to do about them."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an answer means, and a sentence with the way on."""

    said: str
    way: str


_NO_SUCH_ADDRESS = Meaning("e-postservern tar inte emot mottagaren", "Rätta adressen i kontaktlistan och kör igen.")
_TOO_LARGE = Meaning(
    "brevet är större än e-postservern tar emot",
    "Gör bilagan mindre, eller fråga den som sköter servern hur stora brev den tar emot, och kör igen.",
)
_FULL = Meaning(
    "mottagarens brevlåda är full",
    "Be mottagaren att rensa den och kör samma kommando igen, eller ange en annan adress i kontaktlistan.",
)
_NOT_LET_THROUGH = Meaning(
    "e-postservern släpper inte fram brevet",
    "Det beror på serverns regler eller skräppostfilter; adressen behöver inte vara fel. Fråga den som sköter servern,"
    " eller skicka brevet som utkast.",
)
_REFUSED = Meaning(
    "e-postservern tar inte emot mottagaren",
    "Kontrollera adressen i kontaktlistan. Är den rätt, fråga den som sköter servern, och kör sedan igen.",
)
_LATER = Meaning("e-postservern vill ha brevet senare", "Kör samma kommando igen om en stund.")

_BY_WORDS = (
    (r"\d{3} [45]\.2\.2\b", _FULL),
    (r"\d{3} [45]\.(3\.4|2\.3)\b|523\b", _TOO_LARGE),
    (r"\d{3} 5\.(1\.[1236]|2\.1)\b", _NO_SUCH_ADDRESS),
    (r"\d{3} 5\.7\.\d+\b", _NOT_LET_THROUGH),
    (r".*\b(mailbox|brevlåda\w*)\b.*\bfull|.*\bover ?quota|.*\bquota exceeded", _FULL),
    (r"552\b|5\d\d .*\b(too (large|big)|message size)", _TOO_LARGE),
    (r"4\d\d\b", _LATER),
    (r"55[13]\b|5\d\d .*\b((user|recipient|address) unknown|no such (user|recipient|address))", _NO_SUCH_ADDRESS),
    (r"554\b|5\d\d .*\b(spam|relay\w*|blocked|policy|denied)\b", _NOT_LET_THROUGH),
)
"""What the beginning of an answer tells, the exact codes (RFC 3463) before the words that each server chooses."""


def meaning_of(answer: str) -> Meaning:
    """Tell what an answer about one mail or one recipient means."""
    found = (meaning for words, meaning in _BY_WORDS if re.match(words, answer, re.IGNORECASE | re.DOTALL))
    return next(found, _REFUSED)


_EXPIRED, _NOT_YET, _SELF_SIGNED, _WRONG_HOST = 10, 9, 18, 62
_CERTIFICATES = {
    _EXPIRED: "vars giltighet har gått ut. Fråga den som sköter servern, och kontrollera att datorns klocka går rätt",
    _NOT_YET: "som ännu inte gäller. Kontrollera att datorns klocka går rätt, eller fråga den som sköter servern",
    _SELF_SIGNED: "som ingen går i god för. Fråga den som sköter servern vilket namn och vilken port som gäller",
    _WRONG_HOST: "som gäller ett annat servernamn. Skriv servern i --smtp så som den som sköter servern kallar den",
}
_ANY_OTHER = "som inte går att lita på. Kontrollera servernamnet och fråga den som sköter servern"


def about_certificate(where: str, problem: ssl.SSLCertVerificationError) -> str:
    """Say what is wrong with a server's certificate, and what to do."""
    return f"E-postservern {where} visade ett certifikat {_CERTIFICATES.get(problem.verify_code, _ANY_OTHER)}."


def about_line(where: str, problem: Exception) -> str:
    """Say why there is no line to a server, and what to look into."""
    match problem.__context__ if isinstance(problem, smtplib.SMTPServerDisconnected) else problem:
        case socket.gaierror():
            return f"E-postservern {where} finns inte under det namnet. Kontrollera namnet i --smtp, och nätverket."
        case ssl.SSLError():
            way = "Prova en annan port: 587 är vanligast, och 465 eller smtps:// är för TLS från början."
            return f"E-postservern {where} svarade inte med TLS så som det var tänkt. {way}"
        case TimeoutError():
            way = f"Kontrollera porten (till 465 hör smtps://), nätverket och brandväggen, {_GO}"
            return f"E-postservern {where} svarade inte i tid. {way}"
        case ConnectionRefusedError():
            return f"På {where} svarar ingen e-postserver. Kontrollera namnet och porten i --smtp, {_GO}"
        case _:
            way = f"Kontrollera namn, port och nätverk, {_GO}"
            return f"Det går inte att nå e-postservern {where} på ett skyddat sätt. {way}"


_GO = "och kör samma kommando igen."
