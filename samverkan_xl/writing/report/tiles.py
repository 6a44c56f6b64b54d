"""The six key figures of Sammanfattning; values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_xl.consolidating.county import County
from samverkan_xl.model.sheets.timeline import LATE, status_of
from samverkan_xl.model.step_one import CRITERIA, Verdict
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG, Tone
from samverkan_xl.writing.report.rows import NOTHING_OPEN, open_state, values_of
from samverkan_xl.writing.report.step_one import is_lacking
from samverkan_xl.writing.report.words import SOON, counted, state_of, thousands, tone_of_share


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: what is shown large, what it is, a sentence about it, and from how many it is counted."""

    value: str
    caption: str
    sentence: str
    basis: str
    tone: Tone


NOBODY = "Ingen kommun har svarat än."


def tiles(county: County) -> tuple[Tile, ...]:
    """Give the six key figures."""
    return (
        _meeting(county, "decision", "har gemensamt beslut", "har inte visat något beslut som båda parter fattat"),
        _meeting(county, "questions", "har alla stödfrågor Ja", "har någon stödfråga kvar som inte är Ja"),
        _done(county),
        _late(county),
        _expiring(county),
        _support(county),
    )


def _basis(county: County) -> str:
    unusable = len(county.missing) - len(county.silent)
    also = f", {thousands(unusable)} går inte att använda" if unusable else ""
    return f"{thousands(len(county.pictures))} svarat, {thousands(len(county.silent))} ej svarat{also}"


def _meeting(county: County, key: str, caption: str, lacking: str) -> Tile:
    criterion = next(one for one in CRITERIA if one.key == key)
    met = sum(not is_lacking(picture, criterion) for picture in county.pictures)
    return _share(county, met, caption, lacking)


def _done(county: County) -> Tile:
    done = sum(picture.verdict is Verdict.DONE for picture in county.pictures)
    return _share(county, done, "har steg 1 klart", "har minst ett villkor kvar")


def _share(county: County, part: int, caption: str, lacking: str) -> Tile:
    """Make the tile of a number of municipalities that should be all."""
    answered = len(county.pictures)
    left = counted(answered - part, "kommun", "kommuner")
    sentence = f"{left} {lacking}." if answered > part else "Det gäller alla som har svarat."
    value, tone = f"{thousands(part)} av {thousands(answered)}", tone_of_share(part, answered)
    return Tile(value, caption, sentence if answered else NOBODY, _basis(county), tone)


def _number(county: County, codes: Sequence[str], captions: tuple[str, str], none: str, tone: Tone) -> Tile:
    """Make the tile of a number that should be nought; `codes` has the municipality of each."""
    caption = captions[0] if len(codes) == 1 else captions[1]
    if not county.pictures:
        return Tile("–", caption, NOBODY, _basis(county), NONE)
    places = counted(len(set(codes)), "kommun", "kommuner")
    sentence = f"{'Den' if len(codes) == 1 else 'De'} finns i {places}." if codes else none
    return Tile(thousands(len(codes)), caption, sentence, _basis(county), tone if codes else GOOD)


def _late(county: County) -> Tile:
    rows = county.rows.get("timeline", ())
    late = [row.municipality.code for row in rows if status_of(values_of(row), county.today) == LATE]
    captions = ("aktivitet är försenad", "aktiviteter är försenade")
    return _number(county, late, captions, "Ingen aktivitet är försenad.", WRONG)


def _expiring(county: County) -> Tile:
    expiring = [
        picture.municipality.code
        for picture in county.pictures
        for one in picture.deadlines
        if (one.sheet.key, one.field.key) == ("agreements", "valid_to") and state_of(one.day, county.today) == SOON
    ]
    captions = ("överenskommelse går ut inom 90 dagar", "överenskommelser går ut inom 90 dagar")
    return _number(county, expiring, captions, "Ingen överenskommelse går ut inom 90 dagar.", ATTENTION)


def _support(county: County) -> Tile:
    asking = [
        row.municipality.code
        for row in county.rows.get("follow_up", ())
        if open_state(row) != NOTHING_OPEN and values_of(row).get("support_needed")
    ]
    captions = ("öppet stödbehov", "öppna stödbehov")
    return _number(county, asking, captions, "Ingen har bett om stöd som inte är löst.", ATTENTION)
