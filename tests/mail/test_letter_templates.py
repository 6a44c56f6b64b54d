"""Letters from templates that anybody may edit: what is misspelt is told with its line, what is filled in is just text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.mail.letter_parts import Bullets, Listing, Paragraph, as_html, as_text
from samverkan_xl.mail.letters import BadLetterTemplateError, read_letter_template, write_letter
from samverkan_xl.mail.plain_text import UnreadableTextError
from samverkan_xl.templates import template

PLAIN = "Ämne: {kommun} {period} {revision}\n\nHej {namn}!\n\n- ett\n- två {bilaga}\n\nVänligen\nLänet\n"


def read(text: str, *, reminds: bool = False, encoding: str = "utf-8"):
    return read_letter_template(text.encode(encoding), "mall.txt", reminds=reminds)


@pytest.mark.parametrize(("name", "reminds"), [("brev_utskick.txt", False), ("brev_paminnelse.txt", True)])
def test_the_templates_that_travel_along_can_be_used_and_give_the_promised_subject(name, reminds):
    found = read_letter_template(template(name).read_bytes(), name, reminds=reminds)
    values = {"kommunkod": "0563", "kommun": "Valdemarsvik", "period": "2026", "revision": "r1"}
    assert write_letter(found, values).subject.startswith("[Samverkan 1.1] 0563 Valdemarsvik 2026 r1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_template_is_read_however_it_was_saved(encoding, ending):
    found = read(PLAIN.replace("\n", ending), encoding=encoding)
    letter = write_letter(found, {"kommun": "Håbo", "period": "2026", "namn": "Åsa", "bilaga": "bok.xlsx"})
    assert letter.subject == "Håbo 2026"
    assert letter.parts == (Paragraph("Hej Åsa!"), Bullets(("ett", "två bok.xlsx")), Paragraph("Vänligen\nLänet"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_signs_that_word_puts_into_a_text_come_through(encoding):
    found = read("Ämne: Kommunboken – ”den nya”\n\nDet tar 1–2 timmar… och kostar 0 €.\n", encoding=encoding)
    assert write_letter(found, {}).subject == "Kommunboken – ”den nya”"
    assert write_letter(found, {}).parts == (Paragraph("Det tar 1–2 timmar… och kostar 0 €."),)


def test_a_subject_has_no_space_where_a_place_was_blank():
    assert write_letter(read("Ämne: {revision} {kommun}\n\nHej!"), {"kommun": "Kinda"}).subject == "Kinda"


def test_a_place_without_a_value_goes_with_the_space_before_it():
    letter = write_letter(read(PLAIN), {"kommun": "Kinda"})
    assert letter.subject == "Kinda"
    assert letter.parts[0] == Paragraph("Hej!")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "börjar inte med ämnet"),
        ("Hej!\n\nText", "börjar inte med ämnet"),
        ("Ämne:   \n\nText", "börjar inte med ämnet"),
        ("Ämne: Hej\n\n  \n", "ingen text under ämnet"),
        ("Ämne: Hej\n\nTill {komun}!", "rad 3: {komun} är ingen plats som kan fyllas i. Menade du {kommun}?"),
        ("Ämne: {Kommunkåd}\n\nHej", "rad 1: {Kommunkåd} är ingen plats"),
        ("Ämne: Hej\n\n{xyz}", "Platserna är {kommun}, {kommunkod}"),
        ("Ämne: Hej\n\n{kommun.__class__}", "rad 3"),
        ("Ämne: Hej\n\n{}", "rad 3"),
        ("Ämne: Hej\n\n{läget}", "finns bara i påminnelser"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_its_line(text, words):
    with pytest.raises(BadLetterTemplateError, match=r"mall\.txt") as refused:
        read(text)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ämne: Hej\n\nHej", "saknar {läget}"),
        ("Ämne: {läget}\n\n{läget}", "måste stå ensamt"),
        ("Ämne: Hej\n\nSå här: {läget}", "måste stå ensamt"),
        ("Ämne: Hej\n\nSå här:\n{läget}", "saknar {läget}"),
    ],
)
def test_a_reminder_must_have_room_for_what_it_reminds_of(text, words):
    with pytest.raises(BadLetterTemplateError) as refused:
        read(text, reminds=True)
    assert words in str(refused.value)


def test_what_is_no_text_at_all_is_refused():
    with pytest.raises(UnreadableTextError, match=r"mall\.docx"):
        read_letter_template(b"PK\x03\x04\x00\x00\x81", "mall.docx", reminds=False)


@given(st.text(max_size=60))
def test_what_is_filled_in_is_never_read_as_a_place_or_as_markup(value):
    letter = write_letter(read("Ämne: x {kommun}\n\n{kommun}|{namn}"), {"kommun": value, "namn": "N"})
    shown = " ".join(value.split())
    assert "\n" not in letter.subject
    assert "\r" not in letter.subject
    assert letter.parts[0].said.endswith("|N")
    assert letter.parts[0].said.removesuffix("|N") == shown


NASTY = "<script>alert(1)</script><img src='http://x/y.png'>\"&å"


@pytest.mark.parametrize("part", [Paragraph(NASTY), Bullets((NASTY,)), Listing(NASTY, ((NASTY, NASTY, NASTY),))])
def test_everything_is_escaped_and_nothing_is_fetched(part):
    html = as_html(NASTY, (part,))
    for tag in ("<script", "<img", "<link", "url(", "src="):
        assert tag not in html.replace("src=&#x27;", "")
    assert NASTY in as_text((part,))


LISTING = Listing("Att rätta (1)", (("Bladet Tidplan, cell H18", "Fel.", "Rätta."),))


def test_the_html_tells_its_language_and_title_and_what_each_column_is():
    html = as_html("Ämne & annat", (LISTING,))
    assert '<html lang="sv">' in html
    assert "<title>Ämne &amp; annat</title>" in html
    assert html.count('<th scope="col"') == 2
    assert html.count("<h2 ") == 1
    assert "<td" in html
    assert "Fel.<br><b>Åtgärd:</b> Rätta.</td>" in html


def test_the_html_has_only_what_outlook_and_a_narrow_telephone_can_show_by_day_and_by_night():
    html = as_html("Ämne", (Paragraph("Hej!"), Bullets(("a",)), LISTING))
    for what in ("flex", "grid", "var(", "<style", "<div", "position:", "class=", "px;width"):
        assert what not in html
    assert not re.search(r'(?<!-)width[:=]"?\d{3,}(?!%)', html), "nothing is wider than the window"
    colours = re.findall(r"(?:^|[;\"])((?:background-)?color):(#\w+)", html)
    assert colours == [("background-color", "#17405C"), ("color", "#FFFFFF")] * 2, "only a head has colours, and both"
