"""Books laid in a folder under names of their own, and the lines that tell of them; nothing is ever written over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from samverkan_xl.checking.privacy import masked
from samverkan_xl.folders import FileTakenError, save
from samverkan_xl.inbox.identifying import Identified, identified
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.kinds import workbook_suffix
from samverkan_xl.mail.inbox.letters import Book, Envelope, Letter, Remark
from samverkan_xl.mail.inbox.names import kept_names
from samverkan_xl.mail.inbox.senders import about_sender
from samverkan_xl.mail.inbox.sentences import fault, remedy, severity
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.inbox import InboxLine
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.book import UnreadableCode

IF_YOU_CAN_OPEN_IT = "Har du lösenordet: kör konsolidera med --losenord."
_SWEDEN = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class Told:
    """A remark in words, with its weight."""

    severity: Severity
    fault: str
    remedy: str


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A new line of the register, and what is said in it by weight."""

    line: InboxLine
    told: tuple[Told, ...]


@dataclass(slots=True)
class LayingIn:
    """One run: what is in the register already, and what has been added to it."""

    folder: Path
    definition: Definition
    today: date
    new: list[TakenLine] = field(default_factory=list)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    kept_as: dict[str, str] = field(default_factory=dict)

    def remember(self, line: InboxLine) -> None:
        """Note a line, so that the same is not written twice; its book, so that it is not laid in twice."""
        self.keys.add(_key(line))
        self.ids.add(line.message_id)
        if line.sha256:
            self.kept_as.setdefault(line.sha256, line.stored_as)

    def take(self, letter: Letter) -> int:
        """Lay a letter's books in the folder; gives how many lines that added.

        What goes wrong with one letter in a way that nobody thought of is told on a line, and the others go on.
        """
        before = len(self.new)
        try:
            self._take(letter)
        except (Refusal, OSError, MemoryError):
            raise
        except Exception:  # noqa: BLE001  # one letter is not to keep the others out
            self._tell_failed(letter)
        return len(self.new) - before

    def _tell_failed(self, letter: Letter) -> None:
        told = Letter(letter.place, Envelope(message_id=letter.envelope.message_id))
        if _key(_line(told)) not in self.keys:
            self._add(_line(told), (Remark("ovantat", {"namn": shown(letter.place)}),))

    def _take(self, letter: Letter) -> None:
        before = len(self.new)
        said = (*letter.remarks, *_about_personal(letter))
        for book in letter.books:
            self._take_book(letter, book, said if len(self.new) == before else ())
        if not letter.books and not self._is_known(letter):
            self._add(_line(letter), said)

    def _is_known(self, letter: Letter) -> bool:
        line = _line(letter)
        return _key(line) in self.keys or (not letter.is_loose and line.message_id in self.ids)

    def _take_book(self, letter: Letter, book: Book, said: tuple[Remark, ...]) -> None:
        digest = sha256(book.content).hexdigest()
        line = _line(letter, file_as_sent=masked(book.name), sha256=digest)
        earlier = self.kept_as.get(digest)
        is_kept = earlier is not None and (self.folder / earlier).is_file()
        if _key(line) in self.keys and is_kept:
            return
        found = identified(book.content, digest, self.definition, self.today)
        kept = earlier if earlier is not None and is_kept else self._lay(book.content, digest, found)
        if _key(line) in self.keys:
            return
        again = (Remark("samma-bok"),) if earlier is not None else ()
        said = (*said, *again, *about_sender(letter.envelope.sender_address, found.whose))
        name, code = (found.whose.name, found.whose.code) if found.whose else ("", "")
        self._add(replace(line, stored_as=kept, municipality=name, code=code), said, found.stopped)

    def _lay(self, content: bytes, digest: str, found: Identified) -> str:
        """Lay a book in the folder under the first of its names that no other book has."""
        names = kept_names(digest, found.whose, found.period, found.revision, workbook_suffix(content))
        for name in names:
            path = self.folder / name
            if not path.exists() or path.read_bytes() == content:
                save(content, path)
                return name
        raise FileTakenError(f"{self.folder / names[-1]} är upptagen av en annan fil. Flytta den och försök igen.")

    def _add(self, line: InboxLine, said: tuple[Remark, ...], stopped: Finding | None = None) -> None:
        told = [Told(severity(one), masked(fault(one)), masked(remedy(one))) for one in said]
        if stopped is not None:
            told.append(_about_stopped(stopped))
        faults, remedies = ([one.fault for one in told], [one.remedy for one in told if one.remedy])
        line = replace(line, remark="\n".join(faults), remedy="\n".join(dict.fromkeys(remedies)))
        self.remember(line)
        self.new.append(TakenLine(line, tuple(told)))


def _key(line: InboxLine) -> tuple[str, ...]:
    """Give that by which a line is known again: a book by letter, digest and name, a loose file by its place."""
    return (line.message_id, line.sha256, line.file_as_sent if line.sha256 or line.message_id else line.place)


def _line(letter: Letter, *, file_as_sent: str = "", sha256: str = "") -> InboxLine:
    envelope = letter.envelope
    return InboxLine(
        sender=masked(envelope.sender),
        sent=envelope.sent.astimezone(_SWEDEN).strftime("%Y-%m-%d %H:%M") if envelope.sent else "",
        subject=masked(envelope.subject),
        file_as_sent=file_as_sent,
        place=masked(shown(letter.place)),
        message_id=_id(envelope.message_id),
        sha256=sha256,
    )


def _id(message_id: str) -> str:
    """Give an id that may be written down; two that only what is masked tells apart stay two.

    The mark is short, so that a personal number cannot be found by trying them all.
    """
    hidden = masked(message_id)
    if hidden == message_id:
        return message_id
    return f"{hidden}, märkt {sha256(message_id.encode('utf-8', 'replace')).hexdigest()[:4]}"


def _about_stopped(stopped: Finding) -> Told:
    said, way = fault_and_remedy(stopped)
    if stopped.code == UnreadableCode.ENCRYPTED.value:
        way = f"{way} {IF_YOU_CAN_OPEN_IT}"
    return Told(stopped.severity, said, way)


def _about_personal(letter: Letter) -> tuple[Remark, ...]:
    envelope = letter.envelope
    texts = (envelope.sender, envelope.subject, *(book.name for book in letter.books))
    return (Remark("personnummer"),) if any(masked(text) != text for text in texts) else ()
