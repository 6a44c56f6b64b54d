"""What is said of Start: whose book it is, and whether it may be sent."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import OR_EXPLAIN, Sentence

START = {
    "kod-okand": Sentence(
        "ingen kommun har koden",
        "Ingen kommun har koden {v1}.",
        "Skriv kommunens fyra siffror, till exempel 0305 för Håbo.",
    ),
    "kod-och-namn": Sentence(
        "kod och kommun hör inte ihop",
        "{f1} ({v1}) hör inte ihop med {f2} ({v2}).",
        "[Koden är {kodens}. ][Menas {liknar}? ]Ändra det som inte stämmer, så att kod och namn gäller samma kommun.",
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
        f"Gå igenom svaren och skriv ett nytt datum, {OR_EXPLAIN}",
    ),
    "personlig-brevlada": Sentence(
        "ser ut som en personlig adress",
        "{f1} ({v1}) ser ut att vara en persons egen adress.",
        "Skriv hellre en funktionsbrevlåda, till exempel trygghet@kommunen.se.",
    ),
}
