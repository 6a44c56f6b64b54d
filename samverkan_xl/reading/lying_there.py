"""What lies in a folder, to its very bottom; what cannot be looked into is given itself, so that nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

Identity = tuple[int, int]


def lying_in(folder: str) -> Iterator[str]:
    """Give the path of everything below a folder but the folders that could be opened.

    Links are given and never followed. A folder that cannot be opened is given itself, the first one too; so is one
    that was opened before, under another name: connected folders may lead in a circle.
    """
    opened: set[Identity] = set()
    ahead = [folder]
    while ahead:
        here = ahead.pop()
        try:
            entries = _entries(here, opened)
        except OSError:
            yield here
            continue
        for entry in entries:
            if _is_folder(entry):
                ahead.append(entry.path)
            else:
                yield entry.path


def _entries(folder: str, opened: set[Identity]) -> list[os.DirEntry[str]]:
    about = Path(folder).stat()
    identity = about.st_dev, about.st_ino
    if identity in opened:
        raise OSError
    if about.st_ino:  # some file systems number nothing
        opened.add(identity)
    with os.scandir(folder) as found:
        return list(found)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False
