"""The short Swedish account of what came by mail, and the same as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from samverkan_xl.accounts import severities
from samverkan_xl.inbox.laying_in import TakenLine
from samverkan_xl.inbox.taking_in import TakenIn
from samverkan_xl.model.findings import Severity

_MOST_NAMES = 12
_WEIGHTS = list(Severity)


def taken_counts(taken: TakenIn) -> Counter[Severity]:
    """Count what is said in the new lines, by weight."""
    return Counter(told.severity for one in taken.new for told in one.told)


def taken_lines(taken: TakenIn, signs: dict[Severity, str]) -> Iterator[str]:
    """Tell what came: how many letters and books, whose, and what was said of each; then where the register is."""
    for one in taken.new:
        if one.told:
            yield _heading(one)
            for told in sorted(one.told, key=lambda told: _WEIGHTS.index(told.severity)):
                yield f"  {signs[told.severity]} {told.fault} {told.remedy}".rstrip()
    yield _amounts(taken)
    if names := sorted({one.line.municipality for one in taken.new if one.line.municipality}):
        more = f" och {len(names) - _MOST_NAMES} till" if len(names) > _MOST_NAMES else ""
        yield f"Kommuner i böckerna: {', '.join(names[:_MOST_NAMES])}{more}."
    if taken.pictures:
        yield f"{_counted(taken.pictures, 'bild', 'bilder')} i brev och signaturer räknades inte som bilagor."
    if taken.new:
        yield f"Att veta: {severities(taken_counts(taken))}."
    if taken.left:
        said = f"{_counted(taken.left, 'rad', 'rader')} med fel är kvar sedan tidigare."
        yield f"{said} {'Den' if taken.left == 1 else 'De'} står i registret."
    yield f"Registret finns i {taken.register}."


def _heading(one: TakenLine) -> str:
    line = one.line
    sent = f", {line.sent}" if line.sent else ""
    is_letter = line.message_id or line.sender
    said = f"{line.sender or 'Okänd avsändare'}{sent}: {line.subject or 'utan ämne'}" if is_letter else line.place
    return f"{said} ({line.file_as_sent})" if line.file_as_sent else said


def _amounts(taken: TakenIn) -> str:
    lines = [one.line for one in taken.new]
    books, unknown = ({line.sha256 for line in lines if line.sha256 and (not line.code or every)} for every in (1, 0))
    loose = sum(not (line.message_id or line.sender) for line in lines)  # what was not fetched has a sender and no id
    if not lines:
        return "Inget nytt har kommit."
    said = [_counted(taken.letters, "nytt brev", "nya brev")] * bool(taken.letters)
    said += [_counted(loose, "lös fil", "lösa filer")] * bool(loose)
    whose = f", varav {len(unknown)} utan känd kommun" if unknown else ""
    return f"{' och '.join(said) or 'Inga hela brev'}: {_counted(len(books), 'arbetsbok', 'arbetsböcker')}{whose}."


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def taken_data(taken: TakenIn) -> dict[str, Any]:
    """Give what came as data."""
    return {
        "letters": taken.letters,
        "known": taken.known,
        "pictures": taken.pictures,
        "left": taken.left,
        "cut_short": taken.cut_short or None,
        "lines": [
            {
                name: value or None
                for name, value in asdict(one.line).items()
                if name not in ("weight", "remark", "remedy", "note", "own")
            }
            | {
                "remarks": [
                    {"severity": told.severity.value, "message": told.fault, "remedy": told.remedy or None}
                    for told in one.told
                ]
            }
            for one in taken.new
        ],
        "findings": {severity.value: taken_counts(taken)[severity] for severity in Severity},
        "register": str(taken.register),
    }
