"""Findings: what a municipality's workbook makes us say, as values; the sentences are rendered last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samverkan_xl.model.cells import Place


class Severity(StrEnum):
    """How much a finding weighs: an error to mend, a query to mend or explain, a notice to know."""

    ERROR = "fel"
    QUERY = "fråga"
    NOTICE = "upplysning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one place.

    `place` is `None` when the whole file is meant; `facts` fill the sentence of `code` in the catalogue;
    `value` is what stands in the cell, already masked.
    """

    code: str
    severity: Severity
    place: Place | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    stops: bool = False
