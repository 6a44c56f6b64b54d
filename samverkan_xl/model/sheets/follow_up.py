"""Uppföljning: the middle managers' log of work and results. Source: Brå, 1.1 (S12, S13, Q4)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import (
    Condition,
    Other,
    Today,
    after,
    before,
    blank,
    is_one_of,
    matched_in,
    names_missing,
    same,
)
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    References,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import PROGRESS, ROLES, YES_PARTLY_NO
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row

FALTERS: Condition = is_one_of("progress", "Försenat", "Stoppat") | is_one_of("as_decided", "Delvis", "Nej")
UNSOLVED: Condition = blank("solved_on")
LATEST: Condition = ~matched_in("follow_up", same("concerns", Other("concerns")) & before("date", Other("date")))
"""No later entry about the same thing; its next follow-up is the one to wait for."""


class FollowUp(Row):
    """One entry in the log."""

    key: ClassVar = "follow_up"
    title: ClassVar = "Uppföljning"
    capacity: ClassVar = 60

    id: Annotated[TextValue, Identity(title="ID", prefix="U")]
    date: Annotated[DateValue, Date(title="Datum", required=REQUIRED)]
    manager: Annotated[TextValue, Text(title="Chef (befattning)", limit=60, width=20, required=REQUIRED)]
    unit: Annotated[TextValue, Text(title="Enhet", limit=60, width=20, required=REQUIRED)]
    concerns: Annotated[
        TextValue,
        References(title="Avser ID", sheets=("decisions", "timeline"), single=True, width=9, required=REQUIRED),
    ]
    progress: Annotated[ChoiceValue, Choice(title="Läge", choices=PROGRESS, width=13, required=REQUIRED)]
    results: Annotated[TextValue, Text(title="Resultat hittills", limit=300, width=30, required=REQUIRED)]
    as_decided: Annotated[
        ChoiceValue, Choice(title="Genomförs som beslutat", choices=YES_PARTLY_NO, width=11, required=REQUIRED)
    ]
    deficiency: Annotated[TextValue, Text(title="Brist", limit=300, width=26, required=FALTERS)]
    support_needed: Annotated[TextValue, Text(title="Stöd som behövs", limit=300, width=26, required=FALTERS)]
    escalated_to: Annotated[
        ChoiceValue,
        Choice(title="Eskaleras till", choices=ROLES, width=18, required=is_one_of("progress", "Stoppat")),
    ]
    mend_by: Annotated[DateValue, Date(title="Åtgärdas senast", required=FALTERS, open_while=FALTERS & UNSOLVED)]
    solved_on: Annotated[DateValue, Date(title="Löst datum")]
    next_follow_up: Annotated[
        DateValue,
        Date(title="Nästa uppföljning", required=REQUIRED, open_while=LATEST & ~is_one_of("progress", "Klart")),
    ]
    explanation: Explanation

    rules: ClassVar = (
        error("okant-id", "concerns", names_missing("concerns", ("decisions", "id"), ("timeline", "id")), "concerns"),
        query("datum-efter-idag", "date", after("date", Today()), "date"),
        query("nasta-fore-datum", "next_follow_up", before("next_follow_up", "date"), "next_follow_up", "date"),
    )
