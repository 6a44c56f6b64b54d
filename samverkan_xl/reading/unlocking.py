"""Files that their archive locks: tried with the passwords that were given, where the lock is of the old kind."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812  # it is one

from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_AES = 99
"""How an entry says that it is packed when it is locked by AES, which the standard library does not open."""


def unlocked(archive: bytes, entry: ZipInfo, passwords: Sequence[str]) -> bytes:
    """Take out a locked file, as large as its header promised at most; raises `Unreadable` where no password fits."""
    if entry.compress_type == _AES:
        raise Unreadable(UnreadableCode.ARCHIVE_LOCKED)
    with ZipFile(BytesIO(archive)) as opened:
        for password in passwords:
            try:
                with opened.open(entry, pwd=password.encode()) as file:
                    return file.read(entry.file_size)
            except (RuntimeError, BadZipFile, DeflateError, EOFError, NotImplementedError):
                continue  # the check of a password lets one in 256 wrong ones by, which then gives rubbish
    raise Unreadable(UnreadableCode.ARCHIVE_LOCKED)
