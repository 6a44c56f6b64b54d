"""A real mail server on the loopback: with TLS by a certificate made for the run, and with a memory of all it took."""

from __future__ import annotations

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

PASSWORD = "7-hemliga-harar"  # noqa: S105  # of a server that lives for one test


@dataclass
class Postbox:
    """What the server took, and what it is to say; `answer` is asked at every step and may give a refusal."""

    taken: list[tuple[str, tuple[str, ...], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    answer: Callable[[str, str], str | None] = lambda step, about: None
    hangs_up_on: str = ""
    waits_on: str = ""
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    @property
    def per_recipient(self) -> Counter[str]:
        return Counter(one for _, recipients, _ in self.taken for one in recipients)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  # named by aiosmtpd
        self.steps.append(f"MAIL {address}")
        if refused := self.answer("MAIL", address):
            return refused
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # named by aiosmtpd
        self.steps.append(f"RCPT {address}")
        if refused := self.answer("RCPT", address):
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # named by aiosmtpd
        recipients = tuple(envelope.rcpt_tos)
        if refused := self.answer("DATA", recipients[0]):
            return refused
        self.taken.append((envelope.mail_from, recipients, envelope.content))
        if self.hangs_up_on in recipients:
            server.transport.close()
        if self.waits_on in recipients:
            self.reached.set()
            while not self.go_on.is_set():
                await server.loop.run_in_executor(None, self.go_on.wait, 0.05)
        return "250 taken"

    def log_in(self, server, session, envelope, mechanism, data):
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password.decode() == PASSWORD, handled=False)


@dataclass(frozen=True)
class Running:
    """A server that runs: where, and with what memory."""

    address: str
    postbox: Postbox


def certificates(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for this run; gives the server's side, and the file by which it is trusted."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    return context, folder / "ca.pem"


@contextmanager
def running(context: ssl.SSLContext | None, *, implicit: bool = False, login: bool = False) -> Iterator[Running]:
    """Run a server: with STARTTLS, with TLS from the start, or (without a certificate) in the clear."""
    postbox = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"auth_required": login, "authenticator": postbox.log_in if login else None}
    if implicit:
        options["ssl_context"] = context
    elif context is not None:
        options |= {"tls_context": context, "require_starttls": True}
    controller = Controller(postbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield Running(f"{'smtps://' if implicit else ''}localhost:{port}", postbox)
    finally:
        postbox.go_on.set()
        controller.stop()
