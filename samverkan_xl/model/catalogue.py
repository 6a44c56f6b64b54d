"""The one catalogue of Swedish sentences: what a finding's code says to the people who can mend it.

A sentence has a short form for the panel in the workbook, a fault and a remedy. Words in braces are filled in from the
finding's facts: {fält} and {värde} are the column's title and what stands there; {f1} and {v1}, {f2} and {v2} … the
titles and values of the rule's facts, in order; every other word is a fact by that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one code says: in few words, as a fault, and as the way out."""

    short: str
    fault: str
    remedy: str


_OR_EXPLAIN = "eller förklara i Förklaring."
_EXPLAINED = "Förklaringen är ”{förklaring}”."
_OR_COMMENT = "eller förklara i Kommentar."


def _claim(thing: str, lacking: str, remedy: str) -> Sentence:
    """Say that a support question is answered Ja without anything to show for it."""
    return Sentence(
        f"ja utan {thing}",
        f"Fråga {{v1}} är besvarad med Ja, men {lacking}.",
        f"{remedy}, {_OR_EXPLAIN}",
    )


def _not_anchored(level: str, short_level: str) -> Sentence:
    return _claim(
        f"förankring: {short_level}",
        f"bladet Förankring visar ingen genomförd förankring för {level}",
        "Lägg till tillfället med status Genomförd på bladet Förankring",
    )


def _law_claim(thing: str, lacking: str, remedy: str) -> Sentence:
    """Say that a duty is called met without anything to show for it."""
    return Sentence(
        f"ja utan {thing}",
        f"Lagkrav {{v1}} är markerat med Ja, men {lacking}.",
        f"{remedy}, {_OR_COMMENT}",
    )


_CELLS = {
    "saknas": Sentence("saknas", "{fält} är inte ifyllt.", "Fyll i cellen."),
    "rattat": Sentence(
        "tolkat värde",
        "{fält} innehöll ”{före}” och har lästs som ”{efter}”.",
        "Kontrollera att det stämmer, och skriv annars om svaret.",
    ),
    "felvarde": Sentence(
        "cellen visar ett fel",
        "{fält} visar ”{fel}” i stället för ett svar.",
        "Skriv svaret direkt i cellen, utan formel.",
    ),
    "ej-i-listan": Sentence(
        "finns inte i listan",
        "{fält} innehåller ”{värde}”, som inte är något av listans val.",
        "Välj ett av dessa: {val}.",
    ),
    "ej-i-flervalslistan": Sentence(
        "val som inte finns i listan",
        "{fält} innehåller ”{okända}”, som inte finns bland listans val.",
        "Skriv valen som de står i listan, med semikolon mellan dem.",
    ),
    "for-lang": Sentence(
        "för lång text",
        "{fält} innehåller {antal} tecken men rymmer {högst} (”{värde}”).",
        "Korta texten; tills vidare är den med i sin helhet.",
    ),
    "osakert-val": Sentence(
        "oklart vilket val som menas",
        "{fält} innehåller ”{värde}”, som kan betyda {val}, men det är inte säkert.",
        "Vilket menas? Välj ett av listans val; raden väntar tills frågan är besvarad.",
    ),
    "osakert-datum": Sentence(
        "vilken dag menas?",
        "{fält} innehåller ”{värde}”, som kan betyda mer än en dag.",
        "Vilken dag menas? Skriv datumet som 2026-04-03; raden väntar tills frågan är besvarad.",
    ),
    "olasligt-datum": Sentence(
        "datum som inte går att läsa",
        "{fält} innehåller ”{värde}”, som inte går att läsa som ett datum.",
        "Skriv år, månad och dag, till exempel 2026-03-01.",
    ),
    "olasligt-tal": Sentence(
        "tal som inte går att läsa",
        "{fält} innehåller ”{värde}”, som inte går att läsa som ett tal här.",
        "Skriv bara siffror, till exempel 4, eller 50 % för en andel.",
    ),
    "utanfor-0-100": Sentence(
        "utanför 0–100 %",
        "{fält} innehåller ”{värde}”, som ligger utanför 0–100 procent.",
        "Skriv en andel från 0 % till 100 %, till exempel 50 %.",
    ),
    "for-litet-tal": Sentence(
        "för litet tal",
        "{fält} innehåller ”{värde}”, men det minsta som går är {minst}.",
        "Skriv {minst} eller ett större heltal.",
    ),
    "kod-form": Sentence(
        "koden har inte fyra siffror",
        "{fält} innehåller ”{värde}”, men en kommunkod har fyra siffror.",
        "Skriv koden med alla fyra siffrorna, till exempel 0305.",
    ),
    "period-form": Sentence(
        "period som inte går att läsa",
        "{fält} innehåller ”{värde}”, som inte går att läsa som en period.",
        "Skriv ett år eller en del av ett år: 2026, 2026-H1, 2026-T2 eller 2026-K3.",
    ),
    "adress-form": Sentence(
        "inte en e-postadress",
        "{fält} innehåller ”{värde}”, som inte är en fullständig e-postadress.",
        "Skriv en adress, till exempel trygghet@kommunen.se.",
    ),
    "personnummer": Sentence(
        "personnummer",
        "Här finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "och raden tas därför inte med.",
        "Ta bort numret och skriv funktionen i stället, till exempel Kommunpolis.",
    ),
}

_REGISTERS = {
    "dubbelt-id": Sentence(
        "samma ID två gånger",
        "{f1} ({v1}) står på mer än en rad.",
        "Ge varje rad ett eget ID.",
    ),
    "okant-id": Sentence(
        "okänt ID",
        "{f1} ({v1}) hänvisar till {saknat}, som inte finns i boken.",
        "Ändra till ett ID som finns, eller lägg först till raden som det ska peka på.",
    ),
    "slut-fore-start": Sentence(
        "slut före start",
        "{f1} ({v1}) ligger före {f2} ({v2}).",
        "Ändra ett av datumen.",
    ),
    "ledig-dag": Sentence(
        "helg eller helgdag",
        "{f1} ({v1}) är en lördag, söndag eller helgdag.",
        "Välj en vardag om någon behöver vara på plats den dagen.",
    ),
    "datum-efter-idag": Sentence(
        "datum efter i dag",
        "{f1} ({v1}) har inte inträffat än.",
        "Ändra datumet, eller förklara i Förklaring (på bladet Lagkrav: i Kommentar).",
    ),
    "for-fa-aktorer": Sentence(
        "bara en aktör",
        "{f1} innehåller bara en aktör ({v1}), men samverkan kräver minst två.",
        f"Lägg till de andra med semikolon emellan, {_OR_EXPLAIN}",
    ),
    "bada-parter-saknas": Sentence(
        "polis eller kommun saknas",
        "{f1} ({v1}) tar inte upp både Polismyndigheten och någon del av kommunen.",
        f"Lägg till den part som saknas, {_OR_EXPLAIN}",
    ),
    "gatunummer": Sentence(
        "gatunummer",
        "{f1} ({v1}) ser ut att innehålla ett gatunummer, som kan peka ut någons bostad.",
        "Skriv platsen utan nummer, till exempel torget eller en stadsdel.",
    ),
    "beslut-langt-isar": Sentence(
        "mer än 180 dagar mellan besluten",
        "{f1} ({v1}) och {f2} ({v2}) ligger mer än 180 dagar isär.",
        f"Kontrollera datumen, {_OR_EXPLAIN}",
    ),
    "tills-vidare-med-slut": Sentence(
        "tills vidare men med slutdatum",
        "Beslutet gäller tills vidare, men {f1} ({v1}) är ifyllt.",
        f"Ta bort slutdatumet eller ändra Tills vidare till Nej, {_OR_EXPLAIN}",
    ),
    "rad-ej-lett-av-kommunen": Sentence(
        "rådet leds inte av kommunen",
        "{f1} är {v1}, men ett strategiskt råd ska ledas av kommunen (§ 10).",
        f"Ändra ordförandens organisation, {_OR_EXPLAIN}",
    ),
    "ingen-tid": Sentence(
        "ingen avsatt tid",
        "Avsatt tid är 0 % för rollen {v1}.",
        f"Skriv hur stor del av en tjänst som är avsatt, {_OR_EXPLAIN}",
    ),
    "vakant": Sentence(
        "rollen är vakant",
        "Rollen {v1} är vakant.",
        f"Ändra Bemanning när rollen är tillsatt, {_OR_EXPLAIN}",
    ),
    "mandat-utgatt": Sentence(
        "mandatet har gått ut",
        "Mandatet för rollen {v1} gick ut {v2}.",
        f"Skriv ett nytt datum i Gäller till om mandatet är förlängt, {_OR_EXPLAIN}",
    ),
    "forankring-forsenad": Sentence(
        "planerad förankring har passerat",
        "Status är Planerad, men {f1} ({v1}) har passerat.",
        f"Ändra Status eller skriv ett nytt datum, {_OR_EXPLAIN}",
    ),
    "avtal-utan-syfte": Sentence(
        "ingången utan syfte",
        "Överenskommelsen {v1} är ingången men saknar syfte, som lagen kräver (§ 9).",
        "Fyll i Syfte, eller ändra Status om den ännu inte är ingången.",
    ),
    "avtal-utan-omraden": Sentence(
        "ingången utan områden",
        "Överenskommelsen {v1} är ingången men saknar områden, som lagen kräver (§ 9).",
        "Fyll i Områden, eller ändra Status om den ännu inte är ingången.",
    ),
    "ej-skriftlig": Sentence(
        "ingången men inte skriftlig",
        "Status är Ingången, men Skriftlig är Nej, och lagen talar om skriftliga överenskommelser (§ 9).",
        f"Ändra Skriftlig eller Status, {_OR_EXPLAIN}",
    ),
    "undertecknare-saknas": Sentence(
        "underskrift av KSO eller chef LPO saknas",
        "{f1} ({v1}) tar inte upp både KSO och Chef LPO, fast överenskommelsen är med polisen.",
        f"Lägg till den som saknas, {_OR_EXPLAIN}",
    ),
    "utanfor-tidsramen": Sentence(
        "utanför beslutets tidsram",
        "Aktiviteten ({v2} till {v3}) ligger utanför tidsramen för beslutet {v1}.",
        f"Ändra aktivitetens datum eller beslutets tidsram, {_OR_EXPLAIN}",
    ),
    "borjar-for-tidigt": Sentence(
        "börjar före det den beror på",
        "{f2} ({v2}) ligger före slutet på en aktivitet som den här beror på ({v1}).",
        f"Flytta ett av datumen eller ändra {{f1}}, {_OR_EXPLAIN}",
    ),
    "cirkelberoende": Sentence(
        "beror på sig själv",
        "{f1} ({v1}) leder runt i en cirkel, så att aktiviteten väntar på sig själv.",
        f"Ta bort ett av beroendena, {_OR_EXPLAIN}",
    ),
    "nasta-fore-datum": Sentence(
        "nästa uppföljning före denna",
        "{f1} ({v1}) ligger före {f2} ({v2}).",
        f"Ändra ett av datumen, {_OR_EXPLAIN}",
    ),
    "ingen-rapport-pa-ett-ar": Sentence(
        "ingen rapport på ett år",
        "Den senaste rapporten till kommunfullmäktige är från {v1}, för mer än tolv månader sedan.",
        f"Lägg till senare rapporter på bladet Rapportering, {_OR_EXPLAIN}",
    ),
    "utvardering-for-sent": Sentence(
        "utvärdering planerad efter start",
        "{f1} ({v1}) ligger efter {f2} ({v2}), men utvärderingen bör planeras innan insatsen börjar.",
        f"Kontrollera datumen, {_OR_EXPLAIN}",
    ),
}

_START = {
    "kod-okand": Sentence(
        "ingen kommun har koden",
        "Ingen kommun har koden {v1}.",
        "Skriv kommunens fyra siffror, till exempel 0305 för Håbo.",
    ),
    "kod-och-namn": Sentence(
        "kod och kommun hör inte ihop",
        "{f1} ({v1}) hör inte ihop med {f2} ({v2}).",
        "Ändra det som inte stämmer, så att kod och namn gäller samma kommun.",
    ),
    "datum-i-framtiden": Sentence(
        "datum i framtiden",
        "{f1} ({v1}) har inte inträffat än.",
        "Skriv den dag då boken fylldes i.",
    ),
    "far-inte-skickas": Sentence(
        "får inte skickas",
        "{f1} är ”{v1}”, och boken tas därför inte med i länsrapporten.",
        "Skicka den inte; ta bort det känsliga, välj en annan klass och skicka sedan boken.",
    ),
    "fore-mandatperioden": Sentence(
        "äldre än mandatperioden",
        "{f1} ({v1}) ligger före den mandatperiod som började 2026-10-15.",
        f"Gå igenom svaren och skriv ett nytt datum, {_OR_EXPLAIN}",
    ),
    "personlig-brevlada": Sentence(
        "ser ut som en personlig adress",
        "{f1} ({v1}) ser ut att vara en persons egen adress.",
        "Skriv hellre en funktionsbrevlåda, till exempel trygghet@kommunen.se.",
    ),
}

_CHECKLISTS = {
    "ja-utan-organisation": _claim(
        "organisation", "bladet Organisation är tomt", "Lägg till den gemensamma gruppen på bladet Organisation"
    ),
    "ja-utan-tid-samordnare": _claim(
        "samordnarens tid",
        "bladet Roller visar ingen avsatt tid för Kommunal samordnare",
        "Skriv Avsatt tid för rollen på bladet Roller",
    ),
    "ja-utan-tid-kommunpolis": _claim(
        "kommunpolisens tid",
        "bladet Roller visar ingen avsatt tid för Kommunpolis",
        "Skriv Avsatt tid för rollen på bladet Roller",
    ),
    "ja-utan-mandat-samordnare": _claim(
        "samordnarens mandat",
        "bladet Roller visar inget mandat för Kommunal samordnare",
        "Beskriv Mandat för rollen på bladet Roller",
    ),
    "ja-utan-mandat-kommunpolis": _claim(
        "kommunpolisens mandat",
        "bladet Roller visar inget mandat för Kommunpolis",
        "Beskriv Mandat för rollen på bladet Roller",
    ),
    "ja-utan-tidplan": _claim(
        "tidplan",
        "bladet Tidplan visar bara förslaget eller är tomt",
        "Fyll i hur långt aktiviteterna har kommit eller vad de är kopplade till på bladet Tidplan",
    ),
    "ja-utan-uppfoljning": _claim(
        "uppföljning", "bladet Uppföljning är tomt", "Lägg till minst en uppföljning på bladet Uppföljning"
    ),
    "ja-utan-forankring-1": _not_anchored("Politisk ledning", "politisk ledning"),
    "ja-utan-forankring-2": _not_anchored("Högsta tjänstemannaledning", "högsta tjänstemän"),
    "ja-utan-forankring-3": _not_anchored("Förvaltnings- eller områdesledning", "områdesledning"),
    "ja-utan-forankring-4": _not_anchored("Mellanchef eller gruppchef", "mellanchefer"),
    "ja-utan-forankring-5": _not_anchored("Utförarled", "utförarled"),
    "parterna-svarar-olika": Sentence(
        "parterna svarar olika",
        "Parterna svarar olika på fråga {v1}: kommunen {v2}, polisen {v3}.",
        "Prata gärna igenom frågan; båda svaren får stå kvar.",
    ),
    "atgardsplan-utan-beslut": Sentence(
        "ja utan datum eller diarienummer",
        "Lagkrav {v1} är markerat med Ja, men åtgärdsplanens beslut saknar Datum eller Diarienummer.",
        f"Fyll i båda på samma rad på bladet Lagkrav, {_OR_COMMENT}",
    ),
    "aldre-an-tva-ar": Sentence(
        "äldre än två år",
        "Lagkrav {v1} gjordes senast {v2}, men ska göras minst vartannat år (§ 6).",
        f"Skriv ett senare datum om det är gjort sedan dess, {_OR_COMMENT}",
    ),
    "ja-utan-overenskommelse": _law_claim(
        "gällande överenskommelse",
        "bladet Överenskommelser visar ingen som är ingången, gäller i dag och har både syfte och områden",
        "Lägg till eller komplettera den på bladet Överenskommelser",
    ),
    "ja-utan-rad": _law_claim(
        "strategiskt råd",
        "bladet Organisation visar inget strategiskt råd",
        "Lägg till rådet med grupptypen Strategiskt råd på bladet Organisation",
    ),
    "ja-utan-rapport": _law_claim(
        "rapport det senaste året",
        "bladet Rapportering visar ingen rapport till kommunfullmäktige de senaste tolv månaderna",
        "Lägg till rapporten på bladet Rapportering",
    ),
    "okand-rad": Sentence(
        "okänt radnummer",
        "Raden (nummer ”{nr}”) hör inte till listans fasta rader.",
        "Skriv tillbaka det nummer som stod där, eller flytta texten till en rad som finns.",
    ),
}

_BOOKS = {
    "okand-bok": Sentence(
        "inte en kommunbok",
        "Arbetsboken är ingen kommunbok: inget blad i den hör dit.",
        "Svara i den kommunbok som delades ut och skicka den. Är det en länsrapport, flytta den ur mappen.",
    ),
    "kod-saknas": Sentence(
        "kommunkod saknas",
        "Boken saknar kommunkod, så det går inte att se vilken kommun den gäller.",
        "Skriv de fyra siffrorna i Kommunkod på bladet Start.",
    ),
    "fel-lan": Sentence(
        "annat län",
        "Boken gäller {kommun} i {län}, men rapporten gäller {begärt}.",
        "Kontrollera Kommunkod på bladet Start, eller skicka boken till länsstyrelsen i rätt län.",
    ),
    "fel-period": Sentence(
        "annan period",
        "Boken gäller perioden {period}, men rapporten gäller {begärd}.",
        "Ändra Period på bladet Start, eller ta med boken i rapporten för den perioden.",
    ),
    "annan-kommuns-bok": Sentence(
        "boken är gjord för en annan kommun",
        "Kommunkod är {kod}, men boken är gjord för {ursprung}.",
        "Skriv tillbaka {ursprung}, eller fyll i den bok som är gjord för kommunen.",
    ),
    "inte-ifylld": Sentence(
        "inte ifylld",
        "Boken är inte ifylld.",
        "Lägg den ifyllda boken i mappen i stället, eller be kommunen om den.",
    ),
    "personnummer-utanfor": Sentence(
        "personnummer",
        "Här finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), utanför raderna.",
        "Ta bort numret, spara boken och skicka den på nytt.",
    ),
    "personnummer-filnamn": Sentence(
        "personnummer i filnamnet",
        "Filens namn innehåller vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "och boken tas därför inte med.",
        "Ge filen ett namn utan numret och skicka den igen.",
    ),
    "blad-saknas": Sentence(
        "blad saknas",
        "Bladet {blad} saknas i boken.",
        "Lägg tillbaka bladet eller för över svaren till en ny kommunbok, om ni har något att redovisa där.",
    ),
    "blad-omdopt": Sentence(
        "bladet har fått nytt namn",
        "Bladet ”{före}” har lästs som {blad}.",
        "Kontrollera att det stämmer, och ge gärna bladet sitt gamla namn.",
    ),
    "extra-blad": Sentence(
        "eget blad",
        "Bladet ”{blad}” hör inte till kommunboken och tas inte med i länsrapporten.",
        "För över det som ska räknas till något av kommunbokens blad.",
    ),
    "rubrik-saknas": Sentence(
        "rubrikraden saknas",
        "Raden med kolumnernas rubriker finns inte på bladet {blad}, så bladet går inte att läsa.",
        "Lägg tillbaka rubrikraden som den såg ut från början.",
    ),
    "kolumn-saknas": Sentence(
        "kolumn saknas",
        "Rubriken {kolumn} saknas på bladet {blad}.",
        "Lägg tillbaka den, så att svaren där kan läsas.",
    ),
    "kolumn-omdopt": Sentence(
        "kolumnen har fått ny rubrik",
        "Kolumnen ”{före}” har lästs som {kolumn}.",
        "Kontrollera att det stämmer, och ge gärna kolumnen sin gamla rubrik.",
    ),
    "extra-kolumn": Sentence(
        "egen kolumn",
        "Kolumnen ”{kolumn}” är kommunens egen; det som står i den visas under Övrigt i länsrapporten.",
        "Inget behöver göras.",
    ),
    "nyare-bok-stoppad": Sentence(
        "nyare bok stoppad",
        "En nyare bok från kommunen, {av}, får inte räknas; den här räknas därför i stället.",
        "Se varför den nyare stoppades, och be kommunen om en ny vid behov.",
    ),
    "samma-revision": Sentence(
        "två olika böcker med samma revision",
        "Två olika böcker har samma revision och datum; {av} räknas i stället för den här.",
        "Fråga kommunen vilken som gäller, och be om den igen med högre revision.",
    ),
    "ersatt": Sentence(
        "ersatt av en senare revision",
        "Boken är ersatt av {av}, som har högre revision eller senare datum, och räknas inte.",
        "Inget behöver göras.",
    ),
    "samma-bok-tva-ganger": Sentence(
        "samma bok två gånger",
        "Samma bok finns också i {av} och räknas bara en gång.",
        "Inget behöver göras.",
    ),
}

_RESAVE = "Öppna den i Excel, spara den som Excel-arbetsbok (.xlsx) och skicka den igen."

_FILES = {
    "tom-fil": Sentence(
        "tom fil",
        "Filen är helt tom; den kan ha skickats innan den hade hämtats från molnet.",
        "Öppna boken, spara den på datorn och skicka den igen.",
    ),
    "lasfil": Sentence(
        "låsfil, inte en bok",
        "Filen är en låsfil som kontorsprogram skapar medan en bok är öppen, inte själva boken.",
        "Stäng boken och skicka filen som har samma namn utan tecknen i början.",
    ),
    "krypterad": Sentence(
        "lösenord",
        "Filen är skyddad med lösenord och går inte att läsa.",
        "Spara boken utan lösenord och skicka den igen.",
    ),
    "gammalt-xls": Sentence(
        "äldre filformat",
        "Filen är sparad i ett äldre Excel-format som inte går att läsa.",
        _RESAVE,
    ),
    "inte-arbetsbok": Sentence(
        "inte en arbetsbok",
        "Filen är {slag}, inte en arbetsbok.",
        "Skicka själva kommunboken som Excel-arbetsbok (.xlsx).",
    ),
    "skadad": Sentence("skadad fil", "Filen är skadad och går inte att läsa.", _RESAVE),
    "for-stor": Sentence(
        "för stor fil",
        "Filen är mycket större än en kommunbok kan vara och har inte lästs.",
        "Ta bort bilder och inklistrade blad, spara boken och skicka den igen.",
    ),
    "for-utspridd": Sentence(
        "värde långt utanför tabellen",
        "Bladet {sheet} har något i cell {cell}, långt utanför tabellen, och boken har därför inte lästs.",
        "Töm cellen, spara boken och skicka den igen.",
    ),
    "misstankt": Sentence(
        "misstänkt innehåll",
        "Filen innehåller något som en vanlig arbetsbok inte har och har därför inte lästs.",
        "Öppna den inte; hör av dig till avsändaren och be om en ny kopia.",
    ),
    "teckenkodning": Sentence(
        "ovanlig teckenkodning",
        "Filen är sparad med en teckenkodning som gör att svar kan försvinna, och har därför inte lästs.",
        _RESAVE,
    ),
    "for-langsam": Sentence(
        "tog för lång tid",
        "Filen tog för lång tid att läsa, och läsningen har avbrutits.",
        _RESAVE,
    ),
    "kan-inte-oppnas": Sentence(
        "kan inte öppnas",
        "Filen gick inte att öppna ({skäl}).",
        "Stäng den i andra program, kontrollera att du får läsa den och försök igen.",
    ),
    "borta": Sentence(
        "filen är borta",
        "Filen fanns i mappen när den lästes igenom, men är inte kvar.",
        "Lägg tillbaka filen och försök igen.",
    ),
}

SENTENCES: Mapping[str, Sentence] = {**_CELLS, **_REGISTERS, **_START, **_CHECKLISTS, **_BOOKS, **_FILES}
"""Code to sentence, for every code that a finding or an unreadable file may bear."""

_UNKNOWN = Sentence("behöver ses över", "{fält} behöver ses över (”{värde}”).", "Kontrollera cellen.")
"""What is said of a code that has no sentence; a test sees to it that nobody ever reads it."""

_KINDS = {
    "pdf": "en pdf",
    "bild": "en bild",
    "rtf": "ett textdokument",
    "word": "ett Word-dokument",
    "powerpoint": "en Powerpoint-presentation",
    "opendocument": "ett dokument av annat slag",
    "arkiv": "ett packat arkiv",
    "zip": "ett packat arkiv",
    "program": "ett program",
    "html": "en webbsida",
    "xml": "en xml-fil",
    "text": "en textfil",
}
"""How a file's kind, as the reader tells it, is called in Swedish."""

_OTHER_KIND = "något annat"
_LONGEST_VALUE = 120
_WHOLE = frozenset({"val", "skäl", "av", "slag"})
"""Facts that are our own words; the sender's are shortened."""

_POSITIONAL = re.compile(r"[fv]\d+")
_BLANK_SPOT = re.compile(r"( ?)([(”]{0,2})\{(\w+)\}([)”]{0,2})")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*|R\d*|C\d*", re.IGNORECASE)


def sentence(finding: Finding) -> str:
    """Say what is wrong and what to do; never raises, a fact that is missing leaves its place empty."""
    fault, remedy = fault_and_remedy(finding)
    return f"{fault} {remedy}"


def fault_and_remedy(finding: Finding) -> tuple[str, str]:
    """Say what is wrong and what to do, apart; of a query that is explained, what the explanation was."""
    said = SENTENCES.get(finding.code, _UNKNOWN)
    facts = _facts(finding)
    remedy = _EXPLAINED if facts.get("förklaring") else said.remedy
    return _filled(said.fault, facts), _filled(remedy, facts)


def message(finding: Finding) -> str:
    """Say it with the address first, as Excel writes it."""
    if finding.place is None:
        return sentence(finding)
    return f"{_sheet(finding.place.sheet)}!{finding.place.cell}: {sentence(finding)}"


def short(code: str) -> str:
    """Say it in few words, for the panel in the workbook."""
    return SENTENCES.get(code, _UNKNOWN).short


def _facts(finding: Finding) -> dict[str, str]:
    """Gather all that may be filled in: titles and values by position, facts by name, the cell's own value."""
    given = {name: str(fact) for name, fact in finding.facts.items()}
    listed = [(name, fact) for name, fact in given.items() if not _is_reserved(name)]
    facts = {"fält": "Cellen", "värde": finding.value, "slag": _OTHER_KIND, "blad": _sheet_of(finding)}
    for number, (title, value) in enumerate(listed, 1):
        facts |= {f"f{number}": title, f"v{number}": value}
    facts |= {"slag": _KINDS.get(given.get("kind", ""), _OTHER_KIND), "skäl": given.get("detail", "")}
    return facts | {name: fact for name, fact in given.items() if fact or name not in facts}


def _is_reserved(name: str) -> bool:
    return name in {"fält", "värde"} or _POSITIONAL.fullmatch(name) is not None


def _sheet_of(finding: Finding) -> str:
    return finding.place.sheet if finding.place else ""


def _filled(template: str, facts: Mapping[str, str]) -> str:
    """Fill in each place once; what a user wrote is never looked through for places of its own."""
    text = _BLANK_SPOT.sub(lambda spot: _at(spot, facts), template).lstrip()
    return text[:1].upper() + text[1:] if template.startswith("{") else text


def _at(spot: re.Match[str], facts: Mapping[str, str]) -> str:
    space, opening, name, closing = spot.groups()
    fact = facts.get(name, "")
    fact = fact if name in _WHOLE else _shortened(fact)
    enclosed_by_others = bool(opening) != bool(closing)
    return f"{space}{opening}{fact}{closing}" if fact or enclosed_by_others else ""


def _shortened(text: str) -> str:
    """Put a text on one line, and end it where it gets too long to read in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1].rstrip() + "…"


def _sheet(name: str) -> str:
    """Write a sheet's name as it stands in an Excel address, within apostrophes where it needs them."""
    if _PLAIN_SHEET.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"
