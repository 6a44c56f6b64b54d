"""The folder that is left for the user: drafts, the same mails as a list with files to attach, and how to use them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.folders import FileTakenError, received_files, refuse_unwritable, save
from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail, draft
from samverkan_xl.mail.letter_parts import as_text
from samverkan_xl.mailing.material import named_few
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.ticking import earlier_ticks, ticked
from samverkan_xl.writing.mail.mailing_list import MailingLine, mailing_list

DRAFTS, FILES = "brev", "bilagor"
LIST, GUIDE, TEXT, TEMPLATE = "utskickslista.xlsx", "läs mig.txt", "brevtext.txt", "brevmall.txt"
BYTE_ORDER_MARK = "\ufeff"
"""So that Notepad, of whatever age, reads å, ä and ö."""

GUIDE_TEXT = """\
Så skickar du breven

I klassiska Outlook (Windows) och i Thunderbird:
1. Öppna mappen brev och dubbelklicka på ett brev. Det öppnas som ett utkast med mottagare, ämne, text och bilaga.
2. Läs igenom det och välj Skicka.

I nya Outlook och Outlook på webben, som inte öppnar utkast ur filer:
1. Öppna utskickslista.xlsx. Den har en rad för varje kommun.
2. Klicka på Öppna brevet i kolumnen Nytt brev. Öppnas det utan text, klicka på Öppna texten och kopiera den.
3. Dra in filerna ur mappen bilagor. Varje kommun har en mapp som börjar med kommunens kod. En kalenderfil (.ics) ska
   med brevet; den är kommunens, så läs inte in den i din egen kalender.
4. Skicka, och välj Skickat i kolumnen Status. Det står kvar om kommandot körs igen, så länge brevet är likadant.

Kontrollera alltid att kommunen i ämnet och i bilagans namn är samma kommun som mottagaren.
Vill du ändra texten: kopiera brevmall.txt till en annan mapp, ändra kopian, och kör kommandot igen med --text.
Flytta inte filerna ur mapparna innan allt är skickat; länkarna i listan går dit.
"""


@dataclass(frozen=True, slots=True)
class LaidReady:
    """What lies ready: the drafts' paths, and what became of the list's ticks.

    `kept` and `anew` are the municipalities whose letter was ticked as sent, and is the same, or has changed since;
    `notes` counts the reader's own notes that were kept.
    """

    drafts: tuple[Path, ...] = ()
    kept: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    notes: int = 0


def write_outbox(
    prepared: Prepared, outbox: Path, today: date, sender: MailAddress | None = None, *, overwrite: bool = False
) -> LaidReady:
    """Lay everything in the folder, all or nothing, and nothing where there is no mail.

    A folder with another mailing's letters is refused, and so is one whose files have other contents, unless they may
    be written over. What is ticked in the list stays ticked where the letter is the same, and own notes stay always.
    """
    if not prepared.mails:
        return LaidReady()
    by_mail = {mail.municipality.code: dict(_mail_files(mail, outbox, sender)) for mail in prepared.mails}
    files = {path: content for some in by_mail.values() for path, content in some.items()}
    files |= {outbox / GUIDE: _windows_text(GUIDE_TEXT), outbox / TEMPLATE: prepared.template}
    _refuse_others(files, outbox)
    changed = [code for code, some in by_mail.items() if any(_differs(*file) for file in some.items())]
    before = earlier_ticks(outbox / LIST)
    for path in (*files, outbox / LIST):
        refuse_unwritable(path)
    if not overwrite:
        unknown = [outbox / LIST] if before is None and (outbox / LIST).exists() else []
        others = [path for path in (outbox / GUIDE, outbox / TEMPLATE) if _differs(path, files[path])]
        _refuse_changed(outbox, changed, (*unknown, *others))
    done = ticked([_line(mail) for mail in prepared.mails], before or {}, changed)
    if not done.same:
        save(mailing_list(done.lines, today), outbox / LIST)
    for path, content in files.items():
        save(content, path)
    return LaidReady(tuple(path for path in files if path.parent.name == DRAFTS), done.kept, done.anew, done.notes)


def _differs(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() != content


def _refuse_changed(outbox: Path, changed: Collection[str], others: Collection[Path]) -> None:
    """Refuse to write over what has other contents; every letter of them is named."""
    way = "Välj en annan mapp med --till, eller lägg till --skriv-over."
    if changed:
        many = "ett brev" if len(changed) == 1 else f"{len(changed)} brev"
        raise FileTakenError(
            f"I {outbox} finns {many} redan med annat innehåll: {named_few(list(changed))}. {way} Det som står under"
            " Status står då kvar för de brev som inte har ändrats."
        )
    for path in others:
        raise FileTakenError(f"{path} finns redan med annat innehåll. {way}")


def _refuse_others(files: Mapping[Path, bytes], outbox: Path) -> None:
    """Refuse a folder with letters or files that are none of this mailing's: somebody would send them too."""
    for folder in (outbox / DRAFTS, outbox / FILES):
        known = {path.resolve() for path in files}
        strange = [path for path in received_files(folder) if path.resolve() not in known] if folder.is_dir() else []
        if strange:
            raise FileTakenError(f"{strange[0]} hör till ett annat utskick. Ange en ny mapp med --till.")


def _mail_files(mail: Mail, outbox: Path, sender: MailAddress | None) -> Iterator[tuple[Path, bytes]]:
    folder = outbox / FILES / mail.stem
    yield outbox / DRAFTS / f"{mail.stem}.eml", draft(mail, sender)
    yield folder / TEXT, _windows_text(as_text(mail.letter.parts))
    for enclosure in mail.enclosures:
        yield folder / enclosure.name, enclosure.content


def _windows_text(text: str) -> bytes:
    return (BYTE_ORDER_MARK + text.replace("\n", "\r\n")).encode()


def _line(mail: Mail) -> MailingLine:
    folder = f"{FILES}/{mail.stem}"
    paths = [f"{folder}/{one.name}" for one in mail.enclosures]
    return MailingLine(
        code=mail.municipality.code,
        municipality=mail.municipality.name,
        to=tuple(one.address for one in mail.to),
        copies=tuple(one.address for one in mail.copies),
        subject=mail.letter.subject,
        text=as_text(mail.letter.parts),
        book=next((path for path in paths if not path.endswith(".ics")), ""),
        calendar=next((path for path in paths if path.endswith(".ics")), ""),
        text_file=f"{folder}/{TEXT}",
    )
