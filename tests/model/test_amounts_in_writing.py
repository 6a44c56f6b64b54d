"""Numbers in writing: read when they can be one number only, in every way in which people write that one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.model.fields import Percent, Whole
from samverkan_xl.model.values import UNREADABLE

SHARE, COUNT = Percent(title="Avsatt tid"), Whole(title="Möten per år", units=("per år",))
LOOKS_LIKE_A_NUMBER = st.text("0123456789 ,.%-½/cakpstrojänhl?~", max_size=16)


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@given(number=st.integers(1_000, 10**12), space=st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]))
def test_a_number_parted_by_spaces_is_one_number(number, space):
    assert COUNT.read(grouped(number, space)).value == number


@given(number=st.integers(10**6, 10**12), sign=st.sampled_from(".,"))
def test_several_points_or_commas_part_thousands(number, sign):
    assert COUNT.read(grouped(number, sign)).value == number


@given(number=st.integers(1_000, 999_999), sign=st.sampled_from(".,"))
def test_a_single_point_or_comma_before_three_figures_is_asked_about(number, sign):
    assert COUNT.read(grouped(number, sign)).problem == "osakert-tal"


@given(number=st.integers(0, 10**14), unit=st.sampled_from(["", " st", " st.", " möten", " ggr", ",0", " per år"]))
def test_a_count_is_read_with_what_it_counts(number, unit):
    assert COUNT.read(f"{number}{unit}").value == number


@given(
    hundredths=st.integers(0, 10_000),
    unit=st.sampled_from(["%", " %", "\u00a0%", " procent", " % tjänst", " % av en tjänst", " % av heltid"]),
    sign=st.sampled_from(",."),
)
def test_a_percentage_is_read_with_either_decimal_sign(hundredths, unit, sign):
    written = f"{hundredths / 100:.2f}".replace(".", sign) + unit
    assert SHARE.read(written).value == pytest.approx(hundredths / 10_000)


@given(hundredths=st.integers(0, 99), sign=st.sampled_from(",."))
def test_a_fraction_below_one_is_that_share_of_a_post(hundredths, sign):
    written = f"{hundredths / 100:.2f}".replace(".", sign)
    for text in (written, f"{written} tjänst", f"{written} av en tjänst"):
        assert SHARE.read(text).value == pytest.approx(hundredths / 100)


@given(per_cent=st.integers(2, 100))
def test_a_whole_number_from_two_to_a_hundred_is_a_percentage_whether_stored_or_written(per_cent):
    assert SHARE.read(per_cent).value == SHARE.read(str(per_cent)).value == per_cent / 100
    assert SHARE.read(per_cent).repaired


def test_a_one_that_is_stored_is_the_whole_but_a_one_that_is_written_is_asked_about():
    assert (SHARE.read(1).value, SHARE.read(1).repaired) == (1, False)
    assert dict(SHARE.read("1").facts)["tal"] == "1 % eller 100 %"


def test_the_example_of_a_number_is_of_the_kind_that_the_column_holds():
    for text in ("ibland", "ca 50"):
        assert dict(SHARE.read(text).facts)["exempel"] == "50 %"
        assert dict(COUNT.read(text).facts)["exempel"] == "4"


def test_a_part_of_a_post_is_asked_for_its_size():
    assert SHARE.read("deltid").problem == "okand-del"


@given(
    number=st.integers(0, 100),
    about=st.sampled_from(["ca {} %", "{} %?", "minst {} %", "{} % (prel.)", "~{} %", "{}-{} %"]),
)
def test_a_number_that_is_said_to_be_unsure_is_asked_about(number, about):
    assert SHARE.read(about.format(number, number + 1)).problem == "osakert-tal"


@given(
    number=st.integers(1, 40), unit=st.sampled_from(["tim/v", "timmar i veckan", "h/vecka", "dagar per vecka", "tim"])
)
def test_hours_are_told_to_be_hours(number, unit):
    assert SHARE.read(f"{number} {unit}").problem == "tid-i-timmar"


@given(text=st.text(max_size=40) | LOOKS_LIKE_A_NUMBER)
def test_any_text_is_read_or_told_about_and_never_raises(text):
    for of in (SHARE, COUNT):
        reading = of.read(text)
        assert (reading.value is UNREADABLE) is bool(reading.problem)
        if isinstance(reading.value, int | float):
            assert 0 <= reading.value <= (1 if of is SHARE else 10**15)


@given(number=st.floats() | st.integers())
def test_any_number_is_read_or_told_about_and_never_raises(number):
    for of in (SHARE, COUNT):
        reading = of.read(number)
        assert (reading.value is UNREADABLE) is bool(reading.problem)


@pytest.mark.parametrize("text", ["-0", "- 0 %", "-0,0", "-,0 tjänst"])
def test_a_zero_has_no_sign(text):
    assert str(SHARE.read(text).value) == "0.0"
