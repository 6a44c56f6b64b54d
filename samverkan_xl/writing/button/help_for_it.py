"""What the sheet Hjälp says to IT: exactly what the button does, and what it is made of."""

from __future__ import annotations

from samverkan_xl.writing.button.help_section import Line
from samverkan_xl.writing.button.settings import ButtonSettings

XLWINGS = "0.37.8"
"""The version whose module every consolidation workbook carries."""


def for_it(settings: ButtonSettings, project_sha256: str) -> tuple[Line, ...]:
    """Give the rows: what it is about, how it is, and what to allow or know."""
    return _what_it_does(settings) + _what_it_is(project_sha256)


def _what_it_does(settings: ButtonSettings) -> tuple[Line, ...]:
    return (
        (
            "Körs något när boken öppnas?",
            "Nej, inget förrän någon trycker på knappen.",
            "Projektet har inga makron som startar av sig själva (Auto_Open, Workbook_Open eller liknande).",
        ),
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
                "Läser mappen i fältet Mapp, och filerna i Förra rapporten och Egen definition. Skriver"
                " länsrapporten och fyller den öppna boken. Inkomna filer ändras aldrig."
            ),
            "Läsrätt till mappen, och skrivrätt där rapporten ska ligga.",
        ),
        (
            "Andra Excel-fönster.",
            (
                "xlwings brukar, när Python slutar, avsluta Excel-processer som inte visar någon bok. Det är avstängt"
                " här: programmet startar inget Excel, och avslutar inget."
            ),
            "Inget att göra.",
        ),
        (
            "Nätverk och tillägg.",
            (
                "Inget nätverk och inget Excel-tillägg. Modulen xlwings nämner en DLL för kalkylbladsfunktioner; den"
                " anropas aldrig här."
            ),
            "Inget att öppna i brandväggen, och inget tillägg att godkänna.",
        ),
    )


def _what_it_is(project_sha256: str) -> tuple[Line, ...]:
    return (
        (
            "Källkod och signatur.",
            (
                "Koden ligger öppen, utan lösenord: Alt+F11. Modulen Samverkan är vår; xlwings och Dictionary"
                f" följer oförändrade med xlwings {XLWINGS} (BSD- och MIT-licens). Boken är inte signerad."
            ),
            "Kräver policyn signatur kan boken signeras med ert eget certifikat: Verktyg, Digital signatur.",
        ),
        (
            "Samma VBA-projekt i varje bok.",
            "xl/vbaProject.bin i boken (en .xlsm är en ZIP-fil) är alltid densamma, tills boken sparas i Excel.",
            f"SHA-256: {project_sha256}",
        ),
        (
            "Det som en makroskanner hittar och som aldrig körs här.",
            (
                "VBProject och VBComponents, FileCopy, libc.dylib, LoadLibrary och deklarationer av DLL:er, och"
                " hexadecimala strängar. De hör till andra delar av xlwings modul: kalkylbladsfunktioner, dess"
                " menyflik, och webbadresser i kommentarer."
            ),
            "Ingen av dem nås från Sub Konsolidera, om inte en fil xlwings.conf ber om xlwings UDF-server.",
        ),
        (
            "Det som en makroskanner hittar och som används.",
            (
                "WScript.Shell, CreateObject och Environ: startar cmd.exe, läser bladet xlwings.conf och hittar %TEMP%."
                " Open och Kill: läser felutskriften i %TEMP% och tar bort den. MacScript: bara på Mac, för sökvägar."
            ),
            "Inget annat i projektet startar program eller ändrar filer när knappen trycks.",
        ),
        (
            "Vilken Python som startas.",
            (
                "Det säger det dolda bladet xlwings.conf. Inställningar som inte står där hämtar xlwings ur en fil"
                " xlwings.conf bredvid boken eller i .xlwings i användarens profil, om de finns."
            ),
            "Flyttas eller byts Python ut görs boken på nytt, med kommandot i tabellen Utan makron.",
        ),
    )
