"""What the sheet Hjälp says to the coordinator when Excel, Windows or a Mac stops the macro."""

from __future__ import annotations

from samverkan_xl.writing.button.help_section import Line
from samverkan_xl.writing.button.settings import ButtonSettings


def blocked(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows about macros that are not let run."""
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
                "Stäng boken, högerklicka på filen, välj Egenskaper, kryssa i Avblockera och tryck på OK. Eller gör en"
                f" egen bok på din dator, i {settings.console}: {settings.make_anew}"
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
                "Datorn hindrar Excel från att starta andra program. Oftast är det en regel i Defender; de står i"
                " tabellen För IT."
            ),
            "Kör utan makron, enligt tabellen Utan makron. IT kan också göra ett undantag.",
        ),
    )


def on_a_mac(settings: ButtonSettings) -> tuple[Line, ...]:
    """Give the rows about what a Mac asks for; none for a book that is set up for Windows."""
    if not settings.may_be_for_a_mac:
        return ()
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
