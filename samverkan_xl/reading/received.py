"""A file as received: read once, and never opened for writing."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from samverkan_xl.reading.limits import MAX_FILE_BYTES
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_REASONS = {
    errno.EACCES: "den är låst eller så saknas behörighet",
    errno.EPERM: "behörighet saknas",
    errno.ELOOP: "länken leder tillbaka till sig själv",
    errno.EIO: "disken eller nätverket svarar inte som det ska",
    errno.ENXIO: "det är ingen vanlig fil",
}
_WINDOWS_LONGEST = 260
"""Longer paths are said not to be there, unless Windows has been told to allow them."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file's bytes as they were at one moment, with the digest that tells two versions apart."""

    path: Path
    sha256: str
    content: bytes


def receive(path: Path) -> Received:
    """Read a file once; raises `Unreadable` when the operating system will not let us, or it is absurdly large."""
    content = _content(path)
    return Received(path, sha256(content).hexdigest(), content)


def _content(path: Path) -> bytes:
    if os.path.isdir(path):  # noqa: PTH112  # a path's own asks too much of one that is too long
        raise _folder(path)
    try:
        with open(path, "rb", opener=_without_waiting) as file:  # a path's own open takes no opener
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise Unreadable(UnreadableCode.CANNOT_OPEN, detail="det är ingen vanlig fil")
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise _refusal(path, error) from error
    if len(content) > MAX_FILE_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE, bytes=str(about.st_size))
    return content


def _folder(path: Path) -> Unreadable:
    """Tell why a folder is to be read as a file: nobody could look into it."""
    try:
        os.scandir(path).close()
    except OSError as error:
        return Unreadable(UnreadableCode.FOLDER_CLOSED, detail=_reason(error))
    return Unreadable(UnreadableCode.FOLDER_LINK)


def _refusal(path: Path, error: OSError) -> Unreadable:
    too_long = sys.platform == "win32" and len(str(path)) >= _WINDOWS_LONGEST
    if error.errno == errno.ENAMETOOLONG or too_long:
        return Unreadable(UnreadableCode.PATH_TOO_LONG)
    if isinstance(error, FileNotFoundError):
        return Unreadable(UnreadableCode.GONE)
    return Unreadable(UnreadableCode.CANNOT_OPEN, detail=_reason(error))


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, error.strerror or "")


def _without_waiting(path: str, flags: int) -> int:
    """Open at once also what is no file: a pipe would else wait for somebody to write in it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
