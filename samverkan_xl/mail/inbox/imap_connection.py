"""A connection to a folder on a mail server, made again when the server breaks off."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field

from imapclient import IMAPClient

from samverkan_xl.mail.inbox.imap_server import MailServerError, connected
from samverkan_xl.mail.inbox.mail_folders import MailFolder
from samverkan_xl.mail.inbox.metered_tls import ANSWER_BYTES

_HANGING_UPS = 10
"""How often in a run the server may break off before the run does."""


@dataclass(slots=True)
class Connection:
    """The connection of one run; `open` is closed by whoever runs."""

    folder: MailFolder
    password: str
    open: ExitStack = field(default_factory=ExitStack)
    _client: IMAPClient | None = None
    _validity: object = None
    _left: int = _HANGING_UPS

    def asked(self, size: int = ANSWER_BYTES) -> IMAPClient:
        """Give what asks the server, with room for an answer; raises `MailServerError` for a folder made anew."""
        if self._client is None:
            self._client, validity = self.open.enter_context(connected(self.folder, self.password))
            if self._validity not in (None, validity):
                raise MailServerError(f"E-postmappen {self.folder.path} gjordes om medan den lästes.")
            self._validity = validity
        self._client.socket().allow(size)
        return self._client

    def again(self) -> None:
        """Connect anew; a server that does not answer then is gone, and ends the run."""
        self._left -= 1
        if not self._left:
            raise MailServerError(f"Servern {self.folder.host}, port {self.folder.port} bryter gång på gång.")
        self._client = None
        self.open.close()
        self.asked()
