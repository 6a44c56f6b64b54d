"""Markup taken to pieces: every text and every attribute that is not a cell's, each with the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from samverkan_xl.reading.remarks.asides import without_asides
from samverkan_xl.reading.remarks.many_digits import holds_many_digits, many_digits

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)((?:\s[^<>]*)?)>([^<]*)")
_CLOSED = re.compile(r"</(?:[\w.-]+:)?([\w.-]+)\s*>([^<]+)")
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_RUN_END = r"</(?:[\w.-]+:)?(?:t|font|span|b|i|u)>"
_RUN_START = r"<(?:[\w.-]+:)?(?:t|font|span|b|i|u)(?:\s[^<>]*)?>"
_NO_PARAGRAPH = r"(?:<(?!/?(?:[\w.-]+:)?(?:p|si|is|div|text|comment|pt)[\s/>])[^<>]*>\s*){0,20}?"
_RUNS = re.compile(rf"{_RUN_END}\s*{_NO_PARAGRAPH}{_RUN_START}", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.-]+:)?si[\s>]")
_READING = re.compile(r"<(?:[\w.-]+:)?rPh[\s>]")
_READING_END = re.compile(r"</(?:[\w.-]+:)?rPh\s*>")
_TEXT = re.compile(r"<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*)")
_BYTE_ORDER = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def as_text(data: bytes) -> str:
    """Give a part's markup as text, with comments gone and marked sections as ordinary text."""
    return without_asides(data.decode(_BYTE_ORDER.get(data[:2], "utf-8"), "replace"))


def pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Give each text and attribute with many digits, and its element's name; a text's runs are joined."""
    for found in _ELEMENT.finditer(_RUNS.sub("", markup)):
        for value in _VALUE.finditer(found[2]):
            yield from _worth(found[1], value[1] or value[2] or "")
        yield from _worth(found[1], found[3])
    for found in _CLOSED.finditer(markup):
        yield from _worth(found[1], found[2])


def stored_texts(data: bytes) -> Iterator[str]:
    """Give the shared texts that have many digits, and such readings as stand above their signs."""
    if holds_many_digits(data):
        for item in _ITEM.split(as_text(data)):
            for markup in _shown_and_readings(item):
                yield from (text for _, text in _worth("t", "".join(_TEXT.findall(markup))))


def _shown_and_readings(markup: str) -> tuple[str, ...]:
    shown, *read = _READING.split(markup)
    parted = [_READING_END.split(each, 1) for each in read]
    return ("".join((shown, *("".join(each[1:]) for each in parted))), *(each[0] for each in parted))


def unescaped(text: str) -> str:
    """Give a text with its signs as themselves."""
    return unescape(text) if "&" in text else text


_OF_MACHINES = re.compile(
    r"-?\d+\.\d{5,}(?:E[+-]?\d+)?"  # a measure
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"  # a GUID
    r"|\d{4}-\d\d-\d\dT[\d:.]+Z?"  # a moment
    r"|\d{1,5}(?:,\s*\d{1,5})+"  # an anchor or a size
    r"|[0-9A-Fa-f]{13,}"  # a digest, or what a font is like
)


def _worth(element: str, text: str) -> Iterator[tuple[str, str]]:
    plain = unescaped(text)
    if many_digits(plain) and not _OF_MACHINES.fullmatch(plain.strip()):
        yield element, plain
