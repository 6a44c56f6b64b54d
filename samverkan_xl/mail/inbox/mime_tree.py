"""An ordinary letter as a tree of parts, by Python's own `email`, its headers left as they came."""

from __future__ import annotations

import email.errors
import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesFeedParser

from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.limits import MAX_HEADER, MAX_OPENED_PARTS

_COUNT_LINE = re.compile(rb"([0-9]{1,12}) *\r?\n")
LETTERS = ("message/rfc822", "message/global", "message/news")
ELSEWHERE, PIECE = "message/external-body", "message/partial"
_NOT_ENTERED = (*LETTERS, ELSEWHERE, PIECE)
_CUT = (email.errors.CloseBoundaryNotFoundDefect, email.errors.StartBoundaryNotFoundDefect)


class _AsTheyCame(policy.Compat32):
    """The older policy does not fall over broken headers; without its own repair they keep the bytes that they had."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  # the library asks so
        return value


_POLICY = _AsTheyCame()
_CHUNK = 65_536


def parsed(content: bytes) -> Message:
    """Give a letter, or its headers alone, as they came; fed by pieces, since the library would copy the whole."""
    parser: BytesFeedParser[Message] = BytesFeedParser(policy=_POLICY)
    bare = memoryview(content.removeprefix(b"\xef\xbb\xbf"))
    for at in range(0, len(bare), _CHUNK):
        parser.feed(bytes(bare[at : at + _CHUNK]))
    return parser.close()


def is_too_much(content: bytes) -> bool:
    """Tell whether a letter would take more memory or time than is given to one; asked before it is taken apart."""
    lines = content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")
    marks = content.count(b"\n--") + content.count(b"\r--")
    return len(content) > limits.MAX_LETTER_BYTES or lines > limits.MAX_LETTER_LINES or marks > limits.MAX_LETTER_MARKS


def without_count(content: bytes) -> bytes:
    """Give the letter in what Apple's Mail keeps (`.emlx`): a line with its length, the letter, and a list of marks."""
    counted = _COUNT_LINE.match(content)
    return content[counted.end() :][: int(counted[1])] if counted else content


def is_cut(message: Message) -> bool:
    """Tell whether a letter ends before its parts do."""
    return any(isinstance(defect, _CUT) for part in through(message) for defect in part.defects)


def through(message: Message) -> Iterator[Message]:
    """Give a letter's parts without recursion, and without going into the letters in it."""
    ahead = [message]
    for _ in range(MAX_OPENED_PARTS + 1):
        if not ahead:
            return
        part = ahead.pop(0)
        yield part
        payload = part.get_payload()
        if part.is_multipart() and part.get_content_type() not in _NOT_ENTERED and isinstance(payload, list):
            ahead[:0] = [one for one in payload if isinstance(one, Message)]
