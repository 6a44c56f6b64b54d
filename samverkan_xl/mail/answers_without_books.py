"""Letters that have come without a book that can be used: whose they seem to be, as a suggestion and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from samverkan_xl.checking.inbox_lines import inbox_lines
from samverkan_xl.mail.inbox.senders import municipalities_of
from samverkan_xl.mail.inbox.sentences import SENTENCES
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.inbox import InboxLine
from samverkan_xl.model.refusals import Refusal

_ANSWERS_NOTHING = ("autosvar", "laskvitto", "drojer", "kom-fram", "kom-inte-fram", "bar-brev", "rapport")
_WORDS = tuple(SENTENCES[code].fault.partition("{")[0] for code in _ANSWERS_NOTHING)
"""How the remarks begin that tell of a letter which nobody wrote as an answer."""


class UnusableInboxError(Refusal):
    """The file is no register of what has come by mail."""


@dataclass(frozen=True, slots=True)
class BooklessLetter:
    """A letter without a usable book; `codes` are the municipalities whose it may be, surely one when it is one."""

    sender: str
    day: str
    subject: str
    file: str
    codes: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Name it as a coordinator finds it again."""
        about = f" ({self.file or self.subject})" if self.file or self.subject else ""
        return f"brevet från {self.sender or 'okänd avsändare'} den {self.day or 'okänd dag'}{about}"


def read_inbox(book: BookGrid, file: str) -> tuple[InboxLine, ...]:
    """Read the register that inkorg wrote."""
    lines = inbox_lines(book)
    if lines is None:
        raise UnusableInboxError(f"{file} är inget register över inkommen post. Ange den inkorg.xlsx som inkorg skrev.")
    return lines


def bookless_letters(lines: Iterable[InboxLine], contacts: Mapping[str, frozenset[str]]) -> tuple[BooklessLetter, ...]:
    """Give the letters in the order in which they came; `contacts` has the municipalities of each address."""
    return tuple(sorted(_letters(lines, contacts), key=lambda one: one.day))


def _letters(lines: Iterable[InboxLine], contacts: Mapping[str, frozenset[str]]) -> Iterator[BooklessLetter]:
    kept = list(lines)
    useful = {line.message_id for line in kept if line.code}
    seen: set[str] = set()
    for line in kept:
        if line.message_id and line.message_id not in useful | seen and not _answers_nothing(line):
            seen.add(line.message_id)
            yield BooklessLetter(line.sender, line.sent[:10], line.subject, line.file_as_sent, _whose(line, contacts))


def _answers_nothing(line: InboxLine) -> bool:
    return not line.sha256 and any(said.startswith(_WORDS) for said in line.remark.splitlines())


def _whose(line: InboxLine, contacts: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Suggest whose a letter is: by the contact list, or else by the sender's domain."""
    address = line.sender.rpartition("<")[2].rstrip("> ").casefold()
    listed = contacts.get(address, frozenset())
    return tuple(sorted(listed)) or tuple(one.code for one in municipalities_of(address.rpartition("@")[2]))
