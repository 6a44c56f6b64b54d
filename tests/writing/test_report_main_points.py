"""The main points of the summary name all that share the top or the bottom, or say that they are several."""

from __future__ import annotations

import pytest

from samverkan_xl.writing.report.comparison import MOST_NAMES, _some
from samverkan_xl.writing.report.figures import Distribution, main_point


def said(**counts):
    lines = tuple((title, (count, 9 - count)) for title, count in counts.items())
    return main_point(Distribution(("Ja", "Nej"), lines), 9, "Flest Ja har", "färst har")


@pytest.mark.parametrize(
    ("counts", "point"),
    [
        ({"a": 7, "b": 5, "c": 1}, "Flest Ja har a (7 av 9 som svarat), färst har c (1 av 9)."),
        ({"a": 7, "b": 7, "c": 1}, "Flest Ja har a och b (7 av 9 som svarat), färst har c (1 av 9)."),
        (
            {"a": 7, "b": 7, "c": 7, "d": 1},
            "Flest Ja har flera, bland dem a (7 av 9 som svarat), färst har d (1 av 9).",
        ),
        (
            {"a": 7, "b": 0, "c": 0, "d": 0},
            "Flest Ja har a (7 av 9 som svarat), färst har flera, bland dem b (0 av 9).",
        ),
        ({"a": 4, "b": 4}, "Det är lika på alla rader: 4 av 9 som svarat."),
    ],
)
def test_the_main_point_names_those_that_share_it(counts, point):
    assert said(**counts) == point


def test_a_list_of_names_never_ends_with_one_more():
    names = [f"K{number}" for number in range(MOST_NAMES + 2)]
    assert _some(names[:-1]).endswith(f"K{MOST_NAMES}")
    assert _some(names).endswith("och 2 till")
