"""Contact lists as municipalities' lists are: any column order, any encoding, blank lines, merged cells, slips."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from samverkan_xl.mail.contact_table import NoContactTableError, known_titles
from samverkan_xl.mail.contact_text import grid_of_text
from samverkan_xl.mail.contacts import ContactList, read_contacts
from samverkan_xl.mail.plain_text import UnreadableTextError
from samverkan_xl.reading.book import read_book
from samverkan_xl.reading.received import Received
from samverkan_xl.reference.municipalities import all_municipalities

LIST = "Kommunkod;Kommun;E-post;Namn;Kopia\r\n0563;Valdemarsvik;trygghet@valdemarsvik.se;Åsa Öberg;polis@valdemarsvik.se\r\n"


def of_text(text: str | bytes, encoding: str = "utf-8") -> ContactList:
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return read_contacts((grid_of_text(content, "kontakter.csv", known_titles),), "kontakter.csv")


def of_rows(*rows: tuple, merged: str = "", sheets: int = 1) -> ContactList:
    book = Workbook()
    for number in range(sheets):
        sheet = book.active if not number else book.create_sheet()
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    return read_contacts(read_book(Received(Path("kontakter.xlsx"), "", stream.getvalue())).sheets, "kontakter.xlsx")


def told(found: ContactList) -> list[str]:
    return [fault.line for fault in found.faults]


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        codecs.BOM_UTF8 + LIST.encode(),
        LIST.encode("cp1252"),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace(";", "\t").encode(),
        LIST.replace(";", ",").encode(),
        b"sep=;\r\n" + LIST.encode("cp1252"),
        LIST.replace("\r\n", "\n").encode(),
        LIST.replace("\r\n", "\r").encode(),
        LIST.replace("0563", '="0563"').encode(),
        LIST.replace("0563", "563").encode(),
        LIST.replace("Valdemarsvik;", '"Valdemarsvik";').encode(),
        LIST.replace("Kommunkod;Kommun", "KOMMUN-KOD ; Kommun:").encode(),
        ("Kontakter 2026;;;;\r\n;;;;\r\n" + LIST).encode(),
        LIST.replace("\r\n", "\r\n\r\n;;;;\r\n").encode(),
        LIST.replace("å", "a\u030a").replace("Ö", "O\u0308").replace("Å", "A\u030a").encode(),
    ],
)
def test_a_list_is_read_however_it_was_saved(content):
    found = of_text(content)
    assert told(found) == []
    (contact,) = found.contacts.values()
    assert (contact.municipality.code, contact.name) == ("0563", "Åsa Öberg")
    assert [one.address for one in contact.to] == ["trygghet@valdemarsvik.se"]
    assert [one.address for one in contact.copies] == ["polis@valdemarsvik.se"]


def test_columns_are_found_by_title_in_any_order_and_an_address_may_have_several_columns():
    found = of_rows(
        ("Mejl 2", "Anteckning", "Cc", "Mejl 1", "Kod", "Kommunens namn"),
        ("b@kinda.se", "ring först", None, "a@kinda.se", 513, "Kinda kommun"),
    )
    assert [one.address for one in found.contacts["0513"].to] == ["b@kinda.se", "a@kinda.se"]
    assert told(found) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("9999", "Kinda", "a@kinda.se"), ["koden ”9999”", "Menade du 0513 Kinda"]),
        (("05 63", "", "a@kinda.se"), ["koden ”05 63”", "fyra siffror"]),
        (("0563-0580", "", "a@kinda.se"), ["koden ”0563-0580”"]),
        (("0513", "Valdemarsvik", "a@kinda.se"), ["Koden 0513 är Kinda", "”Valdemarsvik”"]),
        (("0305", "Habo", "a@habo.se"), ["Koden 0305 är Håbo", "”Habo”"]),
        (("", "Habo", "a@habo.se"), ["0305 Håbo", "0643 Habo", "Skriv Kommunkod"]),
        (("", "Håbo", "a@habo.se"), ["0305 Håbo", "0643 Habo", "Skriv Kommunkod"]),
        (("", "Valdermarsvik", "a@kinda.se"), ["”Valdermarsvik”", "Menade du 0563 Valdemarsvik"]),
        (("", "Östergötlands län", "a@kinda.se"), ["”Östergötlands län”", "Skriv Kommunkod"]),
        (("", "", "a@kinda.se"), ["ingen kommun", "sammanfogade"]),
        (("0513", "Kinda", ""), ["Kinda saknar e-postadress"]),
        (("0513", "Kinda", "kinda"), ["”kinda” är ingen e-postadress"]),
        (("0513", "Kinda", "a@kinda.se\nBcc: b@c.se"), ["”Bcc: b@c.se”"]),
        (("0513", "Kinda", "a@kinda.se;19121212-1212"), ["******-****"]),
        (("0513", "Kinda", "=A1"), ["Cellen visar formel utan värde"]),
        (("0513", "Kinda", "#N/A"), ["Cellen visar #N/A"]),
    ],
)
def test_every_slip_is_told_with_its_place_and_a_way_on(row, expected):
    found = of_rows(("Kommunkod", "Kommun", "E-post"), row)
    assert found.contacts == {}
    lines = told(found)
    assert lines
    assert all(line.startswith(("kontakter.xlsx, Sheet!", "kontakter.xlsx, rad 2 på Sheet:")) for line in lines)
    for words in expected:
        assert words in "\n".join(lines)
    assert "19121212" not in "\n".join(lines)


@pytest.mark.parametrize(
    "name",
    [
        "Kinda",
        "KINDA",
        " Kinda  kommun ",
        "Region Gotland",
        "Borås stad",
        "Valdemarsviks kommun",
        "Upplands Väsby kommun",
    ],
)
def test_a_municipality_may_be_told_by_its_name_alone_where_that_can_mean_one_thing(name):
    found = of_rows(("Kommun", "E-post"), (name, "a@kommunen.se"))
    assert len(found.contacts) == 1
    assert told(found) == []


def test_a_misspelt_name_beside_the_right_code_is_only_pointed_out():
    found = of_rows(("Kommunkod", "Kommun", "E-post"), ("0563", "Valdermarsvik", "a@kommunen.se"))
    assert set(found.contacts) == {"0563"}
    assert "koden 0563 gäller" in found.notices[0].line


def test_all_faults_are_told_at_once_and_blank_lines_are_none():
    found = of_rows(
        ("Kommunkod", "Kommun", "E-post"),
        ("0513", "Kinda", "kinda"),
        (None, None, None),
        ("  ", "", None),
        ("9999", "", "a@b.se"),
        ("0563", "", ""),
    )
    assert [line.split(":")[0] for line in told(found)] == [
        "kontakter.xlsx, Sheet!C2",
        "kontakter.xlsx, rad 5 på Sheet",
        "kontakter.xlsx, Sheet!C6",
    ]


def test_a_footnote_below_the_list_may_be_taken_away_and_a_row_with_an_address_may_not():
    found = of_rows(
        ("Kommun", "E-post"), ("Kinda", "a@kinda.se"), ("* uppdaterad i mars", None), ("Kjnda", "b@kinda.se")
    )
    note, slip = told(found)
    assert note.startswith("kontakter.xlsx, rad 3 på Sheet: ")
    assert "Är raden bara en anteckning kan den tas bort." in note
    assert "tas bort" not in slip


def test_two_contacts_for_one_municipality_are_a_fault_that_names_both_lines():
    found = of_text("Kod;E-post\n0563;a@b.se\n0580;c@d.se\n0563;e@f.se\n")
    assert told(found) == [
        "kontakter.csv rad 4: 0563 Valdemarsvik har redan en annan kontakt (kontakter.csv rad 2). Behåll en rad, med alla adresser."
    ]


def test_the_same_contact_twice_is_one_contact():
    found = of_text('Kod;E-post\n0563;a@b.se, c@d.se\n563;"C@D.SE; a@b.se"\n')
    assert told(found) == []
    assert len(found.notices) == 1


def test_a_sheet_that_is_hidden_is_no_contact_list():
    book = Workbook()
    for sheet, to in ((book.active, "a@kinda.se"), (book.create_sheet("Förra året"), "gammal@kinda.se")):
        sheet.append(("Kod", "E-post"))
        sheet.append(("0513", to))
    book["Förra året"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    sheets = read_book(Received(Path("kontakter.xlsx"), "", stream.getvalue())).sheets
    assert [one.address for one in read_contacts(sheets, "kontakter.xlsx").contacts["0513"].to] == ["a@kinda.se"]


def test_a_column_of_addresses_that_no_word_for_them_begins_is_not_taken_for_the_one_to_mail():
    with pytest.raises(NoContactTableError):
        of_rows(("Kod", "Enhet"), ("0513", ADDRESS))


def test_the_same_address_with_another_copy_is_another_contact():
    found = of_text("Kod;E-post;Kopia\n0563;a@b.se;c@d.se\n0563;a@b.se;e@f.se\n")
    assert "har redan en annan kontakt" in told(found)[0]


def test_a_text_file_that_tells_its_own_sign_is_read_by_it_and_numbered_as_excel_does():
    found = of_text("sep=|\nKod|E-post\n0513|a@kinda.se\n0563|ydre\n")
    assert found.contacts["0513"].where == "kontakter.csv rad 3"
    assert told(found)[0].startswith("kontakter.csv rad 4: ”ydre”")


def test_addresses_that_a_semicolon_has_parted_into_a_column_of_their_own_are_told_about():
    found = of_text("Kod;E-post\n0563;a@b.se; c@d.se\n")
    assert "”c@d.se” står i en kolumn utan rubrik" in told(found)[0]


def test_a_merged_code_that_covers_two_rows_is_not_taken_for_the_second_too():
    found = of_rows(("Kommunkod", "E-post"), ("0563", "a@b.se"), (None, "c@d.se"), merged="A2:A3")
    assert [one.address for one in found.contacts["0563"].to] == ["a@b.se"]
    assert "sammanfogade" in told(found)[0]


@pytest.mark.parametrize(
    ("rows", "sheets", "words"),
    [
        ((("Kommun", "Telefon"), ("Kinda", "0494")), 1, "Kommunkod (eller Kommun) och E-post"),
        ((("Kommun", "E-post"), ("Kinda", "a@b.se")), 2, "flera blad: Sheet och Sheet1"),
        ((("Kommun", "Kommun", "E-post"), ("Kinda", "Ydre", "a@b.se")), 1, "rubriken Kommun i flera kolumner"),
    ],
)
def test_a_list_without_one_table_of_contacts_is_refused(rows, sheets, words):
    with pytest.raises(NoContactTableError, match=r"kontakter\.xlsx") as refused:
        of_rows(*rows, sheets=sheets)
    assert words in str(refused.value)


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"Kommun;E-post\n\x00\x00", b'Kommun;E-post\n"' + b"x" * 200_000])
def test_what_is_no_text_is_refused_in_swedish(content):
    with pytest.raises((UnreadableTextError, NoContactTableError), match=r"kontakter\.csv"):
        of_text(content)


ADDRESS = "a@kinda.se"
AS_PEOPLE_HAVE_IT = {
    "a name and a function": (("Kod", "Funktion", "Namn", "E-post"), ("0513", "Samordnare", "Åsa", ADDRESS), "Åsa"),
    "no name, but a function": (("Kod", "Namn", "Roll", "E-post"), ("0513", None, "Samordnare", ADDRESS), "Samordnare"),
    "a person before a telephone": (("Kod", "Kontakt", "Namn", "E-post"), ("0513", "0494", "Åsa", ADDRESS), "Åsa"),
    "first and last name": (("Kod", "Efternamn", "Förnamn", "E-post"), ("0513", "Öberg", "Åsa", ADDRESS), "Åsa"),
    "two names": (("Kod", "Namn 1", "Namn 2", "E-post"), ("0513", "Åsa", "Bo", ADDRESS), "Åsa och Bo"),
    "the same name twice": (("Kod", "Namn 1", "Namn 2", "E-post"), ("0513", "Åsa", "Åsa", ADDRESS), "Åsa"),
    "name and code": (("Kommun", "Kommunkod", "E-post"), ("Kinda", 513, ADDRESS), ""),
    "a code beside Kommunkod": (("Kod", "Kommunkod", "E-post"), ("61", "0513", ADDRESS), ""),
    "Kommun holds the code": (("Kommun", "Kommunnamn", "E-post"), ("0513", "Kinda", ADDRESS), ""),
    "Kommun holds both": (("Kommun", "E-post"), ("0513 Kinda", ADDRESS), ""),
    "Namn is the municipality": (("Kommunkod", "Namn", "E-post"), ("0513", "Kinda", ADDRESS), ""),
    "Namn alone is the municipality": (("Namn", "E-post"), ("Kinda kommun", ADDRESS), ""),
    "Kontakt holds an address": (("Kod", "Kontakt", "E-post"), ("0513", "b@kinda.se", ADDRESS), ""),
    "Mottagare is a person": (("Kod", "Mottagare", "E-post"), ("0513", "Åsa", ADDRESS), ""),
    "E-post with more words": (("Kod", "E-post samordnare", "Mailat"), ("0513", ADDRESS, "ja"), ""),
    "Till": (("Kod", "Till"), ("0513", ADDRESS), ""),
}  # fmt: skip


@pytest.mark.parametrize(("titles", "row", "name"), AS_PEOPLE_HAVE_IT.values(), ids=AS_PEOPLE_HAVE_IT)
@pytest.mark.parametrize("above", [(), (("Kontakter 2026",), ()), (("Kommun", "kontaktlista"), ("uppdaterad 3 mars",))])
def test_columns_that_people_have_beside_each_other_are_told_apart(titles, row, name, above):
    found = of_rows(*above, titles, row)
    assert told(found) == []
    (contact,) = found.contacts.values()
    assert (contact.municipality.code, contact.name, [one.address for one in contact.to]) == ("0513", name, [ADDRESS])


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("a@kinda.se; b@kinda.se", ["a@kinda.se", "b@kinda.se"]),
        ("a@kinda.se, b@kinda.se", ["a@kinda.se", "b@kinda.se"]),
        ("a@kinda.se\nb@kinda.se", ["a@kinda.se", "b@kinda.se"]),
        ("a@kinda.se;\r\nb@kinda.se;", ["a@kinda.se", "b@kinda.se"]),
        ("Åsa Öberg <a@kinda.se>; 'Bo' <b@kinda.se>", ["a@kinda.se", "b@kinda.se"]),
        ("Öberg, Åsa <a@kinda.se>, Ek, Bo <b@kinda.se>", ["a@kinda.se", "b@kinda.se"]),
        ("Åsa Öberg (a@kinda.se), b@kinda.se (Bo)", ["a@kinda.se", "b@kinda.se"]),
        ("<a@kinda.se>", ["a@kinda.se"]),
        ("mailto:a@kinda.se", ["a@kinda.se"]),
    ],
)
def test_a_cell_may_hold_several_addresses_with_or_without_names(cell, addresses):
    found = of_rows(("Kommunkod", "E-post"), ("0513", cell))
    assert told(found) == []
    assert [one.address for one in found.contacts["0513"].to] == addresses


def test_addresses_in_a_column_that_is_not_read_are_pointed_out_by_its_title():
    found = of_rows(("Kod", "E-post", "Polisens adress", "Kontakt"), ("0513", ADDRESS, "p@polisen.se", "c@kinda.se"))
    assert [one.address for one in found.contacts["0513"].to] == [ADDRESS]
    first, second = (one.line for one in found.notices)
    assert first.startswith("kontakter.xlsx, Sheet!C1: Kolumnen ”Polisens adress” har adresser som inte läses.")
    assert second.startswith("kontakter.xlsx, Sheet!D1: Kolumnen ”Kontakt”")


def test_two_columns_of_addresses_of_which_none_is_the_one_to_mail_are_refused_by_their_titles():
    with pytest.raises(NoContactTableError) as refused:
        of_rows(("Kod", "E-post kommun", "E-post polis"), ("0513", ADDRESS, "p@polisen.se"))
    assert "E-post kommun, E-post polis" in str(refused.value)
    assert "Kalla den E-post" in str(refused.value)


@pytest.mark.parametrize("titles", [("Kod", "E-post"), ("Kommun", "E-post")])
def test_a_code_that_has_another_municipalitys_name_behind_it_is_a_fault(titles):
    found = of_rows(titles, ("0563 Kinda", ADDRESS))
    assert found.contacts == {}
    assert "Koden 0563 är Valdemarsvik, men i raden står ”Kinda”" in told(found)[0]


CODES = st.sampled_from([one.code for one in all_municipalities()])
CELLS = st.lists(st.from_regex(r"[a-z]{1,8}@[a-z]{2,8}\.se", fullmatch=True), min_size=1, max_size=3, unique=True)


@given(
    st.dictionaries(CODES, CELLS, min_size=1, max_size=8),
    st.sampled_from([(";", ", "), ("\t", "; "), (",", "; "), (";", "\n"), (";", ";")]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_every_list_that_was_written_is_read_as_it_was(contacts, signs, encoding):
    between_cells, between_addresses = signs
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=between_cells)
    writer.writerows(
        [
            ("Kommunkod", "Åtgärd", "E-post"),
            *((code, "–", between_addresses.join(some)) for code, some in contacts.items()),
        ]
    )
    found = of_text(stream.getvalue().encode(encoding))
    assert told(found) == []
    assert {code: [one.address for one in contact.to] for code, contact in found.contacts.items()} == contacts
