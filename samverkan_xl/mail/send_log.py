"""The log of what has been sent: every line is on the disk before the next thing happens, and nothing is sent twice."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from samverkan_xl.model.refusals import Refusal

LOG_NAME = "sandlogg.jsonl"
_PLACE = re.compile(r"\{[^{}]*\}(?: \{[^{}]*\})*")
"""What a mailing's subject has for each municipality."""

Clock = Callable[[], datetime]


class Event(StrEnum):
    """What a line of the log tells."""

    MAILING = "utskick"
    BEGINS = "börjar"
    SENT = "skickat"
    NOT_SENT = "inte skickat"
    IN_DOUBT = "oviss"
    AGAIN = "skickas igen"


class UnusableLogError(Refusal):
    """The log cannot be trusted, belongs to another mailing, or is in use."""


@dataclass(slots=True)
class SendLog:
    """What has happened to each municipality's mail, by address: delivered for sure, or in doubt.

    `told` holds the digests of the mails of which it tells, and `letters` which letter was handed over last to each
    address of a municipality. One that is only read is never written.
    """

    path: Path
    clock: Clock
    only_read: bool = False
    mailing: str = ""
    delivered: dict[str, set[str]] = field(default_factory=dict)
    doubtful: dict[str, set[str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    letters: dict[tuple[str, str], str] = field(default_factory=dict)

    def begins(self, code: str, recipients: Sequence[str], facts: Mapping[str, str]) -> None:
        """Note that a mail is about to be handed over; until more is noted it is in doubt."""
        self._note(Event.BEGINS, code, recipients, facts)

    def sent(self, code: str, accepted: Sequence[str], refused: Mapping[str, str]) -> None:
        """Note that the server took the mail for these recipients, and for whom it did not."""
        self._note(Event.SENT, code, accepted, {"nekade": dict(refused)} if refused else {})

    def not_sent(self, code: str, recipients: Sequence[str], why: str) -> None:
        """Note that the server surely did not take the mail."""
        self._note(Event.NOT_SENT, code, recipients, {"svar": why})

    def in_doubt(self, code: str, recipients: Sequence[str], why: str, digest: str = "") -> None:
        """Note that nobody knows whether the server took the mail; `digest` is of one not told of before."""
        self._note(Event.IN_DOUBT, code, recipients, {"svar": why, **({"sha256": digest} if digest else {})})

    def send_again(self, code: str) -> bool:
        """Note that a person has found out that the mail in doubt did not arrive; tells whether any was in doubt."""
        doubtful = sorted(self.doubtful.get(code, ()))
        if doubtful:
            self._note(Event.AGAIN, code, doubtful, {})
        return bool(doubtful)

    def left(self, code: str, recipients: Collection[str]) -> tuple[str, ...]:
        """Give the recipients to whom the mail neither has gone nor may have gone."""
        done = self.delivered.get(code, set()) | self.doubtful.get(code, set())
        return tuple(one for one in recipients if one.casefold() not in done)

    def had_another(self, code: str, recipient: str, letter: str) -> bool:
        """Tell whether an address was handed another letter than this one."""
        return self.letters.get((code, recipient.casefold()), letter) != letter

    def _note(self, event: Event, code: str, recipients: Sequence[str], facts: Mapping[str, Any]) -> None:
        line = {"händelse": event.value, "kommun": code, "till": list(recipients), **facts}
        if not self.only_read:
            self._write(line)
        self._take(line)

    def _write(self, line: Mapping[str, Any]) -> None:
        told = json.dumps({"tid": self.clock().isoformat(timespec="seconds"), **line}, ensure_ascii=False)
        try:
            with self.path.open("ab") as file:
                file.write(f"{told}\n".encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            raise _unwritable(self.path) from problem

    def _take(self, line: Mapping[str, Any]) -> None:
        """Let a line count: whose delivery is in doubt, sure, or surely not done."""
        recipients = {str(one).casefold() for one in line["till"]}
        refused = {str(one).casefold() for one in line.get("nekade", ())}
        code = str(line["kommun"])
        self.told |= {str(line["sha256"])} if "sha256" in line else set()
        self.letters |= {(code, one): str(line["brev"]) for one in recipients if "brev" in line}
        doubtful, delivered = self.doubtful.setdefault(code, set()), self.delivered.setdefault(code, set())
        event = Event(line["händelse"])
        if event in {Event.BEGINS, Event.IN_DOUBT}:
            doubtful |= recipients
            return
        doubtful -= recipients | refused
        if event is Event.SENT:
            delivered |= recipients

    def replay(self) -> None:
        """Take in what earlier runs noted.

        A last line that was cut off is taken away: what it was to tell of had not begun, or is in doubt without it.
        """
        if not self.path.exists():
            return
        *lines, rest = self.path.read_bytes().split(b"\n")
        for number, line in enumerate(lines, 1):
            self._take_line(line, number)
        if rest and not self.only_read:
            with self.path.open("r+b") as file:
                file.truncate(file.seek(0, os.SEEK_END) - len(rest))

    def _take_line(self, line: bytes, number: int) -> None:
        try:
            told = json.loads(line)
            if told["händelse"] == Event.MAILING:
                self.mailing = str(told["slag"])
            else:
                self._take(told)
        except (ValueError, KeyError, TypeError) as problem:
            raise UnusableLogError(
                f"{self.path} rad {number} går inte att läsa, så det går inte att veta vad som har skickats. Återställ"
                " filen, eller rätta raden, innan du skickar mer."
            ) from problem

    def claim(self, mailing: str) -> None:
        """Take the log for this mailing; raises `UnusableLogError` when it is another's."""
        self.refuse_other(mailing)
        if self.mailing != mailing:
            self._write({"händelse": Event.MAILING.value, "slag": mailing})
            self.mailing = mailing

    def refuse_other(self, mailing: str) -> None:
        """Raise `UnusableLogError` when the log is another mailing's, of which something has gone or may have."""
        gone = any(self.delivered.values()) or any(self.doubtful.values())
        if gone and self.mailing and self.mailing != mailing:
            raise UnusableLogError(
                f"{self.path} hör till ett annat utskick ({_PLACE.sub('…', self.mailing)}). Ange en ny mapp med --till,"
                " eller fortsätt det utskicket med samma uppgifter som förra gången."
            )


def _unwritable(path: Path) -> UnusableLogError:
    return UnusableLogError(
        f"{path} går inte att läsa och skriva, och utan loggen skickas inget. Kontrollera mappen och kör igen."
    )


@contextmanager
def opened_log(folder: Path, clock: Clock) -> Iterator[SendLog]:
    """Give the folder's log with what it tells, for one run at a time."""
    log = SendLog(folder / LOG_NAME, clock)
    lock = FileLock(folder / f".{LOG_NAME}.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as problem:
        raise UnusableLogError(f"Ett annat utskick pågår från {folder}. Vänta tills det är klart.") from problem
    except OSError as problem:
        raise _unwritable(log.path) from problem
    try:
        _replay(log)
        yield log
    finally:
        lock.release()


def read_log(folder: Path, clock: Clock) -> SendLog:
    """Give what the folder's log tells, without taking it: another run may be at work, and nothing is written."""
    log = SendLog(folder / LOG_NAME, clock, only_read=True)
    _replay(log)
    return log


def _replay(log: SendLog) -> None:
    try:
        log.replay()
    except OSError as problem:
        raise _unwritable(log.path) from problem
