"""Which lines of a register tell of something that could not be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
