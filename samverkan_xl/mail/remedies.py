"""What to do, where the catalogue's own remedy is meant for somebody else: the coordinator, or the one who answers."""

from __future__ import annotations

NOT_FILLED_IN = "inte-ifylld"
_SEND_PLAINLY = "Skicka kommunboken som en vanlig Excel-fil (.xlsx), bifogad i brevet, utan arkiv och utan lösenord."
_WHICH_COUNTS = "Svara på det här brevet och säg vilken bok som gäller, eller skicka den igen med högre Revision."
_SAVE_AGAIN = "Spara boken på nytt som Excel-arbetsbok (.xlsx) och skicka den igen."

FOR_THE_MUNICIPALITY = {
    NOT_FILLED_IN: "Fyll i boken och skicka den.",
    "fel-period": "Ändra Period på bladet Start, eller skicka den bok som gäller rapportens period.",
    "nyare-bok-stoppad": "Skicka en ny bok med högre Revision när felen i den är rättade.",
    "samma-revision": _WHICH_COUNTS,
    "lagre-revision-senare-datum": _WHICH_COUNTS,
    "samma-svar-som-annan-kommun": "Svara på det här brevet och säg om svaren är era egna.",
    "rattighetsskyddad": "Välj en känslighetsetikett utan kryptering, spara boken och skicka den igen.",
    "krypterad-ods": "Spara boken utan lösenord och skicka den igen.",
    "fel-losenord": "Spara boken utan lösenord och skicka den igen.",
    "epost": _SEND_PLAINLY,
    "annat-arkiv": _SEND_PLAINLY,
    "arkiv-utan-bok": _SEND_PLAINLY,
    "arkiv-delvis": _SEND_PLAINLY,
    "arkiv-for-stort": _SEND_PLAINLY,
    "arkiv-i-arkiv": _SEND_PLAINLY,
    "arkiv-losenord": _SEND_PLAINLY,
    "arkiv-for-langsamt": _SEND_PLAINLY,
    "arkiv-sokvag": _SEND_PLAINLY,
    "lank-till-mapp": _SEND_PLAINLY,
    "stangd-mapp": _SEND_PLAINLY,
    "for-lang-sokvag": _SEND_PLAINLY,
    "lansrapport": "Skicka kommunboken i stället.",
    "konsolideringsbok": "Skicka kommunboken i stället.",
    "misstankt": "För över svaren till den kommunbok som vi skickade, och skicka den.",
    "makron": "Spara boken som Excel-arbetsbok utan makron (.xlsx) och skicka den igen.",
    "dde": "Ta bort frågan till det andra programmet, spara boken och skicka den igen.",
    "kan-inte-oppnas": _SAVE_AGAIN,
    "borta": _SAVE_AGAIN,
}
"""What a municipality is asked, by a finding's code."""

_SAVE_HERE = "Spara filen på nytt som Excel-arbetsbok (.xlsx), utan lösenord, och kör igen."
_IF_NEEDED = "Spara den som Excel-arbetsbok (.xlsx) om den ska användas, och kör igen."
_TAKE_OUT = "Lägg filerna ur arkivet i mappen var för sig, och kör igen."

FOR_THE_ONE_WHO_MAILS = {
    "tom-fil": "Hämta filen på nytt, eller flytta den ur mappen, och kör igen.",
    "rattighetsskyddad": "Välj en känslighetsetikett utan kryptering, spara filen och kör igen.",
    "inte-arbetsbok": _IF_NEEDED,
    "lank": _IF_NEEDED,
    "epost": _IF_NEEDED,
    "csv": _IF_NEEDED,
    "for-stor": "Ta bort bilder och inklistrade blad, spara filen och kör igen.",
    "for-utspridd": "Töm cellen, spara filen och kör igen.",
    "misstankt": "Öppna den inte; hör av dig till den som gjorde filen, eller till it-avdelningen.",
    **dict.fromkeys(
        (
            "krypterad",
            "fel-losenord",
            "okant-skydd",
            "krypterad-ods",
            "gammalt-xls",
            "numbers",
            "skadad",
            "teckenkodning",
        ),
        _SAVE_HERE,
    ),
    **dict.fromkeys(
        (
            *("annat-arkiv", "arkiv-utan-bok", "arkiv-delvis", "arkiv-for-stort", "arkiv-i-arkiv", "arkiv-losenord"),
            *("arkiv-for-langsamt", "arkiv-sokvag"),
        ),
        _TAKE_OUT,
    ),
    "for-langsam": _SAVE_HERE,
}
"""What is done about a file of one's own, by why it could not be read."""


def remedy_for_the_municipality(code: str, told: str) -> str:
    """Give the remedy that a letter tells, for what the report tells."""
    return FOR_THE_MUNICIPALITY.get(code, told)
