"""The municipal workbook: its sheets in order, and where on them everything stands."""

from __future__ import annotations

from samverkan_xl.model.fields import Field
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.sheets.agreements import Agreements
from samverkan_xl.model.sheets.anchoring import Anchoring
from samverkan_xl.model.sheets.council_reports import CouncilReports
from samverkan_xl.model.sheets.decisions import Decisions
from samverkan_xl.model.sheets.evaluations import Evaluations
from samverkan_xl.model.sheets.follow_up import FollowUp
from samverkan_xl.model.sheets.legal_requirements import LegalRequirements
from samverkan_xl.model.sheets.needs import Needs
from samverkan_xl.model.sheets.organisation import Organisation
from samverkan_xl.model.sheets.roles import Roles
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.sheets.support_questions import SupportQuestions
from samverkan_xl.model.sheets.timeline import Timeline

TEMPLATE_ID = "samverkan_1-1"
TEMPLATE_VERSION = "1"

SHEETS: tuple[type[Row], ...] = (
    Start,
    SupportQuestions,
    LegalRequirements,
    Needs,
    Decisions,
    Organisation,
    Roles,
    Anchoring,
    Agreements,
    Timeline,
    FollowUp,
    CouncilReports,
    Evaluations,
)
_BY_KEY = {sheet.key: sheet for sheet in SHEETS}
TABLES: tuple[type[Row], ...] = SHEETS[1:]
"""The sheets whose rows are counted and consolidated; Start holds the book's own particulars."""

OVERVIEW_TITLE = "Översikt"
META_TITLE, LISTS_TITLE, COUNTRY_TITLE, CHECKS_TITLE = "_meta", "_listor", "_land", "_kontroll"
COMPUTED_TITLES = frozenset({OVERVIEW_TITLE, LISTS_TITLE, COUNTRY_TITLE, CHECKS_TITLE})
"""The sheets in which nobody answers anything."""


def sheet_of(key: str) -> type[Row]:
    """Give the sheet with that key."""
    return _BY_KEY[key]


def columns(sheet: type[Row]) -> tuple[Field, ...]:
    """Give the fields of a sheet as they stand from left to right, or from top to bottom on Start."""
    return sheet.fields


def is_list_of_rows(sheet: type[Row]) -> bool:
    """Tell whether the sheet is a table with a record per row."""
    return sheet.layout is not Layout.FORM


REPORT_COUNTY, REPORT_PERIOD, REPORT_ANSWERS = "länsrapport", "period", "svar"
"""The document properties in which a county report says what it is about, and how many municipalities count in it."""
