"""How the made-up municipalities answer the two checklists: content only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What a municipality writes at a support question: its evidence for Ja, or what remains and who sees to it."""

    number: str
    evidence: str
    remaining: str
    responsible: str


QUESTIONS = (
    QuestionText("1", "Styrgrupp och strategiskt råd, se Organisation.",
                 "Styrgruppen är inte utsedd av båda parter.", "Kommundirektör"),
    QuestionText("2a", "Avsatt tid framgår av Roller och av tjänstebeskrivningen.",
                 "Tiden räcker inte till uppföljning; ny fördelning tas upp i budgeten.", "Förvaltningschef"),
    QuestionText("2b", "Avsatt tid beslutad av lokalpolisområdet, se Roller.",
                 "Kommunpolisen tas i anspråk för annat; tiden behöver skyddas.", "Chef LPO"),
    QuestionText("2c", "Mandatet står i beslutet B-001 och i Roller.",
                 "Mandatet gäller bara den egna förvaltningen.", "Kommundirektör"),
    QuestionText("2d", "Mandatet står i beslutet B-001 och i Roller.",
                 "Mandatet är muntligt och behöver skrivas ned.", "Chef LPO"),
    QuestionText("3a", "Gemensamma riktlinjer antagna av styrgruppen.",
                 "Riktlinjerna är ett utkast och ska beslutas av styrgruppen.", "Kommunal samordnare"),
    QuestionText("3b", "Tidplanen är gemensam, se Tidplan.",
                 "Tidplanen saknar polisens aktiviteter.", "Kommunpolis"),
    QuestionText("4", "Styrgruppen följer upp varje kvartal, se Uppföljning.",
                 "Uppföljningen görs men lärdomarna skrivs inte ned.", "Kommunal samordnare"),
    QuestionText("5", "Beslutet är förmedlat på alla nivåer, se Förankring.",
                 "Utförarledet är inte nått i alla förvaltningar.", "Mellanchef"),
)  # fmt: skip

MAY_WAIT = ("2a", "2b", "2c", "2d", "3a", "3b", "4", "5")
"""The questions of which a municipality that has come far may still answer some with Delvis."""


@dataclass(frozen=True, slots=True)
class LawText:
    """What a municipality writes at a duty: when it was met and by which kind of registry number, or what lacks."""

    number: str
    met_days: int
    registry: str
    lacking: str


LAWS = (
    LawText("4", -210, "KS", "Kartläggning finns, men analysen är inte klar."),
    LawText("5", -150, "KS", "Åtgärdsplanen är på remiss och beslutas av kommunstyrelsen."),
    LawText("6a", -210, "KS", "Lägesbilden uppdateras under året."),
    LawText("6b", -95, "KS", "Uppföljningen är påbörjad i styrgruppen."),
    LawText("9", -70, "KS", "Samtal pågår om en första överenskommelse."),
    LawText("10", -85, "KS", "Rådet är under bildande."),
    LawText("11", -100, "", "Funktionen finns men är inte beslutad."),
    LawText("12a", -90, "", "Samordningen når inte alla förvaltningar."),
    LawText("12b", -90, "", "Kontaktvägen är inte känd utanför kommunhuset."),
    LawText("12c", -60, "", "Information sprids vid behov men saknar plan."),
    LawText("13a", -120, "KS", "Ansvaret delas i dag mellan två nämnder."),
    LawText("13b", -80, "KF", "Rapporteringen till kommunfullmäktige är inte regelbunden."),
)

MAY_BE_PARTLY_MET = ("6b", "12a", "12b", "12c", "11")
"""The duties of which a municipality that has come far may still meet some in part."""

NOT_YET = {
    "Delvis": "Arbetet är påbörjat men inget är beslutat.",
    "Nej": "Inte påbörjat; tas upp när samordningsfunktionen är tillsatt.",
    "Planerat": "Planerat till nästa verksamhetsår.",
}
"""What a municipality at the beginning writes."""
