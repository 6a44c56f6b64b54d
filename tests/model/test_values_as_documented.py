"""The documentation of values cannot lie: each line of its tables is read, and says what the line says."""

from __future__ import annotations

import pytest
from values_as_documented import FIELDS, lines, made_of

LINES = [(line, raw) for line in lines() for raw in line.written]


@pytest.mark.parametrize(
    ("line", "raw"), LINES, ids=lambda item: repr(item) if not hasattr(item, "table") else item.table
)
def test_what_is_written_is_read_and_said_as_the_documentation_tells(line, raw):
    assert made_of(line.table, raw) == (line.read, line.said)


def test_the_documentation_has_a_table_for_each_kind_of_value():
    assert {line.table for line, _ in LINES} == set(FIELDS)


@pytest.mark.parametrize(
    "example",
    [
        "2026-3-1", "260301", "1/3", "1/3-26", "1 mars 2026", "v. 12", "mars 2026", "kv 2", "tills vidare", "3/4/26",
        "1 234", "50 %", "0,25 tjänst", "halvtid", "#SAKNAS!", "#NAMN?", "=TRUE()",
    ],
)  # fmt: skip
def test_the_examples_that_were_asked_for_are_among_those_documented(example):
    assert example in {raw for _, raw in LINES}
