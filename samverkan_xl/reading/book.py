"""From a received file to a grid: the door of this room."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import cast

from samverkan_xl.model.cells import BookGrid
from samverkan_xl.reading import limits
from samverkan_xl.reading.flat import zipped_from_flat
from samverkan_xl.reading.isolation import apart
from samverkan_xl.reading.patience import Patience
from samverkan_xl.reading.preflight.markup import refuse_declarations
from samverkan_xl.reading.preflight.package import unpack
from samverkan_xl.reading.preflight.properties import openxml_properties
from samverkan_xl.reading.received import Received, receive
from samverkan_xl.reading.sniffing import Container, sniff
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults
from samverkan_xl.reading.zipped import read_zipped

__all__ = ["Patience", "Received", "Unreadable", "UnreadableCode", "read_book", "read_properties", "receive"]


def read_book(
    received: Received,
    skipped: Collection[str] = (),
    passwords: Sequence[str] = (),
    patience: Patience | None = None,
) -> BookGrid:
    """Read every sheet's values, hidden sheets too; raises `Unreadable`, and nothing else, whatever the bytes are.

    `skipped` names sheets that nobody will ask for; an .xlsx or .ods spares itself the parsing of those that bear
    exactly such a name, but what they carry besides values is noted as for all others. `patience` is shared by all
    books of a run.
    """
    patience = patience or Patience()
    with patience.with_one_book():
        return _read(received, skipped, passwords, patience)


def _read(received: Received, skipped: Collection[str], passwords: Sequence[str], patience: Patience) -> BookGrid:
    match sniff(received):
        case Container.ZIP:
            return read_zipped(received.content, skipped, patience)
        case Container.FLAT:
            return read_zipped(zipped_from_flat(received.content), skipped, patience)
        case Container.OLE_ENCRYPTED:
            clear = replace(received, content=_opened(received.content, passwords, patience))
            return _read(clear, skipped, (), patience)
        case Container.OLE_XLS:
            return _old(received.content, patience)
        case Container.OLE_XLS_ENCRYPTED:
            return _old(_opened(received.content, passwords, patience), patience)


def read_properties(received: Received) -> dict[str, str]:
    """Give an .xlsx's custom document properties alone, however large its sheets are; raises `Unreadable`."""
    if sniff(received) is not Container.ZIP:
        return {}
    package = unpack(received.content)
    for part in package.parts:
        refuse_declarations(part)
    with parser_faults():
        return openxml_properties(package)


def _opened(content: bytes, passwords: Sequence[str], patience: Patience) -> bytes:
    extra = len(passwords) * limits.SECONDS_FOR_A_PASSWORD
    return cast("bytes", apart("opened", content, tuple(passwords), patience=patience, extra=extra))


def _old(content: bytes, patience: Patience) -> BookGrid:
    try:
        return cast("BookGrid", apart("xls", content, patience=patience))
    except Unreadable as refusal:
        if refusal.code is UnreadableCode.DAMAGED:
            raise Unreadable(UnreadableCode.OLD_XLS, **refusal.facts) from refusal
        raise
