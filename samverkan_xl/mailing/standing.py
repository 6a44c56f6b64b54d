"""How far a mailing has come before a run: what the log tells of each mail, and what only the kept mails tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.send_log import Clock, SendLog, UnusableLogError, read_log
from samverkan_xl.mailing.material import CannotMailError, named_few
from samverkan_xl.mailing.outbox import LIST
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.ticking import not_to_be_sent

KEPT = "skickade"
UNTOLD = f"brevet ligger i {KEPT}, men loggen berättar inte om det"


class Fate(StrEnum):
    """What became of a mail."""

    SENT = "skickat"
    ALREADY = "redan skickat"
    ANOTHER = "ändrat sedan det skickades"
    REFUSED = "nekat"
    LATER = "väntar"
    IN_DOUBT = "ovisst"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail for some of its recipients, with what the server said where it said no."""

    mail: Mail
    fate: Fate
    recipients: tuple[str, ...]
    said: str = ""


def kept_at(mail: Mail, outbox: Path) -> Path:
    """Tell where a mail is kept as it was handed over."""
    return outbox / KEPT / f"{mail.stem}.eml"


def note_untold(prepared: Prepared, outbox: Path, log: SendLog) -> None:
    """Note as in doubt what was handed over although the log does not tell of it: the log was lost or cut back."""
    for mail in prepared.mails:
        path = kept_at(mail, outbox)
        if path.is_file() and (digest := _digest(path)) not in log.told:
            left = log.left(mail.municipality.code, mail.recipients)
            log.in_doubt(mail.municipality.code, left, UNTOLD, digest)


def fates_before(mail: Mail, log: SendLog) -> Iterator[Outcome]:
    """Tell for whom a mail is in doubt, has been sent, or has been sent as another letter than it is now."""
    code = mail.municipality.code
    told: dict[Fate, list[str]] = {Fate.IN_DOUBT: [], Fate.ALREADY: [], Fate.ANOTHER: []}
    for one in mail.recipients:
        if one.casefold() in log.doubtful.get(code, ()):
            told[Fate.IN_DOUBT].append(one)
        elif one.casefold() in log.delivered.get(code, ()):
            changed = log.had_another(code, one, mail.fingerprint)
            told[Fate.ANOTHER if changed else Fate.ALREADY].append(one)
    yield from (Outcome(mail, fate, tuple(some)) for fate, some in told.items() if some)


def on_their_way(mails: Sequence[Mail], log: SendLog) -> Iterator[Outcome]:
    """Tell of mails that were being handed over when the run was broken off."""
    for mail in mails:
        yield from (one for one in fates_before(mail, log) if one.fate is Fate.IN_DOUBT)


def refuse_mailed_by_hand(mails: Sequence[Mail], outbox: Path) -> None:
    """Refuse to send what the list in the same folder does not say is to be sent: it may have been mailed by hand."""
    by_hand = not_to_be_sent(outbox / LIST)
    twice = [mail.municipality.code for mail in mails if mail.municipality.code in by_hand]
    if twice:
        raise CannotMailError(
            f"I {outbox / LIST} har {named_few(twice)} en annan status än Att skicka, och kan ha fått brevet för hand."
            " Ändra Status för dem som ska få det nu, eller ange de andra med --kommun. Inget skickades."
        )


def so_far(prepared: Prepared, outbox: Path, clock: Clock) -> tuple[Outcome, ...]:
    """Tell what a run would leave alone; nothing is written, and the log is not taken."""
    log = read_log(outbox, clock)
    log.refuse_other(prepared.name)
    note_untold(prepared, outbox, log)
    return tuple(one for mail in prepared.mails for one in fates_before(mail, log))


def left_over(mails: Sequence[Mail], before: Sequence[Outcome]) -> tuple[Mail, ...]:
    """Give the mails that some of their recipients have neither had nor may have had."""
    told = {(one.mail.municipality.code, address) for one in before for address in one.recipients}
    return tuple(mail for mail in mails if any((mail.municipality.code, to) not in told for to in mail.recipients))


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        raise UnusableLogError(
            f"{path} går inte att läsa, och då går det inte att veta om loggen är hel. Kontrollera filen och kör igen."
        ) from problem
