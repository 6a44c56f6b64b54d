"""What is said of date cells that hold something else than a day."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

_WAITS = "raden väntar tills frågan är besvarad."
_WHICH_DAY = f"Vilken dag menas? Skriv datumet som ÅÅÅÅ-MM-DD; {_WAITS}"

DATES = {
    "del-av-ar": Sentence(
        "en tid i stället för en dag",
        "{fält} innehöll ”{före}” och har lästs som {efter}; kontroller av dagar görs inte för en sådan tid.",
        "Skriv ett datum om en bestämd dag menas; annars behöver inget göras.",
    ),
    "ar-ur-perioden": Sentence(
        "årtal saknas",
        "{fält} innehöll ”{före}” utan årtal och har lästs som {efter}, med årtalet från Period på bladet Start.",
        "Stämmer årtalet? Skriv annars det rätta[, till exempel {exempel}].",
    ),
    "ord-om-tid": Sentence(
        "ord i stället för datum",
        "{fält} innehåller ”{före}”, som står kvar som det är; kontroller av dagar görs inte för ord.",
        "Skriv ett datum om det finns ett; annars behöver inget göras.",
    ),
    "oviss-tid": Sentence(
        "datum inte bestämt",
        "{fält} innehåller ”{före}”, så det går inte att se när.",
        "När blir det? Skriv datumet när det är bestämt.",
    ),
    "osakert-datum": Sentence(
        "vilken dag menas?",
        "{fält} innehåller ”{värde}”, som kan betyda mer än en dag[: {dagar}].",
        _WHICH_DAY,
    ),
    "datum-utan-ar": Sentence(
        "årtal saknas",
        "{fält} innehåller ”{värde}”, där årtalet saknas, och Period på bladet Start säger inte heller vilket år.",
        f"Vilket år menas? Skriv hela datumet, till exempel 2026-03-01; {_WAITS}",
    ),
    "datum-med-tillagg": Sentence(
        "mer än ett datum i cellen",
        "{fält} innehåller ”{värde}”, där {dag} bara är en del av det som står.",
        f"Menas {{dag}}? Skriv bara datumet, och resten i en annan cell; {_WAITS}",
    ),
    "manad-felstavad": Sentence(
        "vilken månad menas?",
        "{fält} innehåller ”{värde}”, där {ord} liknar {månad}.",
        f"Menas {{dag}}? Skriv datumet som ÅÅÅÅ-MM-DD; {_WAITS}",
    ),
    "fel-veckodag": Sentence(
        "veckodag och datum stämmer inte",
        "{fält} innehåller ”{värde}”, men {dag} är en {veckodag}.",
        f"Vilken dag menas? Skriv bara datumet; {_WAITS}",
    ),
    "osannolikt-ar": Sentence(
        "stämmer årtalet?",
        "{fält} innehåller ”{värde}”, det vill säga {dag}, men böckerna handlar om åren 1990–2100.",
        f"Stämmer årtalet? Skriv det rätta datumet; {_WAITS}",
    ),
    "omojligt-datum": Sentence(
        "finns inte i kalendern",
        "{fält} innehåller ”{värde}”, som inte finns i kalendern.",
        "Skriv en dag som finns, till exempel 2026-02-28.",
    ),
    "slut-fore-borjan": Sentence(
        "slutar före det börjar",
        "{fält} innehåller ”{värde}”, som slutar före det börjar.",
        "Skriv datumet som 2026-03-01, eller båda tiderna med årtal och den tidigaste först.",
    ),
    "olasligt-datum": Sentence(
        "datum som inte går att läsa",
        "{fält} innehåller ”{värde}”, som inte går att läsa som ett datum.",
        "Skriv år, månad och dag, till exempel 2026-03-01.",
    ),
}
