"""A mail server that is only read from: let in, the folder found, and whatever it answers told in our own words."""

from __future__ import annotations

import ssl
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from samverkan_xl.mail.inbox.mail_folders import MailFolder
from samverkan_xl.mail.inbox.metered_tls import PATIENCE_SECONDS, TooMuchSaidError, metered_context
from samverkan_xl.model.refusals import Refusal

NOT_UNDERSTOOD = (IMAPClientError, ValueError, TypeError, LookupError, AttributeError, AssertionError, MemoryError)
"""What the library raises at an answer that is none."""
BROKEN = (OSError, EOFError, IMAPClientAbortError)
"""What it raises when the connection is gone."""
_NAMED_AT_MOST = 12


class MailServerError(Refusal):
    """The mail server cannot be reached, is not who it says, or does not let us in."""


@contextmanager
def connected(folder: MailFolder, password: str) -> Iterator[tuple[IMAPClient, object]]:
    """Give a connection with the folder open for reading only, and the mark by which its letters' numbers hold good."""
    with IMAPClient(
        folder.host, folder.port, ssl=True, ssl_context=metered_context(), timeout=PATIENCE_SECONDS
    ) as client:
        _log_in(client, folder, password)
        name = _name_on_server(client, folder)
        try:
            opened = client.select_folder(name, readonly=True)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as problem:
            raise MailServerError(
                f"{folder.host} öppnar inte e-postmappen {folder.path} för {folder.user}. Fråga den som sköter servern."
            ) from problem
        yield client, opened.get(b"UIDVALIDITY")


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
    listed = [(flags, str(name).replace(_mark(mark), "/"), str(name)) for flags, mark, name in client.list_folders()]
    names = {_plain(shown): name for flags, shown, name in listed if b"\\Noselect" not in flags}
    found = names.get(_plain(folder.path)) or next(
        (name for shown, name in names.items() if shown.casefold() == _plain(folder.path).casefold()), None
    )
    if found is None:
        said = f"E-postmappen {folder.path} finns inte på {folder.host}."
        raise MailServerError(f"{said} Där finns: {_few(sorted(names, key=str.casefold))}.")
    return found


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED_AT_MOST
    return (", ".join(names[:_NAMED_AT_MOST]) or "ingen") + (f" och {more} till" if more > 0 else "")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _mark(given: object) -> str:
    return given.decode("ascii", "replace") if isinstance(given, bytes) and given else "/"


@contextmanager
def told_in_swedish(folder: MailFolder) -> Iterator[None]:
    """Turn what the network and the library say into our own words; theirs might repeat a secret."""
    where = f"{folder.host}, port {folder.port}"
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise MailServerError(
            f"Servern {where} kan inte visa att den är den rätta: dess certifikat godtas inte, och inget skickades."
            " Kontrollera namnet, eller fråga den som sköter servern."
        ) from None
    except TooMuchSaidError:
        raise MailServerError(f"Servern {where} skickade mer än den ombads om. Fråga den som sköter servern.") from None
    except BROKEN:
        raise MailServerError(
            f"Servern {where} svarar inte. Kontrollera namnet, porten och nätet, och försök igen."
        ) from None
    except NOT_UNDERSTOOD:
        raise MailServerError(
            f"Servern {where} gav ett svar som inte går att tolka. Försök igen om en stund."
        ) from None
