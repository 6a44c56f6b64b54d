"""A mail server over TLS that answers as it is told to, lies and breaks off."""

from __future__ import annotations

import re
import socket
import ssl
import threading

import trustme

BODY = re.compile(rb"FETCH (\d+) \(BODY\.PEEK\[(HEADER)?\]<(\d+)\.(\d+)>\)")


class OddServer:
    """Letters by number; `sizes` are what it says that they measure, and `bodies` answers instead of the letters."""

    def __init__(self, letters, sizes=None, bodies=None, search=None, names=b'* LIST () "/" INBOX\r\n'):
        self.letters, self.sizes, self.bodies, self.search, self.names = letters, sizes, bodies or {}, search, names
        self.connections, self.asked, self.validity, self.gone = 0, [], b"1", False
        authority = trustme.CA()
        self.certificate = authority.cert_pem.bytes()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self._context)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._listening.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            if self.gone:
                connection.close()
                continue
            self.connections += 1
            try:
                with self._context.wrap_socket(connection, server_side=True) as safe:
                    safe.sendall(b"* OK [CAPABILITY IMAP4rev1] hej\r\n")
                    with safe.makefile("rb") as lines:
                        for line in lines:
                            self._answer(safe, line)
            except (OSError, ConnectionError):
                continue

    def _answer(self, safe, line):
        tag, rest = line.rstrip().split(b" ", 1)
        self.asked.append(rest)
        asked = rest.upper()
        if asked.startswith(b"LIST"):
            safe.sendall(self.names)
        elif asked.startswith(b"CAPABILITY"):
            safe.sendall(b"* CAPABILITY IMAP4rev1\r\n")
        elif asked.startswith(b"EXAMINE"):
            safe.sendall(b"* 3 EXISTS\r\n* OK [UIDVALIDITY %s] x\r\n" % self.validity)
        elif b"SEARCH" in asked:
            safe.sendall(self.search or b"* SEARCH %s\r\n" % b" ".join(b"%d" % number for number in self.letters))
        elif b"RFC822.SIZE" in asked:
            told = (b"* 1 FETCH (UID %d RFC822.SIZE %d)\r\n" % (n, len(one)) for n, one in self.letters.items())
            safe.sendall(b"".join(told) if self.sizes is None else self.sizes)
        elif found := BODY.search(asked):
            self._body(safe, int(found[1]), found[2], int(found[3]), int(found[4]))
        safe.sendall(tag + b" OK klart\r\n")

    def _body(self, safe, number, part, start, size):
        letter = self.letters[number]
        if part:
            letter = letter.split(b"\r\n\r\n")[0]
        elif number in self.bodies:
            self.bodies[number](safe)
            return
        piece = letter[start : start + size]
        safe.sendall(
            b"* 1 FETCH (UID %d BODY[%s]<%d> {%d}\r\n%s)\r\n" % (number, part or b"", start, len(piece), piece)
        )
