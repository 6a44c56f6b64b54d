"""What senders wrote is shown as signs: nothing in it acts in the terminal, and what is plain stays as it is."""

from __future__ import annotations

import json
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.plain_lines import plain_json, plain_line

ACTS = {"Cc", "Cf", "Zl", "Zp", "Cs"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Åsa Öst, 50 % – ”klart” ✖", "Åsa Öst, 50 % – ”klart” ✖"),
        ("C:\\nytt\\x1b\\bok.xlsx", "C:\\nytt\\x1b\\bok.xlsx"),
        ("hårt\u00a0blanksteg", "hårt\u00a0blanksteg"),
        ("\x1b[2J\x07", "<U+001B>[2J<U+0007>"),
        ("a\x08\x7f\x9b", "a<U+0008><U+007F><U+009B>"),
        ("rad 1\nrad 2\r\nrad 3\rrad 4\x0b\x0c\x85\u2028\u2029", "rad 1¶rad 2¶rad 3¶rad 4¶¶¶¶¶"),
        ("fil\u202efdp.exe\u2066\u2069", "fil<U+202E>fdp.exe<U+2066><U+2069>"),
        ("a\tb", "a b"),
        ("namn\udcff", "namn<U+DCFF>"),
    ],
)
def test_a_line_shows_every_sign_and_obeys_none(written, shown):
    assert plain_line(written) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_whatever_leaves_a_sign_that_acts(text):
    assert not {category(sign) for sign in plain_line(text)} & ACTS


def test_no_sign_of_unicode_acts_in_a_line_or_in_data():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not {category(sign) for sign in plain_line(everything)} & ACTS
    assert not {category(sign) for sign in plain_json(json.dumps(everything, ensure_ascii=False))} & ACTS


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_says_the_same_when_its_signs_are_escaped(data):
    written = plain_json(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(written) == data


def test_swedish_letters_stay_in_data():
    assert plain_json('{"ort": "Åmål"}') == '{"ort": "Åmål"}'
