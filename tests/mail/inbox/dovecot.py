"""A real mail server on the loopback: Debian's Dovecot with a configuration and a certificate of its own."""

from __future__ import annotations

import base64
import getpass
import imaplib
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

USER, SECRET = "samordnare@example.se", "hemligt å%:@/"
SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = required
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
mail_location = maildir:{base}/post:LAYOUT=fs
mail_uid = {user}
mail_gid = {group}
first_valid_uid = {first}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
passdb {{
  driver = passwd-file
  args = {base}/losen
}}
userdb {{
  driver = static
  args = home={base}/hem
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def program():
    """Find Dovecot; it is kept where ordinary users do not look."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class MailServer:
    """A running server with one account."""

    def __init__(self, separator="/"):
        self.base = Path(tempfile.mkdtemp(prefix="sxl-"))
        self.base.chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.certificate = self.base / "cert.pem"
        self._certify()
        owner = "dovecot" if os.geteuid() == 0 else getpass.getuser()
        group = (
            owner
            if os.geteuid() == 0
            else subprocess.run(["id", "-gn"], capture_output=True, text=True, check=True).stdout.strip()
        )
        for name in ("post", "hem"):
            (self.base / name).mkdir()
            if os.geteuid() == 0:
                shutil.chown(self.base / name, owner, group)
        text = SETTINGS.format(base=self.base, user=owner, group=group, first=1, port=self.port, separator=separator)
        (self.base / "conf").write_text(text, "utf-8")
        coded = base64.b64encode(SECRET.encode()).decode()
        (self.base / "losen").write_text(f"{USER}:{{PLAIN.B64}}{coded}\n", "utf-8")
        self.start()

    def start(self):
        self._running = subprocess.Popen(
            [program(), "-F", "-c", str(self.base / "conf")],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._wait()

    def crash(self):
        """End the server and all that it has started, in the middle of whatever they do."""
        os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait(timeout=20)
        self._running.stderr.close()

    def _certify(self):
        names = "subjectAltName=DNS:localhost"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", names,
             "-keyout", str(self.base / "key.pem"), "-out", str(self.certificate)],
            check=True, capture_output=True,
        )  # fmt: skip

    def _wait(self):
        for _ in range(100):
            try:
                self.connect().logout()
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.close()
        raise RuntimeError(
            (self.base / "log").read_text() if (self.base / "log").exists() else self._running.stderr.read()
        )

    def connect(self):
        """Give a connection that is not the one under test."""
        return imaplib.IMAP4_SSL(
            "localhost", self.port, ssl_context=ssl.create_default_context(cafile=self.certificate)
        )

    def logged_in(self):
        connection = self.connect()
        connection.authenticate("PLAIN", lambda _: f"\0{USER}\0{SECRET}".encode())
        return connection

    def put(self, folder, *letters):
        """Lay letters in a folder, named as it is on the wire."""
        connection = self.logged_in()
        connection.create(folder)
        for letter in letters:
            answer = connection.append(folder, None, None, letter)
            assert answer[0] == "OK", answer
        connection.logout()

    def state(self, folder):
        """Give all that a client could have changed: counts, flags, dates, and the letters themselves."""
        connection = self.logged_in()
        counts = connection.status(folder, "(MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN)")
        connection.select(folder, readonly=True)
        letters = connection.fetch("1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])")
        connection.logout()
        return repr((counts, letters))

    def close(self):
        self._running.terminate()
        self._running.wait(timeout=20)
        self._running.stderr.close()
        shutil.rmtree(self.base, ignore_errors=True)
