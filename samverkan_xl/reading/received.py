"""A file as received: read once, and never opened for writing."""

from __future__ import annotations

import os
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
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise Unreadable(UnreadableCode.TOO_LARGE, bytes=str(size))
            return file.read()
    except FileNotFoundError as error:
        raise Unreadable(UnreadableCode.GONE) from error
    except OSError as error:
        raise Unreadable(UnreadableCode.CANNOT_OPEN, detail=error.strerror or "") from error
