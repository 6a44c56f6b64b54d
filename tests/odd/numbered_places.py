"""Every place in a workbook where somebody can write, outside the cells, each with how a number is laid there.

The numbers are of the Tax Agency's test kind: a birth number of 980–999, which no person is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from odd_books import Book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
Lay = Callable[[Book, str], None]


def test_number(count: int) -> str:
    """Give the test number of that order, as ten digits: a new day for each, so that no two share a date."""
    nine = f"{date(1931, 1, 1) + timedelta(37 * count):%y%m%d}{980 + count % 20}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return nine + str(-sum(each // 10 + each % 10 for each in doubled) % 10)


test_number.__test__ = False


def dashed(ten: str) -> str:
    return f"{ten[:6]}-{ten[6:]}"


def on_sheet(markup: str, before: str = "pageMargins") -> Lay:
    """Lay markup on Behov, after its rows; `{n}` is the number, `{a}` and `{b}` its two parts."""
    return lambda book, ten: book["Behov"].add(filled(markup, ten), before=before)


def filled(markup: str, ten: str) -> str:
    return markup.replace("{n}", dashed(ten)).replace("{a}", ten[:6]).replace("{b}", ten[6:])


def header(markup: str) -> Lay:
    def lay(book: Book, ten: str) -> None:
        sheet = book["Behov"]
        sheet.after = re.sub(
            r"<headerFooter.*?</headerFooter>",
            f"<headerFooter><oddHeader>{filled(markup, ten)}</oddHeader></headerFooter>",
            sheet.after,
            flags=re.DOTALL,
        )

    return lay


def in_part(part: str, before: str, markup: str) -> Lay:
    return lambda book, ten: book.replace(part, (before, filled(markup, ten) + before))


def new_part(name: str, content: str) -> Lay:
    def lay(book: Book, ten: str) -> None:
        book.parts[name] = filled(content, ten).encode()

    return lay


def on_behov(kind: str, target: str, content: str) -> Lay:
    return lambda book, ten: book.relate("Behov", kind, target, filled(content, ten))


def printer(book: Book, ten: str) -> None:
    settings = f"Skrivare {dashed(ten)}".encode("utf-16-le") + bytes(40)
    book.relate("Behov", "printerSettings", "printerSettings/printerSettings1.bin", settings)


def formula(book: Book, ten: str) -> None:
    row = book["Behov"].rows[5]
    cell = row[15] = row[3]._replace(attributes=' t="str"', inner=f'<f>LEFT("{dashed(ten)}",3)</f><v>abc</v>')
    assert cell


def computed_sheet(value: str) -> Lay:
    return lambda book, ten: book.set("Översikt!Z90", int(ten) if value == "tal" else dashed(ten))


def leftover_text(book: Book, ten: str) -> None:
    book.replace("xl/sharedStrings.xml", ("</sst>", f"<si><t>Om {dashed(ten)}</t></si></sst>"))


def reading_aid(book: Book, ten: str) -> None:
    book.replace(
        "xl/sharedStrings.xml", ("</sst>", f'<si><t>a</t><rPh sb="0" eb="1"><t>{dashed(ten)}</t></rPh></si></sst>')
    )


def code_name(book: Book, ten: str) -> None:
    book["Behov"].before = re.sub(r"<dimension", f'<sheetPr codeName="B_{ten}"/><dimension', book["Behov"].before)


def core(tag: str) -> Lay:
    return in_part("docProps/core.xml", "</cp:coreProperties>", f'<x:{tag} xmlns:x="urn:x">{{n}}</x:{tag}>')


def app(tag: str) -> Lay:
    return in_part("docProps/app.xml", "</Properties>", f"<{tag}>{{n}}</{tag}>")


RUNS = '<a:p><a:r><a:rPr lang="sv-SE"/><a:t>{a}</a:t></a:r><a:r><a:rPr lang="sv-SE" b="1"/><a:t>-{b}</a:t></a:r></a:p>'
CHART = f'<c:chartSpace xmlns:c="{DRAWING}chart" xmlns:a="{DRAWING}main"><c:chart><c:title><c:tx><c:rich>{RUNS}</c:rich></c:tx></c:title></c:chart></c:chartSpace>'
SHAPE = f'<xdr:wsDr xmlns:xdr="{DRAWING}spreadsheetDrawing" xmlns:a="{DRAWING}main"><xdr:sp>%s</xdr:sp></xdr:wsDr>'
HEAD, PROPERTY, RULE = (
    "i ett sidhuvud eller en sidfot på bladet Behov",
    "i dokumentegenskaperna",
    "i en regel för celler",
)
NAME, LINK, SHAPED = "i ett definierat namn", "i en hyperlänk", "i en ritad form"
STORED, SETTING, OTHER = "i lagrad text", "bland bokens eller bladets inställningar", "i filens övriga innehåll"

PLACES: tuple[tuple[str, Lay, str], ...] = (
    ("sidhuvud", header("&amp;L{n}"), HEAD),
    ("sidhuvud delat av fetstil", header("&amp;C{a}&amp;B{b}"), HEAD),
    ("sidhuvud delat mellan vänster och höger", header("&amp;L{a}&amp;R-{b}"), HEAD),
    ("sidhuvud delat av teckensnitt", header('&amp;L{a}&amp;"Arial,Bold"&amp;K00FF00-{b}'), HEAD),
    ("sidhuvud som CDATA", header("<![CDATA[&L{n}]]>"), HEAD),
    ("sidhuvud med XML-kommentar", header("{a}<!-- x -->-{b}"), HEAD),
    ("sidhuvud med teckenreferens", header("{a}&#45;{b}"), HEAD),
    *((f"egenskapen {tag}", core(tag), PROPERTY) for tag in ("title", "creator", "identifier", "category", "subject", "contentStatus", "version", "language", "publisher", "keywords")),
    *((f"egenskapen {tag}", app(tag), PROPERTY) for tag in ("HyperlinkBase", "Manager", "Company", "Template", "PresentationFormat")),
    ("egen egenskap", in_part("docProps/custom.xml", "</Properties>", '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="Om {n}"><vt:lpwstr xmlns:vt="urn:v">x</vt:lpwstr></property>'), PROPERTY),
    ("definierat namn", in_part("xl/workbook.xml", "</definedNames>", '<definedName name="P_{a}_{b}">Start!$A$1</definedName>'), NAME),
    ("definierat namns kommentar", in_part("xl/workbook.xml", "</definedNames>", '<definedName name="P" comment="Se {n}">Start!$A$1</definedName>'), NAME),
    ("definierat namns tal", in_part("xl/workbook.xml", "</definedNames>", '<definedName name="P">19{a}{b}</definedName>'), NAME),
    ("definierat namns formel", in_part("xl/workbook.xml", "</definedNames>", '<definedName name="P">CONCATENATE("{n}","x")</definedName>'), NAME),
    ("den som har boken öppen", in_part("xl/workbook.xml", "<definedNames>", '<fileSharing userName="{n}"/>'), SETTING),
    ("bladets kodnamn", code_name, SETTING),
    ("valideringens fråga", on_sheet('<dataValidations><dataValidation prompt="Se {n}" sqref="A1"/></dataValidations>'), RULE),
    ("valideringens rubrik", on_sheet('<dataValidations><dataValidation promptTitle="{n}" sqref="A1"/></dataValidations>'), RULE),
    ("valideringens feltext", on_sheet("<dataValidations><dataValidation error='Inte {n}' sqref='A1'/></dataValidations>"), RULE),
    ("valideringens lista", on_sheet('<dataValidations><dataValidation type="list" sqref="A1"><formula1>"Ja,{n}"</formula1></dataValidation></dataValidations>'), RULE),
    ("villkorsstyrd formatering", on_sheet('<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1="{n}"</formula></cfRule></conditionalFormatting>'), RULE),
    ("hyperlänkens tips", on_sheet('<hyperlinks><hyperlink ref="A1" tooltip="{n}"/></hyperlinks>'), LINK),
    ("hyperlänkens visade text", on_sheet('<hyperlinks><hyperlink ref="A1" display="{n}"/></hyperlinks>'), LINK),
    ("hyperlänkens mål", in_part("xl/worksheets/_rels/sheet4.xml.rels", "</Relationships>", '<Relationship Id="h" Type="urn:hyperlink" Target="mailto:{a}%2D{b}@x.se" TargetMode="External"/>'), LINK),
    ("hyperlänk som ringer", in_part("xl/worksheets/_rels/sheet4.xml.rels", "</Relationships>", '<Relationship Id="h" Type="urn:hyperlink" Target="tel:{a}{b}" TargetMode="External"/>'), LINK),
    ("scenario", on_sheet('<scenarios><scenario name="x"><inputCells r="A1" val="{n}"/></scenario></scenarios>'), SETTING),
    ("formel", formula, "i en formel på bladet Behov"),
    ("form", on_behov("drawing", "drawings/drawing9.xml", SHAPE % f"<xdr:txBody>{RUNS}</xdr:txBody>"), SHAPED),
    ("forms alternativtext", on_behov("drawing", "drawings/drawing9.xml", SHAPE % '<xdr:nvSpPr><xdr:cNvPr id="2" name="x" descr="{n}"/></xdr:nvSpPr>'), SHAPED),
    ("anteckning i vml", on_behov("vmlDrawing", "drawings/vmlDrawing9.vml", '<xml xmlns:v="urn:v"><v:shape><v:textbox><div><font face="Arial">{a}</font><font color="red">-{b}</font></div></v:textbox></v:shape></xml>'), SHAPED),
    ("diagramrubrik", on_behov("chart", "charts/chart9.xml", CHART), "i ett diagram"),
    ("tabellnamn", new_part("xl/tables/table99.xml", f'<table xmlns="{MAIN}" id="99" name="T{{a}}_{{b}}"/>'), "i en tabells namn eller rubriker"),
    ("tabellrubrik", new_part("xl/tables/table99.xml", f'<table xmlns="{MAIN}" id="99"><tableColumns><tableColumn name="{{n}}"/></tableColumns></table>'), "i en tabells namn eller rubriker"),
    ("kommentarens författare", on_behov("comments", "comments9.xml", f'<comments xmlns="{MAIN}"><authors><author>Bo {{n}}</author></authors><commentList/></comments>'), "bland namnen på dem som har skrivit kommentarer"),
    ("person", new_part("xl/persons/person.xml", '<personList xmlns="urn:p"><person displayName="Bo" userId="19{a}{b}"/></personList>'), "bland namnen på dem som har skrivit kommentarer"),
    ("pivottabellens källdata", new_part("xl/pivotCache/pivotCacheRecords1.xml", f'<pivotCacheRecords xmlns="{MAIN}"><r><s v="{{n}}"/></r></pivotCacheRecords>'), "i en pivottabells lagrade källdata"),
    ("en annan boks lagrade värden", new_part("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{{n}}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'), "i en länk till en annan arbetsbok"),
    ("dataanslutning", new_part("xl/connections.xml", f'<connections xmlns="{MAIN}"><connection id="1" description="{{n}}"/></connections>'), "i en dataanslutning"),
    ("ändringslogg", new_part("xl/revisions/revisionLog1.xml", f'<revisions xmlns="{MAIN}"><rcc><nc><is><t>{{n}}</t></is></nc></rcc></revisions>'), "i ändringsloggen"),
    ("delad boks användare", new_part("xl/revisions/userNames.xml", f'<users xmlns="{MAIN}"><userInfo name="Bo {{n}}"/></users>'), "i ändringsloggen"),
    ("cellformatets namn", in_part("xl/styles.xml", "</cellStyles>", '<cellStyle name="Stil {n}" xfId="0"/>'), "i namnet på ett format eller tema"),
    ("egna data", new_part("customXml/item1.xml", "<data><pnr>{n}</pnr></data>"), OTHER),
    ("en dels namn", lambda book, ten: book.parts.update({"[Content_Types].xml": book.parts["[Content_Types].xml"].replace(b"</Types>", f'<Override PartName="/xl/{dashed(ten)}.xml" ContentType="x"/></Types>'.encode())}), OTHER),
    ("skrivarens namn", printer, OTHER),
    ("text som ingen cell visar", leftover_text, STORED),
    ("läsanvisning ovanför tecken", reading_aid, STORED),
    ("tal på ett beräknat blad", computed_sheet("tal"), STORED),
)  # fmt: skip
