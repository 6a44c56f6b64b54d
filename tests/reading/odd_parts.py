"""A workbook that carries nearly everything besides values, part by part, as Excel lays it."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from books_for_reading import MAIN, with_parts

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def relations(*lines: tuple[str, str, str]) -> str:
    """Give a rels part from lines of id, kind and target."""
    found = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, kind, target in lines
    )
    return f'<Relationships xmlns="{RELATIONS}">{found}</Relationships>'


def carrying_book() -> bytes:
    """Give a book whose sheets Ett and Två carry comments, shapes, filters, links, macros, labels and more."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    one, two = book.add_worksheet("Ett"), book.add_worksheet("Två")
    book.add_worksheet("Dold").hide()
    book.add_worksheet("Djupt").very_hidden()
    one.write_comment("B2", "Ring 08-123", {"author": "Anna"})
    one.insert_textbox("D4", "Text i ruta")
    one.merge_range("B5:C6", "Sammanfogat")
    one.set_row(7, None, None, {"hidden": True})
    one.set_row(8, None, None, {"hidden": True})
    one.set_row(10, None, None, {"hidden": True})
    one.set_column("E:G", None, None, {"hidden": True})
    one.set_header("&LKommun")
    one.set_footer("&RSida &P")
    for row, name in enumerate(("Kommun", "Håbo", "Habo")):
        two.write_string(row, 0, name)
    two.autofilter("A1:A3")
    two.filter_column(0, "x == Håbo")
    two.set_row(2, None, None, {"hidden": True})
    book.define_name("Hemligt", '="Ett namn"')
    book.define_name("Vanligt", "=Ett!$A$1")
    book.set_properties({"title": "Kommunbok", "author": "Bo", "company": "Kommunen", "manager": "Chefen"})
    book.set_custom_property("Handläggare", "Eva")
    book.close()
    return with_parts(stream.getvalue(), _OTHERS)


_OTHERS: dict[str, bytes | str] = {
    "xl/vbaProject.bin": b"macro",
    "xl/embeddings/oleObject1.bin": b"object",
    "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr xmlns="{MAIN}" objectType="CheckBox"/>',
    "xl/externalLinks/externalLink1.xml": (
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'
    ),
    "xl/externalLinks/_rels/externalLink1.xml.rels": relations(("rId1", "externalLinkPath", "file:///C:/annan.xlsx")),
    "xl/externalLinks/externalLink2.xml": (
        f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    ),
    "xl/threadedComments/threadedComment1.xml": (
        f'<ThreadedComments xmlns="{MAIN}"><threadedComment ref="C3" id="1"><text>I en tråd</text></threadedComment>'
        "</ThreadedComments>"
    ),
    "docMetadata/LabelInfo.xml": (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        '<clbl:label id="{1}" enabled="1" method="Standard"/></clbl:labelList>'
    ),
}
