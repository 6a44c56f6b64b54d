"""What stands in the way of a mailing, and what is good to know before it goes out: all of it is told in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_xl.mail.faults import Fault
from samverkan_xl.mailing.come_in import about_age
from samverkan_xl.mailing.gathering import Gathered
from samverkan_xl.mailing.material import named, named_few
from samverkan_xl.reference.municipalities import municipality


def faults_in(known: Gathered) -> Iterator[Fault]:
    """Give all because of which nothing may be written."""
    yield from known.contacts.faults
    yield from known.books.faults
    yield from _about_periods(known)
    yield from _about_whom(known)


def _about_whom(known: Gathered) -> Iterator[Fault]:
    """Tell of those who lack something; where everybody would, only of why."""
    elsewhere = _another_county(known)
    if elsewhere:
        said = f"Rapporten gäller {elsewhere}, men mappen har inga böcker därifrån. Ange rätt rapport eller rätt mapp."
        yield Fault(str(known.asked.folder), said)
    elif not known.scope and not known.report and not known.books.faults:
        said = "Mappen har ingen bok till någon kommun. Kontrollera sökvägen, eller gör böckerna med skapa."
        yield Fault(str(known.asked.folder), said)
    else:
        for code in known.scope:
            yield from _missing(code, known)


def _another_county(known: Gathered) -> str:
    """Name the county of those who have not answered, where no book of the folder is from there."""
    silent = [whose for code in (known.report.silent if known.report else ()) if (whose := municipality(code))]
    ours = {code[:2] for code in known.books.found}
    if not ours or ours & {whose.county_code for whose in silent}:
        return ""
    return " och ".join(sorted({whose.county for whose in silent}))


def _about_periods(known: Gathered) -> Iterator[Fault]:
    folder = str(known.asked.folder)
    if len(known.periods) > 1 and not known.asked.period:
        said = f"Böckerna gäller olika perioder: {', '.join(known.periods)}."
        yield Fault(folder, f"{said} Flytta dem som inte ska skickas, och kör igen.")
    told = known.report.period if known.report else ""
    wrong = [period for period in known.periods if told and period != told]
    if wrong:
        said = f"Rapporten gäller {told}, men mappen har böcker för {', '.join(wrong)}."
        yield Fault(folder, f"{said} Ange rätt rapport eller rätt mapp.")


def _missing(code: str, known: Gathered) -> Iterator[Fault]:
    """Tell of a contact or a book that is not there; whose row or file has a fault is told of already."""
    whose = named(code)
    if code not in known.contacts.contacts and code not in known.contacts.mentioned:
        said = f"{whose} saknas i listan. Lägg till en rad med kommunens adress."
        yield Fault(known.asked.contacts.name, said)
    if known.needs_book(code) and code not in known.books.found:
        way = "Lägg dit boken." if known.report else "Lägg dit boken, eller ange --bara-med-bok."
        yield Fault(str(known.asked.folder), f"{whose} har ingen bok i mappen. {way}")


def notices_in(known: Gathered) -> Iterator[Fault]:
    """Give all that does not stand in the way."""
    yield from known.contacts.notices
    yield from known.books.notices
    yield from _about_unused_contacts(known)
    yield from _about_filled_in(known)
    yield from _about_sender(known)
    if known.report:
        for file in known.report.unknown:
            said = "Filen gick inte att läsa och kan vara svar från någon som påminns. Se rapportens Inkomstlista."
            yield Fault(file, said)
        yield from _about_strays(known.report.strays, known)
        yield from about_age(known.report, known.asked)
        yield from known.came.about(known.report, known.scope, known.reminded)


def _about_strays(strays: Sequence[str], known: Gathered) -> Iterator[Fault]:
    """Point out those whose book is another county's: they are written to only when they are named."""
    for code in strays:
        if code not in known.scope:
            said = f"{named(code)} har skickat sin bok hit men hör till ett annat län, och får ingen påminnelse."
            way = f"Skicka boken vidare till det länet, eller ange --kommun {code} för att skriva till kommunen."
            yield Fault(str(known.asked.report), f"{said} {way}")


def _about_unused_contacts(known: Gathered) -> Iterator[Fault]:
    unused = [code for code in known.contacts.contacts if code not in known.scope]
    if unused:
        noun = "kontakt" if len(unused) == 1 else "kontakter"
        said = f"{len(unused)} {noun} i listan får inget brev den här gången: {named_few(unused)}."
        yield Fault(known.asked.contacts.name, said)


def _about_filled_in(known: Gathered) -> Iterator[Fault]:
    """Point out books with answers in them, which our letters ask somebody to fill in."""
    enclosed = [code for code in known.scope if known.needs_book(code) and code in known.books.found]
    answered = [code for code in enclosed if known.books.found[code].filled_in]
    if answered and known.asked.text is None:
        said = f"De här böckerna är redan ifyllda: {named_few(answered)}."
        way = "Är det böcker som har kommit in, ange i stället mappen med dem som ska ut."
        yield Fault(str(known.asked.folder), f"{said} {way}")


def _about_sender(known: Gathered) -> Iterator[Fault]:
    if not known.asked.sender and any(_SENDER in paragraph.casefold() for paragraph in known.letter.paragraphs):
        said = 'Breven slutar utan avsändare. Ska den stå där: --avsandare "Länsstyrelsen Östergötland".'
        yield Fault("", said)


_SENDER = "{avsändare}"
