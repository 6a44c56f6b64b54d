"""Choices as people spell them: sure spellings are read, unsure ones asked about, near ones suggested and never taken."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values_as_documented import TODAY

from samverkan_xl.model.audit import audit
from samverkan_xl.model.catalogue import sentence
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.error_texts import is_error_text
from samverkan_xl.model.fields import Choice, Choices
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.lists import ACTORS, ANSWERS, ROLES, ChoiceList
from samverkan_xl.model.spellings import near_choices, plain_answer
from samverkan_xl.model.values import UNREADABLE
from samverkan_xl.reference.country import Sweden

ANSWER, ROLE = Choice(title="Svar", choices=ANSWERS), Choice(title="Roll", choices=ROLES)
AROUND = Surroundings(TODAY, {}, Sweden())


@given(choice=st.sampled_from(ROLES.choices), around=st.sampled_from(["{}", "{}.", " {} ", "”{}”", "{}!", "\u00a0{}"]))
def test_a_choice_is_read_in_any_case_and_with_marks_around_it(choice, around):
    for text in (choice, choice.upper(), choice.lower(), unicodedata.normalize("NFD", choice)):
        assert ROLE.read(around.format(text)).value == choice


@given(choice=st.sampled_from(ROLES.choices), at=st.integers(0, 30), letter=st.sampled_from("abxö"))
def test_a_misspelt_choice_is_suggested_but_never_taken(choice, at, letter):
    misspelt = choice[: at % len(choice)] + letter + choice[at % len(choice) :]
    reading = ROLE.read(misspelt)
    assert reading.value in {UNREADABLE, *(one for one in ROLES.choices if plain_answer(one) == plain_answer(misspelt))}


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Delviss", "Delvis"), ("Neej", "Nej"), ("Jaa", "Ja"), ("Vet inet", "Vet inte"),
        ("Kommunal samordnar", "Kommunal samordnare"), ("Komunpolis", "Kommunpolis"), ("Chef LPÖ", "Chef LPO"),
        ("Områdespoliss", "Områdespolis"),
    ],
)  # fmt: skip
def test_what_is_nearly_a_choice_is_asked_about_with_that_choice(text, suggested):
    of = ANSWER if suggested in ANSWERS.choices else ROLE
    reading = of.read(text)
    assert reading.value is UNREADABLE
    said = sentence(Finding(reading.problem, Severity.ERROR, None, dict(reading.facts) | {"fält": "Svar"}, text))
    assert f"Menade du {suggested}?" in said


def test_nothing_is_suggested_for_what_is_like_no_choice():
    assert dict(ANSWER.read("kanske").facts) == {"val": "Ja, Delvis, Nej, Vet inte"}


def test_a_misspelt_choice_among_several_is_suggested():
    reading = Choices(title="Aktörer", choices=ACTORS).read("Skola; Polismyndighet")
    assert dict(reading.facts) == {"okända": "Polismyndighet", "förslag": "Polismyndigheten"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Ja/Nej", "Ja eller Nej"), ("ja (delvis)", "Ja"), ("✗", "Ja eller Nej"), ("nja", "Delvis eller Nej")],
)
def test_an_answer_that_may_be_one_or_another_names_them_all(text, meant):
    reading = ANSWER.read(text)
    assert (reading.problem, dict(reading.facts)) == ("osakert-val", {"val": meant})


def test_a_flood_of_misspelt_choices_costs_little():
    began = time.perf_counter()
    for number in range(2_000):
        near_choices(f"Kommunal samordnar{number}", ROLES)
        near_choices("x" * 30_000 + str(number), ROLES)
    assert time.perf_counter() - began < 5


@given(st.text(max_size=30))
def test_no_two_lists_choices_are_confused_by_any_text(text):
    for choices in (ANSWERS, ROLES, ACTORS):
        value = Choice(title="x", choices=choices).read(text).value
        assert value is None or value is UNREADABLE or not isinstance(value, str) or value in choices.choices


def test_a_choice_that_a_county_spells_with_letters_of_two_parts_is_found():
    choices = ChoiceList("lista", (unicodedata.normalize("NFC", "Räddningstjänst"),))
    assert (
        Choice(title="x", choices=choices).read(unicodedata.normalize("NFD", "räddningstjänst")).value
        == "Räddningstjänst"
    )


SIGNS = (
    "#SAKNAS!", "#NAMN?", "#VÄRDEFEL!", "#REFERENS!", "#DIVISION/0!", "#OGILTIGT!", "#SKÄRNING!", "#SPILL!", "#UTSPILL!",
    "#BERÄKNA!", "#HÄMTAR_DATA", "######", "Err:502", "Err:508", "Fel:508", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!",
    "#NUM!", "#NULL!", "#CALC!", "#GETTING_DATA", "#ERROR!", "#NAVN?", "#VÆRDI!", "#I/T", "#VERDI!", "#NIMI?", "#ARVO!",
    "#JAKO/0!", "#BEZUG!", "#WERT!", "#NV", "#ZAHL!", " #saknas! ", "#SAKNAS!\u00a0",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    ("sheet", "key"),
    [("needs", "title_"), ("roles", "valid_from"), ("roles", "role"), ("roles", "share"), ("needs", "id")],
)
def test_an_error_sign_that_was_pasted_as_text_is_an_error_wherever_it_stands(sign, sheet, key):
    found = audit({sheet: [{"id": "X-1", "explanation": "x"} | {key: sign}]}, AROUND)
    (hit,) = [hit for hit in found.hits if hit.field == key and hit.code not in {"saknas", "dubbelt-id"}]
    assert (hit.code, hit.stops, hit.facts["fel"]) == ("felvarde", True, sign.replace("\u00a0", " ").strip())


@pytest.mark.parametrize(
    "text", ["#trygghet", "# 1", "#1", "##", "N/A", "Se #REF! ovan", "REF!", "Fel: 5", "#", "Err", "x" * 40_000]
)
def test_text_about_such_signs_is_text(text):
    assert not is_error_text(text)


def test_to_the_workbooks_formulas_a_pasted_error_sign_is_text():
    rows = {"timeline": [{"id": "A-1", "depends_on": "#N/A"}]}
    seen = {hit.code for hit in audit(rows, AROUND, as_formulas_see=True).hits if hit.field == "depends_on"}
    assert seen == {"okant-id"}
    assert {hit.code for hit in audit(rows, AROUND).hits if hit.field == "depends_on"} == {"felvarde"}


@pytest.mark.parametrize(
    ("code", "name", "hint"),
    [
        ("0305", "Habo", "Koden är Håbo. Menas Habo (0643) eller Håbo (0305)?"),
        ("0643", "Håbo", "Koden är Habo. Menas Håbo (0305) eller Habo (0643)?"),
        ("0580", "Linkoping", "Koden är Linköping. Menas Linköping (0580)"),
        ("0580", "Malå", "Koden är Linköping. Menas Malå (2418)"),
        ("0580", "Qwerty", "Koden är Linköping. Ändra det som inte stämmer"),
    ],
)
def test_a_name_that_is_not_the_codes_is_an_error_that_suggests_and_does_not_decide(code, name, hint):
    found = audit({"start": [{"code": code, "municipality": name}]}, AROUND)
    (hit,) = [hit for hit in found.hits if hit.code == "kod-och-namn"]
    facts = dict(hit.facts) | {"f1": "Kommun", "v1": name, "f2": "Kommunkod", "v2": code}
    assert hint in sentence(Finding(hit.code, hit.severity, None, facts, name))
    assert found.rows["start"][0].values["code"] == code
