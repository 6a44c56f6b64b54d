"""What the sheet Hjälp says: one row each of what is seen, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.writing.button_help_for_it import Line, for_it
from samverkan_xl.writing.button_settings import ButtonSettings


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its table; `name` is the table's name in the workbook."""

    name: str
    heading: str
    titles: Line
    lines: tuple[Line, ...]


LEAD = "Vad du gör när knappen inte fungerar, hur du gör samma sak utan makron, och vad IT behöver veta."


def help_sections(settings: ButtonSettings) -> tuple[Section, ...]:
    """Give the sheet's three tables, with the commands of the Python that the workbook is set up for."""
    return (
        Section(
            "tabell_hjalp", "När knappen inte gör som den ska", SEEN, _blocked() + _lost(settings) + _mac(settings)
        ),
        Section("tabell_utan_makron", "Utan makron", ("Vad", "När", "Kommando"), _without(settings)),
        Section("tabell_it", "För IT", ("Vad det gäller", "Så är det", "Att tillåta eller veta"), for_it(settings)),
    )


SEEN = ("Det du ser", "Varför", "Gör så här")


def _blocked() -> tuple[Line, ...]:
    return (
        (
            "Gul rad: Säkerhetsvarning, makron har inaktiverats.",
            "Excel frågar innan makron får köras.",
            "Tryck på Aktivera innehåll. Det behövs en gång för varje bok.",
        ),
        (
            "Röd rad: Microsoft har blockerat makron, eftersom källan till filen inte är betrodd.",
            (
                "Filen bär Windows märke för det som har kommit med e-post eller från nätet. En bok som har gjorts"
                " på den egna datorn bär inget sådant märke."
            ),
            (
                "Gör en egen bok: samverkan-xl knappbok KONSOLIDERING.xlsm. Eller stäng boken, högerklicka på filen,"
                " välj Egenskaper, kryssa i Avblockera och tryck på OK."
            ),
        ),
        (
            "Det går inte att köra makrot: det är kanske inte tillgängligt, eller så är alla makron inaktiverade.",
            "Makron är avstängda på datorn, eller tillåtna bara från vissa mappar.",
            (
                "Arkiv, Alternativ, Säkerhetscenter, Inställningar för Säkerhetscenter, Betrodda platser: lägg till"
                " mappen där boken ligger. Går det inte att ändra, be IT, eller kör utan makron."
            ),
        ),
        (
            "Ett körfel med orden Åtkomst nekad, eller ingenting alls.",
            (
                "Datorn hindrar Excel från att starta andra program. Oftast är det Defender-regeln Blockera alla"
                " Office-program från att skapa underordnade processer."
            ),
            "Kör utan makron, enligt tabellen Utan makron. IT kan också göra ett undantag.",
        ),
        (
            "Knappen svarar inte medan du skriver i en cell.",
            "Excel tar inte emot något så länge en cell redigeras eller ett dialogfönster är öppet.",
            "Tryck på Enter eller Esc, stäng dialogfönster och tryck på knappen igen.",
        ),
    )


def _lost(settings: ButtonSettings) -> tuple[Line, ...]:
    return (
        (
            "Could not find Interpreter!",
            f"Boken startar {settings.program_in_words}, och den är flyttad eller borttagen.",
            "Gör boken på nytt: samverkan-xl knappbok KONSOLIDERING.xlsm --skriv-over. Skriv sedan in fälten igen.",
        ),
        (
            "ModuleNotFoundError: No module named … (kan inte hitta modulen).",
            "Python finns, men samverkan_xl är inte installerat i just den.",
            "Installera samverkan_xl där igen, eller gör boken på nytt från den Python där det finns.",
        ),
        (
            "Status: mappen finns inte.",
            "Sökvägen i Mapp är felskriven, mappen är flyttad eller nätverksenheten är inte ansluten.",
            "Öppna mappen i Utforskaren, kopiera sökvägen ur adressfältet och klistra in den i Mapp.",
        ),
        (
            "Status: rapporten är öppen, eller går inte att skriva.",
            "Förra rapporten är öppen i Excel, hos dig eller hos någon annan, eller så får mappen inte ändras.",
            "Stäng rapporten, eller skriv ett annat namn i Rapport, och tryck igen.",
        ),
        (
            "Boken ligger på OneDrive eller SharePoint.",
            "Excel ger då boken en webbadress, och en webbadress är ingen mapp som går att läsa.",
            "Synkronisera mappen till datorn, och skriv Mapp och Rapport som sökvägar på datorn.",
        ),
        (
            "Boken har fått ett nytt namn, och knappen hittar den inte.",
            "Ett namn med likhetstecken, procenttecken eller citattecken kommer inte hela vägen till Python.",
            "Spara boken med ett namn av bokstäver, siffror, mellanslag, bindestreck och understreck.",
        ),
        (
            "En annan ruta med engelsk text.",
            "Något som vi inte har räknat med. Inga inkomna filer har ändrats.",
            "Tryck på Ctrl+C i rutan, klistra in texten i ett mejl och anmäl felet. Kör utan makron så länge.",
        ),
    )


def _mac(settings: ButtonSettings) -> tuple[Line, ...]:
    return (
        (
            "Mac: To enable RunPython, please run 'xlwings runpython install'.",
            "Excel för Mac startar Python genom ett litet skript, som ska läggas på plats en gång.",
            f"Kör en gång i Terminal: {settings.prepare_mac}",
        ),
        (
            "Mac: Terminal eller Python vill styra Microsoft Excel, eller komma åt filer.",
            "Systemet frågar första gången.",
            "Svara OK. Ändras i Systeminställningar, Integritet och säkerhet, Automatisering.",
        ),
    )


def _without(settings: ButtonSettings) -> tuple[Line, ...]:
    return (
        (
            (
                "Genväg till samma sak. Gör en genväg på skrivbordet med kommandot som mål, och ha boken öppen när du"
                " använder den."
            ),
            "Makron är stoppade, men Python får styra Excel. Genvägen fyller boken precis som knappen.",
            settings.press,
        ),
        (
            "Rapporten utan Excel. Skriv kommandot i en kommandotolk, med den mapp och den rapport som gäller nu.",
            "Inget får styra Excel, eller Excel finns inte. Rapporten blir densamma, byte för byte; boken fylls inte.",
            settings.consolidate,
        ),
    )
