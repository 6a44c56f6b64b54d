"""What the sheet Hjälp says, in whole: what may go wrong, how it is done without macros, and what IT asks."""

from __future__ import annotations

from samverkan_xl.writing.button.help_blocked import blocked, on_a_mac
from samverkan_xl.writing.button.help_for_it import for_it
from samverkan_xl.writing.button.help_mishaps import in_the_book, with_the_program
from samverkan_xl.writing.button.help_policies import policies
from samverkan_xl.writing.button.help_section import Line, Section
from samverkan_xl.writing.button.settings import ButtonSettings

LEAD = "Vad du gör när knappen inte fungerar, hur du gör samma sak utan makron, och vad IT behöver veta."
SEEN = ("Det du ser", "Varför", "Gör så här")


def help_sections(settings: ButtonSettings, project_sha256: str) -> tuple[Section, ...]:
    """Give the sheet's tables, with the commands of the Python that the workbook is set up for."""
    mishaps = in_the_book(settings) + with_the_program(settings)
    about = ("Vad det gäller", "Så är det", "Att tillåta eller veta")
    return (
        Section("tabell_makron", "När makron är stoppade", SEEN, blocked(settings) + on_a_mac(settings)),
        Section("tabell_hjalp", "När något går fel", SEEN, mishaps),
        Section("tabell_utan_makron", "Utan makron", ("Vad", "När", "Kommando"), _commands(settings)),
        Section("tabell_it", "För IT", about, for_it(settings, project_sha256) + policies(settings)),
    )


def _commands(settings: ButtonSettings) -> tuple[Line, ...]:
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
            f"Rapporten utan Excel. Skriv kommandot i {settings.console}.",
            (
                "Inget får styra Excel, eller Excel finns inte; boken fylls inte. Kommandot till höger gäller fälten"
                " som de var när boken gjordes. Kommandot för den senaste körningen står på Konsolidera, Samma rapport"
                " utan Excel: det ger samma rapport, byte för byte, om svaren och dagen är desamma."
            ),
            settings.consolidate,
        ),
        (
            f"Boken på nytt, på samma ställe. Stäng boken och skriv kommandot i {settings.console}.",
            (
                "Boken startar fel Python, eller något på bladen är borta. Det som du själv har skrivit i fälten"
                " försvinner, om det inte står i kommandot."
            ),
            settings.make_anew,
        ),
    )
