"""Where letters come from: files and folders, or a folder on a mail server. Nothing there is changed."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import realpath
from pathlib import Path

from samverkan_xl.folders import FolderMissingError, named_files
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.imap_folder import letters_in
from samverkan_xl.mail.inbox.letters import Envelope, Letter, Remark
from samverkan_xl.mail.inbox.mail_folders import PASSWORD_VARIABLE, is_mail_folder, mail_folder
from samverkan_xl.mail.inbox.opening import open_received, open_stream, unfetched
from samverkan_xl.mail.passwords import password
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.droppings import is_dropping
from samverkan_xl.turns import Step, Turn

_LOCKS = ("~$", ".~lock.")
"""What office programs lay beside a file that is open; nobody has sent it."""


class SameFolderError(Refusal):
    """The source is the folder that the books are to be laid in."""


class NothingToTakeInError(Refusal):
    """The source holds nothing at all."""


def letters_from(source: str, folder: Path, step: Step) -> Iterator[Letter]:
    """Give every letter of a source; what lies in `folder`, where the books go, is left out."""
    if is_mail_folder(source):
        yield from _fetched(source, step)
        return
    for number, (path, place) in enumerate(_files(Path(source), folder), 1):
        try:
            with path.open("rb") as stream:
                yield from open_stream(place, path.name, stream)
        except OSError:
            yield Letter(place, Envelope(), remarks=(Remark("kan-inte-oppnas", {"namn": shown(path.name)}),))
        step(Turn(path.name, number))


def _fetched(source: str, step: Step) -> Iterator[Letter]:
    there = mail_folder(source)
    letters = letters_in(there, password(PASSWORD_VARIABLE, there.host, there.user))
    for number, one in enumerate(letters, 1):
        if one.content is None:
            yield unfetched(one.place, one.headers, failed=one.failed)
        else:
            yield from open_received(one.place, f"{one.place}.eml", one.content)
        step(Turn(one.place, number))


def _files(source: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """Give the source's files, each with the way to it; what was taken in before is none of them."""
    if not source.exists():
        raise FolderMissingError(f"{source} finns inte. Kontrollera sökvägen.")
    kept = folder.resolve()
    if source.resolve() == kept:
        raise SameFolderError("Breven och det som har kommit in kan inte ligga i samma mapp. Ange en annan med --till.")
    files = [path for path in named_files([source]) if kept not in Path(realpath(path)).parents]
    if not files:
        raise NothingToTakeInError(f"Mappen {source} är tom. Spara breven i den och kör kommandot igen.")
    for path in files:
        place = path.name if source.is_file() else path.relative_to(source).as_posix()
        if not path.name.startswith(_LOCKS) and not is_dropping(place):
            yield path, place
