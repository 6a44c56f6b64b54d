"""Which lines of a register tell of something that could not be used, and that nothing usable has come instead of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samverkan_xl.mail.inbox.senders import municipalities_of
from samverkan_xl.mail.inbox.sentences import SENTENCES
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.inbox import InboxLine


def _pattern(fault: str) -> str:
    return ".*".join(re.escape(piece) for piece in re.split(r"\{[^{}]*\}", fault))


def _patterns(*, errors: bool) -> Iterator[str]:
    return (_pattern(one.fault) for one in SENTENCES.values() if (one.severity is Severity.ERROR) == errors)


_ERROR, _MINOR = (re.compile("|".join(_patterns(errors=errors)), re.DOTALL) for errors in (True, False))


def tells_an_error(line: InboxLine) -> bool:
    """Tell whether an error stands in the line: one about its letter, or the reason why its book does not count."""
    said = line.remark.splitlines()
    return any(_ERROR.fullmatch(one) or (line.sha256 and not _MINOR.fullmatch(one)) for one in said)


def lines_left(lines: Sequence[InboxLine]) -> Iterator[InboxLine]:
    """Give the lines with an error that nothing has settled.

    A usable book of the same municipality, sent later, settles a line; so does a letter that came at last from where
    it could not be fetched or opened before, and so does the reader's own note.
    """
    usable = [line for line in lines if line.code and not tells_an_error(line)]
    reached = {line.place for line in lines if line.message_id}
    for line in lines:
        if tells_an_error(line) and not (
            line.note or _is_reached(line, reached) or any(_settles(one, line) for one in usable)
        ):
            yield line


def _is_reached(line: InboxLine, reached: set[str]) -> bool:
    return not (line.message_id or line.sha256) and line.place in reached


def _settles(book: InboxLine, line: InboxLine) -> bool:
    return book.sent >= line.sent and _whose(line) == {book.code}


def _whose(line: InboxLine) -> set[str]:
    """Give whose a line is: by its book, or as the sender's address suggests."""
    domain = line.sender.rpartition("@")[2].strip("<> ").casefold()
    return {line.code} if line.code else {one.code for one in municipalities_of(domain)}
