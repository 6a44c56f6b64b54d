"""The folder that is left for the user: drafts, the same mails as a list with files to attach, and how to use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from samverkan_xl.folders import FileTakenError, received_files, refuse_unwritable, save
from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail, draft
from samverkan_xl.mail.letter_parts import as_text
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.writing.mailing_list import MailingLine, mailing_list

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
3. Dra in filerna ur mappen bilagor. Varje kommun har en mapp som börjar med kommunens kod.
4. Skicka, och välj Skickat i kolumnen Status.

Kontrollera alltid att kommunen i ämnet och i bilagans namn är samma kommun som mottagaren.
Vill du ändra texten: kopiera brevmall.txt till en annan mapp, ändra kopian, och kör kommandot igen med --text.
Flytta inte filerna ur mapparna innan allt är skickat; länkarna i listan går dit.
"""


def write_outbox(
    prepared: Prepared, outbox: Path, today: date, sender: MailAddress | None = None, *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Lay everything in the folder, all or nothing, and nothing where there is no mail; gives the drafts' paths.

    A folder with another mailing's letters is refused, and so is one whose files have other contents, unless they may
    be written over.
    """
    if not prepared.mails:
        return ()
    files = {outbox / path: content for path, content in _files(prepared, today, sender)}
    _refuse_others(files, outbox)
    for path, content in files.items():
        refuse_unwritable(path)
        if not overwrite and path.exists() and path.read_bytes() != content:
            raise FileTakenError(
                f"{path} finns redan med annat innehåll. Välj en annan mapp med --till, eller lägg till --skriv-over."
            )
    for path, content in files.items():
        save(content, path)
    return tuple(path for path in files if path.parent.name == DRAFTS)


def _refuse_others(files: Mapping[Path, bytes], outbox: Path) -> None:
    """Refuse a folder with letters or files that are none of this mailing's: somebody would send them too."""
    for folder in (outbox / DRAFTS, outbox / FILES):
        known = {path.resolve() for path in files}
        strange = [path for path in received_files(folder) if path.resolve() not in known] if folder.is_dir() else []
        if strange:
            raise FileTakenError(f"{strange[0]} hör till ett annat utskick. Ange en ny mapp med --till.")


def _files(prepared: Prepared, today: date, sender: MailAddress | None) -> Iterator[tuple[Path, bytes]]:
    for mail in prepared.mails:
        folder = Path(FILES) / mail.stem
        yield Path(DRAFTS) / f"{mail.stem}.eml", draft(mail, sender)
        yield folder / TEXT, _windows_text(as_text(mail.letter.parts))
        for enclosure in mail.enclosures:
            yield folder / enclosure.name, enclosure.content
    yield Path(LIST), mailing_list([_line(mail) for mail in prepared.mails], today)
    yield Path(GUIDE), _windows_text(GUIDE_TEXT)
    yield Path(TEMPLATE), prepared.template


def _windows_text(text: str) -> bytes:
    return (BYTE_ORDER_MARK + text.replace("\n", "\r\n")).encode()


def _line(mail: Mail) -> MailingLine:
    folder = f"{FILES}/{mail.stem}"
    paths = [f"{folder}/{one.name}" for one in mail.enclosures]
    return MailingLine(
        mail.municipality.code,
        mail.municipality.name,
        tuple(one.address for one in mail.to),
        tuple(one.address for one in mail.copies),
        mail.letter.subject,
        as_text(mail.letter.parts),
        next((path for path in paths if not path.endswith(".ics")), ""),
        next((path for path in paths if path.endswith(".ics")), ""),
        f"{folder}/{TEXT}",
    )
