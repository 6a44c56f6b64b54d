"""The list to mail from across runs: what somebody ticked and noted stays, as long as the letter is the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from samverkan_xl.mail.ticks import Tick, ticks_in
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.book import Unreadable, read_book, receive
from samverkan_xl.writing.mail.mailing_list import SENT, TITLE, TO_SEND, MailingLine


class UnreadableListError(Refusal):
    """The list to mail from is there, and does not tell what has been mailed from it."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """The list's lines with what stood in it before.

    `same` tells whether the list already says all of it; `kept` and `anew` are the municipalities whose letter was
    ticked as sent, and is the same, or has changed since.
    """

    lines: tuple[MailingLine, ...]
    same: bool
    kept: tuple[str, ...]
    anew: tuple[str, ...]
    notes: int


def earlier_ticks(path: Path) -> Mapping[str, Tick] | None:
    """Read what stands in the list; `None` when there is none, or another file in its place."""
    if not path.is_file():
        return None
    try:
        return ticks_in(read_book(receive(path)), TITLE)
    except Unreadable:
        return None


def not_to_be_sent(path: Path) -> tuple[str, ...]:
    """Give the municipalities with another status than to send: whatever it says, somebody has had a reason.

    Raises `UnreadableListError` for a list that is there and does not tell.
    """
    if not path.exists():
        return ()
    ticks = earlier_ticks(path)
    if ticks is None:
        raise UnreadableListError(
            f"{path} går inte att läsa som utskickslista, så det går inte att veta vad som redan har skickats för hand."
            " Återställ den, eller ange en annan mapp med --till. Inget skickades."
        )
    return tuple(code for code, tick in ticks.items() if _word(tick.status) not in {"", _word(TO_SEND)})


def ticked(lines: Sequence[MailingLine], before: Mapping[str, Tick], changed: Collection[str]) -> Ticked:
    """Carry over status and note; the status of a letter that has changed begins anew."""
    written = [_carried(line, before.get(line.code), anew=line.code in changed) for line in lines]
    was_sent = [line.code for line in lines if line.code in before and _is_sent(before[line.code].status)]
    now_sent = {line.code for line in written if _is_sent(line.status)}
    return Ticked(
        tuple(written),
        {line.code: _tick(line) for line in written} == dict(before) and not changed,
        tuple(code for code in was_sent if code in now_sent),
        tuple(code for code in was_sent if code not in now_sent),
        sum(bool(line.note) for line in written),
    )


def _carried(line: MailingLine, before: Tick | None, *, anew: bool) -> MailingLine:
    if before is None:
        return line
    now = _tick(line)
    same = not anew and (before.to, before.copies, before.subject) == (now.to, now.copies, now.subject)
    return replace(line, status=before.status if same and before.status else TO_SEND, note=before.note)


def _tick(line: MailingLine) -> Tick:
    return Tick(line.status, line.note, "; ".join(line.to), "; ".join(line.copies), line.subject)


def _is_sent(status: str) -> bool:
    return _word(status) == _word(SENT)


def _word(status: str) -> str:
    """Give a status without the sign before it."""
    return status.strip("✔▲– ").casefold()
