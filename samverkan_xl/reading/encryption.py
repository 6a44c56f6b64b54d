"""Books under password: opened in memory, in a worker, with the passwords that were given."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from types import SimpleNamespace

from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_SILENT_PASSWORD = "VelvetSweatshop"  # noqa: S105  # published: Excel itself tries it first, and asks nobody
"""With it Excel encrypts a book that is protected against changes but is open to every reader."""


def opened(content: bytes, passwords: Sequence[str]) -> bytes:
    """Decrypt an .xlsx or .xls with the first password that fits; the received bytes stay as they were.

    Raises `Unreadable`: a password is asked for, none fitted, or the protection is of a kind that cannot be opened.
    """
    import msoffcrypto  # noqa: PLC0415  # only encrypted books need it, and it takes its time
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415
    from msoffcrypto.format import xls97  # noqa: PLC0415

    xls97.tempfile = SimpleNamespace(TemporaryFile=BytesIO)  # or it would lay the opened book on disk for a moment
    refusal = UnreadableCode.CANNOT_DECRYPT if passwords else UnreadableCode.ENCRYPTED
    with parser_faults(refusal):
        for password in (*passwords, _SILENT_PASSWORD):
            try:
                return _opened(msoffcrypto.OfficeFile(BytesIO(content)), password)
            except InvalidKeyError:
                continue
    raise Unreadable(UnreadableCode.WRONG_PASSWORD if passwords else UnreadableCode.ENCRYPTED)


def _opened(book: object, password: str) -> bytes:
    clear = BytesIO()
    book.load_key(password=password)  # type: ignore[attr-defined]  # the library bears no types
    book.decrypt(clear)  # type: ignore[attr-defined]
    return clear.getvalue()
