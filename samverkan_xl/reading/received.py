"""A file as received: read once, and never opened for writing."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from samverkan_xl.reading.limits import MAX_FILE_BYTES
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


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
    try:
        with open(path, "rb", opener=_without_waiting) as file:  # a path's own open takes no opener
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise Unreadable(UnreadableCode.CANNOT_OPEN, detail="det är ingen vanlig fil")
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(UnreadableCode.GONE) from error
    except OSError as error:
        raise Unreadable(UnreadableCode.CANNOT_OPEN, detail=error.strerror or "") from error
    if len(content) > MAX_FILE_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE, bytes=str(about.st_size))
    return content


def _without_waiting(path: str, flags: int) -> int:
    """Open at once also what is no file: a pipe would else wait for somebody to write in it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
