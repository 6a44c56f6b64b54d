"""What a file is, told from its bytes; an extension is only what somebody once typed."""

from __future__ import annotations

import re
from enum import Enum, auto

from samverkan_xl.reading.kinds import kind_of, unlike_a_workbook
from samverkan_xl.reading.received import Received
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_HEAD = 4096
_SPANNED = (b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04")
"""How the only part of a zip in parts begins."""
_ZIP_END, _ZIP_ENTRY, _FARTHEST_END = b"PK\x05\x06", b"PK\x01\x02", 66_000
_OWNER_FILE_BYTES, _SECOND_LENGTH, _LONGEST_OWNER = 165, 55, 54
"""Excel writes who has the book open twice, each time with its length first."""
_LONGEST_LOCK = 1_000
_RIGHTS = ("DRMEncryptedTransform", "DRMEncryptedDataSpace", "\tDRMContent", "\tDRMDataSpace")
_XLS_UNDER_PASSWORD = re.compile(rb"\x09\x08\x10\0\0\x06\x05\0.{12}(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
"""The first record of a workbook, and the one about its password directly after."""
_OTHER_OLE = (("__properties_version1.0", "epost"), ("WordDocument", "word"), ("PowerPoint Document", "powerpoint"))


class Container(Enum):
    """The outer form of a file that may hold a workbook."""

    ZIP = auto()
    FLAT = auto()
    OLE_XLS = auto()
    OLE_ENCRYPTED = auto()
    OLE_XLS_ENCRYPTED = auto()


def sniff(received: Received) -> Container:
    """Tell what may be a workbook; raises `Unreadable` for all else."""
    content = received.content
    if _is_lock(received.path.name, content):
        raise Unreadable(UnreadableCode.LOCK_FILE)
    if not content:
        raise Unreadable(UnreadableCode.EMPTY_FILE)
    if content.startswith(_OLE):
        return _ole(content)
    if is_zip(content):
        return Container.ZIP
    return _bare(content)


def is_zip(content: bytes) -> bool:
    """Tell a zip, also one with something before it that is no file of its own: a mark of parts, or a line of text."""
    if content.startswith((*_ZIP, *_SPANNED)):
        return True
    ends = _ZIP_END in content[-_FARTHEST_END:] and _ZIP_ENTRY in content
    return ends and not content.startswith((_OLE, *_BARE_BIFF)) and kind_of(content) in {"okant", "text"}


def has_stream(content: bytes, name: str) -> bool:
    """Look for a directory entry of an OLE file, not for the word alone: a letter may speak of a workbook."""
    length = 2 * len(name) + 2
    return name.encode("utf-16-le").ljust(64, b"\0") + length.to_bytes(2, "little") in content


def _ole(content: bytes) -> Container:
    if any(has_stream(content, name) for name in _RIGHTS):
        raise Unreadable(UnreadableCode.RIGHTS_PROTECTED)
    if has_stream(content, "EncryptedPackage"):
        return Container.OLE_ENCRYPTED
    if _XLS_UNDER_PASSWORD.search(content):
        return Container.OLE_XLS_ENCRYPTED
    if has_stream(content, "Workbook") or has_stream(content, "Book"):
        return Container.OLE_XLS
    raise unlike_a_workbook(next((kind for name, kind in _OTHER_OLE if has_stream(content, name)), "ole"))


def _bare(content: bytes) -> Container:
    """Judge what is neither zip nor OLE."""
    head = content[:_HEAD]
    if content.startswith(_BARE_BIFF) or _XML_SPREADSHEET in head:
        raise Unreadable(UnreadableCode.OLD_XLS)
    if b"<office:document" in head and _FLAT_SPREADSHEET in head:
        return Container.FLAT
    raise unlike_a_workbook(kind_of(content))


def _is_lock(name: str, content: bytes) -> bool:
    """Tell a lock file by its content, and by its name only where the content does not contradict it."""
    if len(content) == _OWNER_FILE_BYTES and content[_SECOND_LENGTH : _SECOND_LENGTH + 2] == bytes((content[0], 0)):
        return 0 < content[0] <= _LONGEST_OWNER
    if len(content) > _LONGEST_LOCK:
        return False
    if name.startswith("~$"):
        return not content or content[0] < ord(" ") or content[0] in content[_LONGEST_OWNER : _SECOND_LENGTH + 1]
    return name.startswith(".~lock.") and (not content or b"," in content)
