"""The joint plan, its follow-up, agreements and reports: content only; days are counted from today."""

from __future__ import annotations

from dataclasses import dataclass

DECIDED_BY_MUNICIPALITY, DECIDED_BY_POLICE, DECISION_STARTS = -120, -112, -105
EFFORT_DECIDED, EFFORT_STARTS, EFFORT_FRAME_ENDS = -46, -25, 240

CONDITIONS = (
    "Parterna avsätter tid enligt Roller. Kommunen står för lokal och administration, polisen för lägesbild.",
    "Styrgruppen möts varannan månad. Gemensam budget finns inte; var part bär sina kostnader.",
    "Insatser planeras kvartalsvis. Material delas på gemensam yta utan uppgifter om enskilda personer.",
)
MUNICIPAL_GOALS = ("En trygg kommun att bo och verka i.", "Färre ska utsättas för brott.", "Trygga mötesplatser.")
POLICE_GOALS = ("Ökad synlighet i lokalsamhället.", "Brotten ska minska och tryggheten öka.", "Färre brott bland unga.")
DIFFERENCES = "Parterna räknar arbetstiden olika; styrgruppen följer frågan."


@dataclass(frozen=True, slots=True)
class ActivityText:
    """A line of the plan; `after` counts earlier lines from 1. `{insats}` is the joint effort."""

    phase: str
    activity: str
    link: str
    responsible: str
    party: str
    start: int
    end: int
    after: tuple[int, ...] = ()
    milestone: bool = False


ACTIVITIES = (
    ActivityText("Behov", "Ta fram gemensam lägesbild", "N-001", "Kommunal samordnare", "Kommunen", -230, -182),
    ActivityText("Behov", "Välj problem att lösa tillsammans", "N-001", "Kommunpolis", "Polisen", -180, -158, (1,)),
    ActivityText("Beslut", "Bered det gemensamma beslutet", "N-002", "Kommunal samordnare", "Kommunen", -157, -124,
                 (2,)),
    ActivityText("Beslut", "Gemensamt beslut fattat av båda parter", "N-002", "KSO", "Kommunen", -112, -112, (3,),
                 milestone=True),
    ActivityText("Organisation", "Utse styrgrupp och strategiskt råd", "B-001", "Kommundirektör", "Kommunen", -104, -80,
                 (4,)),
    ActivityText("Organisation", "Fastställ roller, mandat och avsatt tid", "2a", "Chef LPO", "Polisen", -98, -62,
                 (4,)),
    ActivityText("Förankring", "Informera förvaltnings- och områdesledning", "B-001", "Förvaltningschef", "Kommunen",
                 -78, -52, (5,)),
    ActivityText("Förankring", "Gå igenom beslutet på arbetsplatsträffar", "5", "Mellanchef", "Kommunen", -50, -14,
                 (7,)),
    ActivityText("Överenskommelse", "Teckna överenskommelse", "B-001", "KSO", "Kommunen", -60, -32, (6,)),
    ActivityText("Annat", "Genomför insatsen {insats}", "B-002", "Utförare", "Kommunen", EFFORT_STARTS, 62, (6,)),
    ActivityText("Uppföljning", "Följ upp läget i styrgruppen", "4", "Kommunal samordnare", "Kommunen", 18, 24, (9,)),
    ActivityText("Uppföljning", "Rapport till kommunfullmäktige", "B-001", "KSO", "Kommunen", 76, 76, (11,),
                 milestone=True),
    ActivityText("Uppföljning", "Utvärdera insatsen", "B-002", "Kommunpolis", "Polisen", 84, 150, (10,)),
)  # fmt: skip
HELD_UP = 8
"""The line that has passed its end unfinished where things do not go quite as planned; others may wait for it."""


@dataclass(frozen=True, slots=True)
class FollowUpText:
    """An entry in the log; one that falters says what lacks and what support is needed."""

    days: int
    manager: str
    unit: str
    concerns: str
    progress: str
    results: str
    next_days: int
    deficiency: str | None = None
    support: str | None = None
    escalated_to: str | None = None
    mend_days: int | None = None
    solved_days: int | None = None


FOLLOW_UPS = (
    FollowUpText(-76, "Kommundirektör", "Kommunledningskontoret", "A-005", "Klart",
                 "Råd och styrgrupp är utsedda och har haft sitt första möte.", -50),
    FollowUpText(-57, "Gruppchef", "Områdespolisen", "A-006", "Klart",
                 "Roller och avsatt tid är beslutade av båda parter.", -30,
                 "Beslutet om kommunpolisens tid dröjde två veckor.", "Besked från lokalpolisområdets ledning.",
                 "Chef LPO", -45, -47),
    FollowUpText(-48, "Förvaltningschef", "Socialförvaltningen", "A-007", "Klart",
                 "Alla ledningsgrupper har fått information.", -20),
    FollowUpText(-21, "Enhetschef", "Fritid och förebyggande", "A-010", "Enligt plan",
                 "Insatsen har startat med fältarbete två kvällar i veckan.", 17),
    FollowUpText(-9, "Kommundirektör", "Kommunledningskontoret", "B-001", "Enligt plan",
                 "Samverkan löper enligt beslutet och parterna är överens om nästa steg.", 40),
)  # fmt: skip
HELD_UP_FOLLOW_UP = FollowUpText(
    -8, "Enhetschef", "Skola och förskola", "A-008", "Försenat",
    "Två av tre arbetslag har gått igenom beslutet.", 13,
    "Arbetsplatsträffar har fått ställas in på grund av vakanser.",
    "Kortare material som kan användas vid morgonmöten.",
    "Förvaltningschef", 27,
)  # fmt: skip

POLICE_AGREEMENT_PURPOSE = "Att polis och kommun tillsammans förebygger brott och ökar tryggheten."
PLEDGE_PURPOSE = "Att visa invånarna vad polis och kommun gör det närmaste året."
ATTEMPT_PURPOSE = "Att få gemensam bild av utsatta platser och fördela åtgärderna mellan parterna."
OTHER_COUNTERPARTS = ("Näringsliv", "Region", "Kommunalt bostadsbolag", "Privat fastighetsägare")


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report to the council, when it was given and when the next is due."""

    form: str
    contents: str
    position: str
    days: int
    next_days: int


REPORTS = (
    ReportText("Delårsrapport", "Lägesbild; Åtgärdsplan", "Lagd till handlingarna", -262, -90),
    ReportText("Skriftlig rapport", "Uppföljning; Överenskommelser; Rådets arbete", "Godkänd", -80, 100),
)

EARLIER_EFFORT = "Nattvandring med föreningar"
EARLIER_BEFORE = "Få vuxna på plats och oroliga helgkvällar."
EARLIER_RESULT = (
    "Fler vuxna finns ute och ungdomarna känner igen dem. Vi lärde oss att föreningarna behöver en fast kontaktperson "
    "i kommunen och att schemat måste läggas i god tid."
)
