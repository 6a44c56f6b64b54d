"""What is left out of a book that somebody sent before it was ready."""

from __future__ import annotations

from samverkan_xl.demonstration.case import Case, Records

LEFT_EMPTY = ("agreements", "follow_up", "council_reports", "evaluations")
KEPT = {"needs": 4, "decisions": 2, "organisation": 2, "roles": 4, "anchoring": 4, "timeline": 8}
"""How many rows of a sheet are filled in; the first two decisions are those that others refer to."""

CELLS_LEFT_BLANK = (
    ("start", 0, "communication_plan_date"),
    ("support_questions", 5, "answer_municipality"),
    ("support_questions", 7, "answer_municipality"),
    ("legal_requirements", 2, "met"),
    ("legal_requirements", 9, "met"),
    ("needs", 1, "description"),
    ("decisions", 0, "municipal_date"),
    ("decisions", 1, "conditions"),
    ("organisation", 1, "members"),
    ("roles", 3, "share"),
    ("roles", 2, "mandate"),
    ("timeline", 6, "responsible"),
)
"""Required cells (sheet, row from 0, field) that people tend to leave until later."""

FEWEST, MOST = 6, 9


def left_unfinished(case: Case, records: Records) -> Records:
    """Leave out whole sheets, the last rows of others, and some cells that are required."""
    kept: Records = {sheet: rows[: KEPT.get(sheet)] for sheet, rows in records.items() if sheet not in LEFT_EMPTY}
    kept["decisions"][0]["replaces"] = None
    for sheet, row, field in case.chance.sample(CELLS_LEFT_BLANK, case.chance.randint(FEWEST, MOST)):
        kept[sheet][row][field] = None
    return kept
