"""What a sentence of the catalogue is, and the endings that several share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one code says: in few words, as a fault, and as the way out."""

    short: str
    fault: str
    remedy: str


OR_EXPLAIN = "eller förklara i Förklaring."
OR_COMMENT = "eller förklara i Kommentar."
RESAVE = "Öppna den i Excel, spara den som Excel-arbetsbok (.xlsx) och skicka den igen."
