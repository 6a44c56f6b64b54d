"""Promises about municipalities, counties and names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.reference.municipalities import (
    Municipality,
    all_municipalities,
    counties,
    county,
    county_municipalities,
    file_stem,
    municipality,
    resembling,
)

REGIONS = {"Nord", "Mitt", "Stockholm", "Öst", "Väst", "Syd", "Bergslagen"}
any_municipality = st.sampled_from(all_municipalities())


def names(found: tuple[Municipality, ...]) -> list[str]:
    return [each.name for each in found]


def test_there_are_290_municipalities_in_21_counties() -> None:
    assert (len(all_municipalities()), len(counties())) == (290, 21)


def test_municipalities_and_counties_come_by_code() -> None:
    for codes in ([each.code for each in all_municipalities()], [each.code for each in counties()]):
        assert codes == sorted(codes)


def test_no_two_codes_and_no_two_names_are_equal() -> None:
    assert len({each.code for each in all_municipalities()}) == 290
    assert len({each.name.casefold() for each in all_municipalities()}) == 290


def test_a_code_is_four_digits_that_begin_with_its_county() -> None:
    for each in all_municipalities():
        assert re.fullmatch(r"[0-9]{4}", each.code)
        assert each.code.startswith(each.county_code)


def test_90_codes_keep_their_leading_zero() -> None:
    assert sum(each.code.startswith("0") for each in all_municipalities()) == 90


def test_names_are_in_the_form_nfc_without_spaces_around() -> None:
    for each in all_municipalities():
        for text in (each.name, each.county, each.police_region, each.local_police_area or "-"):
            assert text == unicodedata.normalize("NFC", text).strip() != ""


def test_ostergotland_has_its_13_municipalities() -> None:
    found = county_municipalities("05")
    assert len(found) == 13
    assert found[0] == Municipality("0509", "Ödeshög", "05", "Östergötlands län", "Öst", "Motala")


def test_the_smallest_and_the_largest_county_have_1_and_49() -> None:
    sizes = Counter(each.county_code for each in all_municipalities())
    assert (min(sizes.values()), sizes["09"], max(sizes.values()), sizes["14"]) == (1, 1, 49, 49)


def test_every_county_has_one_of_the_seven_police_regions_and_every_region_a_county() -> None:
    assert {each.police_region for each in counties()} == REGIONS


def test_a_municipality_has_the_name_and_region_of_its_county() -> None:
    for each in all_municipalities():
        home = county(each.county_code)
        assert home is not None
        assert (each.county, each.police_region) == (home.name, home.police_region)


def test_local_police_areas_are_known_in_region_ost_and_nowhere_else() -> None:
    for each in all_municipalities():
        assert (each.local_police_area is not None) == (each.police_region == "Öst")


@given(any_municipality)
def test_every_municipality_is_found_by_its_code(each: Municipality) -> None:
    assert municipality(each.code) is each


@pytest.mark.parametrize("code", ["", "0", "114", "580", " 0580", "0580 ", "0580.0", "9999", "05", "٠٥٨٠", "Linköping"])
def test_what_is_not_exactly_a_code_finds_no_municipality(code: str) -> None:
    assert municipality(code) is None


@pytest.mark.parametrize("code", ["", "5", "02", "11", "15", "16", "26", "0580", "05 ", "Skåne"])
def test_what_is_not_a_county_code_finds_no_county_and_no_municipalities(code: str) -> None:
    assert county(code) is None
    assert county_municipalities(code) == ()


def test_habo_and_habo_are_two_municipalities_and_each_comes_first_for_its_own_name() -> None:
    assert names(resembling("Håbo"))[:2] == ["Håbo", "Habo"]
    assert names(resembling("Habo"))[:2] == ["Habo", "Håbo"]
    assert {each.code for each in resembling("Habo")} >= {"0305", "0643"}


@given(any_municipality, st.sampled_from(["NFC", "NFD"]), st.sampled_from([str, str.upper, str.lower, str.casefold]))
def test_a_municipality_comes_first_for_its_name_in_any_case_and_unicode_form(
    each: Municipality, form: Literal["NFC", "NFD"], case: Callable[[str], str]
) -> None:
    assert resembling(unicodedata.normalize(form, case(each.name)))[0] is each


@given(any_municipality)
def test_a_name_without_its_dots_and_rings_still_suggests_the_municipality(each: Municipality) -> None:
    assert each in resembling(file_stem(each.name))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Linköpings kommun", "Linköping"),
        ("  malmö   STAD ", "Malmö"),
        ("Upplands\u00a0Väsby", "Upplands Väsby"),
        ("Norköping", "Norrköping"),
        ("Kommunen Nynäshamn", "Nynäshamn"),
        ("Region Gotland", "Gotland"),
        ("Nyköpings kommun (0480)", "Nyköping"),
        ("Malung", "Malung-Sälen"),
        ("Upplands bro", "Upplands-Bro"),
        ("Gbg", "Göteborg"),
        ("Sthlm", "Stockholm"),
        ("Vaxjo", "Växjö"),
        ("LinkÃ¶ping", "Linköping"),
        ("Malung Sälen", "Malung-Sälen"),
    ],
)
def test_a_near_miss_suggests_the_likeliest_first(typed: str, first: str) -> None:
    assert names(resembling(typed))[0] == first


def test_a_name_between_two_municipalities_suggests_both() -> None:
    assert {"Linköping", "Lidköping"} <= set(names(resembling("Lindköping")))


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "?", "12345", "\x00", "日本", "kommun", "x" * 32767, "a" + " " * 32765 + "b"]
)
def test_what_resembles_nothing_suggests_nothing(typed: str) -> None:
    assert resembling(typed) == ()


@given(st.text())
def test_any_text_suggests_at_most_five_different_municipalities(typed: str) -> None:
    found = resembling(typed)
    assert len(found) == len(set(found)) <= 5


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Åtvidaberg", "atvidaberg"),
        (unicodedata.normalize("NFD", "Åtvidaberg"), "atvidaberg"),
        ("Upplands Väsby", "upplands-vasby"),
        ("Malung-Sälen", "malung-salen"),
        ("ÖREBRO", "orebro"),
        ("  ../../etc/passwd\x00", "etc-passwd"),
        ("Ekerö – Mälaröarna", "ekero-malaroarna"),
        ("", ""),
        ("日本", ""),
    ],
)
def test_a_file_stem_is_the_name_in_plain_letters(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@given(st.text())
def test_any_text_gives_a_stem_of_plain_letters_digits_and_single_hyphens(name: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", file_stem(name))


@given(st.text())
def test_the_stem_of_a_stem_is_itself(name: str) -> None:
    assert file_stem(file_stem(name)) == file_stem(name)


def test_only_habo_and_habo_share_a_stem() -> None:
    stems = Counter(file_stem(each.name) for each in all_municipalities())
    assert [stem for stem, times in stems.items() if times > 1] == ["habo"]
