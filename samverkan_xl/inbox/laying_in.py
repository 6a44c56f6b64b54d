"""Books laid in a folder under names of their own, and the lines that tell of them; nothing is ever written over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from samverkan_xl.folders import FileTakenError, save
from samverkan_xl.inbox.identifying import Identified, identified
from samverkan_xl.inbox.letter_lines import key_of, line_of
from samverkan_xl.inbox.telling import Told, about_personal, told_remark, told_stopped, weight_of
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.letters import Book, Envelope, Letter, Remark
from samverkan_xl.mail.inbox.names import kept_names
from samverkan_xl.mail.inbox.senders import about_sender
from samverkan_xl.mail.inbox.workbook_forms import workbook_suffix
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding
from samverkan_xl.model.inbox import InboxLine
from samverkan_xl.model.refusals import Refusal


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
    senders: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """By municipality and book: who sent it first."""

    def remember(self, line: InboxLine) -> None:
        """Note a line, so that the same is not written twice; its book, so that it is not laid in twice."""
        self.keys.add(key_of(line))
        self.ids.add(line.message_id)
        if line.sha256:
            self.kept_as.setdefault(line.sha256, line.stored_as)
        if line.code:
            self.senders[line.code].setdefault(line.sha256, line.sender)

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
        if key_of(line_of(told)) not in self.keys:
            self._add(line_of(told), (Remark("ovantat", {"namn": shown(letter.place)}),))

    def _take(self, letter: Letter) -> None:
        before = len(self.new)
        said = (*letter.remarks, *about_personal(letter))
        for book in letter.books:
            self._take_book(letter, book, said if len(self.new) == before else ())
        if not letter.books and not self._is_known(letter):
            self._add(line_of(letter), said)

    def _is_known(self, letter: Letter) -> bool:
        line = line_of(letter)
        return key_of(line) in self.keys or (not letter.is_loose and line.message_id in self.ids)

    def _take_book(self, letter: Letter, book: Book, said: tuple[Remark, ...]) -> None:
        digest = sha256(book.content).hexdigest()
        line = line_of(letter, file_as_sent=book.name, digest=digest)
        earlier = self.kept_as.get(digest)
        is_kept = earlier is not None and (self.folder / earlier).is_file()
        if key_of(line) in self.keys and is_kept:
            return
        found = identified(book.content, digest, self.definition, self.today)
        kept = earlier if earlier is not None and is_kept else self._lay(book.content, digest, found)
        if key_of(line) in self.keys:
            return
        again = (Remark("samma-bok"),) if earlier is not None else self._about_others(line, found)
        said = (*said, *again, *about_sender(letter.envelope.sender_address, found.whose))
        name, code = (found.whose.name, found.whose.code) if found.whose else ("", "")
        self._add(replace(line, stored_as=kept, municipality=name, code=code), said, found.stopped)

    def _about_others(self, line: InboxLine, found: Identified) -> tuple[Remark, ...]:
        """Tell of another book of the same municipality that somebody else has sent."""
        senders = self.senders.get(found.whose.code, {}) if found.whose is not None else {}
        others = [sender for digest, sender in senders.items() if digest != line.sha256 and sender != line.sender]
        if found.whose is None or not others:
            return ()
        return (Remark("annan-bok", {"kommun": found.whose.name, "avsändare": others[0] or "okänd avsändare"}),)

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
        told = [*map(told_remark, said), *([told_stopped(stopped)] if stopped is not None else [])]
        faults, remedies = ([one.fault for one in told], [one.remedy for one in told if one.remedy])
        line = replace(
            line, weight=weight_of(told), remark="\n".join(faults), remedy="\n".join(dict.fromkeys(remedies))
        )
        self.remember(line)
        self.new.append(TakenLine(line, tuple(told)))
