"""Links to files that lie elsewhere: found in a letter's text, named by their host, never followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from samverkan_xl.mail.inbox.limits import MAX_TEXT

_LINK = re.compile(r"https?://([A-Za-z0-9.-]{3,200})(?=[/?#:]\S)", re.IGNORECASE)
_FILE_HOSTS = (
    "sharepoint.com", "1drv.ms", "onedrive.live.com", "onedrive.com", "drive.google.com", "docs.google.com",
    "dropbox.com", "dropboxusercontent.com", "wetransfer.com", "we.tl", "box.com", "icloud.com", "sharefile.com",
    "sharefile.eu", "filesender.sunet.se", "sprend.com", "filemail.com", "transfernow.net", "storegate.com",
)  # fmt: skip


def file_hosts(text: str) -> Iterator[str]:
    """Give the hosts of the links to shared files, also those wrapped in another link by a mail filter."""
    plain = unescape(text[:MAX_TEXT])
    for link in _LINK.finditer(unquote(plain)):
        host = link[1].casefold().strip(".")
        if any(host == known or host.endswith(f".{known}") for known in _FILE_HOSTS):
            yield host
