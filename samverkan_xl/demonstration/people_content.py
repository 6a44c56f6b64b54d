"""The groups, the roles and the ways in which a decision reaches everybody: content only, functions and never names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupText:
    """A group in the joint organisation."""

    name: str
    kind: str
    purpose: str
    chair: str
    party: str
    members: str
    level: str
    meetings: int
    next_days: int
    mandate: str


GROUPS = (
    GroupText("Lokala brottsförebyggande rådet", "Strategiskt råd", "Styrning; Uppföljning", "KSO", "Kommunen",
              "Kommunen (KS); Polismyndigheten; Räddningstjänst; Kommunalt bostadsbolag; Näringsliv",
              "Ledande befattning", 4, 34, "Beslutar"),
    GroupText("Styrgrupp för samverkan", "Styrgrupp", "Styrning; Uppföljning", "Kommundirektör", "Kommunen",
              "Kommunen (KS); Polismyndigheten; Socialtjänst; Skola", "Ledande befattning", 6, 20, "Beslutar"),
    GroupText("Beredningsgrupp trygghet", "Beredningsgrupp", "Beredning; Uppföljning", "Kommunal samordnare",
              "Kommunen", "Kommunen (KS); Polismyndigheten; Kultur och fritid", "Mellanchef", 10, 9, "Föreslår"),
    GroupText("Nätverk för handel och fastighetsägare", "Nätverk", "Utförande", "Kommunpolis", "Polisen",
              "Polismyndigheten; Näringsliv; Privat fastighetsägare; Samhällsbyggnad", "Blandat", 4, 48, "Informerar"),
)  # fmt: skip
EFFORT_GROUP_NEXT_DAYS = 6
"""When the working group of the joint effort meets next."""


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role in the cooperation; `shares` are the shares of a post it may have, none for most."""

    role: str
    organisation: str
    position: str
    mandate: str
    authority: str
    shares: tuple[float, ...] = ()
    deputy: str | None = None


ROLES = (
    RoleText("KSO", "Kommunen (KS)", "Kommunstyrelsens ordförande",
             "Leder det strategiska rådet och företräder kommunen.", "Beslutar inom kommunstyrelsens ansvar.",
             deputy="Kommunstyrelsens vice ordförande"),
    RoleText("Chef LPO", "Polismyndigheten", "Chef för lokalpolisområdet",
             "Företräder polisen i rådet och styrgruppen.", "Fördelar lokalpolisområdets resurser.",
             deputy="Ställföreträdande chef"),
    RoleText("Kommunal samordnare", "Kommunen (KS)", "Trygghetssamordnare",
             "Samordnar och bereder på styrgruppens uppdrag.", "Kallar alla förvaltningar och begär in underlag.",
             (0.25, 0.4, 0.5, 0.75, 1.0), "Säkerhetssamordnare"),
    RoleText("Kommunpolis", "Polismyndigheten", "Kommunpolis",
             "Samordnar polisens del och tar fram lägesbild.", "Föreslår insatser och planerar polisens närvaro.",
             (0.2, 0.25, 0.5, 1.0), "Områdespolis"),
    RoleText("Förvaltningschef", "Socialtjänst", "Socialchef",
             "Ansvarar för att insatserna genomförs i förvaltningen.", "Beslutar om personal och arbetssätt."),
    RoleText("Gruppchef (polis)", "Polismyndigheten", "Gruppchef för områdespoliser",
             "Leder polisens genomförande.", "Planerar tjänstgöring för områdespoliserna."),
    RoleText("Kommunikationsansvarig", "Kommunen (KS)", "Kommunikatör",
             "Håller ihop den gemensamma kommunikationen.", "Publicerar i kommunens kanaler efter avstämning."),
    RoleText("Utförare", "Kultur och fritid", "Fältarbetare",
             "Genomför insatsen på plats.", "Avgör vardagens arbete inom insatsen."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OccasionText:
    """An occasion on which the decision is passed on: when, in days from today, and about how many it reaches."""

    party: str
    level: str
    by: str
    channel: str
    days: int
    reached: int


ANCHORING = (
    OccasionText("Kommunen", "Politisk ledning", "KSO", "Skriftligt beslut", -108, 13),
    OccasionText("Kommunen", "Högsta tjänstemannaledning", "Kommundirektör", "Möte", -98, 9),
    OccasionText("Kommunen", "Förvaltnings- eller områdesledning", "Förvaltningschef", "Möte", -78, 14),
    OccasionText("Kommunen", "Mellanchef eller gruppchef", "Förvaltningschef", "Utbildning", -58, 31),
    OccasionText("Kommunen", "Utförarled", "Mellanchef", "Arbetsplatsträff", -41, 86),
    OccasionText("Polisen", "Högsta tjänstemannaledning", "Chef LPO", "E-post", -100, 6),
    OccasionText("Polisen", "Förvaltnings- eller områdesledning", "Chef LPO", "Möte", -92, 8),
    OccasionText("Polisen", "Mellanchef eller gruppchef", "Chef LPO", "Film", -63, 7),
    OccasionText("Polisen", "Utförarled", "Gruppchef (polis)", "Arbetsplatsträff", -35, 28),
    OccasionText("Annan", "Förvaltnings- eller områdesledning", "Kommunal samordnare", "Intranät", -30, 12),
)
OPEN_QUESTIONS = (
    "Hur räknas tiden för arbetsplatsträffar?",
    "Vem svarar för nyanställda?",
    "Önskemål om en kort film till nästa träff.",
)
