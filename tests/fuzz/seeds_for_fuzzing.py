"""Where the fuzzer begins: small books of every form that the reader knows, and the words that their markup is made of."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from books_for_reading import ods, plain_book, with_rows
from odd_parts import carrying_book
from test_reading_binary_forms import xlsb

ROWS = (
    '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>[1]Blad!A1</f><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>rik</t></r><r><t xml:space="preserve"> text</t></r></is></c>'
    '<c r="B2" t="d"><v>2026-03-01</v></c><c r="C2" t="str"><f t="shared" si="0" ref="C2:C3">A1</f><v></v></c></row>'
)
TABLE = (
    '<table:table table:name="Blad"><table:table-column table:visibility="collapse"/>'
    '<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="7"'
    ' table:number-columns-spanned="2"><office:annotation><text:p>Anm</text:p></office:annotation></table:table-cell>'
    '<table:table-cell table:formula="of:=\'file:///C:/x.ods\'#$A.A1" calcext:value-type="error"><text:p>#REF!</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
META = '<m xmlns:meta="urn:m" xmlns:dc="urn:d"><dc:title>Titel</dc:title><meta:user-defined meta:name="a">b</meta:user-defined></m>'

TOKENS = [
    word.encode()
    for word in (
        *(
            "<row ",
            "<c ",
            "</c>",
            "<f>",
            "<v>",
            "</v>",
            "<is>",
            ' r="',
            ' r="XFD1048576"',
            ' t="e"',
            ' t="s"',
            ' t="str"',
        ),
        *(
            ' t="d"',
            ' hidden="1"',
            ' min="1"',
            ' max="99999999999"',
            "<mergeCell ref=",
            "[1]",
            "!",
            "<!--",
            "-->",
            "<![CDATA[",
        ),
        *(
            "&#0;",
            "&#x110000;",
            "&lt;",
            "]]>",
            "<?",
            "/>",
            '"',
            "'",
            ">",
            "<x:",
            "xmlns=",
            'xmlns:x="',
            "99999999999999999999",
        ),
        *(
            "-1",
            "1e999",
            "NaN",
            "\ufeff",
            "\ud7ff",
            "é",
            ' table:number-rows-repeated="',
            ' table:number-columns-spanned="0"',
        ),
        *(' text:c="', "<office:annotation>", "<draw:frame>", "</draw:frame>", ' date1904="1"', ' state="veryHidden"'),
        *(
            'Target="../..',
            'TargetMode="External"',
            "sheetData",
            "<sheetData/>",
            "definedName",
            '="',
            "filterColumn",
            "1048577",
        ),
    )
]


def seeds() -> list[bytes]:
    """Give a book of each form."""
    flat = ZipFile(BytesIO(ods(TABLE))).read("content.xml").decode()
    flat = flat.replace("office:document-content", "office:document").replace(
        "<office:body>", "<!-- application/vnd.oasis.opendocument.spreadsheet --><office:body>"
    )
    archive = BytesIO()
    with ZipFile(archive, "w") as many:
        many.writestr("mapp/bok.xlsx", with_rows(ROWS))
        many.writestr("brev.txt", "Hej")
    return [
        *(plain_book("Ett", "Två"), with_rows(ROWS), with_rows(ROWS.replace("<", "<x:").replace("<x:/", "</x:"), "x")),
        *(carrying_book(), xlsb(), ods(TABLE, {"meta.xml": META}), flat.encode(), archive.getvalue()),
    ]
