"""Links to files that lie elsewhere: found in a letter's text, named by their host, never followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.limits import MAX_TEXT

_LINK = re.compile(r"https?://([A-Za-z0-9.-]{3,200})(?=[/?#:]\S)", re.IGNORECASE)
_PLACE = re.compile(r"(?:[a-z]{2,6}://(?:[^/@\s]{0,200}@)?|\\\\|^//)([^/\\:?#\s]{1,200})", re.IGNORECASE)
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


def linked_place(address: str) -> str:
    """Name where a file lies that is attached only as a link: on whatever host, or in a folder on a network."""
    found = _PLACE.search(address[:MAX_TEXT])
    return shown(found[1]).casefold() if found else "en annan plats"
