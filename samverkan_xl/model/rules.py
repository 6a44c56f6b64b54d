"""Rules: a condition that should not hold, where to point when it does, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.conditions import Condition
from samverkan_xl.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule about a sheet's rows.

    `code` names its sentence in the catalogue; `at` is the field it points to; `facts` are the fields whose values
    the sentence tells. A rule that `stops` keeps the whole row out of the county report until it is mended.
    """

    code: str
    severity: Severity
    at: str
    when: Condition
    facts: tuple[str, ...] = ()
    stops: bool = False

    @property
    def explainable(self) -> bool:
        """Tell whether an explanation in the row answers it: queries can be explained, errors must be mended."""
        return self.severity is Severity.QUERY


def error(code: str, at: str, when: Condition, *facts: str) -> Rule:
    """Make a rule whose breach is an error and keeps the row out."""
    return Rule(code, Severity.ERROR, at, when, facts, stops=True)


def query(code: str, at: str, when: Condition, *facts: str) -> Rule:
    """Make a rule whose breach is to be mended or explained."""
    return Rule(code, Severity.QUERY, at, when, facts)


def notice(code: str, at: str, when: Condition, *facts: str) -> Rule:
    """Make a rule whose breach is worth knowing."""
    return Rule(code, Severity.NOTICE, at, when, facts)
