"""Addresses in a cell, as people write and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.mail.addresses import MailAddress, read_addresses

A, B = MailAddress("a@kommunen.se"), MailAddress("b@kommunen.se")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a@kommunen.se", [A]),
        ("  a@kommunen.se\u00a0", [A]),
        ("\u200ba@kommunen.se\ufeff", [A]),
        ("a@kommunen.se;b@kommunen.se", [A, B]),
        ("a@kommunen.se, b@kommunen.se;", [A, B]),
        ("a@kommunen.se\nb@kommunen.se", [A, B]),
        ("a@kommunen.se; A@KOMMUNEN.SE", [A]),
        ("mailto:a@kommunen.se", [A]),
        ("<a@kommunen.se>", [A]),
        ("Trygghet <a@kommunen.se>", [MailAddress("a@kommunen.se", "Trygghet")]),
        ("Öberg, Åsa <a@kommunen.se>", [MailAddress("a@kommunen.se", "Öberg, Åsa")]),
        ('"Öberg; Åsa" <a@kommunen.se>, b@kommunen.se', [MailAddress("a@kommunen.se", "Öberg; Åsa"), B]),
        ('"Åsa \\"Å\\" Öberg" <a@kommunen.se>', [MailAddress("a@kommunen.se", 'Åsa "Å" Öberg')]),
        ("'a@kommunen.se' <a@kommunen.se>", [A]),
        ("trygghet@håbo.se", [MailAddress("trygghet@xn--hbo-ula.se")]),
        ("a@xn--hbo-ula.se", [MailAddress("a@xn--hbo-ula.se")]),
        ("o'brien+1@kommunen.se", [MailAddress("o'brien+1@kommunen.se")]),
    ],
)
def test_what_people_mean_is_read(cell, expected):
    assert read_addresses(cell) == (tuple(expected), ())


@pytest.mark.parametrize(
    "cell",
    [
        "kommunen",
        "Anna Öberg",
        "a@",
        "@kommunen.se",
        "a@kommunen",
        "a@@kommunen.se",
        "a b@kommunen.se",
        "a@kommunen.se.",
        "a@kommunen.se b@kommunen.se",
        "åsa@kommunen.se",
        "a@kommunen.se\r\nBcc: hemlig@annan.se",
        "a@kommunen.se\0",
        "a@kommunen.se\x1b[2J",
        "a\u202ese@kommunen.se",
        '"b@kommunen.se" <a@kommunen.se>',
        "b@kommunen.se <a@kommunen.se>",
        "a@kommunen.se <>",
        "<a@kommunen.se",
        "Anna\tBcc: <x@y.se",
        "=HYPERLINK(A1)",
        "http://kommunen.se/a@kommunen.se",
        f"{'a' * 65}@kommunen.se",
        f"a@{'b' * 64}.se",
    ],
)
def test_what_may_be_something_else_is_a_fault_and_not_an_address(cell):
    found, faults = read_addresses(cell)
    assert len(faults) == 1
    assert all("\n" not in one and "semikolon" in one for one in faults)
    assert found in {(), (A,)}, "at most what stood apart and was sound"
    assert not any("Bcc" in one.shown for one in found)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("åsa.öberg@kommunen.se", "har å, ö före @"),
        ("trygghet@valdemarsvik,se", "Menade du punkt: trygghet@valdemarsvik.se?"),
        ("trygghet@valdemarsvik, se", "har ett komma"),
        ("a@kommunen.se, trygghet@kinda,se; b@kommunen.se", "Menade du punkt: trygghet@kinda.se?"),
    ],
)
def test_the_slip_itself_is_named_once(cell, words):
    (said,) = read_addresses(cell)[1]
    assert words in said


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\x1b[31m", "\0", "\u2028", "\u202e"])
def test_no_name_carries_what_could_begin_a_header_or_act_in_a_terminal(sign):
    found, faults = read_addresses(f'"Åsa{sign}X-Annat: ja" <a@kommunen.se>')
    assert found == ()
    assert len(faults) == 1
    assert faults[0].isprintable()


def test_a_blank_cell_has_neither_addresses_nor_faults():
    assert read_addresses(" ;\n, \u00a0") == ((), ())


NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters='@<>"\\'), max_size=40
).map(lambda text: " ".join(text.split()).strip("' "))
LOCALS = st.from_regex(r"[a-z0-9]([a-z0-9._+-]{0,10}[a-z0-9])?", fullmatch=True).filter(lambda text: ".." not in text)
WRITTEN = st.builds(
    lambda local, name: MailAddress(f"{local}@kommunen.se", name if name.isprintable() and name else ""), LOCALS, NAMES
)


@given(
    st.lists(WRITTEN, unique_by=lambda one: one.address, max_size=6), st.sampled_from(["; ", ";", ",\n", "\n", ", "])
)
def test_every_list_that_is_written_is_read_as_it_was(some, between):
    cell = between.join(one.shown for one in some)
    assert read_addresses(cell) == (tuple(some), ())
