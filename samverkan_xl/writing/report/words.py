"""Words that the report's sheets share: numbers as Swedes write them, signs for states, names where they fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from samverkan_xl.model.deadlines import SOON_DAYS
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.step_one import UNANSWERED, Verdict
from samverkan_xl.writing.municipal.overview_sheet import VERDICT_SIGNS
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG, Tone

NOTHING_REPORTED = "Inget redovisat"
NOT_ANSWERED = f"– {UNANSWERED}"
ROOM_FOR_NAMES = 40

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "✖ Fel",
    Severity.QUERY: "▲ Fråga",
    Severity.NOTICE: "– Upplysning",
}
VERDICTS: Mapping[Verdict, str] = {verdict: f"{sign} {verdict}" for verdict, sign in VERDICT_SIGNS.items()}

OVERDUE, SOON, LATER = "✖ Försenat", f"▲ Inom {SOON_DAYS} dagar", "– Senare"
STATE_TONES: Mapping[str, Tone] = {OVERDUE: WRONG, SOON: ATTENTION, LATER: NONE}

PERIOD_UNKNOWN = "inte känd än"
"""What is said of the period of a report that nobody has answered for, when none was asked for."""


def thousands(number: int) -> str:
    """Write a number with a no-break space between its thousands."""
    return f"{number:,}".replace(",", "\u00a0")


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{thousands(number)} {one if number == 1 else many}"


def listed(names: Iterable[str], otherwise: str) -> str:
    """Name them all where there is room for it, and say `otherwise` where there is not."""
    text = ", ".join(names)
    return text if len(text) <= ROOM_FOR_NAMES else otherwise


def state_of(day: date, today: date) -> str:
    """Tell whether a deadline has passed, is near, or lies ahead."""
    if day < today:
        return OVERDUE
    return SOON if day <= today + timedelta(days=SOON_DAYS) else LATER


def tone_of_share(part: int, whole: int) -> Tone:
    """Give the tone of a share that should be whole."""
    if not whole:
        return NONE
    return GOOD if part == whole else ATTENTION if part else WRONG
