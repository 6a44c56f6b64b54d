"""The figures of Sammanfattning, counted from the county; values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samverkan_xl.consolidating.county import County, Picture
from samverkan_xl.model.definition import Question
from samverkan_xl.model.step_one import CRITERIA, UNANSWERED, Verdict, worst
from samverkan_xl.writing.report.step_one import is_lacking
from samverkan_xl.writing.report.words import thousands

WHOLE_TITLES = {"2": "Tid och mandat", "3": "Riktlinjer och tidplaner"}
"""What the guidance's questions that have parts are called as wholes."""

QUESTION_ANSWERS = ("Ja", "Delvis", "Nej", "Vet inte", UNANSWERED)
LAW_ANSWERS = ("Ja", "Delvis", "Nej", "Planerat", UNANSWERED)
OUTSIDE = ("Ej aktuellt", "Avvisad")
"""Answers that get a column only where they occur."""

MOST_SHARING = 2
"""So many lines that share the top or the bottom are named."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many municipalities answer what: a line per question."""

    answers: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def total(self) -> int:
        """Count the municipalities."""
        return max((sum(counts) for _, counts in self.lines), default=0)

    def share(self, line: int, answer: str) -> int:
        """Count one answer to one question."""
        return self.lines[line][1][self.answers.index(answer)]


def questions(county: County) -> Distribution:
    """Count the municipalities' answers to every whole question, each judged by its worst part."""
    lines = []
    for number, parts in county.definition.wholes():
        given = [_whole_answer(picture, parts) for picture in county.pictures]
        lines.append((_title(number, parts), given))
    return _distribution(QUESTION_ANSWERS, lines, len(county.missing))


def _title(number: str, parts: tuple[Question, ...]) -> str:
    if len(parts) == 1:
        return f"{parts[0].nr} {parts[0].kort}"
    return f"{number} {WHOLE_TITLES.get(number, f'{parts[0].kort} m.m.')}"


def _whole_answer(picture: Picture, parts: tuple[Question, ...]) -> str:
    """Judge a question by its worst part; parts that do not apply are no part of it, unless none does."""
    pairs = (picture.questions.get(part.nr) for part in parts)
    answers = [pair[0].text if pair else UNANSWERED for pair in pairs]
    outside = [one for one in answers if one in OUTSIDE]
    if len(outside) == len(answers):
        return outside[0]
    return worst(tuple(one for one in answers if one != OUTSIDE[0]))


def laws(county: County) -> Distribution:
    """Count the municipalities' answers to every duty."""
    lines = []
    for law in county.definition.lagkrav:
        given = (picture.laws.get(law.nr) for picture in county.pictures)
        lines.append((f"{law.nr} {law.kort}", [one.text if one else UNANSWERED for one in given]))
    return _distribution(LAW_ANSWERS, lines, len(county.missing))


def verdicts(county: County) -> Distribution:
    """Count the municipalities by how far they have come."""
    found = Counter(picture.verdict.value for picture in county.pictures)
    lines = [(verdict.value, (found[verdict.value],)) for verdict in Verdict]
    return Distribution(("Antal kommuner",), (*lines, (UNANSWERED, (len(county.missing),))))


def criteria(county: County) -> Distribution:
    """Count the municipalities that meet each criterion of step 1."""
    silent = len(county.missing)
    lines = []
    for one in CRITERIA:
        lacking = sum(is_lacking(picture, one) for picture in county.pictures)
        lines.append((one.title, (len(county.pictures) - lacking, lacking, silent)))
    return Distribution(("Uppfyllt", "Saknas", UNANSWERED), tuple(lines))


def _distribution(usual: tuple[str, ...], lines: Iterable[tuple[str, list[str]]], silent: int) -> Distribution:
    known = [(title, [one if one in (*usual, *OUTSIDE) else UNANSWERED for one in given]) for title, given in lines]
    *given_answers, unanswered = usual
    beside = (one for one in OUTSIDE if any(one in given for _, given in known))
    answers = (*given_answers, *beside, unanswered)
    counted_lines = []
    for title, given in known:
        found = Counter(given)
        found[UNANSWERED] += silent
        counted_lines.append((title, tuple(found[answer] for answer in answers)))
    return Distribution(answers, tuple(counted_lines))


def main_point(found: Distribution, answered: int, most: str, fewest: str) -> str:
    """Say in one sentence which lines have most of the first answer, and which fewest."""
    if not answered or not found.lines:
        return "Ingen kommun har svarat än."
    wanted = [found.share(line, found.answers[0]) for line in range(len(found.lines))]
    best, least = max(wanted), min(wanted)
    if best == least:
        return f"Det är lika på alla rader: {thousands(best)} av {thousands(answered)} som svarat."
    top, bottom = (_sharing(found, wanted, one) for one in (best, least))
    return (
        f"{most} {top} ({thousands(best)} av {thousands(answered)} som svarat), "
        f"{fewest} {bottom} ({thousands(least)} av {thousands(answered)})."
    )


def _sharing(found: Distribution, wanted: Sequence[int], count: int) -> str:
    """Name the one line or the two with the count; of more, say that they are several and name the first."""
    names = [title for (title, _), one in zip(found.lines, wanted, strict=True) if one == count]
    return " och ".join(names) if len(names) <= MOST_SHARING else f"flera, bland dem {names[0]}"
