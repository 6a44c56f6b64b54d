"""A folder on a mail server, read over IMAP with TLS and left as it was: nothing is marked, moved or deleted."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from samverkan_xl.mail.inbox.limits import MAX_FILE_BYTES
from samverkan_xl.model.refusals import Refusal

PASSWORD_VARIABLE = "SAMVERKAN_IMAP_LOSENORD"  # noqa: S105  # where the password stands, not the password
_SCHEME = "imaps://"
_PORT = 993
_PATIENCE_SECONDS = 60
_AT_A_TIME = 200
_NAMED_AT_MOST = 12
_HOW = "Skriv till exempel imaps://anvandare@server/INBOX/Samverkan."


class MailFolderAddressError(Refusal):
    """The address of a mail folder cannot be read, or asks for what is not done."""


class MailServerError(Refusal):
    """The mail server cannot be reached, is not who it says, or does not let us in."""


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


def letters_in(folder: MailFolder, password: str) -> Iterator[tuple[str, bytes | None]]:
    """Give each letter's place and bytes, or `None` for one that is too large; raises `MailServerError`."""
    with _told_in_swedish(folder), _connected(folder) as client:
        _log_in(client, folder, password)
        client.select_folder(_name_on_server(client, folder), readonly=True)
        numbers = sorted(client.search(["ALL"]))
        for at in range(0, len(numbers), _AT_A_TIME):
            sizes = client.fetch(numbers[at : at + _AT_A_TIME], ["RFC822.SIZE"])
            for number in sorted(
                set(numbers[at : at + _AT_A_TIME]) & set(sizes)
            ):  # servers also tell what is not asked
                place = f"{folder.path}, brev {number}"
                if int(sizes[number][b"RFC822.SIZE"]) > MAX_FILE_BYTES:
                    yield place, None
                elif (letter := _fetched(client, number)) is not None:
                    yield place, letter


def _fetched(client: IMAPClient, number: int) -> bytes | None:
    """Fetch a letter without marking it as read; `None` when somebody has moved it meanwhile."""
    answer = client.fetch([number], ["BODY.PEEK[]"]).get(number, {})
    content = answer.get(b"BODY[]")
    return content if isinstance(content, bytes) else None


@contextmanager
def _connected(folder: MailFolder) -> Iterator[IMAPClient]:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    with IMAPClient(folder.host, folder.port, ssl=True, ssl_context=context, timeout=_PATIENCE_SECONDS) as client:
        yield client


def _log_in(client: IMAPClient, folder: MailFolder, password: str) -> None:
    log_in = client.login if (folder.user + password).isascii() else client.plain_login
    try:
        log_in(folder.user, password)
    except (LoginError, UnicodeError) as problem:
        raise MailServerError(
            f"Servern {folder.host} släpper inte in {folder.user}. Kontrollera namnet och lösenordet; tar servern bara"
            " emot modern inloggning, som Microsoft 365 gör, spara breven i en mapp i stället."
        ) from problem


def _name_on_server(client: IMAPClient, folder: MailFolder) -> str:
    """Find the folder whatever mark the server puts between folders, and in any case of letters."""
    names = {str(name).replace(_mark(mark), "/"): str(name) for _, mark, name in client.list_folders()}
    found = next((name for shown, name in names.items() if shown.casefold() == folder.path.casefold()), None)
    if found is None:
        there = ", ".join(sorted(names)[:_NAMED_AT_MOST])
        raise MailServerError(f"E-postmappen {folder.path} finns inte på {folder.host}. Där finns: {there}.")
    return found


def _mark(given: object) -> str:
    return given.decode("ascii", "replace") if isinstance(given, bytes) and given else "/"


@contextmanager
def _told_in_swedish(folder: MailFolder) -> Iterator[None]:
    """Turn what the network and the library say into our own words; theirs might repeat a secret."""
    where = f"{folder.host}, port {folder.port}"
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise MailServerError(
            f"Servern {where} kan inte visa att den är den rätta: dess certifikat godtas inte, och inget skickades."
            " Kontrollera namnet, eller fråga den som sköter servern."
        ) from None
    except (OSError, EOFError):
        raise MailServerError(
            f"Servern {where} svarar inte. Kontrollera namnet, porten och nätet, och försök igen."
        ) from None
    except (IMAPClientError, ValueError, TypeError, LookupError, AttributeError, AssertionError):
        raise MailServerError(
            f"Servern {where} gav ett svar som inte går att tolka. Försök igen om en stund."
        ) from None
