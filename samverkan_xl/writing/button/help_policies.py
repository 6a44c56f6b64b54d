"""What the sheet Hjälp says to IT: the policies that stop the button, and how the program is installed."""

from __future__ import annotations

from samverkan_xl.writing.button.help_section import Line
from samverkan_xl.writing.button.settings import ButtonSettings

CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
WIN32_CALLS = "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"
PACKAGES = (
    "XlsxWriter",
    "openpyxl",
    "python-calamine",
    "msoffcrypto-tool",
    "xlwings",
    "pydantic",
    "typer",
    "rich",
    "holidays",
    "olefile",
    "IMAPClient",
    "icalendar",
    "email-validator",
    "filelock",
    "keyring",
    "tzdata",
)
"""What pip fetches for the program, besides what these need in their turn."""


def policies(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows: what it is about, how it is, and what to allow or know."""
    return _allowed() + _installed(settings)


def _allowed() -> tuple[Line, ...]:
    return (
        (
            "Makropolicy.",
            "Boken görs på samordnarens egen dator och skickas aldrig, så den bär inget märke från nätet.",
            (
                "Tillåt makron för samordnaren, eller gör bokens mapp till betrodd plats. Bara samordnaren bör få"
                " ändra i den mappen."
            ),
        ),
        (
            "Betrodd plats på en nätverksenhet.",
            "En mapp på en server räknas inte som betrodd plats förrän det är tillåtet.",
            (
                "Kryssa i Tillåt betrodda platser i mitt nätverk, i Säkerhetscenter eller som policy. Säkrare är en"
                " mapp på samordnarens dator."
            ),
        ),
        (
            "Defender, minskning av attackytan: underordnade processer.",
            (
                "Regeln Blockera alla Office-program från att skapa underordnade processer"
                f" ({CHILD_PROCESSES}) stoppar knappen."
            ),
            "Ett undantag för regeln. Eller kör utan makron: då startar Excel ingenting.",
        ),
        (
            "Defender, minskning av attackytan: Win32-API.",
            (
                f"Regeln Blockera Win32-API-anrop från Office-makron ({WIN32_CALLS}) kan stoppa boken: modulen xlwings"
                " deklarerar LoadLibrary, fast den aldrig anropas här."
            ),
            "Ett undantag för regeln, eller kör utan makron. Vi har inte kunnat pröva regeln; pröva i granskningsläge.",
        ),
        (
            "AppLocker eller WDAC.",
            (
                "En Python i en mapp som användaren själv kan skriva i, till exempel under AppData, stoppas ofta. Det"
                " gäller också DLL- och PYD-filerna i dess paket."
            ),
            "Installera Python och programmet där bara administratörer skriver, till exempel under Program Files.",
        ),
    )


def _installed(settings: ButtonSettings) -> tuple[Line, ...]:
    return (
        (
            "Paket som pip hämtar.",
            (
                f"{', '.join(PACKAGES[:-1])} och {PACKAGES[-1]}, och vad de i sin tur behöver: på Windows pywin32, på"
                " Mac psutil och appscript. Alla ligger på PyPI."
            ),
            "Python 3.11 eller senare. Efter installationen hämtas ingenting.",
        ),
        (
            "Installera utan nätverk.",
            (
                "På en dator med nätverk, samma system och samma Python: kör python -m pip wheel . --wheel-dir paket"
                " i programmets mapp. Flytta sedan mappen paket, och kör kommandot till höger bredvid den."
            ),
            settings.install,
        ),
    )
