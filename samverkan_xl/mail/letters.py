"""Letters: a template that anybody may edit, filled in for one municipality."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samverkan_xl.mail.letter_parts import Bullets, Paragraph, Part
from samverkan_xl.mail.plain_text import decoded
from samverkan_xl.model.refusals import Refusal

SITUATION = "läget"
WORDS = (
    *("kommun", "kommunkod", "län", "period", "revision", "namn", "bilaga", "idag"),
    *("rapportens dag", "svara senast", "avsändare"),
)
"""The places that are filled in with a word or two; `läget` is a part of its own, of what the reminder is about."""

OPTIONAL = frozenset({"svara senast", "avsändare"})
"""Places without which their whole line says nothing: it goes with them."""

_SUBJECT = re.compile(r"(?:ämne|subject)\s*:\s*(.*)", re.IGNORECASE)
_PLACE = re.compile(r"( ?)\{\s*([^{}\n]*?)\s*\}")
_OWN_LINE = re.compile(r"\{\s*läget\s*\}", re.IGNORECASE)
_BULLET = "- "


class BadLetterTemplateError(Refusal):
    """The template of a letter cannot be used; the sentence names its line."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter as it was edited: the subject, and the body's paragraphs with places such as {kommun} in them."""

    source: bytes
    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one municipality: its subject on one line, and its parts."""

    subject: str
    parts: tuple[Part, ...]


def read_letter_template(content: bytes, file: str, *, reminds: bool) -> LetterTemplate:
    """Read a template: the first line tells the subject, blank lines part paragraphs.

    Raises `BadLetterTemplateError` for what is missing or misspelt; a reminder must have the place {läget}, which no
    other letter may have.
    """
    lines = [line.rstrip() for line in decoded(content, file).splitlines()]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    subject = _SUBJECT.fullmatch(lines[first].strip()) if lines else None
    if subject is None or not subject[1].strip():
        raise BadLetterTemplateError(
            f"{file} börjar inte med ämnet. Skriv överst till exempel: Ämne: [Samverkan 1.1] {{kommunkod}} {{kommun}}"
        )
    for number, line in enumerate(lines, 1):
        _refuse_unknown_places(line, f"{file} rad {number}", reminds=reminds, is_subject=number == first + 1)
    paragraphs = tuple(_paragraphs(lines[first + 1 :]))
    if not paragraphs:
        raise BadLetterTemplateError(f"{file} har ingen text under ämnet. Skriv brevet efter en tom rad.")
    if reminds and not any(_OWN_LINE.fullmatch(paragraph.strip()) for paragraph in paragraphs):
        raise BadLetterTemplateError(
            f"{file} saknar {{läget}}, platsen för det som påminns om. Skriv {{läget}} ensamt mellan två tomma rader."
        )
    return LetterTemplate(content, subject[1].strip(), paragraphs)


def _refuse_unknown_places(line: str, where: str, *, reminds: bool, is_subject: bool) -> None:
    for found in _PLACE.finditer(line):
        name = found[2].casefold()
        if name in WORDS:
            continue
        if name != SITUATION:
            near = difflib.get_close_matches(name, (*WORDS, SITUATION), n=1)
            hint = f"Menade du {{{near[0]}}}?" if near else f"Platserna är {_listed((*WORDS, SITUATION))}."
            raise BadLetterTemplateError(f"{where}: {{{found[2]}}} är ingen plats som kan fyllas i. {hint}")
        if not reminds:
            raise BadLetterTemplateError(f"{where}: {{läget}} finns bara i påminnelser. Ta bort det ur mallen.")
        if is_subject or not _OWN_LINE.fullmatch(line.strip()):
            raise BadLetterTemplateError(f"{where}: {{läget}} måste stå ensamt på sin rad, mellan två tomma rader.")


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    text = "\n".join(lines)
    yield from (part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip())


def write_letter(template: LetterTemplate, values: Mapping[str, str], situation: tuple[Part, ...] = ()) -> Letter:
    """Fill in a template; a place whose value is blank goes, with the space before it. Values are never read anew."""
    parts: list[Part] = []
    for whole in template.paragraphs:
        paragraph = "\n".join(line for line in whole.split("\n") if not _lacks_its_value(line, values))
        if _OWN_LINE.fullmatch(paragraph.strip()):
            parts.extend(situation)
        elif not paragraph.strip():
            continue
        elif all(line.startswith(_BULLET) for line in paragraph.split("\n")):
            items = (line.removeprefix(_BULLET) for line in paragraph.split("\n"))
            parts.append(Bullets(tuple(_filled(item, values) for item in items)))
        else:
            parts.append(Paragraph(_filled(paragraph, values)))
    return Letter(" ".join(_filled(template.subject, values).split()), tuple(parts))


def _lacks_its_value(line: str, values: Mapping[str, str]) -> bool:
    names = {found[2].casefold() for found in _PLACE.finditer(line)}
    return any(not values.get(name, "").strip() for name in names & OPTIONAL)


def _filled(text: str, values: Mapping[str, str]) -> str:
    def at(found: re.Match[str]) -> str:
        value = " ".join(values.get(found[2].casefold(), "").split())
        return f"{found[1]}{value}" if value else ""

    return _PLACE.sub(at, text)
