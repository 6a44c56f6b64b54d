"""Conditions: said once about a row, answered by Python and by a spreadsheet formula alike.

A condition is a small tree. `holds` answers for one row of values; `formula` writes the same question in the
formula language of every spreadsheet program, for a whole column at once (each row a 0 or a 1, as an array)
or for the one row in which a conditional format stands. Formulas use direct comparisons only: MATCH and
COUNTIF would take `*`, `?` and `<5` in somebody's text for patterns.
"""

from __future__ import annotations

from samverkan_xl.model.conditions.cells import amount, blank, contains, dotted_mailbox, filled, is_one_of, same
from samverkan_xl.model.conditions.days import after, apart, before, not_working_day
from samverkan_xl.model.conditions.items import fewer_than, lists, mentions
from samverkan_xl.model.conditions.logic import (
    USED,
    All,
    Always,
    Condition,
    Either,
    Not,
    OtherStands,
    Stands,
    Used,
)
from samverkan_xl.model.conditions.others import STANDS, Others
from samverkan_xl.model.conditions.places import other_municipality, unknown_municipality
from samverkan_xl.model.conditions.rows import (
    any_row,
    any_standing_row,
    matched_in,
    missing_names,
    names_missing,
    repeated_in,
)
from samverkan_xl.model.conditions.script import Script, quoted
from samverkan_xl.model.conditions.surroundings import Country, KnownMunicipality, Surroundings
from samverkan_xl.model.conditions.terms import END_OF_DAYS, FIRST_DAY, Day, Other, Term, This, Today, term

__all__ = [
    "END_OF_DAYS",
    "FIRST_DAY",
    "STANDS",
    "USED",
    "All",
    "Always",
    "Condition",
    "Country",
    "Day",
    "Either",
    "KnownMunicipality",
    "Not",
    "Other",
    "OtherStands",
    "Others",
    "Script",
    "Stands",
    "Surroundings",
    "Term",
    "This",
    "Today",
    "Used",
    "after",
    "amount",
    "any_row",
    "any_standing_row",
    "apart",
    "before",
    "blank",
    "contains",
    "dotted_mailbox",
    "fewer_than",
    "filled",
    "is_one_of",
    "lists",
    "matched_in",
    "mentions",
    "missing_names",
    "names_missing",
    "not_working_day",
    "other_municipality",
    "quoted",
    "repeated_in",
    "same",
    "term",
    "unknown_municipality",
]
