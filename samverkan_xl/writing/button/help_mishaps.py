"""What the sheet Hjälp says to the coordinator when a press goes wrong, though the macro runs."""

from __future__ import annotations

from samverkan_xl.writing.button.help_section import Line
from samverkan_xl.writing.button.settings import ButtonSettings


def made_anew(settings: ButtonSettings) -> str:
    """Tell how the workbook is made again; the command stands last, to be copied."""
    return (
        "Anteckna det som du själv har skrivit i fälten, för det försvinner. Stäng boken och skriv i"
        f" {settings.console}: {settings.make_anew}"
    )


def in_the_book(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows about folders, reports, and what has been done to the workbook."""
    return (
        (
            "Excel verkar ha hängt sig, eller knappen svarar inte.",
            (
                "Statusraden räknar filer medan svaren läses. Så länge en cell redigeras eller en dialogruta är öppen"
                " tar Excel inte emot något, och på Windows väntar programmet då utan gräns."
            ),
            (
                "Tryck på Enter eller Esc, och stäng dialogrutor, också de som ligger bakom andra fönster. Då går det"
                " vidare av sig självt."
            ),
        ),
        (
            "Status: mappen finns inte.",
            "Sökvägen i Mapp är felskriven, mappen är flyttad eller nätverksenheten är inte ansluten.",
            "Öppna mappen i Utforskaren, kopiera sökvägen ur adressfältet och klistra in den i Mapp.",
        ),
        (
            "Status: rapporten är öppen och har ändringar, eller går inte att skriva.",
            (
                "En öppen rapport som inte är ändrad stänger knappen själv, och öppnar den nya. En med osparade"
                " ändringar rör den inte, och inte heller en som någon annan har öppen."
            ),
            "Spara det du vill ha kvar under ett annat namn, stäng rapporten och tryck igen. Eller ändra Rapport.",
        ),
        (
            "Status: det går inte att skriva på bladet.",
            "Bladet är skyddat, och då kan knappen inte fylla det.",
            "Granska, Ta bort bladets skydd. Tryck sedan igen.",
        ),
        (
            "Status: en tabell, en kolumn eller en namngiven cell saknas eller har flyttats.",
            "Något har flyttats, tagits bort eller fått ett annat namn sedan boken gjordes.",
            (
                "Ångra ändringen (Ctrl+Z), eller ge kolumnen dess namn tillbaka. Går det inte, gör boken på nytt."
                f" {made_anew(settings)}"
            ),
        ),
        (
            "Summarad, filter eller egna rader i en tabell är borta efter körningen.",
            "Knappen tar bort summarad och filter innan den tömmer och fyller tabellerna, så att inga rader blir kvar.",
            "Filtrera igen efter körningen. Skriv egna anteckningar på ett eget blad, aldrig i eller under tabellerna.",
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
    )


def with_the_program(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows about a Python or a program that is not where it was."""
    return (
        (
            "Could not find Interpreter!",
            f"Boken startar {settings.program_in_words}, och den är flyttad eller borttagen.",
            (f"Gör boken på nytt, men med den nya sökvägen till Python först i kommandot. {made_anew(settings)}"),
        ),
        (
            "ModuleNotFoundError: No module named … (kan inte hitta modulen).",
            "Python finns, men samverkan_xl är inte installerat i just den. Så blir det när Python installeras om.",
            (
                "Installera samverkan_xl där igen. Eller gör boken på nytt, men med sökvägen till den Python där det"
                f" finns först i kommandot. {made_anew(settings)}"
            ),
        ),
        (
            "samverkan-xl känns inte igen som ett internt kommando, eller hittas inte.",
            "Programmet ligger i samma mapp som sin Python, och den mappen söker datorn inte i.",
            f"Skriv i stället för samverkan-xl: {settings.program} -m samverkan_xl",
        ),
        (
            "En annan ruta med engelsk text.",
            "Något som vi inte har räknat med. Inga inkomna filer har ändrats.",
            "Tryck på Ctrl+C i rutan, klistra in texten i ett mejl och anmäl felet. Kör utan makron så länge.",
        ),
    )
