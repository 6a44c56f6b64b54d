"""From a file of the source to letters: each part is told by its bytes, opened as far as needed, and never further."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.contents_told import about_contents, distinct
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import envelope_of
from samverkan_xl.mail.inbox.kinds import OUTLOOK_STORE, is_letter, is_mailbox
from samverkan_xl.mail.inbox.letters import Envelope, Letter, Opened, Part, Remark
from samverkan_xl.mail.inbox.mailbox import letters_of
from samverkan_xl.mail.inbox.mime_tree import parsed
from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.sorting import Sorting

_HEAD = 8_192


def open_stream(place: str, name: str, stream: BinaryIO) -> Iterator[Letter]:
    """Give the letters in a file of the source, whatever it is; ends in letters and remarks, never in an exception.

    `place` is the file as it is reached from the source. The stream is read from its beginning.
    """
    head = stream.read(_HEAD)
    if is_mailbox(head):
        stream.seek(0)
        for number, letter in enumerate(letters_of(stream), 1):
            yield from open_received(f"{place}, brev {number}", f"brev {number}.eml", letter)
        return
    if head.startswith(OUTLOOK_STORE):  # whatever its size, no more is needed to tell what it is
        yield from open_received(place, name, head)
        return
    content = head + stream.read(limits.MAX_FILE_BYTES + 1 - len(head))
    if len(content) <= limits.MAX_FILE_BYTES:
        yield from open_received(place, name, content)
    elif is_letter(head):
        yield unfetched(place, content[: limits.MAX_HEADERS_BYTES], failed=False)
    else:
        yield from open_received(place, name, None)


def open_received(place: str, name: str, content: bytes | None) -> Iterator[Letter]:
    """Give the letters in what was received; `None` stands for what was too large to be fetched."""
    if content is None:
        yield Letter(place, Envelope(), remarks=(Remark("for-stort", {"namn": shown(name)}),))
        return
    if not content:
        yield Letter(place, Envelope(), remarks=(Remark("tom-fil"),))
        return
    try:
        yield from _found(place, Part(name, content))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # the other letters are not to be lost with one that nobody thought of
        yield Letter(place, Envelope(), remarks=(Remark("ovantat", {"namn": shown(name)}),))


def unfetched(place: str, headers: bytes, *, failed: bool) -> Letter:
    """Give a letter by its headers alone; one that `failed` may yet come, and is known by its place."""
    envelope = envelope_of(parsed(headers), headers) if headers else Envelope()
    if failed:
        return Letter(place, replace(envelope, message_id=""), remarks=(Remark("inte-hamtat", {"namn": shown(place)}),))
    return Letter(place, envelope, remarks=(Remark("for-stort", {"namn": shown(place)}),))


def _found(place: str, part: Part) -> Iterator[Letter]:
    sorting = Sorting()
    sorting.take(part, 0)
    if sorting.books or sorting.remarks or not sorting.letters:
        yield Letter(place, Envelope(), tuple(sorting.books), sorting.pictures, tuple(_about_loose(sorting)))
    for opened, depth in sorting.letters:
        yield from _letters(place, opened, sorting, depth)


def _about_loose(sorting: Sorting) -> Iterator[Remark]:
    yield from sorting.remarks
    if not sorting.books and not sorting.remarks:
        kind = sorting.others[0][1] if sorting.others else _unlisted(sorting)
        yield Remark("inte-arbetsbok", {"slag": kind})


def _unlisted(sorting: Sorting) -> Kind:
    if sorting.droppings:
        return Kind.DROPPING
    return Kind.CALENDAR if sorting.calendars else Kind.LINK if sorting.links else Kind.PICTURE


def _letters(
    place: str, opened: Opened, above: Sorting, depth: int, carried: tuple[Remark, ...] = ()
) -> Iterator[Letter]:
    """Give a letter, and right behind it those that lay in it."""
    sorting = Sorting(above.budget)
    inner = list(_unfolded(opened, sorting, depth))
    said = (*carried, *opened.remarks, *sorting.remarks, *about_contents(opened, sorting, len(inner)))
    yield Letter(place, opened.envelope, tuple(sorting.books), sorting.pictures, distinct(said))
    held = (Remark("lag-i-brev", {"avsändare": opened.envelope.sender or "okänd avsändare"}),)
    for one, deep in inner:
        yield from _letters(place, one, sorting, deep, held)


def _unfolded(opened: Opened, sorting: Sorting, depth: int) -> Iterator[tuple[Opened, int]]:
    """Sort a letter's parts and give the letters in it; one from nobody is but a wrapping, as round a signed text."""
    for part in opened.parts:
        sorting.take(part, depth + 1)
    carried = [*((one, depth + 1) for one in opened.inner), *sorting.letters]
    sorting.letters.clear()
    for one, deep in carried:
        if one.envelope.sender or deep > limits.MAX_DEPTH:
            yield one, deep
        else:
            sorting.remarks.extend(one.remarks)
            yield from _unfolded(one, sorting, deep)
