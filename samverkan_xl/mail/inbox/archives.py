"""A zip that came in a letter or lay beside one: its files, within bounds, inflated once each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.encodings import repaired
from samverkan_xl.mail.inbox.letters import Part, Remark
from samverkan_xl.mail.inbox.zip_directory import entries_in

_ENCRYPTED, _UTF8 = 0x1, 0x800
_DROPPINGS = {".ds_store", "thumbs.db", "desktop.ini"}
_CHUNK = 1_000_000


def files_of(content: bytes, name: str, room: int) -> Iterator[Part | Remark]:
    """Give a zip's files, or remarks in their place; `room` is how many bytes may still be inflated.

    The headers are the sender's word: nothing is inflated beyond what they promise.
    """
    if entries_in(content) > limits.MAX_OPENED_PARTS:  # listing them is what takes the time
        yield Remark("oppnas-inte", {"namn": name})
        return
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_dropping(entry.filename)]
            if not entries:
                yield Remark("tomt-arkiv", {"namn": name})
            for entry in entries:
                refusal = _refused(entry, room)
                if refusal:
                    yield Remark(refusal, {"namn": name})
                    return
                room -= entry.file_size
                yield Part(_name(entry), _inflated(archive, entry))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # a broken archive makes the library raise many things
        yield Remark("skadat-arkiv", {"namn": name})


def _is_dropping(name: str) -> bool:
    """Tell folders, and what programs leave behind in archives by themselves."""
    return name.endswith("/") or name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].casefold() in _DROPPINGS


def _refused(entry: ZipInfo, room: int) -> str:
    if entry.flag_bits & _ENCRYPTED:
        return "last-arkiv"
    if entry.file_size > limits.RATIO_COUNTS_FROM and entry.file_size > limits.MAX_RATIO * entry.compress_size:
        return "misstankt-arkiv"
    if entry.file_size > min(room, limits.MAX_FILE_BYTES):
        return "for-mycket"
    return "" if entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) else "annat-arkiv"


def _inflated(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Inflate piece by piece; a promise that is broken is a broken archive."""
    pieces, size = [], 0
    with archive.open(entry) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > entry.file_size:
                raise BadZipFile
            pieces.append(piece)
    return b"".join(pieces)


def _name(entry: ZipInfo) -> str:
    """Give the file's name; one that is not marked as UTF-8 may be so all the same, as from a Mac."""
    name = entry.filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return repaired(name).rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
