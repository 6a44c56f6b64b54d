"""The plan of a made-up book and the log that follows it, consistent with the day today."""

from __future__ import annotations

from datetime import date, timedelta

from samverkan_xl.demonstration.case import Case, Record
from samverkan_xl.demonstration.needs_content import NeedText
from samverkan_xl.demonstration.work_content import (
    ACTIVITIES,
    FOLLOW_UPS,
    HELD_UP,
    HELD_UP_FOLLOW_UP,
    ActivityText,
    FollowUpText,
)
from samverkan_xl.reference.calendar import is_working_day

LATEST_OVERRUN = 6
STEP = 0.05
"""Shares done are told in steps of five per cent."""


def timeline(case: Case, effort: NeedText) -> list[Record]:
    """Make the plan: what is over is done, what goes on is part done, the future is not begun."""
    return [_activity(case, number, text, effort) for number, text in enumerate(ACTIVITIES, 1)]


def _activity(case: Case, number: int, text: ActivityText, effort: NeedText) -> Record:
    start, end = case.days.at(text.start), case.days.at(text.end)
    return {
        "phase": text.phase,
        "activity": text.activity.format(insats=effort.effort),
        "linked_to": text.link,
        "responsible": text.responsible,
        "organisation": text.party,
        "start": start,
        "end": end,
        **_outcome(case, start, end, held_up=number == HELD_UP and not case.strong),
        "depends_on": "; ".join(f"A-{before:03d}" for before in text.after) or None,
        "milestone": "Ja" if text.milestone else None,
    }


def _outcome(case: Case, start: date, end: date, *, held_up: bool) -> Record:
    today = case.days.today
    if start > today:
        return {"done": 0.0}
    if held_up:
        return {"actual_start": start, "done": round(case.chance.randint(8, 15) * STEP, 2)}
    if end <= today:
        return _finished(case, start, end)
    share = (today - start).days / max(1, (end - start).days)
    return {"actual_start": start, "done": round(int(share / STEP) * STEP, 2)}


def _finished(case: Case, start: date, end: date) -> Record:
    """Give when it really began and ended: on the day, or some days off, never after today."""
    overrun = case.chance.choice((0, 0, -1, 2, LATEST_OVERRUN))
    ended = max(start, min(_workday(end + timedelta(days=overrun)), case.days.today))
    return {"actual_start": ended if start == end else start, "actual_end": ended, "done": 1.0}


def _workday(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def follow_up(case: Case) -> list[Record]:
    """Make the managers' log."""
    texts = FOLLOW_UPS if case.strong else (*FOLLOW_UPS, HELD_UP_FOLLOW_UP)
    return [_entry(case, text) for text in texts]


def _entry(case: Case, text: FollowUpText) -> Record:
    return {
        "date": case.days.at(text.days),
        "manager": text.manager,
        "unit": text.unit,
        "concerns": text.concerns,
        "progress": text.progress,
        "results": text.results,
        "as_decided": "Delvis" if text.deficiency else "Ja",
        "deficiency": text.deficiency,
        "support_needed": text.support,
        "escalated_to": text.escalated_to,
        "mend_by": case.days.at(text.mend_days) if text.mend_days else None,
        "solved_on": case.days.at(text.solved_days) if text.solved_days else None,
        "next_follow_up": case.days.at(text.next_days),
    }
