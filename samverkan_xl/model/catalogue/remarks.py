"""What is said of what a book carries besides the values of its cells."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

_NOTHING_TO_DO = "Inget behöver göras."

REMARKS = {
    "makron": Sentence(
        "makron",
        "Boken innehåller makron; de har inte körts.",
        "Kontrollera gärna med avsändaren varför de finns där.",
    ),
    "lank-till-annan-bok": Sentence(
        "länk till en annan bok",
        "Boken hänvisar till andra filer ({antal}); de har inte öppnats.",
        _NOTHING_TO_DO,
    ),
    "dde": Sentence(
        "fråga till ett annat program",
        "Boken innehåller en fråga till ett annat program (DDE); den har inte ställts.",
        "Öppna inte boken förrän avsändaren har förklarat varför den finns där.",
    ),
    "inbaddat": Sentence(
        "inbäddat objekt",
        "Boken innehåller inbäddade objekt ({antal}); de har inte öppnats och tas inte med.",
        "Skriv det som ska räknas i kommunbokens celler.",
    ),
    "varde-ur-annan-bok": Sentence(
        "värde som hämtas utifrån",
        "Värden på bladet {blad} hämtas ur en annan arbetsbok eller från nätet ({celler}) och är med så som de senast "
        "sparades (”{värde}”).",
        "Kontrollera värdena och skriv dem direkt i cellerna.",
    ),
    "dolda-blad": Sentence(
        "dolda blad",
        "Boken har dolda blad: {namn}.",
        "Visa dem och kontrollera att de ska vara med.",
    ),
    "dolda-rader": Sentence(
        "dolda rader",
        "På bladet {blad} är ifyllda rader dolda ({rader}); de räknas ändå.",
        "Visa raderna, och töm dem som inte ska räknas.",
    ),
    "filtrerat": Sentence(
        "filtrerat blad",
        "Bladet {blad} är filtrerat så att ifyllda rader inte syns ({rader}); de räknas ändå.",
        "Rensa filtret, och töm de rader som inte ska räknas.",
    ),
    "dolda-kolumner": Sentence(
        "dolda kolumner",
        "På bladet {blad} är ifyllda kolumner dolda ({kolumner}); de räknas ändå.",
        "Visa kolumnerna, och töm det som inte ska räknas.",
    ),
    "kommentarer": Sentence(
        "kommentarer",
        "Boken har kommentarer ({antal}); de tas inte med i länsrapporten ({celler}).",
        "Skriv det som ska räknas i cellerna.",
    ),
    "sammanfogade": Sentence(
        "sammanfogade celler",
        "Cellerna {område} är sammanfogade; värdet (”{värde}”) är bara läst i {cell}.",
        "Dela cellerna, och skriv värdet på varje plats som det gäller.",
    ),
    "sammanfogade-fler": Sentence(
        "fler sammanfogade celler",
        "På bladet {blad} är ytterligare {antal} områden sammanfogade; värdena är bara lästa i den första cellen.",
        "Dela cellerna, och skriv värdet på varje plats som det gäller.",
    ),
}
