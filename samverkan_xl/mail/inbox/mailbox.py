"""A mailbox file: its letters one by one, so that it may be larger than the memory; never opened for writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from samverkan_xl.mail.inbox.limits import MAX_FILE_BYTES

_BEGINS = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n?$")
_QUOTED = re.compile(rb">+From ")
_BLANK = frozenset((b"\n", b"\r\n", b"\r\r\n", b"\r"))
_LONGEST_LINE = 1_000_000


def letters_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give each letter's bytes, and `None` for one that is too large.

    A letter begins at a line as `From anna@… Mon Mar 2 09:00:00 2026` after a blank one; such a line in a text is
    quoted with `>`, which is taken away.
    """
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    while line := stream.readline(_LONGEST_LINE):
        if after_blank and line.startswith(b"From ") and _BEGINS.match(line):
            if begun:
                yield b"".join(lines) if size <= MAX_FILE_BYTES else None
            lines, size, begun, after_blank = [], 0, True, False
            continue
        size += len(line)
        if size <= MAX_FILE_BYTES:
            lines.append(line[1:] if line.startswith(b">") and _QUOTED.match(line) else line)
        after_blank = line in _BLANK
    if begun:
        yield b"".join(lines) if size <= MAX_FILE_BYTES else None
