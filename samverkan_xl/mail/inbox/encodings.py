"""Letters' ways of writing å, ä and ö, the wrong ones too: bytes and headers to text.

Wrong labels are common and believed last: bytes that are UTF-8 are read as that whatever Western label they bear.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
import string
import unicodedata
from base64 import b64decode

from samverkan_xl.mail.inbox.limits import MAX_HEADER, MAX_SHOWN

_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_MARKS = ("Ã", "Â", "â", "Ì", "Å", "Ä")
_SURE = frozenset("åäöÅÄÖéÉèÈáàüÜøØæÆ§´·°½–—‘’“”„…•€\u00a0")
_WESTERN = ("ascii", "iso8859-1", "iso8859-15", "cp1252", "cp1250", "latin-1")
_NOT_TEXT = {
    "base64",
    "bz2",
    "hex",
    "quopri",
    "rot13",
    "uu",
    "zlib",
    "idna",
    "punycode",
    "undefined",
    "unicode-escape",
    "raw-unicode-escape",
}
_HIDDEN = re.compile("[\u200b\u00ad\ufeff\u2060]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_OVERRIDE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BASE64 = (string.ascii_letters + string.digits + "+/").encode("ascii")
_NOT_BASE64 = bytes(byte for byte in range(256) if byte not in _BASE64)


def text_of(content: bytes, label: str = "") -> str:
    """Read bytes by their label where it fits, and by what they are where it does not; never fails."""
    codec = _codec(label)
    if codec in _WESTERN or not codec:
        return _western(content, codec)
    try:
        return content.decode(codec)
    except (UnicodeError, ValueError):
        return _western(content, "")


def _western(content: bytes, codec: str) -> str:
    for one in ("utf-8", codec if codec not in ("", "ascii", "iso8859-1") else "cp1252"):
        try:
            return content.decode(one)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label.strip("\"' ")).name if label.isascii() and "\0" not in label else ""
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_TEXT else name


def header_text(raw: str) -> str:
    """Read a header's value: encoded words, raw bytes, or both; wrongly labelled ones too."""
    unfolded = raw[:MAX_HEADER].replace("\r", "").replace("\n", "")
    said, end, before = "", 0, ("", b"")
    for found in _WORD.finditer(unfolded):
        between = unfolded[end : found.start()]
        label, content = found[1].casefold(), _word_bytes(found[2], found[3])
        if before[0] and not between.strip():
            if before[0] == label:  # a letter may be cut in two between words
                before = (label, before[1] + content)
                end = found.end()
                continue
            between = ""
        said += _flush(before) + raw_text(between)
        before, end = (label, content), found.end()
    return repaired(said + _flush(before) + raw_text(unfolded[end:]))


def _flush(word: tuple[str, bytes]) -> str:
    label, content = word
    return text_of(content, label) if label else ""


def raw_text(text: str) -> str:
    """Read what the standard library could not: bytes that it kept as lone surrogates."""
    if text.isascii():
        return text
    try:
        return text_of(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return text


def _word_bytes(way: str, content: str) -> bytes:
    given = content.encode("utf-8", "surrogateescape")
    return lenient_base64(given) if way in "bB" else quopri.decodestring(given, header=True)


def lenient_base64(content: bytes) -> bytes:
    """Decode base64 with rubbish between its letters, up to the padding; what cannot be a whole group is left out."""
    letters = content.split(b"=", 1)[0].translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return b64decode(letters + b"=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return b""


def repaired(text: str) -> str:
    """Mend text that was read as Windows' letters when it was UTF-8, but only when there is no doubt."""
    if text.isascii() or not any(mark in text for mark in _MARKS):
        return text
    try:
        mended = b"".join(map(_western_byte, text)).decode("utf-8")
    except (UnicodeError, ValueError):
        return text
    composed = unicodedata.normalize("NFC", mended)
    return composed if all(letter.isascii() or letter in _SURE for letter in composed) else text


def _western_byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def shown(text: str, longest: int = MAX_SHOWN) -> str:
    """Make a sender's text fit to be shown: composed, on one line, without marks that hide or turn letters."""
    visible = _UNSHOWABLE.sub("\ufffd", _HIDDEN.sub("", unicodedata.normalize("NFC", text[: 4 * longest])))
    one_line = " ".join(visible.split())
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1]}…"


def turns_letters(text: str) -> bool:
    """Tell whether the text holds marks that turn the order of letters, as `xslx.exe` made to look like `exe.xlsx`."""
    return _OVERRIDE.search(text) is not None
