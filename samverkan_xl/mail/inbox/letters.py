"""A letter, whatever it was saved as: who sent it and when, the workbooks in it, and what is to be said of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about a letter or a book; the sentences stand in `sentences`."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on a letter; all of it is the sender's word. A loose file has an empty one.

    `message_id` is never empty for a letter: one without gets one made from its own bytes.
    """

    sender_name: str = ""
    sender_address: str = ""
    sent: datetime | None = None
    subject: str = ""
    message_id: str = ""

    @property
    def sender(self) -> str:
        """Give the sender as people write one."""
        if self.sender_name and self.sender_address and self.sender_name != self.sender_address:
            return f"{self.sender_name} <{self.sender_address}>"
        return self.sender_address or self.sender_name


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a letter or an archive carries, as yet unopened.

    `belongs` says that the letter points at it from its own text, as it does at a logotype; `is_letter` that it is a
    letter although its bytes are those of a wrapping.
    """

    name: str
    content: bytes
    belongs: bool = False
    is_letter: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it was sent; `name` leads through the archives that it lay in."""

    name: str
    content: bytes
    misleading: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter taken out of its form but with its parts unopened.

    `inner` are letters that lie in it; `answers_for_itself` marks a delivery report, an automatic answer and the like,
    which is not expected to carry a book.
    """

    envelope: Envelope
    parts: tuple[Part, ...] = ()
    inner: tuple[Opened, ...] = ()
    links: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    answers_for_itself: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, opened; `place` says where in the source it lay."""

    place: str
    envelope: Envelope
    books: tuple[Book, ...] = ()
    pictures: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def is_loose(self) -> bool:
        """Tell whether this is a file that lay by itself, in no letter."""
        return not self.envelope.message_id
