"""The catalogue: every code has its sentence, and every sentence says the value, the fault and the remedy."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from samverkan_xl import model
from samverkan_xl.model.catalogue import SENTENCES, message, sentence, short
from samverkan_xl.model.cells import Place
from samverkan_xl.model.dates.moments import BORROWED_YEAR, IN_WORDS, PART_OF_YEAR, UNKNOWN_TIME
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.hits import ASKED_ABOUT, ASKED_ABOUT_THOUGH_READ, ERROR_SIGN, MISSING, REPAIRED
from samverkan_xl.model.lists import LEVELS
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reading.unreadable import UnreadableCode

LONGEST_SHORT = 45
RULES = [(sheet, rule) for sheet in SHEETS for rule in sheet.rules]
PACKAGE = Path(model.__file__).parents[1]
CODES_OF_CELLS = {
    code
    for room in ("fields", "dates")
    for path in (PACKAGE / "model" / room).glob("*.py")
    for code in re.findall(r'(?:unreadable\(|Doubt\(|Reading\(\w+, )"([a-z0-9-]+)"', path.read_text("utf-8"))
} | {PART_OF_YEAR, BORROWED_YEAR, IN_WORDS, UNKNOWN_TIME, ERROR_SIGN}


def _words_of_the_program() -> set[str]:
    """Give every text that stands in the program outside the catalogue."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "catalogue"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _finding(code: str, place: Place | None = None, value: str = "", **facts: str) -> Finding:
    return Finding(code, Severity.ERROR, place, facts, value)


def _everything_known(code: str) -> Finding:
    """Give a finding that has every fact that its sentence could ask for."""
    names = {name for text in (SENTENCES[code].fault, SENTENCES[code].remedy) for name in _names(text)}
    return _finding(code, value="x", **(dict.fromkeys(names, "x") | {"detail": "x"}))


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize(("sheet", "rule"), RULES, ids=lambda item: getattr(item, "code", getattr(item, "key", "")))
def test_every_rule_has_a_sentence_that_asks_for_no_more_than_the_rule_tells(sheet, rule):
    said = SENTENCES[rule.code]
    known = {"fält", "värde", "saknat", "kodens", "liknar", "väntar"} | {
        f"{kind}{place}" for kind in "fv" for place in range(1, len(rule.facts) + 1)
    }
    assert _names(said.fault + said.remedy) <= known


def test_every_problem_of_a_cell_has_a_sentence():
    assert len(CODES_OF_CELLS) > 10
    assert CODES_OF_CELLS | {MISSING, REPAIRED} <= SENTENCES.keys()


def test_what_is_asked_about_is_said_somewhere_and_is_worded_as_a_question():
    assert ASKED_ABOUT | ASKED_ABOUT_THOUGH_READ <= CODES_OF_CELLS
    assert all("?" in SENTENCES[code].remedy for code in ASKED_ABOUT | ASKED_ABOUT_THOUGH_READ if code != "for-lang")


def test_every_reason_not_to_read_a_file_has_a_sentence():
    assert {code.value for code in UnreadableCode} <= SENTENCES.keys()


def test_no_sentence_is_unused():
    used = {rule.code for _, rule in RULES} | {code.value for code in UnreadableCode} | _words_of_the_program()
    assert SENTENCES.keys() - used == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_fault_and_remedy_are_sentences_that_begin_with_a_capital_and_end_with_a_full_stop(code):
    said = SENTENCES[code]
    for text in (said.fault, said.remedy):
        assert text.endswith(".")
        said = text.lstrip("[")
        assert said[0] == "{" or said[0].isupper()


@pytest.mark.parametrize("code", SENTENCES)
def test_the_short_form_fits_the_panel_and_begins_small(code):
    assert 0 < len(short(code)) <= LONGEST_SHORT
    assert short(code)[0].islower()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_filled_in_sentence_has_no_place_left_open(code):
    assert not re.search(r"[][{}]|  |\(\)|””", sentence(_everything_known(code)))


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_without_its_facts_still_reads_as_one(code):
    bare = sentence(_finding(code))
    assert not re.search(r"[][{}]|  |\(\)|””", bare)
    assert bare[0].isupper()


def test_a_query_may_be_explained_where_its_sheet_has_room_for_it():
    for sheet, rule in RULES:
        if rule.explainable:
            assert sheet.field(sheet.explained_in).title in SENTENCES[rule.code].remedy, rule.code


def test_only_queries_offer_an_explanation():
    explained = {code for code, said in SENTENCES.items() if "förklara i " in said.remedy}
    assert explained == {rule.code for _, rule in RULES if rule.explainable}


def test_each_claim_on_anchoring_names_its_level():
    for number, level in enumerate(LEVELS.choices, 1):
        assert level in SENTENCES[f"ja-utan-forankring-{number}"].fault


def test_no_sentence_blames_or_uses_the_words_of_programs():
    words = re.compile(r"ogiltig|felaktig|du har|ni har glömt|pydantic|openpyxl|calamine|null|regex", re.IGNORECASE)
    assert [code for code, said in SENTENCES.items() if words.search(said.fault + said.remedy)] == []


def test_the_message_has_address_value_fault_and_remedy_in_one_shape():
    finding = Finding(
        "slut-fore-start",
        Severity.ERROR,
        Place("Överenskommelser", 7, 7),
        {"fält": "Gäller till", "Gäller till": "2025-03-01", "Gäller från": "2025-03-02"},
        "2025-03-01",
    )
    assert message(finding) == (
        "Överenskommelser!G7: Gäller till (2025-03-01) ligger före Gäller från (2025-03-02). Ändra ett av datumen."
    )


def test_facts_may_also_come_under_their_positions():
    finding = _finding("slut-fore-start", f1="Slut", v1="2026-03-01", f2="Start", v2="2026-03-02")
    assert sentence(finding) == "Slut (2026-03-01) ligger före Start (2026-03-02). Ändra ett av datumen."


def test_a_finding_about_a_whole_file_has_no_address():
    assert message(_finding("krypterad")) == (
        "Filen är skyddad med lösenord och går inte att läsa. Spara boken utan lösenord och skicka den igen. "
        "Har du lösenordet: kör konsolidera med --losenord."
    )


@pytest.mark.parametrize(
    ("sheet", "written"),
    [
        ("Stödfrågor", "Stödfrågor"),
        ("Mitt blad", "'Mitt blad'"),
        ("Bo's blad", "'Bo''s blad'"),
        ("2026", "'2026'"),
        ("AB12", "'AB12'"),
        ("R1C1", "'R1C1'"),
        ("Behov (2)", "'Behov (2)'"),
    ],
)
def test_a_sheet_name_is_quoted_as_excel_does(sheet, written):
    assert message(_finding("saknas", Place(sheet, 3, 28))).startswith(f"{written}!AB3: ")


@pytest.mark.parametrize("odd", ["{", "}", "{värde}", "{0}", "{val!r:>10}", r"\1", "%s", "{fält}"])
def test_what_a_user_wrote_is_shown_as_it_stands(odd):
    assert f"”{odd}”" in sentence(_finding("ej-i-listan", value=odd, fält="Svar", val="Ja, Nej"))


def test_a_very_long_value_is_shortened_to_one_line():
    said = sentence(_finding("olasligt-datum", value="rad\n" * 500, fält="Datum"))
    assert "\n" not in said
    assert "…”" in said
    assert len(said) < 300


def test_the_choices_of_a_list_are_all_told():
    choices = ", ".join(f"Ett ganska långt val {number}" for number in range(30))
    assert choices in sentence(_finding("ej-i-listan", value="?", fält="Svar", val=choices))


def test_an_unsure_date_is_asked_about():
    said = sentence(_finding("osakert-datum", value="3/4/26", fält="Klart senast", dagar="2026-04-03 eller 2026-03-04"))
    assert said == (
        "Klart senast innehåller ”3/4/26”, som kan betyda mer än en dag: 2026-04-03 eller 2026-03-04. "
        "Vilken dag menas? Skriv datumet som ÅÅÅÅ-MM-DD; raden väntar tills frågan är besvarad."
    )


def test_a_file_that_is_no_workbook_is_told_by_its_kind():
    assert sentence(_finding("inte-arbetsbok", kind="pdf")).startswith("Filen är en PDF, inte en arbetsbok.")
    assert sentence(_finding("inte-arbetsbok", kind="okant")).startswith("Filen är något annat, inte en arbetsbok.")


def test_a_clause_in_brackets_is_said_only_where_its_facts_are_known():
    bare = sentence(_finding("ej-i-listan", value="Delviss", fält="Svar", val="Ja, Nej"))
    hinted = sentence(_finding("ej-i-listan", value="Delviss", fält="Svar", val="Ja, Nej", förslag="Delvis"))
    assert bare.endswith("inte är något av listans val. Välj ett av dessa: Ja, Nej.")
    assert hinted.endswith("inte är något av listans val. Menade du Delvis? Välj ett av dessa: Ja, Nej.")


def test_an_unknown_code_still_says_something():
    assert sentence(_finding("finns-inte", fält="Datum", value="x")).startswith("Datum behöver ses över")
    assert short("finns-inte")
