"""What is said of single cells: what stands there and cannot be taken as it stands."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

CELLS = {
    "saknas": Sentence("saknas", "{fält} saknas.", "Fyll i cellen."),
    "rattat": Sentence(
        "tolkat värde",
        "{fält} innehöll ”{före}” och har lästs som [”{ord}”][{tolkat}].",
        "Kontrollera att det stämmer, och skriv annars om svaret.",
    ),
    "felvarde": Sentence(
        "cellen visar ett fel",
        "{fält} visar ”{fel}” i stället för ett svar.",
        "Skriv svaret direkt i cellen, utan formel.",
    ),
    "formel-utan-varde": Sentence(
        "formeln är inte beräknad",
        "{fält} visar ”0”, för formeln i cellen var inte beräknad när boken sparades; cellen har lästs som tom.",
        "Inget behöver göras om Kommunkod är rätt.",
    ),
    "ej-i-listan": Sentence(
        "finns inte i listan",
        "{fält} innehåller ”{värde}”, som inte är något av listans val.",
        "[Menade du {förslag}? ]Välj ett av dessa: {val}.",
    ),
    "ej-i-flervalslistan": Sentence(
        "val som inte finns i listan",
        "{fält} innehåller ”{okända}”, som inte finns bland listans val.",
        "[Menade du {förslag}? ]Skriv valen som de står i listan, med semikolon mellan dem.",
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
    "olasligt-tal": Sentence(
        "tal som inte går att läsa",
        "{fält} innehåller ”{värde}”, som inte går att läsa som ett tal här.",
        "Skriv bara siffror[, till exempel {exempel}].",
    ),
    "osakert-tal": Sentence(
        "vilket tal menas?",
        "{fält} innehåller ”{värde}”, som kan betyda {tal}, men det är inte säkert.",
        "Vilket tal menas? Skriv bara talet[, till exempel {exempel}]; raden väntar så länge.",
    ),
    "okand-del": Sentence(
        "vilket tal menas?",
        "{fält} innehåller ”{värde}”, som är en del av en tjänst, men det står inte hur stor.",
        "Hur stor del? Skriv bara talet[, till exempel {exempel}]; raden väntar så länge.",
    ),
    "tid-i-timmar": Sentence(
        "timmar i stället för ett tal",
        "{fält} innehåller ”{värde}”, som är en tid i timmar eller dagar, men här behövs bara ett tal.",
        "Räkna om tiden till en del av en heltid, till exempel 20 av 40 timmar i veckan till 50 %.",
    ),
    "utanfor-0-100": Sentence(
        "utanför 0–100 %",
        "{fält} innehåller ”{värde}”, som ligger utanför 0–100 procent.",
        "Skriv en andel från 0 % till 100 %, till exempel 50 %.",
    ),
    "inte-heltal": Sentence(
        "inte ett heltal",
        "{fält} innehåller ”{värde}”, men här behövs ett heltal.",
        "Skriv ett tal utan decimaler, till exempel 4.",
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
    "period-ar": Sentence(
        "stämmer periodens årtal?",
        "{fält} innehåller ”{värde}”, men böckerna handlar om åren 1990–2100.",
        "Skriv rätt år, till exempel 2026 eller 2026-H1.",
    ),
    "adress-form": Sentence(
        "inte en e-postadress",
        "{fält} innehåller ”{värde}”, som inte är en fullständig e-postadress.",
        "Skriv en adress, till exempel trygghet@kommunen.se.",
    ),
}
