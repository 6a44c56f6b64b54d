"""The figures of Sammanfattning, counted from the county; values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samverkan_xl.consolidating.county import County, Picture
from samverkan_xl.model.definition import Question
from samverkan_xl.model.sheets.timeline import LATE, status_of
from samverkan_xl.model.step_one import CRITERIA, UNANSWERED, Verdict, worst
from samverkan_xl.writing.palette import ATTENTION, GOOD, WRONG, Tone
from samverkan_xl.writing.report_rows import NOTHING_OPEN, open_state, values_of
from samverkan_xl.writing.report_step_one import is_lacking
from samverkan_xl.writing.report_words import SOON, counted, state_of, thousands, tone_of_share

WHOLE_TITLES = {"2": "Tid och mandat", "3": "Riktlinjer och tidplaner"}
"""What the guidance's questions that have parts are called as wholes."""

QUESTION_ANSWERS = ("Ja", "Delvis", "Nej", "Vet inte", UNANSWERED)
LAW_ANSWERS = ("Ja", "Delvis", "Nej", "Planerat", UNANSWERED)
OUTSIDE = ("Ej aktuellt", "Avvisad")
"""Answers that get a column only where they occur."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: what is shown large, what it is, a sentence about it, and from how many it is counted."""

    value: str
    caption: str
    sentence: str
    basis: str
    tone: Tone


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


def tiles(county: County) -> tuple[Tile, ...]:
    """Give the six key figures."""
    basis = f"{thousands(len(county.pictures))} svarat, {thousands(len(county.missing))} ej svarat"
    return (
        _meeting(county, "decision", "har gemensamt beslut", "har inte visat något beslut som båda parter fattat", basis),
        _meeting(county, "questions", "har alla stödfrågor Ja", "har någon stödfråga kvar som inte är Ja", basis),
        _done(county, basis),
        _late(county, basis),
        _expiring(county, basis),
        _support(county, basis),
    )


def _meeting(county: County, key: str, caption: str, lacking: str, basis: str) -> Tile:
    criterion = next(one for one in CRITERIA if one.key == key)
    met = sum(not is_lacking(picture, criterion) for picture in county.pictures)
    return _share(county, met, caption, lacking, basis)


def _done(county: County, basis: str) -> Tile:
    done = sum(picture.verdict is Verdict.DONE for picture in county.pictures)
    return _share(county, done, "har steg 1 klart", "har minst ett av de fem villkoren kvar", basis)


def _share(county: County, part: int, caption: str, lacking: str, basis: str) -> Tile:
    answered = len(county.pictures)
    left = answered - part
    sentence = f"{counted(left, 'kommun', 'kommuner')} {lacking}." if left else "Det gäller alla som har svarat."
    sentence = sentence if answered else "Ingen kommun har svarat än."
    return Tile(f"{thousands(part)} av {thousands(answered)}", caption, sentence, basis, tone_of_share(part, answered))


def _number(codes: Sequence[str], caption: str, none: str, tone: Tone, basis: str) -> Tile:
    """Make the tile of a number that should be nought; `codes` has the municipality of each."""
    places = counted(len(set(codes)), "kommun", "kommuner")
    sentence = f"De finns i {places}." if len(codes) > 1 else f"Den finns i {places}." if codes else none
    return Tile(thousands(len(codes)), caption, sentence, basis, tone if codes else GOOD)


def _late(county: County, basis: str) -> Tile:
    late = [
        row.municipality.code
        for row in county.rows.get("timeline", ())
        if status_of(values_of(row), county.today) == LATE
    ]
    return _number(late, _noun(late, "aktivitet är försenad", "aktiviteter är försenade"), "Ingen aktivitet är försenad.", WRONG, basis)


def _expiring(county: County, basis: str) -> Tile:
    expiring = [
        picture.municipality.code
        for picture in county.pictures
        for one in picture.deadlines
        if (one.sheet.key, one.field.key) == ("agreements", "valid_to") and state_of(one.day, county.today) == SOON
    ]
    caption = _noun(expiring, "överenskommelse går ut inom 90 dagar", "överenskommelser går ut inom 90 dagar")
    return _number(expiring, caption, "Ingen överenskommelse går ut inom 90 dagar.", ATTENTION, basis)


def _support(county: County, basis: str) -> Tile:
    asking = [
        row.municipality.code
        for row in county.rows.get("follow_up", ())
        if open_state(row) != NOTHING_OPEN and values_of(row).get("support_needed")
    ]
    caption = _noun(asking, "öppet stödbehov", "öppna stödbehov")
    return _number(asking, caption, "Ingen har bett om stöd som inte är löst.", ATTENTION, basis)


def _noun(found: Sequence[str], one: str, many: str) -> str:
    return one if len(found) == 1 else many


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
    """Say in one sentence which line has most of the first answer, and which fewest."""
    if not answered or not found.lines:
        return "Ingen kommun har svarat än."
    wanted = [found.share(line, found.answers[0]) for line in range(len(found.lines))]
    best, least = max(wanted), min(wanted)
    if best == least:
        return f"Det är lika på alla rader: {thousands(best)} av {thousands(answered)} som svarat."
    top, bottom = (found.lines[wanted.index(one)][0] for one in (best, least))
    return (
        f"{most} {top} ({thousands(best)} av {thousands(answered)} som svarat), "
        f"{fewest} {bottom} ({thousands(least)} av {thousands(answered)})."
    )
