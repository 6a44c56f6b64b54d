"""A connection with TLS over which a server may say only so much, and only for so long, before it is asked again.

A server that announces a small letter and sends a large one, or sends it for ever, is hung up on.
"""

from __future__ import annotations

import ssl
from time import monotonic
from typing import Any

PATIENCE_SECONDS = 60
"""How long a server may be silent."""
ANSWER_SECONDS = 900
"""How long it may take over one answer, however little it sends at a time."""
ANSWER_BYTES = 20_000_000
"""How much it may say to anything that does not ask for a letter."""


class TooMuchSaidError(OSError):
    """The server said more than it was asked for."""


class MeteredSocket(ssl.SSLSocket):
    """A socket that counts what is received on it."""

    _left = ANSWER_BYTES
    _until = 0.0

    def allow(self, size: int = ANSWER_BYTES) -> None:
        """Let the server say so much more, from now on."""
        self._left, self._until = size, monotonic() + ANSWER_SECONDS

    def read(self, size: int = 1024, buffer: Any = None) -> Any:  # noqa: ANN401  # as its base
        """Receive as its base does, whoever asks; raises `TooMuchSaidError`, and `TimeoutError` after too long."""
        self._until = self._until or monotonic() + ANSWER_SECONDS
        if self._left < 0:
            raise TooMuchSaidError
        if monotonic() > self._until:
            raise TimeoutError
        received: Any = super().read(size, buffer)
        self._left -= received if isinstance(received, int) else len(received)
        return received


def metered_context() -> ssl.SSLContext:
    """Give what connects by TLS to servers that can show who they are, and counts what they say."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = MeteredSocket
    return context
