"""Promises about the measure of false positives: that true numbers are all found, and what may be taken wrongly."""

from __future__ import annotations

import pytest
from false_positives import OTHERS, TRUE, shares

RARELY = {
    "telefonnummer i en följd, utan ord framför": 0.02,
    "datum och klockslag i en följd (20260301 1230)": 0.15,
    "EAN": 0.005,
    "OCR-nummer, 8–18 siffror": 0.02,
    "belopp, som tal och som text": 0.02,
    "koordinater": 0.02,
    "artikelnummer med sex och fyra siffror (123456-1234)": 0.02,
    "hexadecimala id:n": 0.002,
    "uppräkningar av tal": 0.002,
}
"""What cannot be told from a number by its looks, and the share of it that may be taken; of all else, none."""


def test_every_true_number_is_found():
    assert shares(TRUE, 4000, 5) == dict.fromkeys(TRUE, 1.0)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_numbers_are_left_alone_as_often_as_the_documentation_says(kind):
    share = shares({kind: OTHERS[kind]}, 4000, 5)[kind]
    assert share <= RARELY.get(kind, 0.0)
