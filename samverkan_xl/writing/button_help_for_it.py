"""What the sheet Hjälp says to IT: exactly what the button does, and what there is to allow."""

from __future__ import annotations

from samverkan_xl.writing.button_settings import ButtonSettings

Line = tuple[str, str, str]


def for_it(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows: what it is about, how it is, and what to allow or know."""
    return (
        (
            "Vad makrot gör.",
            (
                "Sub Konsolidera är en rad. Den startar Python med kommandot till höger, och väntar tills det är klart."
                " Punkterna står för bokens namn och Excels fönster."
            ),
            settings.started,
        ),
        (
            "Vad som startas.",
            (
                "Excel startar cmd.exe genom WScript.Shell, utan fönster, och cmd.exe startar Python. Felutskriften går"
                " till en fil i %TEMP% som tas bort efteråt."
            ),
            f"Det som ska få starta är {settings.program_in_words}.",
        ),
        (
            "Vad som läses och skrivs.",
            (
                "Läser mappen i fältet Mapp, och filerna i Föregående rapport och Egen definition. Skriver"
                " länsrapporten och fyller den öppna boken. Inkomna filer ändras aldrig."
            ),
            "Läsrätt till mappen, och skrivrätt där rapporten ska ligga.",
        ),
        (
            "Nätverk och tillägg.",
            (
                "Inget nätverk och inget Excel-tillägg. Modulen xlwings nämner en DLL för kalkylbladsfunktioner; den"
                " anropas aldrig här."
            ),
            "Inget att öppna i brandväggen, och inget tillägg att godkänna.",
        ),
        (
            "Källkod och signatur.",
            (
                "Koden ligger öppen, utan lösenord: Alt+F11. Modulen Samverkan är vår; xlwings och Dictionary"
                " följer med xlwings (BSD- och MIT-licens). Boken är inte signerad."
            ),
            "Kräver policyn signatur kan boken signeras med ert eget certifikat: Verktyg, Digital signatur.",
        ),
        (
            "Makropolicy.",
            "Boken görs på samordnarens egen dator och skickas aldrig, så den bär inget märke från nätet.",
            (
                "Tillåt makron för samordnaren, eller gör bokens mapp till betrodd plats. Bara samordnaren bör få"
                " ändra i den mappen."
            ),
        ),
        (
            "Defender, minskning av attackytan.",
            (
                "Regeln Blockera alla Office-program från att skapa underordnade processer"
                " (d4f940ab-401b-4efc-aadc-ad5f3c50688a) stoppar knappen."
            ),
            "Ett undantag för regeln. Eller kör utan makron: då startar Excel ingenting.",
        ),
        (
            "Vilken Python som startas.",
            (
                "Det säger det dolda bladet xlwings.conf. Inställningar som inte står där hämtar xlwings ur en fil"
                " xlwings.conf bredvid boken eller i .xlwings i användarens profil, om de finns."
            ),
            "Flyttas eller byts Python ut görs boken på nytt med samverkan-xl knappbok.",
        ),
    )
