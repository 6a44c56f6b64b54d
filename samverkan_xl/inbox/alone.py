"""One run at a time in a folder, and none while another program holds its register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from samverkan_xl.folders import CannotWriteError, refuse_unwritable
from samverkan_xl.model.inbox import INBOX_NAME
from samverkan_xl.model.refusals import Refusal

_LOCK_NAME = f".{INBOX_NAME}.lock"


class TakingInUnderWayError(Refusal):
    """Another run takes letters into the same folder."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, made when it is not there; what was made is taken away again when nothing was laid in it."""
    refuse_unwritable(folder / INBOX_NAME)
    lock, is_new = FileLock(folder / _LOCK_NAME, timeout=0), not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as problem:
        said = f"En annan körning tar in post i {folder} just nu."
        raise TakingInUnderWayError(f"{said} Vänta tills den är klar och försök igen.") from problem
    except OSError as problem:
        said = f"Det går inte att skriva i {folder}."
        raise CannotWriteError(f"{said} Kontrollera mappen, eller ange en annan med --till.") from problem
    try:
        _refuse_opened(folder / INBOX_NAME)
        yield
    finally:
        lock.release()
        with suppress(OSError):  # a run that took nothing in leaves nothing behind
            (folder / _LOCK_NAME).unlink(missing_ok=True)
            if is_new:
                folder.rmdir()


def _refuse_opened(register: Path) -> None:
    """Refuse at once, not after all letters are read: Excel on Windows lets nobody else write what it has open."""
    try:
        if register.exists():
            register.open("r+b").close()
    except PermissionError as problem:
        said = f"{register} är öppen i ett annat program."
        raise CannotWriteError(f"{said} Stäng den och kör kommandot igen.") from problem
