"""The address of a folder on a mail server: who asks, where, and for what; never with a password in it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from samverkan_xl.model.refusals import Refusal

PASSWORD_VARIABLE = "SAMVERKAN_IMAP_LOSENORD"  # noqa: S105  # where the password stands, not the password
_SCHEME = "imaps://"
_PORT = 993
_HOW = "Skriv till exempel imaps://anvandare@server/INBOX/Samverkan."


class MailFolderAddressError(Refusal):
    """The address of a mail folder cannot be read, or asks for what is not done."""


@dataclass(frozen=True, slots=True)
class MailFolder:
    """A folder on a server, as its address names it; slashes part folders whatever the server uses."""

    host: str
    port: int
    user: str
    path: str


def is_mail_folder(source: str) -> bool:
    """Tell whether a source is on a mail server rather than a file."""
    return source.casefold().startswith(("imap://", _SCHEME))


def mail_folder(address: str) -> MailFolder:
    """Read a mail folder's address; one with a password in it is refused, and not repeated."""
    try:
        parts = urlsplit(address)
        host, port, user, secret = parts.hostname, parts.port or _PORT, unquote(parts.username or ""), parts.password
    except ValueError as problem:
        raise MailFolderAddressError(f"Adressen till e-postmappen går inte att tolka. {_HOW}") from problem
    if secret is not None:
        said = "Lösenordet ska inte stå i adressen, där andra kan se det."
        raise MailFolderAddressError(f"{said} Lägg det i miljövariabeln {PASSWORD_VARIABLE} eller i nyckelringen.")
    if parts.scheme.casefold() != "imaps":
        raise MailFolderAddressError(f"E-post hämtas bara med kryptering: skriv imaps:// i stället för imap://. {_HOW}")
    if not host or not user:
        raise MailFolderAddressError(f"Adressen till e-postmappen saknar användare eller server. {_HOW}")
    return MailFolder(host, port, user, unquote(parts.path).strip("/") or "INBOX")
