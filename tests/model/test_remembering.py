"""What is kept of texts between books: forms of short ones, and nothing of the long."""

from __future__ import annotations

import sys

import pytest

from samverkan_xl.checking.titles import bare, plain, unbroken
from samverkan_xl.model.lists import YES_PARTLY_NO
from samverkan_xl.model.spellings import choice_of, near_choices, plain_answer
from samverkan_xl.model.values import folded

FORMS = {
    "folded": folded,
    "plain": plain,
    "bare": bare,
    "unbroken": unbroken,
    "plain_answer": plain_answer,
    "choice_of": lambda text: choice_of(text, YES_PARTLY_NO),
    "near_choices": lambda text: near_choices(text, YES_PARTLY_NO),
}


def held_after(form, text: str) -> int:
    before = sys.getrefcount(text)
    form(text)
    return sys.getrefcount(text) - before


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_long_text_is_let_go_and_a_short_one_kept(form):
    assert held_after(form, " ".join(["Åtgärd", form.__name__, *"x" * 3000])) == 0
    assert held_after(form, " ".join(["Åtgärd", form.__name__, repr(form)])) > 0


@pytest.mark.parametrize("words", [1, 2000])
def test_a_text_has_the_same_form_however_long_it_is(words):
    assert folded("  Å " * words) == " ".join(["å"] * words)
    assert plain("Å\u00a0\n" * words) == " ".join(["å"] * words)
