"""The list to mail from: links that lead where they say, text that stays text, and a column to tick."""

from __future__ import annotations

import io
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from openpyxl import load_workbook

from samverkan_xl.writing.mail.mailing_list import LONGEST_MAILTO, MailingLine, mailing_list

TODAY = date(2026, 11, 23)


def line(**changes) -> MailingLine:
    given = {
        "code": "0563",
        "municipality": "Valdemarsvik",
        "to": ("a@kommunen.se", "b@kommunen.se"),
        "copies": ("c@lan.se",),
        "subject": "[Samverkan 1.1] 0563 Å & Ö? #1",
        "text": "Hej!\n\nÅ, ä & ö = bra + 100 %.\n",
        "book": "bilagor/0563_valdemarsvik/Återkoppling 100% #1.xlsx",
        "calendar": "",
        "text_file": "bilagor/0563_valdemarsvik/brevtext.txt",
    }
    return MailingLine(**(given | changes))


def written(*lines: MailingLine):
    return load_workbook(io.BytesIO(mailing_list(lines, TODAY)))


def cells(book, row: int = 5) -> dict:
    sheet = book["Utskickslista"]
    return {title.value: cell for title, cell in zip(sheet[4], sheet[row], strict=True)}


def test_a_new_mail_opens_with_recipients_subject_and_text():
    url = urlsplit(cells(written(line()))["Nytt brev"].hyperlink.target)
    assert (url.scheme, unquote(url.path)) == ("mailto", "a@kommunen.se;b@kommunen.se")
    assert parse_qs(url.query) == {
        "cc": ["c@lan.se"],
        "subject": ["[Samverkan 1.1] 0563 Å & Ö? #1"],
        "body": ["Hej!\r\n\r\nÅ, ä & ö = bra + 100 %.\r\n"],
    }


@pytest.mark.parametrize(("text", "subject"), [("å" * 5000, "kort"), ("kort", "å" * 900)])
def test_a_letter_too_long_for_a_link_is_left_out_of_it_and_the_link_still_opens(text, subject):
    target = cells(written(line(text=text, subject=subject)))["Nytt brev"].hyperlink.target
    assert target.startswith("mailto:a@kommunen.se;b@kommunen.se")
    assert len(target) <= LONGEST_MAILTO
    assert "body=" not in target


MANY = tuple(f"trygghetssamordnare{number}@kommunen.se" for number in range(40))


@pytest.mark.parametrize(
    ("to", "copies", "kept"),
    [
        (("a@k.se",), MANY, "mailto:a@k.se?cc=" + ";".join(MANY)),
        (MANY, ("c@lan.se",), f"mailto:{';'.join(MANY)}?cc=c@lan.se"),
        ((*MANY, *MANY), (), "mailto:"),
        (MANY, MANY, "mailto:"),
    ],
)
def test_a_link_has_every_recipient_and_copy_or_none_of_them(to, copies, kept):
    target = cells(written(line(to=to, copies=copies, subject="å" * 200)))["Nytt brev"].hyperlink.target
    assert target == kept


def test_every_file_is_linked_by_its_path_from_the_list_whatever_it_is_called():
    row = cells(written(line(calendar="bilagor/0563_valdemarsvik/datum_0563_2026.ics")))
    assert row["Bilaga"].value == "Återkoppling 100% #1.xlsx"
    assert row["Bilaga"].hyperlink.target == r"bilagor\0563_valdemarsvik\Återkoppling%20100%25%20%231.xlsx"
    assert row["Kalender"].hyperlink.target == r"bilagor\0563_valdemarsvik\datum_0563_2026.ics"
    assert row["Text"].hyperlink.target == r"bilagor\0563_valdemarsvik\brevtext.txt"


def test_columns_that_nobody_uses_are_left_out():
    titles = set(cells(written(line(copies=(), book=""))))
    assert titles == {"Status", "Kommunkod", "Kommun", "Nytt brev", "Text", "Till", "Ämne", "Egen anteckning"}


@pytest.mark.parametrize("nasty", ["=1+1", "+46", "@SUM(A1)", "http://x.se", "{=A1}", "#N/A", "'å"])
def test_what_a_letter_says_is_text_and_nothing_else(nasty):
    book = written(line(subject=nasty, text=nasty))
    assert (cells(book)["Ämne"].value, cells(book)["Ämne"].data_type) == (nasty, "s")
    assert (book["Texter"]["D5"].value, book["Texter"]["D5"].data_type) == (nasty, "s")


def test_the_status_of_each_line_is_picked_from_a_list_and_begins_as_to_send():
    book = written(line(), line(code="0580", municipality="Linköping"))
    (rule,) = book["Utskickslista"].data_validations.dataValidation
    assert str(rule.sqref) == "A5:A6"
    assert "✔ Skickat" in rule.formula1
    assert cells(book, 6)["Status"].value == "▲ Att skicka"


def test_the_same_lines_give_the_same_bytes_and_a_sound_file(schema_faults, tmp_path):
    content = mailing_list([line(), line(code="0580", text="å" * 40_000)], TODAY)
    assert content == mailing_list([line(), line(code="0580", text="å" * 40_000)], TODAY)
    (tmp_path / "lista.xlsx").write_bytes(content)
    assert schema_faults(tmp_path / "lista.xlsx") == []
