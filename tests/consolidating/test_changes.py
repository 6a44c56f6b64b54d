"""Promises of the comparison: what is better, what is worse, what is neither, and that nothing is left out in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from demo_reports import DAY, DEFINITION, LATER_DAY, LATER_PERIOD, NOW, PERIOD, THEN, county_of

from samverkan_xl.consolidating.changes import compare, direction_of
from samverkan_xl.consolidating.comparison import Direction
from samverkan_xl.model.earlier import DEVIATIONS, STEP_ONE, EarlierReport, Matter, Party, Subject, matters

BETTER, WORSE, NEW, GONE, OTHER = Direction
QUESTION = Matter(Subject.QUESTION, "3a", Party.MUNICIPALITY)
OF_POLICE = Matter(Subject.QUESTION, "3a", Party.POLICE)
LAW = Matter(Subject.LAW, "5")

TABLE = [
    ("Nej", "Delvis", BETTER),
    ("Nej", "Ja", BETTER),
    ("Delvis", "Ja", BETTER),
    ("Nej", "Planerat", BETTER),
    ("Planerat", "Delvis", BETTER),
    ("Planerat", "Ja", BETTER),
    ("Vet inte", "Ja", BETTER),
    ("Ej påbörjat", "Pågår", BETTER),
    ("Ej påbörjat", "Klart", BETTER),
    ("Pågår", "Klart", BETTER),
    ("Vet inte", "Nej", OTHER),
    ("Vet inte", "Delvis", OTHER),
    ("Ej aktuellt", "Ja", OTHER),
    ("Ej aktuellt", "Nej", OTHER),
    ("Ej aktuellt", "Vet inte", OTHER),
    ("Avvisad", "Ja", OTHER),
    ("Avvisad", "Ej svarat", OTHER),
    ("Avvisad", "Ej aktuellt", OTHER),
    ("0", "3", OTHER),
    ("Ej svarat", "Ja", NEW),
    ("Ej svarat", "Nej", NEW),
    ("Ej svarat", "Vet inte", NEW),
    ("Ej svarat", "Ej aktuellt", NEW),
    ("Ej svarat", "Pågår", NEW),
]
TURNED = {BETTER: WORSE, NEW: GONE, OTHER: OTHER}


@pytest.mark.parametrize(("before", "now", "direction"), TABLE)
def test_a_change_is_judged_and_the_way_back_is_judged_as_its_opposite(before, now, direction):
    assert direction_of(before, now) is direction
    assert direction_of(now, before) is TURNED[direction]


@pytest.fixture(scope="module")
def now():
    return county_of(NOW, LATER_DAY, LATER_PERIOD)


def said_by(told) -> dict[str, dict[Matter, str]]:
    """Say what a report of this county says, as a reader of the report would."""
    found = {one.code: {STEP_ONE: "Ej svarat"} for one in told.missing}
    for picture in told.pictures:
        found[picture.municipality.code] = here = {STEP_ONE: picture.verdict.value, DEVIATIONS: "0"}
        here |= {Matter(Subject.LAW, number): answer.text for number, answer in picture.laws.items()}
        for number, both in picture.questions.items():
            here |= {Matter(Subject.QUESTION, number, p): answer.text for p, answer in zip(Party, both, strict=True)}
    return found


def earlier(said) -> EarlierReport:
    return EarlierReport("H1.xlsx", "ab" * 32, "Östergötlands län", PERIOD, DAY, said)


def found(comparison):
    return [(one.municipality.code, one.matter, one.before, one.now, one.direction) for one in comparison.changes]


@pytest.fixture
def same(now):
    """Give what the county says now, to be told otherwise; without the logs, of which other tests tell."""
    return replace(now, rows={}), said_by(now)


def test_a_report_of_the_same_answers_shows_no_change(same):
    told, said = same
    comparison = compare(earlier(said), told)
    assert comparison.changes == ()
    assert comparison.is_whole


def test_each_change_tells_whose_what_before_now_and_how(same):
    told, said = same
    answers = said["0560"]
    said["0560"] = {**answers, STEP_ONE: "Ej påbörjat", QUESTION: "Vet inte", LAW: "Ej aktuellt", DEVIATIONS: "4"}
    assert found(compare(earlier(said), told)) == [
        ("0560", STEP_ONE, "Ej påbörjat", answers[STEP_ONE], BETTER),
        ("0560", QUESTION, "Vet inte", answers[QUESTION], BETTER),
        ("0560", LAW, "Ej aktuellt", answers[LAW], OTHER),
        ("0560", DEVIATIONS, "4", "0", OTHER),
    ]
    assert answers[QUESTION] == answers[LAW] == "Ja"


def test_changes_stand_by_municipality_and_then_as_the_sheets_have_them(same):
    told, said = same
    order = list(matters(DEFINITION))
    for here in said.values():
        here.update({matter: "Avvisad" for matter in here if matter != STEP_ONE})
    places = [(code, order.index(matter)) for code, matter, *_ in found(compare(earlier(said), told))]
    assert places == sorted(places)
    assert len(places) > len(order)


def test_the_two_parties_are_told_apart(same):
    told, said = same
    said["0560"] = {**said["0560"], OF_POLICE: "Nej"}
    assert [matter for _, matter, *_ in found(compare(earlier(said), told))] == [OF_POLICE]


def test_one_answer_more_is_a_new_answer_and_one_less_is_no_longer_answered(same):
    told, said = same
    blank = next(matter for matter, word in said["0512"].items() if word == "Ej svarat")
    said["0512"] = {**said["0512"], blank: "Nej"}
    said["0560"] = {**said["0560"], QUESTION: "Ej svarat"}
    assert found(compare(earlier(said), told)) == [
        ("0512", blank, "Nej", "Ej svarat", GONE),
        ("0560", QUESTION, "Ej svarat", "Ja", NEW),
    ]


def test_who_answers_for_the_first_time_or_no_longer_is_one_change_and_not_thirty(same):
    told, said = same
    silent = dict.fromkeys(said["0560"], "Ej svarat")
    reached = said["0560"][STEP_ONE]
    said["0560"], said["0509"] = silent, {**said["0513"], STEP_ONE: "Klart"}
    assert found(compare(earlier(said), told)) == [
        ("0509", STEP_ONE, "Klart", "Ej svarat", GONE),
        ("0560", STEP_ONE, "Ej svarat", reached, NEW),
    ]


def test_a_question_that_was_not_asked_then_is_told_of_and_is_no_new_answer(same):
    told, said = same
    said = {
        code: {m: word for m, word in here.items() if m not in {QUESTION, OF_POLICE}} for code, here in said.items()
    }
    comparison = compare(earlier(said), told)
    assert comparison.changes == ()
    assert (comparison.unasked, comparison.unread, comparison.is_whole) == ((QUESTION, OF_POLICE), 0, False)


def test_an_answer_that_could_not_be_read_is_counted_and_not_compared(same):
    told, said = same
    del said["0560"][QUESTION], said["0513"][STEP_ONE]
    comparison = compare(earlier(said), told)
    assert comparison.changes == ()
    assert (comparison.unasked, comparison.unread, comparison.is_whole) == ((), 2, False)


def test_municipalities_of_one_report_only_are_named_and_not_compared(same):
    told, said = same
    said["0580"], said["0180"] = {STEP_ONE: "Klart"}, said.pop("0580")
    del said["0560"]
    comparison = compare(earlier(said), told)
    assert [one.code for one in comparison.newcomers] == ["0560"]
    assert [one.code for one in comparison.left_out] == ["0180"]
    assert {one.municipality.code for one in comparison.changes} == {"0580"}
    assert not comparison.is_whole


def test_open_deviations_are_those_of_the_log(now):
    said = said_by(now)
    counts = {code: told for code, matter, _, told, _ in found(compare(earlier(said), now)) if matter == DEVIATIONS}
    for code, count in counts.items():
        log = [vars(row.row.finished) for row in now.rows["follow_up"] if row.municipality.code == code]
        unsolved = [one for one in log if one["solved_on"] is None]
        falters = [one for one in unsolved if one["progress"] in {"Försenat", "Stoppat"} or one["as_decided"] != "Ja"]
        assert int(count) == len(falters) > 0
    assert counts


def test_changes_are_summed_up_in_words_one_or_several(same):
    told, said = same
    said["0560"] = {**said["0560"], QUESTION: "Nej", LAW: "Ej aktuellt", DEVIATIONS: "1"}
    assert list(compare(earlier(said), told).sums()) == [(1, "bättre"), (2, "andra ändringar")]
    said["0560"] = {**said["0560"], QUESTION: "Ej svarat", LAW: "Ja", OF_POLICE: "Ej svarat"}
    assert list(compare(earlier(said), told).sums()) == [(2, "nya svar"), (1, "annan ändring")]


def test_two_real_rounds_are_compared_to_the_last_answer(now):
    then = county_of(THEN)
    comparison = compare(earlier(said_by(then)), now)
    before, after = said_by(then), said_by(now)
    for code, matter, told, told_now, direction in found(comparison):
        assert (before[code][matter], direction) == (told, direction_of(told, told_now))
        assert matter == DEVIATIONS or after[code][matter] == told_now
    assert {direction for *_, direction in found(comparison)} >= {BETTER, WORSE, NEW, GONE}
