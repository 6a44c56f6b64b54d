"""Folders and files: what was received is listed, what we write is laid in place whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.droppings import is_dropping, is_trace
from samverkan_xl.reading.lying_there import lying_in

_ADDRESS = re.compile(r"([a-z]{2,}):[/\\]+", re.IGNORECASE)
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


class FolderMissingError(Refusal):
    """A folder or file that was named does not exist."""


class FileTakenError(Refusal):
    """A file is there already, and was not to be overwritten."""


class CannotWriteError(Refusal):
    """A file cannot be written: locked by another program, or the folder does not allow it."""


def refuse_no_folder(folder: Path) -> None:
    """Refuse what is no folder, and can never be one."""
    refuse_address(folder)
    if folder.is_file():
        raise FolderMissingError(f"{folder} är en fil, inte en mapp. Ange mappen som filerna ligger i.")


def refuse_address(path: Path, typed: str = "") -> None:
    """Refuse the address of a page; as a path it has lost one of its slashes, if not more: `typed` has them all."""
    if _ADDRESS.match(str(path)):
        address = typed or _ADDRESS.sub(r"\1://", path.as_posix())
        raise FolderMissingError(
            f"{address} är en adress, inte en sökväg. Synkronisera mappen till datorn och ange sökvägen den har där."
        )


def received_files(folder: Path, *, but: Iterable[Path] = (), with_traces: bool = False) -> tuple[Path, ...]:
    """List every file in the folder and below it, by name; those in `but` are left out, and so are droppings.

    What cannot be looked into is listed among them: a folder that is closed to us, and a link to another folder.
    `with_traces` lists also those droppings that lie among the files (`Thumbs.db`), not in a program's own folder.
    """
    refuse_no_folder(folder)
    if not folder.is_dir():
        raise FolderMissingError(f"Mappen {folder} finns inte. Kontrollera sökvägen eller skapa mappen först.")
    left_out = {os.path.realpath(path) for path in but}
    found = [Path(path) for path in lying_in(str(folder)) if os.path.realpath(path) not in left_out]
    if folder in found:
        raise FolderMissingError(f"Mappen {folder} går inte att öppna. Kontrollera att du får läsa den.")
    by_place = {path.relative_to(folder).as_posix(): path for path in found}
    return tuple(by_place[place] for place in sorted(by_place) if _has_line(place, with_traces=with_traces))


def _has_line(place: str, *, with_traces: bool) -> bool:
    """Tell whether what lies there is anybody's; a program's own folder that is closed to us is not."""
    return (not is_dropping(place) and not is_dropping(f"{place}/")) or (with_traces and is_trace(place))


def named_files(paths: Iterable[Path], *, with_traces: bool = False) -> Iterator[Path]:
    """Give the files that are named, and those in the folders that are named."""
    for path in paths:
        if path.is_dir():
            yield from received_files(path, with_traces=with_traces)
        elif path.exists():
            yield path
        else:
            raise FolderMissingError(f"{path} finns inte. Kontrollera sökvägen.")


def only_traces(paths: Iterable[Path]) -> bool:
    """Tell whether nobody sent anything: there are no files, or only such as programs leave."""
    return all(is_trace(path.name) for path in paths)


def shown_from(path: Path, folder: Path) -> str:
    """Name a file as it is reached from a folder, with slashes; whole when they are on different drives.

    A link is named where it lies: what it leads to may be called anything.
    """
    here = Path(os.path.realpath(path.parent)) / path.name
    with suppress(ValueError):
        return Path(os.path.relpath(here, os.path.realpath(folder))).as_posix()
    return here.as_posix()


def whole_path(path: Path) -> Path:
    """Write a path whole, without steps up; links and connected drives stay as the user knows them."""
    return Path(os.path.normpath(path.absolute()))


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotWriteError(
            f"Mappen {folder} går inte att skapa. Välj en annan mapp, eller ge namnet fritt om en fil har tagit det."
        ) from problem


def save(content: bytes, path: Path, *, overwrite: bool = True) -> None:
    """Write beside the target and move into place, so that there is always the old file or the new one, whole.

    A file that holds the same bytes already is left as it is.
    """
    refuse_unwritable(path)
    try:
        if path.exists():
            if path.read_bytes() == content:
                return
            if not overwrite:
                raise FileTakenError(
                    f"{path} finns redan med annat innehåll. Välj en annan mapp, eller lägg till --skriv-over."
                )
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(content, path)
    except OSError as problem:
        if problem.errno in _FULL:
            raise CannotWriteError(
                f"Disken är full, så {path} gick inte att skriva. Frigör plats och försök igen."
            ) from problem
        raise CannotWriteError(
            f"{path} går inte att skriva. Stäng filen om den är öppen i Excel, kontrollera att mappen får ändras,"
            " och försök igen."
        ) from problem


def refuse_unwritable(path: Path) -> None:
    """Refuse early what cannot become a file: a folder, what lies below a file, and what is read-only."""
    if path.is_dir():
        raise CannotWriteError(f"{path} är en mapp. Ange ett filnamn, till exempel {path / 'lansrapport.xlsx'}.")
    above = next((one for one in path.parents if one.is_file()), None)
    if above is not None:
        raise CannotWriteError(f"{above} är en fil, inte en mapp. Ange en mapp, eller ett namn som inte är upptaget.")
    if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
        raise CannotWriteError(f"{path} är skrivskyddad. Ta bort skrivskyddet, eller ange ett annat namn.")


def _replace(content: bytes, path: Path) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".samverkan-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
