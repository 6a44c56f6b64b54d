"""Error signs that were pasted as text: what Excel, LibreOffice and Google Sheets show, in the languages around us."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = frozenset(
    f"#{name}"
    for names in (
        "ref name value div/0 n/a num null spill calc getting_data field blocked connect unknown busy external python",
        "timeout error circular",
        "referens namn värdefel värde division/0 saknas ogiltigt skärning utspill överspill beräkna kalkyl hämtar_data",
        "fält blockerad blockerat anslut okänd okänt upptagen fel",
        "reference navn værdi i/t nul overløb henter_data fejl felt blokeret ukendt optaget forbind beregn",
        "verdi overflyt feil blokkert ukjent opptatt koble_til",
        "viittaus nimi arvo jako/0 puuttuu luku tyhjä leviäminen täyttö laske kenttä estetty tuntematon yhdistä virhe",
        "bezug wert nv zahl überlauf kalk fehler",
    )
    for name in names.split()
)
"""The signs in English, Swedish, Danish, Norwegian, Finnish and German, in small letters and without their ! or ?."""

_NUMBERED = re.compile(r"(?:err|fel|fejl|feil|virhe|fehler):\s?\d{3}", re.IGNORECASE)
"""LibreOffice's, such as Err:502."""

_TOO_NARROW = re.compile("#{3,}")
"""What a column too narrow for its number shows."""

_AROUND = " \t\r\n\"'”’"
"""What may stand around a sign that somebody pasted."""

_FAR = 300
"""Characters; no sign is longer, nor does a column show more of them."""


def is_error_text(text: str) -> bool:
    """Tell whether a cell's whole text is the sign that a program shows in place of a value."""
    if "#" not in text and ":" not in text:
        return False
    bare = unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip(_AROUND) if len(text) <= _FAR else ""
    if bare.startswith("#"):
        return bare.rstrip("!?").casefold() in _SIGNS or _TOO_NARROW.fullmatch(bare) is not None
    return _NUMBERED.fullmatch(bare) is not None
