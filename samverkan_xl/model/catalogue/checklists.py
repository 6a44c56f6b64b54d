"""What is said of the two checklists: claims without anything to show for them."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import OR_COMMENT, OR_EXPLAIN, Sentence

_WAITING = "[Det kan bero på att {väntar} väntar på ett svar och inte räknas än. ]"


def _claim(thing: str, lacking: str, remedy: str) -> Sentence:
    """Say that a support question is answered Ja without anything to show for it."""
    return Sentence(
        f"ja utan {thing}",
        f"Fråga {{v1}} är besvarad med Ja, men {lacking}.",
        f"{_WAITING}{remedy}, {OR_EXPLAIN}",
    )


def _not_anchored(level: str, short_level: str) -> Sentence:
    return _claim(
        f"förankring: {short_level}",
        f"bladet Förankring visar ingen genomförd förankring för {level}",
        "Lägg till tillfället med status Genomförd på bladet Förankring",
    )


def _law_claim(thing: str, lacking: str, remedy: str) -> Sentence:
    """Say that a duty is called met without anything to show for it."""
    return Sentence(
        f"ja utan {thing}",
        f"Lagkrav {{v1}} är markerat med Ja, men {lacking}.",
        f"{_WAITING}{remedy}, {OR_COMMENT}",
    )


CHECKLISTS = {
    "ja-utan-organisation": _claim(
        "organisation", "bladet Organisation är tomt", "Lägg till den gemensamma gruppen på bladet Organisation"
    ),
    "ja-utan-tid-samordnare": _claim(
        "samordnarens tid",
        "bladet Roller visar ingen avsatt tid för Kommunal samordnare",
        "Skriv Avsatt tid för rollen på bladet Roller",
    ),
    "ja-utan-tid-kommunpolis": _claim(
        "kommunpolisens tid",
        "bladet Roller visar ingen avsatt tid för Kommunpolis",
        "Skriv Avsatt tid för rollen på bladet Roller",
    ),
    "ja-utan-mandat-samordnare": _claim(
        "samordnarens mandat",
        "bladet Roller visar inget mandat för Kommunal samordnare",
        "Beskriv Mandat för rollen på bladet Roller",
    ),
    "ja-utan-mandat-kommunpolis": _claim(
        "kommunpolisens mandat",
        "bladet Roller visar inget mandat för Kommunpolis",
        "Beskriv Mandat för rollen på bladet Roller",
    ),
    "ja-utan-tidplan": _claim(
        "tidplan",
        "bladet Tidplan visar bara förslaget eller är tomt",
        "Fyll i hur långt aktiviteterna har kommit eller vad de är kopplade till på bladet Tidplan",
    ),
    "ja-utan-uppfoljning": _claim(
        "uppföljning", "bladet Uppföljning är tomt", "Lägg till minst en uppföljning på bladet Uppföljning"
    ),
    "ja-utan-forankring-1": _not_anchored("Politisk ledning", "politisk ledning"),
    "ja-utan-forankring-2": _not_anchored("Högsta tjänstemannaledning", "högsta tjänstemän"),
    "ja-utan-forankring-3": _not_anchored("Förvaltnings- eller områdesledning", "områdesledning"),
    "ja-utan-forankring-4": _not_anchored("Mellanchef eller gruppchef", "mellanchefer"),
    "ja-utan-forankring-5": _not_anchored("Utförarled", "utförarled"),
    "parterna-svarar-olika": Sentence(
        "parterna svarar olika",
        "Parterna svarar olika på fråga {v1}: kommunen {v2}, polisen {v3}.",
        "Prata gärna igenom frågan; båda svaren får stå kvar.",
    ),
    "atgardsplan-utan-beslut": Sentence(
        "ja utan datum eller diarienummer",
        "Lagkrav {v1} är markerat med Ja, men åtgärdsplanens beslut saknar Datum eller Diarienummer.",
        f"Fyll i båda på samma rad på bladet Lagkrav, {OR_COMMENT}",
    ),
    "aldre-an-tva-ar": Sentence(
        "äldre än två år",
        "Lagkrav {v1} gjordes senast {v2}, men ska göras minst vartannat år (§ 6).",
        f"Skriv ett senare datum om det är gjort sedan dess, {OR_COMMENT}",
    ),
    "ja-utan-overenskommelse": _law_claim(
        "gällande överenskommelse",
        "bladet Överenskommelser visar ingen som är ingången, gäller i dag och har både syfte och områden",
        "Lägg till eller komplettera den på bladet Överenskommelser",
    ),
    "ja-utan-rad": _law_claim(
        "strategiskt råd",
        "bladet Organisation visar inget strategiskt råd",
        "Lägg till rådet med grupptypen Strategiskt råd på bladet Organisation",
    ),
    "ja-utan-rapport": _law_claim(
        "rapport det senaste året",
        "bladet Rapportering visar ingen rapport till kommunfullmäktige de senaste tolv månaderna",
        "Lägg till rapporten på bladet Rapportering",
    ),
    "okand-rad": Sentence(
        "okänt radnummer",
        "Raden (nummer ”{nr}”) hör inte till listans fasta rader.",
        "Skriv tillbaka det nummer som stod där, eller flytta texten till en rad som finns.",
    ),
}
