"""What is said about received letters: each remark's weight, its sentence, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from samverkan_xl.mail.inbox.letters import Remark
from samverkan_xl.model.findings import Severity


class Said(NamedTuple):
    """How a remark is told; the braces are filled with its facts."""

    severity: Severity
    fault: str
    remedy: str


_ERROR, _QUERY, _NOTICE = Severity.ERROR, Severity.QUERY, Severity.NOTICE
_ASK_AGAIN = "Be avsändaren skicka boken igen, som en vanlig bilaga."
_SAVE_YOURSELF = "Öppna brevet i e-postprogrammet, spara bilagan i mappen och kör kommandot igen."

SENTENCES = {
    "lank-i-stallet": Said(_ERROR, "Brevet har en länk ({värd}) i stället för en bilaga.", "Be om filen som bilaga."),
    "krypterat-brev": Said(_ERROR, "Brevet är krypterat ({namn}) och går inte att öppna här.", _SAVE_YOURSELF),
    "slutet-brev": Said(_ERROR, "Brevet är signerat så att det inte går att öppna här ({namn}).", _SAVE_YOURSELF),
    "olasligt-brev": Said(_ERROR, "{namn} skulle vara ett brev, men går inte att läsa som ett.", _SAVE_YOURSELF),
    "avhugget-brev": Said(_ERROR, "Brevet slutar mitt i, så något kan saknas.", "Hämta brevet igen, eller be om det."),
    "tom-bilaga": Said(_ERROR, "Bilagan {namn} är tom.", _ASK_AGAIN),
    "for-djupt": Said(_ERROR, "{namn} ligger för djupt, i brev eller arkiv inuti varandra.", _SAVE_YOURSELF),
    "for-stort": Said(_ERROR, "{namn} är större än vad som öppnas här.", _SAVE_YOURSELF),
    "inte-hamtat": Said(
        _ERROR, "{namn} gick inte att hämta från servern.", "Kör kommandot igen, eller spara brevet i en mapp."
    ),
    "ovantat": Said(_ERROR, "{namn} gick inte att ta in; något oväntat hände.", _SAVE_YOURSELF),
    "for-mycket": Said(_ERROR, "{namn} rymmer mer än vad som öppnas här; resten lästes inte.", _SAVE_YOURSELF),
    "oppnas-inte": Said(_ERROR, "{namn} rymmer mer än vad som öppnas här, och öppnades inte alls.", _SAVE_YOURSELF),
    "for-mycket-ihop": Said(
        _ERROR, "{namn} och det som ligger efter lästes inte: det är mer än vad som öppnas på en gång.", _SAVE_YOURSELF
    ),
    "misstankt-arkiv": Said(
        _ERROR, "{namn} sväller som bara en fientlig fil gör, och öppnades inte.", "Fråga avsändaren vad filen är."
    ),
    "last-arkiv": Said(_ERROR, "Arkivet {namn} har lösenord.", "Packa upp det i mappen, eller be om boken utan arkiv."),
    "skadat-arkiv": Said(_ERROR, "Arkivet {namn} är skadat.", _ASK_AGAIN),
    "annat-arkiv": Said(
        _ERROR, "{namn} är packad på ett sätt som inte öppnas här.", "Packa upp den i mappen, eller be om boken själv."
    ),
    "datafil": Said(
        _ERROR, "{namn} är Outlooks datafil, som inte öppnas här.", "Öppna den i Outlook och dra breven till mappen."
    ),
    "delat-brev": Said(
        _ERROR, "Brevet är en del av ett brev som har delats upp på vägen.", "Be om brevet igen, odelat."
    ),
    "inklistrat": Said(
        _QUERY, "Brevet har något inklistrat ({namn}) som inte går att ta ut här.", "Be om det som en vanlig bilaga."
    ),
    "rapport": Said(_NOTICE, "Brevet är skrivet av en e-postserver eller ett program om ett annat brev.", ""),
    "program": Said(_ERROR, "{namn} är ett program, inte en arbetsbok.", "Öppna det inte."),
    "tomt-arkiv": Said(_QUERY, "Arkivet {namn} är tomt.", _ASK_AGAIN),
    "skadad-winmail": Said(_ERROR, "{namn} (Outlooks eget format) är skadad.", _ASK_AGAIN),
    "kan-inte-oppnas": Said(_ERROR, "{namn} går inte att öppna.", "Stäng filen i andra program och försök igen."),
    "kom-inte-fram": Said(
        _ERROR, "Ett brev till {adress} kom inte fram.", "Rätta adressen bland kontakterna och skicka igen."
    ),
    "avsandare-och-innehall": Said(
        _QUERY,
        "Avsändarens adress (@{domän}) liknar {liknar}, men boken gäller {kommun}.",
        "Kontrollera med avsändaren att det är rätt bok.",
    ),
    "avsandare-utan-bok": Said(
        _NOTICE, "Avsändarens adress (@{domän}) liknar {liknar}.", "Boken säger inte själv vilken kommun den gäller."
    ),
    "privat-adress": Said(
        _QUERY, "Brevet kommer från en privat adress (@{domän}).", "Kontrollera med kommunen att boken är deras."
    ),
    "vilseledande-namn": Said(
        _QUERY, "Filnamnet {namn} är gjort för att se ut som något annat.", "Fråga avsändaren innan boken används."
    ),
    "personnummer": Said(
        _QUERY,
        "I brevets ämne, avsändare eller filnamn står ett personnummer; det är maskat här.",
        "Be avsändaren låta bli personnummer i brev.",
    ),
    "ingen-bilaga": Said(_QUERY, "Brevet har ingen bilaga.", "Be om boken, om den skulle ha följt med."),
    "ingen-arbetsbok": Said(_QUERY, "Brevet har ingen arbetsbok, bara {namn}.", "Be om boken som arbetsbok."),
    "inte-arbetsbok": Said(_QUERY, "Filen är ingen arbetsbok ({slag}).", "Be om boken som arbetsbok."),
    "tom-fil": Said(_ERROR, "Filen är tom.", "Hämta den igen; en fil som bara finns i molnet ser ut så."),
    "andra-bilagor": Said(_NOTICE, "Brevet har också annat än arbetsböcker: {namn}.", "Spara det för hand vid behov."),
    "lank-ocksa": Said(_NOTICE, "Brevet har också en länk ({värd}).", "Be om filen, om något mer skulle ha kommit."),
    "kalender": Said(_NOTICE, "Brevet har något till kalendern ({namn}).", "Lägg in det för hand, om det behövs."),
    "bar-brev": Said(_NOTICE, "I brevet ligger {antal}.", "Sådana brev står på egna rader."),
    "lag-i-brev": Said(_NOTICE, "Brevet låg i ett annat brev, från {avsändare}.", ""),
    "autosvar": Said(_NOTICE, "Brevet är ett automatiskt svar.", ""),
    "drojer": Said(_NOTICE, "Ett brev till {adress} är försenat.", "Vänta; servern försöker igen."),
    "kom-fram": Said(_NOTICE, "Brevet är ett kvitto på att ett brev har kommit fram.", ""),
    "laskvitto": Said(_NOTICE, "Brevet är ett läskvitto.", ""),
    "annan-bok": Said(
        _NOTICE,
        "En annan bok för {kommun} har kommit från {avsändare}.",
        "Vilken som räknas står i länsrapportens Inkomstlista.",
    ),
    "utan-dag": Said(_NOTICE, "Brevet säger inte när det skickades{tid}.", ""),
    "samma-bok": Said(_NOTICE, "Samma bok har kommit mer än en gång; den finns en gång.", ""),
}


def severity(remark: Remark) -> Severity:
    """Give a remark's weight."""
    return SENTENCES[remark.code].severity


def fault(remark: Remark) -> str:
    """Tell what a remark is about."""
    return SENTENCES[remark.code].fault.format_map(remark.facts)


def remedy(remark: Remark) -> str:
    """Tell what to do about it; empty when there is nothing to do."""
    return SENTENCES[remark.code].remedy.format_map(remark.facts)
