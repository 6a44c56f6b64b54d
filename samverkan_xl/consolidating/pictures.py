"""What one municipality's book says in sum: the verdict on step 1, its answers, its deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_xl.consolidating.county import Answer, Picture
from samverkan_xl.model.deadlines import deadline_fields, open_deadlines
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.step_one import REJECTED, UNANSWERED, verdict
from samverkan_xl.model.submission import Outcome, Submission
from samverkan_xl.model.values import RowValues, shown
from samverkan_xl.reference.municipalities import Municipality


def picture(municipality: Municipality, submission: Submission, definition: Definition) -> Picture:
    """Draw the picture of a book that counts."""
    found, lacking = verdict(submission.accepted.around)
    parties = {
        number: (answers["answer_municipality"], answers["answer_police"])
        for number, answers in _answers(submission, "support_questions", ("answer_municipality", "answer_police"))
    }
    laws = {number: answers["met"] for number, answers in _answers(submission, "legal_requirements", ("met",))}
    blank = Answer(UNANSWERED, "", "")
    return Picture(
        municipality,
        submission,
        found,
        lacking,
        {one.nr: parties.get(one.nr, (blank, blank)) for one in definition.stodfragor},
        {one.nr: laws.get(one.nr, blank) for one in definition.lagkrav},
        tuple(
            deadline for sheet, of in deadline_fields() for deadline in open_deadlines(submission.accepted, sheet, of)
        ),
    )


def _answers(submission: Submission, sheet: str, keys: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Answer]]]:
    refused = {row.values.get("number") for row in submission.rows[sheet] if row.outcome is Outcome.REJECTED}
    for row in submission.accepted.rows.get(sheet, ()):
        number = row.values.get("number")
        if isinstance(number, str):
            yield (
                number,
                {
                    key: _answer(submission, sheet, row.number, key, row.values, rejected=number in refused)
                    for key in keys
                },
            )


def _answer(submission: Submission, sheet: str, row: int, key: str, values: RowValues, *, rejected: bool) -> Answer:
    place = submission.place(sheet, row, key)
    text = REJECTED if rejected else shown(values.get(key)) or UNANSWERED
    return Answer(text, place.sheet if place else "", place.cell if place else "")
