"""The definition file: a county may edit it, and is told in Swedish what does not hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_xl.model.definition import REQUIRED_LAW_ROWS, REQUIRED_QUESTIONS, DefinitionRefusedError, read_definition
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.templates import template

SHIPPED = template("initiera_samverkan.toml")
LONGEST_ANSWER, LONGEST_DUTY, LONGEST_HELP = 90, 160, 200
OWN_QUESTION = """
[[stodfragor]]
nr = "L1"
kort = "Lokala ordningsvakter"
fraga = "Har parterna bestämt hur ordningsvakter ska användas?"
ja = "Det är skrivet och beslutat av båda parter."
delvis = "Det finns ett förslag."
nej = "Frågan är inte väckt."
"""


@pytest.fixture(scope="module")
def shipped():
    return read_definition(SHIPPED)


def _edited(folder: Path, old: str = "", new: str = "", appended: str = "") -> Path:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = folder / "lanets_egen.toml"
    path.write_text(text.replace(old, new, 1) + appended, "utf-8")
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(DefinitionRefusedError) as refused:
        read_definition(path)
    return str(refused.value)


def _without(heading: str, number: str) -> tuple[str, str]:
    """Give the block with that number, to be replaced by nothing."""
    blocks = SHIPPED.read_text("utf-8").split(f"[[{heading}]]\n")
    block = next(block for block in blocks if block.startswith(f'nr = "{number}"\n'))
    return f"[[{heading}]]\n{block.split('# ----')[0]}", ""


def test_the_shipped_file_is_accepted(shipped):
    assert tuple(question.nr for question in shipped.stodfragor) == REQUIRED_QUESTIONS
    assert tuple(row.nr for row in shipped.lagkrav) == REQUIRED_LAW_ROWS
    assert len(shipped.steg) == 4


def test_every_column_has_a_help_text_that_a_drop_down_can_show(shipped):
    for sheet in SHEETS:
        for field in sheet.fields:
            assert 0 < len(shipped.help(sheet.title, field.title)) <= LONGEST_HELP


def test_no_help_text_stands_for_a_column_that_does_not_exist(shipped):
    assert {name: set(texts.kolumner) for name, texts in shipped.blad.items()} == {
        sheet.title: {field.title for field in sheet.fields} for sheet in SHEETS
    }


def test_all_texts_are_sentences_that_fit(shipped):
    answers = [text for question in shipped.stodfragor for text in (question.ja, question.delvis, question.nej)]
    duties = [row.krav for row in shipped.lagkrav]
    helps = [text for sheet in shipped.blad.values() for text in (sheet.ingress, *sheet.kolumner.values())]
    assert max(map(len, answers)) <= LONGEST_ANSWER
    assert max(map(len, duties)) <= LONGEST_DUTY
    assert [text for text in (*answers, *duties, *helps, *shipped.steg) if not text.endswith(".")] == []


def test_the_three_answers_mean_something_of_their_own_for_each_question(shipped):
    answers = [text for question in shipped.stodfragor for text in (question.ja, question.delvis, question.nej)]
    assert len(set(answers)) == len(answers)


def test_no_suggested_activity_begins_before_those_it_waits_for_have_ended(shipped):
    for activity in shipped.tidplan:
        for line in activity.efter:
            earlier = shipped.tidplan[line - 1]
            assert activity.fran_vecka >= earlier.fran_vecka + earlier.veckor


def test_the_suggested_plan_covers_both_parties_and_has_its_milestones_at_a_point_in_time(shipped):
    assert {"Kommunen", "Polisen"} <= {activity.organisation for activity in shipped.tidplan}
    assert any(activity.milstolpe for activity in shipped.tidplan)
    assert all(activity.milstolpe == (activity.veckor == 0) for activity in shipped.tidplan)


def test_the_file_cites_its_sources():
    text = SHIPPED.read_text("utf-8")
    assert "Källa: Brå, Samverkan i lokalt brottsförebyggande arbete, 1.1" in text
    assert "2023:196" in text


def test_a_county_may_append_a_question_of_its_own(tmp_path):
    definition = read_definition(_edited(tmp_path, appended=OWN_QUESTION))
    assert definition.stodfragor[-1].nr == "L1"
    assert [number for number, _ in definition.wholes()] == ["1", "2", "3", "4", "5", "L1"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('nr = "1"', 'nr = "1', "går inte att tolka från rad"),
        (*_without("stodfragor", "2a"), "stödfråga 2a saknas"),
        (*_without("lagkrav", "6b"), "lagkrav 6b saknas"),
        ('nr = "2b"', 'nr = "2a"', "nummer 2a finns två gånger"),
        ('nr = "12b"', 'nr = "12a"', "lagkrav 12a finns två gånger"),
        ('ansvarig = "Chef LPO"', 'ansvarig = "Polischefen"', "aktivitet 3 har Polischefen"),
        ('fas = "Behov"', 'fas = "Början"', "aktivitet 1 har Början"),
        ("efter = [1]", "efter = [2]", "aktivitet 2 måste bero på tidigare rader"),
        ('"Revision" = ', '"Revidering" = ', "Start, Revision saknas"),
        ('kort = "Gemensam organisation"', 'kort = "En kort benämning som är för lång"', "stodfragor nr 1 kort"),
        ('ja = "Grupper', 'jaa = "Grupper', "stodfragor nr 1"),
        ("steg = [", "stegen = [", "steg"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_the_file_and_the_place(tmp_path, old, new, told):
    path = _edited(tmp_path, old, new)
    refusal = _refusal(path)
    assert refusal.startswith(f"Definitionsfilen {path}")
    assert told in refusal
    assert refusal.endswith(".")


def test_a_sheet_without_texts_is_named(tmp_path):
    path = _edited(tmp_path)
    path.write_text(path.read_text("utf-8").replace("[blad.Roller", "[blad.Rollerna"), "utf-8")
    assert "bladet Roller saknar texter" in _refusal(path)


def test_a_file_in_another_encoding_is_refused_and_not_misread(tmp_path):
    path = tmp_path / "gammal.toml"
    path.write_bytes(SHIPPED.read_text("utf-8").encode("cp1252", "replace"))
    assert _refusal(path).startswith(f"Definitionsfilen {path}")


def test_a_file_that_is_not_there_is_refused_with_its_path(tmp_path):
    path = tmp_path / "finns_inte.toml"
    assert _refusal(path) == f"Definitionsfilen {path} går inte att öppna. Kontrollera sökvägen."
