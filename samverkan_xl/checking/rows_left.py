"""What is left of a book when rows are rejected, and the findings that say why they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from samverkan_xl.checking.raw_rows import RawSheet, is_strange
from samverkan_xl.model.audit import Audit, AuditedRow, Hit, audit, shown_raw
from samverkan_xl.model.conditions import STANDS, Surroundings
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.submission import SubmittedRow
from samverkan_xl.model.workbook import sheet_of


def surplus_rows(copy: RawSheet, around: Surroundings, *, doubled: bool) -> Iterator[SubmittedRow]:
    """Give the rows of a sheet that is not read, as what they are: said once already, or refused."""
    key = copy.found.sheet.key
    for row in audit({key: copy.rows}, around).used(key):
        yield SubmittedRow(copy.name, copy.numbers[row.number], row.values, None, repaired=False, doubled=doubled)


def finding_of(hit: Hit, sheet: RawSheet) -> Finding:
    """Give a hit its place, and the facts that its sentence tells."""
    raw = shown_raw(sheet.rows[hit.row].get(hit.field))
    facts = {"fält": sheet.found.sheet.field(hit.field).title, "värde": raw, **hit.facts}
    for number, (title, value) in enumerate(hit.facts.items(), 1):
        facts |= {f"f{number}": title, f"v{number}": value}
    severity = hit.severity
    if hit.explained:
        severity, facts = Severity.NOTICE, facts | {"förklaring": hit.explained.rstrip(".")}
    return Finding(hit.code, severity, sheet.place(hit.row, hit.field), facts, raw, hit.stops)


def without(audited: Audit, rejected: Mapping[str, set[int]]) -> Audit:
    """Give the audit of what is left when rows are rejected.

    A rejected row of a checklist stands, but unanswered; one that is none of the checklist's is gone.
    """
    kept = {
        key: tuple(left for row in found if (left := _left(key, row, rejected.get(key, set()))) is not None)
        for key, found in audited.rows.items()
    }
    visible = {key: tuple(row.values for row in found) for key, found in kept.items()}
    return Audit(kept, (), replace(audited.around, rows=visible))


def _left(key: str, row: AuditedRow, rejected: set[int]) -> AuditedRow | None:
    if row.number not in rejected:
        return row
    if sheet_of(key).layout is Layout.CHECKLIST and not is_strange(row.values.get("number")):
        return AuditedRow(row.number, {"number": row.values.get("number"), STANDS: "✓"}, ())
    return None
