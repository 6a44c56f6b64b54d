"""The choices of the workbook: every drop-down, and the spellings that are read as one of its choices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One drop-down: `name` is its defined name in the workbook, `choices` what it offers, in order."""

    name: str
    choices: tuple[str, ...]


YES_NO = ChoiceList("lista_ja_nej", ("Ja", "Nej"))
YES_PARTLY_NO = ChoiceList("lista_ja_delvis_nej", ("Ja", "Delvis", "Nej"))
YES_PARTLY_NO_PLANNED = ChoiceList("lista_uppfyllt", ("Ja", "Delvis", "Nej", "Planerat"))
ANSWERS = ChoiceList("lista_svar", ("Ja", "Delvis", "Nej", "Vet inte"))
START_KINDS = ChoiceList("lista_start", ("Ny", "Förnyelse", "Omstart efter uppföljning"))
MUST_NOT_BE_SENT = "Kan omfattas av sekretess – skicka inte"
INFORMATION_CLASSES = ChoiceList("lista_informationsklass", ("Öppen", "Intern", MUST_NOT_BE_SENT))

COORDINATOR = "Kommunal samordnare"
MUNICIPAL_POLICE = "Kommunpolis"
CHAIR = "KSO"
HEAD_OF_AREA = "Chef LPO"
ROLES = ChoiceList(
    "lista_roller",
    (
        CHAIR,
        HEAD_OF_AREA,
        COORDINATOR,
        MUNICIPAL_POLICE,
        "Områdespolis",
        "Kommundirektör",
        "Förvaltningschef",
        "Mellanchef",
        "Gruppchef (polis)",
        "Kommunikationsansvarig",
        "Utförare",
        "Annan",
    ),
)
MUNICIPALITY_ACTOR = "Kommunen (KS)"
POLICE_ACTOR = "Polismyndigheten"
ACTORS = ChoiceList(
    "lista_aktorer",
    (
        MUNICIPALITY_ACTOR,
        "Socialtjänst",
        "Skola",
        "Kultur och fritid",
        "Samhällsbyggnad",
        "Räddningstjänst",
        "Kommunalt bostadsbolag",
        POLICE_ACTOR,
        "Region",
        "Länsstyrelsen",
        "Kriminalvården",
        "Åklagarmyndigheten",
        "Tullverket",
        "Arbetsförmedlingen",
        "SiS",
        "Privat fastighetsägare",
        "Näringsliv",
        "Civilsamhälle",
        "Bevakningsföretag",
        "Trafikbolag",
        "Annan",
    ),
)
MUNICIPAL_ACTORS = ACTORS.choices[:7]
"""The actors that count as the municipality where a need must name both parties."""

CATEGORIES = ChoiceList(
    "lista_kategorier",
    (
        "Våld i offentlig miljö",
        "Våld i nära relation",
        "Sexualbrott",
        "Rån",
        "Stöld",
        "Bostadsinbrott",
        "Skadegörelse",
        "Narkotika",
        "Trafik",
        "Ordningsstörning",
        "Bedrägeri",
        "Hot och otillåten påverkan",
        "Ekonomisk brottslighet",
        "Organiserad brottslighet",
        "Hatbrott",
        "Otrygghet",
        "Annat",
    ),
)
NEED_KINDS = ChoiceList("lista_behovstyp", ("Behov", "Problem"))
ORIGINS = ChoiceList("lista_ursprung", ("Verksamhetsmål", "Ålagt uppdrag", "Upptäckt problem"))
POSITIONS = ChoiceList(
    "lista_stallningstagande", ("Initiera samverkan", "Hanteras i egen linje", "Utred vidare", "Avskrivs")
)
MUNICIPAL_BODIES = ChoiceList(
    "lista_organ_kommun",
    ("Kommunfullmäktige", "Kommunstyrelsen", "Nämnd", "Kommundirektör", "Förvaltningschef", "Annan"),
)
POLICE_DECIDERS = ChoiceList(
    "lista_beslutsfattare_polis", (HEAD_OF_AREA, "Chef polisområde", "Regionpolischef", "Gruppchef (polis)", "Annan")
)
OWNERSHIP = ChoiceList("lista_huvudmannaskap", ("Kommunen", "Polisen", "Delat", "Annan"))
STANDING = ChoiceList(
    "lista_legitimitet",
    ("Politiskt beslut", "Ingår i verksamhetsplan", "Egen budget", "Kommunicerat internt", "Kommunicerat externt"),
)
DECISION_STATES = ChoiceList(
    "lista_beslutsstatus", ("Utkast", "Under beredning", "Beslutat", "Under omprövning", "Upphört")
)
COUNCIL = "Strategiskt råd"
GROUP_KINDS = ChoiceList("lista_grupptyp", ("Styrgrupp", COUNCIL, "Beredningsgrupp", "Arbetsgrupp", "Nätverk"))
PURPOSES = ChoiceList("lista_gruppsyfte", ("Styrning", "Uppföljning", "Beredning", "Utförande"))
PARTIES = ChoiceList("lista_parter", ("Kommunen", "Polisen", "Annan"))
GROUP_LEVELS = ChoiceList("lista_gruppniva", ("Ledande befattning", "Mellanchef", "Handläggare", "Blandat"))
GROUP_MANDATES = ChoiceList("lista_beslutsmandat", ("Beslutar", "Föreslår", "Informerar"))
STAFFING = ChoiceList("lista_bemanning", ("Tillsatt", "Vakant", "Tillförordnad", "Delad med annan kommun"))
LEVELS = ChoiceList(
    "lista_niva",
    (
        "Politisk ledning",
        "Högsta tjänstemannaledning",
        "Förvaltnings- eller områdesledning",
        "Mellanchef eller gruppchef",
        "Utförarled",
    ),
)
CHANNELS = ChoiceList(
    "lista_kanal",
    ("Möte", "Arbetsplatsträff", "Utbildning", "Film", "E-post", "Intranät", "Skriftligt beslut", "Annan"),
)
ANCHORING_STATES = ChoiceList("lista_forankring", ("Ej påbörjad", "Planerad", "Genomförd", "Behöver göras om"))
AGREEMENT_KINDS = ChoiceList(
    "lista_avtalstyp",
    ("Samverkansöverenskommelse", "Medborgarlöfte", "Avsiktsförklaring", "Avtal", "Annan"),
)
AGREEMENT_STATES = ChoiceList(
    "lista_avtalsstatus", ("Ingången", "Under förhandling", "Försökt – ej ingången", "Utgången", "Uppsagd")
)
PHASES = ChoiceList(
    "lista_fas", ("Behov", "Beslut", "Organisation", "Förankring", "Överenskommelse", "Uppföljning", "Annat")
)
PROGRESS = ChoiceList("lista_lage", ("Ej startat", "Enligt plan", "Försenat", "Stoppat", "Klart"))
LEADING_BODIES = ChoiceList("lista_ledningsorgan", ("KS", "Nämnd"))
REPORT_FORMS = ChoiceList(
    "lista_rapportform", ("Skriftlig rapport", "Muntlig föredragning", "Årsredovisning", "Delårsrapport", "Annan")
)
REPORT_CONTENTS = ChoiceList(
    "lista_rapportinnehall",
    ("Lägesbild", "Åtgärdsplan", "Uppföljning", "Överenskommelser", "Rådets arbete", "Utvärdering", "Annat"),
)
COUNCIL_POSITIONS = ChoiceList("lista_kf", ("Godkänd", "Lagd till handlingarna", "Återremitterad", "Ej behandlad"))
EVALUATION_STATES = ChoiceList("lista_utvardering", ("Nej", "Planerad", "Pågår", "Klar"))
EVALUATORS = ChoiceList("lista_utforare", ("Egen regi", "Högskola eller universitet", "Konsult", "Brå", "Annan"))
ZOOMS = ChoiceList("lista_visning", ("Dag", "Vecka", "Månad"))
