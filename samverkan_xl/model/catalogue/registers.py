"""What is said of the rows of the registers, by the rules of their sheets."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import OR_EXPLAIN, Sentence

REGISTERS = {
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
    "id-pa-olast-blad": Sentence(
        "hänvisning till ett blad som inte har lästs",
        "{f1} ({v1}) hänvisar till {saknat}, och bladet {blad} har inte kunnat läsas; raden tas med som den är.",
        "När bladet går att läsa kontrolleras hänvisningen.",
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
        f"Lägg till de andra med semikolon emellan, {OR_EXPLAIN}",
    ),
    "bada-parter-saknas": Sentence(
        "polis eller kommun saknas",
        "{f1} ({v1}) tar inte upp både Polismyndigheten och någon del av kommunen.",
        f"Lägg till den part som saknas, {OR_EXPLAIN}",
    ),
    "gatunummer": Sentence(
        "gatunummer",
        "{f1} ({v1}) ser ut att innehålla ett gatunummer, som kan peka ut någons bostad.",
        "Skriv platsen utan nummer, till exempel torget eller en stadsdel.",
    ),
    "beslut-langt-isar": Sentence(
        "mer än 180 dagar mellan besluten",
        "{f1} ({v1}) och {f2} ({v2}) ligger mer än 180 dagar isär.",
        f"Kontrollera datumen, {OR_EXPLAIN}",
    ),
    "tills-vidare-med-slut": Sentence(
        "tills vidare men med slutdatum",
        "Beslutet gäller tills vidare, men {f1} ({v1}) är ifyllt.",
        f"Ta bort slutdatumet eller ändra Tills vidare till Nej, {OR_EXPLAIN}",
    ),
    "rad-ej-lett-av-kommunen": Sentence(
        "rådet leds inte av kommunen",
        "{f1} är {v1}, men ett strategiskt råd ska ledas av kommunen (§ 10).",
        f"Ändra ordförandens organisation, {OR_EXPLAIN}",
    ),
    "ingen-tid": Sentence(
        "ingen avsatt tid",
        "Avsatt tid är 0 % för rollen {v1}.",
        f"Skriv hur stor del av en tjänst som är avsatt, {OR_EXPLAIN}",
    ),
    "vakant": Sentence(
        "rollen är vakant",
        "Rollen {v1} är vakant.",
        f"Ändra Bemanning när rollen är tillsatt, {OR_EXPLAIN}",
    ),
    "mandat-utgatt": Sentence(
        "mandatet har gått ut",
        "Mandatet för rollen {v1} gick ut {v2}.",
        f"Skriv ett nytt datum i Gäller till om mandatet är förlängt, {OR_EXPLAIN}",
    ),
    "forankring-forsenad": Sentence(
        "planerad förankring har passerat",
        "Status är Planerad, men {f1} ({v1}) har passerat.",
        f"Ändra Status eller skriv ett nytt datum, {OR_EXPLAIN}",
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
        f"Ändra Skriftlig eller Status, {OR_EXPLAIN}",
    ),
    "undertecknare-saknas": Sentence(
        "underskrift av KSO eller chef LPO saknas",
        "{f1} ({v1}) tar inte upp både KSO och Chef LPO, fast överenskommelsen är med polisen.",
        f"Lägg till den som saknas, {OR_EXPLAIN}",
    ),
    "utanfor-tidsramen": Sentence(
        "utanför beslutets tidsram",
        "Aktiviteten ({v2} till {v3}) ligger utanför tidsramen för beslutet {v1}.",
        f"Ändra aktivitetens datum eller beslutets tidsram, {OR_EXPLAIN}",
    ),
    "borjar-for-tidigt": Sentence(
        "börjar före det den beror på",
        "{f2} ({v2}) ligger före slutet på en aktivitet som den här beror på ({v1}).",
        f"Flytta ett av datumen eller ändra {{f1}}, {OR_EXPLAIN}",
    ),
    "cirkelberoende": Sentence(
        "beror på sig själv",
        "{f1} ({v1}) leder runt i en cirkel, så att aktiviteten väntar på sig själv.",
        f"Ta bort ett av beroendena, {OR_EXPLAIN}",
    ),
    "nasta-fore-datum": Sentence(
        "nästa uppföljning före denna",
        "{f1} ({v1}) ligger före {f2} ({v2}).",
        f"Ändra ett av datumen, {OR_EXPLAIN}",
    ),
    "ingen-rapport-pa-ett-ar": Sentence(
        "ingen rapport på ett år",
        "Den senaste rapporten till kommunfullmäktige är från {v1}, för mer än tolv månader sedan.",
        f"Lägg till senare rapporter på bladet Rapportering, {OR_EXPLAIN}",
    ),
    "utvardering-for-sent": Sentence(
        "utvärdering planerad efter start",
        "{f1} ({v1}) ligger efter {f2} ({v2}), men utvärderingen bör planeras innan insatsen börjar.",
        f"Kontrollera datumen, {OR_EXPLAIN}",
    ),
}
