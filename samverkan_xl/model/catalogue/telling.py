"""How findings are told: the sentence of their code, filled in with their facts.

Words in braces are filled in: {fält} and {värde} are the column's title and what stands there; {f1} and {v1}, {f2} and
{v2} … the titles and values of the rule's facts, in order; every other word is a fact by that name. What stands in
square brackets is said only where all its facts are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from samverkan_xl.model.catalogue.sentences import SENTENCES, UNKNOWN
from samverkan_xl.model.findings import Finding

_EXPLAINED = "Förklaringen är ”{förklaring}”."

_KINDS = {
    "pdf": "en PDF",
    "bild": "en bild",
    "rtf": "ett textdokument",
    "word": "ett Word-dokument",
    "powerpoint": "en Powerpoint-presentation",
    "visio": "en Visio-teckning",
    "opendocument": "ett dokument av annat slag",
    "arkiv": "ett packat arkiv",
    "zip": "ett packat arkiv",
    "program": "ett program",
    "html": "en webbsida",
    "xml": "en xml-fil",
    "text": "en textfil",
    "film": "en film",
    "macskrap": "en bifil från en Mac",
}
"""How a file's kind, as the reader tells it, is called in Swedish."""

_OTHER_KIND = "något annat"
_LONGEST_VALUE = 120
_WHOLE = frozenset({"val", "skäl", "av", "slag", "källor", "namn", "flyttade"})
"""Facts that are our own words; the sender's are shortened."""

_POSITIONAL = re.compile(r"[fv]\d+")
_CLAUSE = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{(\w+)\}")
_BLANK_SPOT = re.compile(r"( ?)([(”]{0,2})\{(\w+)\}([)”]{0,2})")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*|R\d*|C\d*", re.IGNORECASE)


def sentence(finding: Finding) -> str:
    """Say what is wrong and what to do; never raises, a fact that is missing leaves its place empty."""
    fault, remedy = fault_and_remedy(finding)
    return f"{fault} {remedy}"


def fault_and_remedy(finding: Finding) -> tuple[str, str]:
    """Say what is wrong and what to do, apart; of a query that is explained, what the explanation was."""
    said = SENTENCES.get(finding.code, UNKNOWN)
    facts = _facts(finding)
    remedy = _EXPLAINED if facts.get("förklaring") else said.remedy
    return _filled(said.fault, facts), _filled(remedy, facts)


def message(finding: Finding) -> str:
    """Say it with the address first, as Excel writes it."""
    if finding.place is None:
        return sentence(finding)
    return f"{_sheet(finding.place.sheet)}!{finding.place.cell}: {sentence(finding)}"


def short(code: str) -> str:
    """Say it in few words, for the panel in the workbook."""
    return SENTENCES.get(code, UNKNOWN).short


def _facts(finding: Finding) -> dict[str, str]:
    """Gather all that may be filled in: titles and values by position, facts by name, the cell's own value."""
    given = {name: str(fact) for name, fact in finding.facts.items()}
    listed = [(name, fact) for name, fact in given.items() if not _is_reserved(name)]
    facts = {"fält": "Cellen", "värde": finding.value, "slag": _OTHER_KIND, "blad": _sheet_of(finding)}
    facts["cell"] = finding.place.cell if finding.place else ""
    for number, (title, value) in enumerate(listed, 1):
        facts |= {f"f{number}": title, f"v{number}": value}
    facts |= {"slag": _KINDS.get(given.get("kind", ""), _OTHER_KIND), "skäl": given.get("detail", "")}
    return facts | {name: fact for name, fact in given.items() if fact or name not in facts}


def _is_reserved(name: str) -> bool:
    return name in {"fält", "värde"} or _POSITIONAL.fullmatch(name) is not None


def _sheet_of(finding: Finding) -> str:
    return finding.place.sheet if finding.place else ""


def _filled(template: str, facts: Mapping[str, str]) -> str:
    """Fill in each place once; what a user wrote is never looked through for places of its own."""
    whole = _CLAUSE.sub(lambda clause: clause[1] if all(map(facts.get, _PLACE.findall(clause[1]))) else "", template)
    text = _BLANK_SPOT.sub(lambda spot: _at(spot, facts), whole).lstrip()
    return text[:1].upper() + text[1:] if template.startswith("{") else text


def _at(spot: re.Match[str], facts: Mapping[str, str]) -> str:
    space, opening, name, closing = spot.groups()
    fact = facts.get(name, "")
    fact = fact if name in _WHOLE else _shortened(fact)
    enclosed_by_others = bool(opening) != bool(closing)
    return f"{space}{opening}{fact}{closing}" if fact or enclosed_by_others else ""


def _shortened(text: str) -> str:
    """Put a text on one line, and end it where it gets too long to read in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1].rstrip() + "…"


def _sheet(name: str) -> str:
    """Write a sheet's name as it stands in an Excel address, within apostrophes where it needs them."""
    if _PLAIN_SHEET.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"
