"""Every rule across cells: what breaks it is found at its cell with its weight, and the nearest miss is no breach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from books_in_markdown import TEST_NUMBER, book, cells_of, checked, codes, start, start_cell

from samverkan_xl.checking.book import check_book
from samverkan_xl.checking.submission import STOPS_THE_BOOK
from samverkan_xl.model.catalogue import SENTENCES, message
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.lists import LEVELS
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.templates import standard_definition

ERROR, QUERY, NOTICE = Severity
STANDARD = standard_definition()
EVE_OF_TERM = date(2026, 10, 14)


@dataclass(frozen=True)
class Case:
    """A rule: the smallest book that breaks it, the cells that are pointed out, and the nearest that keeps it."""

    code: str
    severity: Severity
    cells: str
    breach: str
    near: str


CASES = (
    # Errors
    Case("slut-fore-start", ERROR, "Beslut!C2", """
        # Beslut
        | ID    | Tidsram start | Tidsram slut |
        | B-001 | 2026-03-02    | 2026-03-01   |
        """, """
        # Beslut
        | ID    | Tidsram start | Tidsram slut |
        | B-001 | 2026-03-01    | 2026-03-01   |
        """),
    Case("slut-fore-start", ERROR, "Roller!C2", """
        # Roller
        | ID    | Gäller från | Gäller till |
        | R-001 | 2027-03-02  | 2027-03-01  |
        """, """
        # Roller
        | ID    | Gäller från | Gäller till |
        | R-001 | 2027-03-02  |             |
        | R-002 |             | 2027-03-01  |
        """),
    Case("slut-fore-start", ERROR, "Överenskommelser!C2", """
        # Överenskommelser
        | ID    | Gäller från | Gäller till |
        | Ö-001 | 2025-03-02  | 2025-03-01  |
        """, """
        # Överenskommelser
        | ID    | Gäller från | Gäller till  |
        | Ö-001 | 2025-03-02  | 2025-03-02   |
        | Ö-002 | 2025-03-02  | -            |
        """),
    Case("slut-fore-start", ERROR, "Tidplan!C2 Tidplan!E3", """
        # Tidplan
        | ID    | Start      | Slut       | Faktisk start | Faktiskt slut |
        | A-001 | 2026-03-03 | 2026-03-02 |               |               |
        | A-002 | 2026-03-02 | 2026-03-03 | 2026-03-03    | 2026-03-02    |
        """, """
        # Tidplan
        | ID    | Start      | Slut       | Faktisk start | Faktiskt slut |
        | A-001 | 2026-03-03 | 2026-03-03 | 2026-03-03    | 2026-03-03    |
        """),
    Case("slut-fore-start", ERROR, "Rapportering!C2", """
        # Rapportering
        | ID    | Datum      | Nästa rapport |
        | K-001 | 2026-10-02 | 2026-10-01    |
        """, """
        # Rapportering
        | ID    | Datum      | Nästa rapport |
        | K-001 | 2026-10-02 | 2027-10-01    |
        """),
    Case("dubbelt-id", ERROR, "Behov!A2 Behov!A4", """
        # Behov
        | ID     | Rubrik |
        | N-001  | Ett    |
        | N-002  | Två    |
        | n-001  | Tre    |
        """, """
        # Behov
        | ID     | Rubrik |
        | N-001  | Ett    |
        | N-001  |        |
        | N-010  | Tre    |
        """),
    Case("okant-id", ERROR, "Behov!C2", """
        # Behov
        | ID    | Rubrik | Beslut ID |
        | N-001 | Ett    | B-002     |
        # Beslut
        | ID    | Rubrik |
        | B-001 | Ett    |
        | B-002 |        |
        """, """
        # Behov
        | ID    | Rubrik | Beslut ID |
        | N-001 | Ett    | b-001     |
        # Beslut
        | ID    | Rubrik |
        | B-001 | Ett    |
        """),
    Case("okant-id", ERROR, "Beslut!C2 Beslut!D3", """
        # Behov
        | ID    | Rubrik |
        | N-001 | Ett    |
        # Beslut
        | ID    | Rubrik | Gäller behov | Ersätter ID |
        | B-001 | Ett    | N-001; N-009 |             |
        | B-002 | Två    | N-001        | B-009       |
        """, """
        # Behov
        | ID    | Rubrik |
        | N-001 | Ett    |
        | N-002 | Två    |
        # Beslut
        | ID    | Rubrik | Gäller behov | Ersätter ID |
        | B-001 | Ett    | N-001;N-002  |             |
        | B-002 | Två    | N-001        | B-001       |
        """),
    Case("okant-id", ERROR, "Tidplan!B2 Tidplan!C3", """
        # Tidplan
        | ID    | Kopplad till ID | Beror på     |
        | A-001 | B-001           |              |
        | A-002 | '2a             | A-001; A-003 |
        # Stödfrågor
        | Nr | Svar kommun |
        | 2a | Nej         |
        """, """
        # Tidplan
        | ID    | Kopplad till ID | Beror på     |
        | A-001 | '5              |              |
        | A-002 | '2a             | A-001        |
        # Stödfrågor
        | Nr | Svar kommun |
        | 2a | Nej         |
        """),
    Case("okant-id", ERROR, "Uppföljning!B3", """
        # Tidplan
        | ID    | Aktivitet |
        | A-001 | Ett       |
        # Uppföljning
        | ID    | Avser ID |
        | U-001 | A-001    |
        | U-002 | B-001    |
        """, """
        # Tidplan
        | ID    | Aktivitet |
        | A-001 | Ett       |
        # Beslut
        | ID    | Rubrik |
        | B-001 | Ett    |
        # Uppföljning
        | ID    | Avser ID |
        | U-001 | A-001    |
        | U-002 | B-001    |
        """),
    Case("avtal-utan-syfte", ERROR, "Överenskommelser!C2", """
        # Överenskommelser
        | ID    | Status   | Syfte | Områden |
        | Ö-001 | Ingången |       | Centrum |
        """, """
        # Överenskommelser
        | ID    | Status            | Syfte | Områden |
        | Ö-001 | Ingången          | Lugn  | Centrum |
        | Ö-002 | Under förhandling |       | Centrum |
        """),
    Case("avtal-utan-omraden", ERROR, "Överenskommelser!D2", """
        # Överenskommelser
        | ID    | Status   | Syfte | Områden |
        | Ö-001 | Ingången | Lugn  |         |
        """, """
        # Överenskommelser
        | ID    | Status                | Syfte | Områden |
        | Ö-001 | Försökt – ej ingången | Lugn  |         |
        """),
    Case("olasligt-datum", ERROR, "Roller!B2 Roller!B3", """
        # Roller
        | ID    | Gäller från |
        | R-001 | snart       |
        | R-002 | klart       |
        """, """
        # Roller
        | ID    | Gäller från |
        | R-001 | '2026-02-28 |
        """),
    Case("olasligt-tal", ERROR, "Organisation!B2 Organisation!B3", """
        # Organisation
        | ID    | Möten per år |
        | G-001 | ibland       |
        | G-002 | 4 %          |
        """, """
        # Organisation
        | ID    | Möten per år |
        | G-001 | 0            |
        """),
    Case("inte-heltal", ERROR, "Organisation!B2 Organisation!B3", """
        # Organisation
        | ID    | Möten per år |
        | G-001 | 2.5          |
        | G-002 | 1 234,5      |
        """, """
        # Organisation
        | ID    | Möten per år |
        | G-001 | 2.0          |
        """),
    Case("utanfor-0-100", ERROR, "Roller!B2 Roller!B3", """
        # Roller
        | ID    | Avsatt tid |
        | R-001 | 101        |
        | R-002 | -0.1       |
        """, """
        # Roller
        | ID    | Avsatt tid |
        | R-001 | 100        |
        | R-002 | 0          |
        """),
    Case("ej-i-listan", ERROR, "Behov!B2", """
        # Behov
        | ID    | Kategori  |
        | N-001 | Klotter   |
        """, """
        # Behov
        | ID    | Kategori  | Kan lösas tillsammans |
        | N-001 | narkotika | ja                    |
        """),
    Case("ej-i-flervalslistan", ERROR, "Behov!B2", """
        # Behov
        | ID    | Relevanta aktörer        |
        | N-001 | Skola; Polisen; Kriminalvården |
        """, """
        # Behov
        | ID    | Relevanta aktörer        |
        | N-001 | skola ;polismyndigheten  |
        """),
    Case("felvarde", ERROR, "Behov!B2 Behov!A3", """
        # Behov
        | ID    | Rubrik |
        | N-001 | #REF!  |
        | #N/A  | Två    |
        """, """
        # Behov
        | ID    | Rubrik  |
        | N-001 | '#REFE  |
        """),
    Case("personnummer", ERROR, "Behov!B2", f"""
        # Behov
        | ID    | Rubrik                  |
        | N-001 | Stöd till {TEST_NUMBER} |
        """, """
        # Behov
        | ID    | Rubrik                  |
        | N-001 | Stöd till 19121212-1213 |
        """),
    # Queries
    Case("beslut-langt-isar", QUERY, "Beslut!C2 Beslut!C3", """
        # Beslut
        | ID    | Datum kommun | Datum Polisen |
        | B-001 | 2026-01-01   | 2026-07-01    |
        | B-002 | 2026-07-01   | 2026-01-01    |
        """, """
        # Beslut
        | ID    | Datum kommun | Datum Polisen |
        | B-001 | 2026-01-01   | 2026-06-30    |
        """),
    Case("tills-vidare-med-slut", QUERY, "Beslut!C2", """
        # Beslut
        | ID    | Tills vidare | Tidsram slut |
        | B-001 | Ja           | 2027-01-01   |
        """, """
        # Beslut
        | ID    | Tills vidare | Tidsram slut |
        | B-001 | Nej          | 2027-01-01   |
        | B-002 | Ja           |              |
        """),
    Case("rad-ej-lett-av-kommunen", QUERY, "Organisation!C2", """
        # Organisation
        | ID    | Grupptyp        | Ordförandens organisation |
        | G-001 | Strategiskt råd | Polisen                   |
        """, """
        # Organisation
        | ID    | Grupptyp        | Ordförandens organisation |
        | G-001 | Strategiskt råd | Kommunen                  |
        | G-002 | Styrgrupp       | Polisen                   |
        """),
    Case("for-fa-aktorer", QUERY, "Organisation!B2", """
        # Organisation
        | ID    | Ingående aktörer |
        | G-001 | Skola            |
        """, """
        # Organisation
        | ID    | Ingående aktörer |
        | G-001 | Skola; Region    |
        """),
    Case("bada-parter-saknas", QUERY, "Behov!C2", """
        # Behov
        | ID    | Kan lösas tillsammans | Relevanta aktörer |
        | N-001 | Ja                    | Skola; Region     |
        """, """
        # Behov
        | ID    | Kan lösas tillsammans | Relevanta aktörer       |
        | N-001 | Ja                    | Skola; Polismyndigheten |
        | N-002 | Nej                   | Skola; Region           |
        """),
    Case("ingen-tid", QUERY, "Roller!C2 Roller!C3", """
        # Roller
        | ID    | Roll               | Avsatt tid |
        | R-001 | Kommunal samordnare | 0         |
        | R-002 | Kommunpolis        | 0          |
        """, """
        # Roller
        | ID    | Roll        | Avsatt tid |
        | R-001 | Kommunpolis | 0.01       |
        | R-002 | KSO         | 0          |
        """),
    Case("vakant", QUERY, "Roller!B2", """
        # Roller
        | ID    | Bemanning |
        | R-001 | Vakant    |
        """, """
        # Roller
        | ID    | Bemanning    |
        | R-001 | Tillförordnad |
        """),
    Case("mandat-utgatt", QUERY, "Roller!B2", """
        # Roller
        | ID    | Gäller till |
        | R-001 | 2026-11-22  |
        """, """
        # Roller
        | ID    | Gäller till |
        | R-001 | 2026-11-23  |
        """),
    Case("utvardering-for-sent", QUERY, "Utvärdering!C2", """
        # Utvärdering
        | ID    | Insatsens start | Utvärdering planerad |
        | V-001 | 2026-09-01      | 2026-09-02           |
        """, """
        # Utvärdering
        | ID    | Insatsens start | Utvärdering planerad |
        | V-001 | 2026-09-01      | 2026-09-01           |
        """),
    Case("ingen-rapport-pa-ett-ar", QUERY, "Rapportering!B3", """
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2025-03-01 |
        | K-002 | 2025-11-22 |
        """, """
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2025-03-01 |
        | K-002 | 2025-11-23 |
        """),
    Case("aldre-an-tva-ar", QUERY, "Lagkrav!C2 Lagkrav!C3", """
        # Lagkrav
        | Nr | Uppfyllt | Datum      |
        | 6a | Ja       | 2024-11-22 |
        | 6b | Delvis   | 2020-01-01 |
        """, """
        # Lagkrav
        | Nr | Uppfyllt | Datum      |
        | 6a | Ja       | 2024-11-23 |
        | 5  | Ja       | 2020-01-01 |
        """),
    Case("atgardsplan-utan-beslut", QUERY, "Lagkrav!B2", """
        # Lagkrav
        | Nr | Uppfyllt | Datum      | Diarienummer |
        | 5  | Ja       | 2026-01-01 |              |
        """, """
        # Lagkrav
        | Nr | Uppfyllt | Datum      | Diarienummer |
        | 5  | Ja       | 2026-01-01 | KS 1         |
        """),
    Case("utanfor-tidsramen", QUERY, "Tidplan!C2 Tidplan!C3", """
        # Beslut
        | ID    | Tidsram start | Tidsram slut |
        | B-001 | 2027-01-01    | 2027-12-31   |
        # Tidplan
        | ID    | Kopplad till ID | Start      | Slut       |
        | A-001 | B-001           | 2026-12-31 | 2027-02-01 |
        | A-002 | B-001           | 2027-12-31 | 2028-01-01 |
        """, """
        # Beslut
        | ID    | Tidsram start | Tidsram slut |
        | B-001 | 2027-01-01    | 2027-12-31   |
        | B-002 | 2027-01-01    |              |
        # Tidplan
        | ID    | Kopplad till ID | Start      | Slut       |
        | A-001 | B-001           | 2027-01-01 | 2027-12-31 |
        | A-002 |                 | 2026-12-31 | 2028-01-01 |
        | A-003 | B-002           | 2027-01-01 | 2029-01-01 |
        """),
    Case("borjar-for-tidigt", QUERY, "Tidplan!C3", """
        # Tidplan
        | ID    | Beror på | Start      | Slut       |
        | A-001 |          | 2027-01-01 | 2027-02-02 |
        | A-002 | A-001    | 2027-02-01 | 2027-03-01 |
        """, """
        # Tidplan
        | ID    | Beror på | Start      | Slut       |
        | A-001 |          | 2027-01-01 | 2027-02-02 |
        | A-002 | A-001    | 2027-02-02 | 2027-03-01 |
        """),
    Case("cirkelberoende", QUERY, "Tidplan!B2 Tidplan!B3 Tidplan!B4 Tidplan!B6", """
        # Tidplan
        | ID    | Beror på |
        | A-001 | A-003    |
        | A-002 | A-001    |
        | A-003 | A-002    |
        | A-004 | A-001    |
        | A-005 | A-005    |
        """, """
        # Tidplan
        | ID    | Beror på     |
        | A-001 | A-002; A-003 |
        | A-002 | A-003        |
        | A-003 |              |
        """),
    Case("ej-skriftlig", QUERY, "Överenskommelser!C2", """
        # Överenskommelser
        | ID    | Status   | Skriftlig | Syfte | Områden |
        | Ö-001 | Ingången | Nej       | Lugn  | Centrum |
        """, """
        # Överenskommelser
        | ID    | Status   | Skriftlig |
        | Ö-001 | Ingången | Ja        |
        | Ö-002 | Utgången | Nej       |
        """),
    Case("undertecknare-saknas", QUERY, "Överenskommelser!D2", """
        # Överenskommelser
        | ID    | Status   | Motparter        | Undertecknad av | Syfte | Områden |
        | Ö-001 | Ingången | Polismyndigheten | KSO             | Lugn  | Centrum |
        """, """
        # Överenskommelser
        | ID    | Status   | Motparter        | Undertecknad av |
        | Ö-001 | Ingången | Polismyndigheten | Chef LPO; KSO   |
        | Ö-002 | Ingången | Skola            | KSO             |
        """),
    Case("forankring-forsenad", QUERY, "Förankring!C2", """
        # Förankring
        | ID    | Status   | Datum      |
        | F-001 | Planerad | 2026-11-22 |
        """, """
        # Förankring
        | ID    | Status     | Datum      |
        | F-001 | Planerad   | 2026-11-23 |
        | F-002 | Genomförd  | 2026-11-22 |
        """),
    Case("nasta-fore-datum", QUERY, "Uppföljning!C2", """
        # Uppföljning
        | ID    | Datum      | Nästa uppföljning |
        | U-001 | 2026-11-02 | 2026-11-01        |
        """, """
        # Uppföljning
        | ID    | Datum      | Nästa uppföljning |
        | U-001 | 2026-11-02 | 2026-11-02        |
        """),
    Case("datum-efter-idag", QUERY, "Förankring!C2 Rapportering!B2 Uppföljning!B2", """
        # Förankring
        | ID    | Status    | Datum      |
        | F-001 | Genomförd | 2026-11-24 |
        # Uppföljning
        | ID    | Datum      |
        | U-001 | 2026-11-24 |
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2026-11-24 |
        """, """
        # Förankring
        | ID    | Status    | Datum      |
        | F-001 | Genomförd | 2026-11-23 |
        | F-002 | Planerad  | 2026-11-24 |
        # Uppföljning
        | ID    | Datum      |
        | U-001 | 2026-11-23 |
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2026-11-23 |
        """),
    Case("osakert-datum", QUERY, "Förankring!B2", """
        # Förankring
        | ID    | Datum  |
        | F-001 | 3/4/26 |
        """, """
        # Förankring
        | ID    | Datum   |
        | F-001 | 13/4/26 |
        """),
    Case("osakert-val", QUERY, "Behov!B2", """
        # Behov
        | ID    | Kan lösas tillsammans |
        | N-001 | ja (delvis)           |
        """, """
        # Behov
        | ID    | Kan lösas tillsammans |
        | N-001 | ja                    |
        | N-002 | jaha                  |
        """),
    Case("for-lang", QUERY, "Behov!B2", f"""
        # Behov
        | ID    | Rubrik     |
        | N-001 | {"x" * 81} |
        """, f"""
        # Behov
        | ID    | Rubrik     |
        | N-001 | {"x" * 80} |
        """),
    # Claims: what is said must be shown
    Case("ja-utan-organisation", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 1  | Ja          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 1  | Ja          |
        # Organisation
        | ID    | Namn |
        | G-001 | Råd  |
        """),
    Case("ja-utan-tid-samordnare", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2a | Ja          |
        # Roller
        | ID    | Roll                | Avsatt tid |
        | R-001 | Kommunal samordnare | 0          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2a | Ja          |
        # Roller
        | ID    | Roll                | Avsatt tid |
        | R-001 | Kommunal samordnare | 0.1        |
        """),
    Case("ja-utan-tid-kommunpolis", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2b | Ja          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2b | Nej         |
        """),
    Case("ja-utan-mandat-samordnare", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2c | Ja          |
        # Roller
        | ID    | Roll        | Mandat |
        | R-001 | Kommunpolis | Leda   |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2c | Ja          |
        # Roller
        | ID    | Roll                | Mandat |
        | R-001 | Kommunal samordnare | Leda   |
        """),
    Case("ja-utan-mandat-kommunpolis", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2d | Ja          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 2d | Delvis      |
        """),
    Case("ja-utan-tidplan", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 3b | Ja          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 3b | Ja          |
        # Tidplan
        | ID    | Aktivitet | Klar |
        | A-001 | Möte      | 10 % |
        """),
    Case("ja-utan-uppfoljning", QUERY, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 4  | Ja          |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 4  | Ja          |
        # Uppföljning
        | ID    | Enhet |
        | U-001 | Skola |
        """),
    *(Case(f"ja-utan-forankring-{number}", QUERY, "Stödfrågor!B2", f"""
        # Stödfrågor
        | Nr | Svar kommun |
        | 5  | Ja          |
        # Förankring
        | ID    | Nivå    | Status   |
        | F-001 | {level} | Planerad |
        """, f"""
        # Stödfrågor
        | Nr | Svar kommun |
        | 5  | Ja          |
        # Förankring
        | ID    | Nivå    | Status    |
        | F-001 | {level} | Genomförd |
        """) for number, level in enumerate(LEVELS.choices, 1)),
    Case("ja-utan-overenskommelse", QUERY, "Lagkrav!B2", """
        # Lagkrav
        | Nr | Uppfyllt |
        | 9  | Ja       |
        # Överenskommelser
        | ID    | Status   | Syfte | Områden | Gäller från | Gäller till |
        | Ö-001 | Ingången | Lugn  | Centrum | 2025-01-01  | 2026-11-22  |
        """, """
        # Lagkrav
        | Nr | Uppfyllt |
        | 9  | Ja       |
        # Överenskommelser
        | ID    | Status   | Syfte | Områden | Gäller från | Gäller till |
        | Ö-001 | Ingången | Lugn  | Centrum | 2025-01-01  | 2026-11-23  |
        """),
    Case("ja-utan-rad", QUERY, "Lagkrav!B2", """
        # Lagkrav
        | Nr | Uppfyllt |
        | 10 | Ja       |
        # Organisation
        | ID    | Grupptyp  |
        | G-001 | Styrgrupp |
        """, """
        # Lagkrav
        | Nr | Uppfyllt |
        | 10 | Ja       |
        # Organisation
        | ID    | Grupptyp        |
        | G-001 | Strategiskt råd |
        """),
    Case("ja-utan-rapport", QUERY, "Lagkrav!B2", """
        # Lagkrav
        | Nr  | Uppfyllt |
        | 13b | Ja       |
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2025-11-22 |
        """, """
        # Lagkrav
        | Nr  | Uppfyllt |
        | 13b | Ja       |
        # Rapportering
        | ID    | Datum      |
        | K-001 | 2025-11-23 |
        """),
    # Notices
    Case("parterna-svarar-olika", NOTICE, "Stödfrågor!C2", """
        # Stödfrågor
        | Nr | Svar kommun | Svar polis |
        | 1  | Delvis      | Nej        |
        """, """
        # Stödfrågor
        | Nr | Svar kommun | Svar polis |
        | 1  | Delvis      | Delvis     |
        | 2a | Delvis      |            |
        | 2b |             | Nej        |
        | 2c | Nej         | -          |
        """),
    Case("rattat", NOTICE, "Stödfrågor!B2", """
        # Stödfrågor
        | Nr | Svar kommun |
        | 1  | j           |
        """, """
        # Stödfrågor
        | Nr | Svar kommun |
        | 1  | ja          |
        """),
    Case("extra-kolumn", NOTICE, "Behov!B1", """
        # Behov
        | ID    | Vår egen | Rubrik |
        | N-001 |          | Ett    |
        """, """
        # Behov
        | ID    |          | Rubrik |
        | N-001 |          | Ett    |
        """),
    Case("gatunummer", NOTICE, "Behov!B2", """
        # Behov
        | ID    | Plats         |
        | N-001 | Storgatan 4 B |
        """, """
        # Behov
        | ID    | Plats               |
        | N-001 | Storgatan           |
        | N-002 | Väg 4, norr om sjön |
        """),
    Case("ledig-dag", NOTICE, "Stödfrågor!C2 Stödfrågor!C3", """
        # Stödfrågor
        | Nr | Svar kommun | Klart senast |
        | 1  | Nej         | 2026-12-25   |
        | 2a | Delvis      | 2026-11-28   |
        """, """
        # Stödfrågor
        | Nr | Svar kommun | Klart senast |
        | 1  | Nej         | 2026-12-28   |
        | 2a | Ja          | 2026-11-28   |
        """),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.cells.split('!', maxsplit=1)[0]}")
def test_what_breaks_a_rule_is_found_at_its_cell_with_its_weight(case):
    found = cells_of(checked(case.breach).findings, case.code)
    expected = sorted((*cell.split("!"), case.severity.value) for cell in case.cells.split())
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.cells.split('!', maxsplit=1)[0]}")
def test_the_nearest_miss_is_no_breach(case):
    assert cells_of(checked(case.near).findings, case.code) == []


START_CASES = (
    ("kod-okand", ERROR, "code", {"code": "0999", "municipality": None}, {"code": "0580"}),
    ("kod-form", ERROR, "code", {"code": "58"}, {"code": "580"}),
    ("kod-saknas", ERROR, "code", {"code": None}, {"code": 580}),
    ("kod-och-namn", ERROR, "municipality", {"code": "0581"}, {"municipality": "LINKÖPING"}),
    ("kod-och-namn", ERROR, "municipality", {"code": "0305", "municipality": "Habo"},
     {"code": "0305", "municipality": "Håbo"}),
    ("period-form", ERROR, "period", {"period": "hösten"}, {"period": "2026-k3"}),
    ("period-ar", ERROR, "period", {"period": "9999"}, {"period": "2100-K4"}),
    ("period-ar", ERROR, "period", {"period": "0000-H1"}, {"period": 1990}),
    ("for-litet-tal", ERROR, "revision", {"revision": 0}, {"revision": 1}),
    ("adress-form", ERROR, "mailbox", {"mailbox": "trygghet"}, {"mailbox": "trygghet@linkoping.se"}),
    ("far-inte-skickas", ERROR, "information_class",
     {"information_class": "Kan omfattas av sekretess – skicka inte"}, {"information_class": "Intern"}),
    ("datum-i-framtiden", ERROR, "filled_on", {"filled_on": "2026-11-24"}, {"filled_on": "2026-11-23"}),
    ("fore-mandatperioden", QUERY, "filled_on", {"filled_on": "2026-10-14"}, {"filled_on": "2026-10-15"}),
    ("personlig-brevlada", NOTICE, "mailbox", {"mailbox": "fornamn.efternamn@linkoping.se"},
     {"mailbox": "trygghet@norra.linkoping.se"}),
    ("saknas", ERROR, "communication_lead", {"communication_lead": None}, {}),
    ("saknas", ERROR, "communication_plan_date", {"communication_plan_date": None},
     {"communication_plan_date": None, "communication_plan": "Nej"}),
)  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "field", "breach", "near"), START_CASES, ids=lambda part: str(part)[:40])
def test_a_fault_on_start_is_found_at_its_answer_and_the_nearest_miss_is_none(code, severity, field, breach, near):
    wrong = check(start(**breach))
    assert cells_of(wrong.findings, code) == [("Start", start_cell(field), severity.value)]
    assert cells_of(check(start(**near)).findings, code) == []


def check(*sheets):
    return checked(BookGrid(sheets))


def test_answers_may_be_of_before_the_term_until_the_term_begins():
    grid = BookGrid((start(filled_on="2026-09-01"),))
    before = check_book(grid, "bok.xlsx", "", STANDARD, EVE_OF_TERM)
    assert "fore-mandatperioden" not in codes(before)


@pytest.mark.parametrize(
    ("sheet", "needed", "given"),
    [
        ("Behov", "Ursprungskälla", {"Ursprung": "Ålagt uppdrag"}),
        ("Behov", "Beslut ID", {"Ställningstagande": "Initiera samverkan"}),
        ("Behov", "Motivering", {"Kan lösas tillsammans": "Ja", "Bör lösas tillsammans": "Ja"}),
        ("Behov", "Relevanta aktörer", {"Kan lösas tillsammans": "Ja"}),
        ("Beslut", "Tidsram slut", {"Tills vidare": "Nej"}),
        ("Beslut", "Omprövas senast", {"Tills vidare": "Ja"}),
        ("Beslut", "Tolkningsskillnader", {"Parterna överens": "Delvis"}),
        ("Organisation", "Tidsbegränsad till", {"Grupptyp": "Arbetsgrupp"}),
        ("Roller", "Avsatt tid", {"Roll": "Kommunpolis"}),
        ("Förankring", "Datum", {"Status": "Genomförd"}),
        ("Förankring", "Delaktig i beslutet", {"Nivå": "Mellanchef eller gruppchef"}),
        ("Överenskommelser", "Undertecknad datum", {"Status": "Ingången"}),
        ("Överenskommelser", "Undertecknad av", {"Status": "Ingången", "Motparter": "Polismyndigheten"}),
        ("Överenskommelser", "Senaste försök", {"Status": "Försökt – ej ingången"}),
        ("Uppföljning", "Brist", {"Läge": "Försenat"}),
        ("Uppföljning", "Stöd som behövs", {"Genomförs som beslutat": "Delvis"}),
        ("Uppföljning", "Eskaleras till", {"Läge": "Stoppat"}),
        ("Utvärdering", "Utvärdering planerad", {"Nytt grepp": "Ja"}),
        ("Utvärdering", "Resultat och lärdom", {"Effektutvärdering": "Klar"}),
        ("Stödfrågor", "Underlag", {"Nr": "1", "Svar kommun": "Ja"}),
        ("Stödfrågor", "Klart senast", {"Nr": "1", "Svar kommun": "Delvis"}),
        ("Lagkrav", "Datum", {"Nr": "4", "Uppfyllt": "Ja"}),
        ("Lagkrav", "Kommentar", {"Nr": "4", "Uppfyllt": "Nej"}),
    ],
)
def test_a_cell_that_a_rule_requires_is_missed_only_when_the_rule_says_so(sheet, needed, given):
    titles, answers = " | ".join(given), " | ".join(f"'{value}" for value in given.values())
    table = f"# {sheet}\n| {needed} | {titles} | X |\n| %s | {answers} | |"
    asked = cells_of(checked(table % "").findings, "saknas")
    assert (sheet, "A2", "fel") in asked
    assert (sheet, "A2", "fel") not in cells_of(checked(table % "-").findings, "saknas")
    without = f"# {sheet}\n| {needed} | {titles} | Förklaring | Kommentar |\n| | {'|' * len(given)} hej | hej |"
    assert (sheet, "A2", "fel") not in cells_of(checked(without).findings, "saknas")


def test_every_rule_of_every_sheet_has_a_case_here():
    claimed = {case.code for case in CASES} | {case[0] for case in START_CASES}
    assert {rule.code for sheet in SHEETS for rule in sheet.rules} <= claimed


def test_every_code_that_stops_a_book_has_its_sentence():
    assert set(STOPS_THE_BOOK) <= set(SENTENCES)


def test_a_message_gives_address_value_fault_and_remedy_in_one_shape():
    found = checked("""
        # Överenskommelser (row 6)
        | ID    | Motparter | Typ | Skriftlig | Syfte | Gäller från | Gäller till |
        | Ö-001 | Skola     |     |           |       | 2025-03-02  | 2025-03-01  |
        """).findings
    said = [message(one) for one in found if one.code == "slut-fore-start"]
    assert said == [
        "Överenskommelser!G7: Gäller till (2025-03-01) ligger före Gäller från (2025-03-02). Ändra ett av datumen."
    ]


def test_all_faults_of_a_row_come_in_one_pass_even_beside_cells_that_cannot_be_read():
    found = checked("""
        # Roller
        | ID    | Roll      | Bemanning | Avsatt tid | Gäller från | Gäller till |
        | R-001 | Vaktmästare | Vakant  | mycket     | 2026-03-02  | 2026-03-01  |
        """)
    assert codes(found) >= {"ej-i-listan", "vakant", "olasligt-tal", "slut-fore-start", "mandat-utgatt"}


def test_an_explained_query_becomes_a_notice_that_quotes_the_explanation():
    found = checked("""
        # Roller
        | ID    | Bemanning | Förklaring                |
        | R-001 | Vakant    | Annons ute till den 1 mars |
        """).findings
    (one,) = [finding for finding in found if finding.code == "vakant"]
    assert one.severity is NOTICE
    assert message(one) == "Roller!B2: Rollen är vakant. Förklaringen är ”Annons ute till den 1 mars”."


def test_an_error_is_not_explained_away():
    found = checked("""
        # Roller
        | ID    | Gäller från | Gäller till | Förklaring |
        | R-001 | 2027-03-02  | 2027-03-01  | Så är det  |
        """).findings
    assert cells_of(found, "slut-fore-start") == [("Roller", "C2", "fel")]


@pytest.mark.parametrize("case", [case for case in CASES if case.severity is not ERROR], ids=lambda case: case.code)
def test_a_query_or_a_notice_keeps_no_row_out_but_what_is_unsure_waits(case):
    rows = [row for rows in checked(case.breach).rows.values() for row in rows]
    rejected = [row for row in rows if row.outcome is Outcome.REJECTED]
    assert bool(rejected) is case.code.startswith("osakert")


@pytest.mark.parametrize("case", [case for case in CASES if case.severity is ERROR], ids=lambda case: case.code)
def test_an_error_in_a_cell_keeps_its_row_out_and_no_other(case):
    found = checked(case.breach)
    told = {(place.sheet, place.row) for one in found.findings if one.stops and (place := one.place)}
    out = {(row.sheet, row.number) for rows in found.rows.values() for row in rows if row.outcome is Outcome.REJECTED}
    assert out == told
    assert out == {(cell.split("!")[0], int(cell[-1])) for cell in case.cells.split()}


def test_the_book_of_the_examples_is_itself_without_fault():
    found = checked(book(""))
    assert codes(found) == {"blad-saknas", "blad-saknas-svar"}
    assert {one.facts["blad"] for one in found.findings} == {sheet.title for sheet in SHEETS[1:]}
