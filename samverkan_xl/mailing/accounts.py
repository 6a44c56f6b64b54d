"""The short Swedish accounts of a mailing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.letter_parts import as_text
from samverkan_xl.mail.server_answers import meaning_of
from samverkan_xl.mailing.dispatch import Dispatch
from samverkan_xl.mailing.material import named, named_few
from samverkan_xl.mailing.outbox import DRAFTS, GUIDE, LIST, LaidReady
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.standing import Fate, Outcome

COUNTED = {
    Fate.SENT: "skickat",
    Fate.ALREADY: "redan skickat förut",
    Fate.ANOTHER: "skickat förut som ett annat brev",
    Fate.REFUSED: "nekat",
    Fate.LATER: "att försöka igen",
    Fate.IN_DOUBT: "ovisst",
}
"""How each fate is counted, in the order in which it is told."""


def fault_lines(prepared: Prepared) -> Iterator[str]:
    """Tell all that stands in the way, or is good to know."""
    for fault in prepared.faults:
        yield f"✖ {fault.line}"
    for notice in prepared.notices:
        yield f"– {notice.line}"
    if prepared.faults:
        count = len(prepared.faults)
        yield f"{count} {'sak' if count == 1 else 'saker'} att rätta. Inget brev har skrivits."


def drafted_lines(prepared: Prepared, laid: LaidReady, outbox: Path) -> Iterator[str]:
    """Tell what lies ready, and where to begin."""
    if not prepared.mails:
        yield "Ingen behöver få något brev."
        return
    yield f"{len(laid.drafts)} brev finns som utkast i {outbox / DRAFTS}, och som lista i {outbox / LIST}."
    yield f"Hur man skickar dem står i {outbox / GUIDE}. Inget har skickats."
    if laid.kept:
        yield f"{len(laid.kept)} brev är likadana som förut och står kvar som skickade i listan."
    if laid.anew:
        verb = "som var bockat som skickat" if len(laid.anew) == 1 else "som var bockade som skickade"
        yield f"▲ {len(laid.anew)} brev {verb} har ändrats, och står som att skicka igen: {named_few(laid.anew)}."
    if laid.notes:
        yield f"Egna anteckningar som står kvar: {laid.notes}."


def sent_from_here_lines(before: Sequence[Outcome]) -> Iterator[str]:
    """Tell of letters that a server has, or may have, been given from the folder where their drafts are to lie."""
    codes = list(dict.fromkeys(one.mail.municipality.code for one in before))
    if codes:
        yield (
            f"▲ Härifrån har brev redan skickats med --smtp, eller kan ha skickats, till {named_few(codes)}."
            " Skicka inte de utkasten en gång till."
        )


BEFORE = {
    Fate.ALREADY: "Redan skickat, och skickas inte igen",
    Fate.ANOTHER: "Skickat förut men ändrat sedan dess, och skickas inte igen",
    Fate.IN_DOUBT: "Ovisst om det kom fram, och skickas inte igen av sig självt",
}


def shown_mails(mails: Sequence[Mail], so_far: Sequence[Outcome] = ()) -> Iterator[str]:
    """Show every mail whole, as it would be written or sent, with what became of it before."""
    for mail in mails:
        yield f"{mail.municipality.code} {mail.municipality.name}"
        yield from (f"  {BEFORE[one.fate]}: {'; '.join(one.recipients)}" for one in so_far if one.mail is mail)
        yield f"  Till: {'; '.join(one.shown for one in mail.to)}"
        if mail.copies:
            yield f"  Kopia: {'; '.join(one.shown for one in mail.copies)}"
        yield f"  Ämne: {mail.letter.subject}"
        yield f"  Bilagor: {', '.join(one.name for one in mail.enclosures) or 'inga'}"
        yield ""
        yield from (f"  {line}".rstrip() for line in as_text(mail.letter.parts).splitlines())
        yield ""
    yield f"{len(mails)} brev. Torrkörning: inget har skrivits och inget har skickats."


def dispatch_lines(done: Dispatch) -> Iterator[str]:
    """Tell how the sending went: first what somebody has to look into."""
    for code in done.again_in_vain:
        yield (
            f"– --igen {named(code)}: där är inget brev ovisst, så valet gör ingen skillnad. Ska ett brev som har"
            f" kommit fram skickas en gång till: kör med en ny mapp i --till och --kommun {code}."
        )
    for one in done.outcomes:
        if one.fate in {Fate.ANOTHER, Fate.REFUSED, Fate.LATER, Fate.IN_DOUBT}:
            yield _outcome_line(one)
    counts = Counter(one.fate for one in done.outcomes)
    told = [f"{counts[fate]} {words}" for fate, words in COUNTED.items() if counts[fate]]
    nothing = "Inget har skickats" if done.stopped else "Inget att skicka"
    yield f"{', '.join(told) or nothing}. Loggen finns i {done.log}."


def _outcome_line(one: Outcome) -> str:
    whose = f"{one.mail.municipality.code} {one.mail.municipality.name}, {', '.join(one.recipients)}"
    match one.fate:
        case Fate.ANOTHER:
            return (
                f"▲ {whose}: brevet har ändrats sedan det skickades, och det nya skickas inte av sig självt. Ska också"
                f" det skickas: kör med en ny mapp i --till och --kommun {one.mail.municipality.code}."
            )
        case Fate.REFUSED | Fate.LATER:
            meaning = meaning_of(one.said)
            sign = "✖" if one.fate is Fate.REFUSED else "▲"
            return f"{sign} {whose}: {meaning.said} ({one.said}). {meaning.way}"
        case _:
            return (
                f"▲ {whose}: det är ovisst om brevet kom fram, och det skickas inte igen av sig självt. Fråga den som"
                " sköter e-postservern, eller mottagaren. Kom det inte fram: kör igen med"
                f" --igen {one.mail.municipality.code}."
            )
