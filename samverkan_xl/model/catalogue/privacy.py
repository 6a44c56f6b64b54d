"""What is said of personal identity numbers, wherever they stand."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

PRIVACY = {
    "personnummer": Sentence(
        "personnummer",
        "Här finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "och raden tas därför inte med.",
        "Ta bort numret och skriv funktionen i stället, till exempel Kommunpolis.",
    ),
    "personnummer-utanfor": Sentence(
        "personnummer",
        "Här finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), utanför raderna.",
        "Ta bort numret, spara boken och skicka den på nytt.",
    ),
    "personnummer-kommentar": Sentence(
        "personnummer i en kommentar",
        "I kommentaren till cellen {cell} finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "och raden tas därför inte med.",
        "Ta bort kommentaren, spara boken och skicka den på nytt.",
    ),
    "personnummer-kommentar-utanfor": Sentence(
        "personnummer i en kommentar",
        "I kommentaren till cellen {cell} finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "utanför raderna.",
        "Ta bort kommentaren, spara boken och skicka den på nytt.",
    ),
    "personnummer-filnamn": Sentence(
        "personnummer i filnamnet",
        "Filens namn innehåller vad som ser ut som ett personnummer eller samordningsnummer ({värde}), "
        "och boken tas därför inte med.",
        "Ge filen ett namn utan numret och skicka den igen.",
    ),
    "personnummer-fler": Sentence(
        "fler personnummer",
        "På bladet finns vad som ser ut som personnummer eller samordningsnummer i ytterligare {antal} celler.",
        "Ta bort dem, spara boken och skicka den på nytt.",
    ),
    "personnummer-i-filen": Sentence(
        "personnummer",
        "Det finns vad som ser ut som ett personnummer eller samordningsnummer ({värde}) {var}.",
        "Ta bort numret, spara boken och skicka den på nytt.",
    ),
}
