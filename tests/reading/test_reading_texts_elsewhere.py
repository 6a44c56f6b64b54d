"""Texts with many digits are noted wherever they stand outside the cells; what the digits mean is for others to judge."""

from __future__ import annotations

from time import perf_counter

import pytest
from books_for_reading import ods, plain_book, with_parts, with_rows

from samverkan_xl.model.cells import Trait
from samverkan_xl.reading.remarks.asides import without_asides
from samverkan_xl.reading.remarks.binary_texts import around_cells, readable
from samverkan_xl.reading.remarks.many_digits import holds_many_digits
from samverkan_xl.reading.remarks.pieces import as_text, pieces

NUMBER = "19121212-1212"
CELL = f'<table:table-cell office:value-type="string"><text:p>{NUMBER}</text:p></table:table-cell>'


def table(inside: str, before: str = "", after: str = "") -> str:
    return f'{before}<table:table table:name="Blad"><table:table-row>{inside}</table:table-row></table:table>{after}'


@pytest.mark.parametrize(
    ("content", "extra", "trait", "sheet"),
    [
        (table("<table:table-cell/>", f'<table:content-validations><table:content-validation table:condition="{NUMBER}"/></table:content-validations>'), {}, Trait.CELL_RULE, ""),
        (table("<table:table-cell/>", "<table:content-validations><table:help-message><text:p>1912<text:span>1212</text:span>-1212</text:p></table:help-message></table:content-validations>"), {}, Trait.CELL_RULE, ""),
        (table("<table:table-cell/>", after=f'<table:named-expressions><table:named-range table:name="P_{NUMBER}"/></table:named-expressions>'), {}, Trait.DEFINED_NAME, ""),
        (table(f'<table:table-cell table:formula="of:=LEFT(&quot;{NUMBER}&quot;)" office:value-type="string"/>'), {}, Trait.FORMULA, "Blad"),
        (table(f'<table:table-cell office:value-type="string"><text:p><text:a href="tel:{NUMBER}">ring</text:a></text:p></table:table-cell>'), {}, Trait.HYPERLINK, "Blad"),
        (table("<table:table-cell/>", f"<table:tracked-changes><text:p>{NUMBER}</text:p></table:tracked-changes>"), {}, Trait.CHANGE_LOG, ""),
        (table("<table:table-cell/>"), {"settings.xml": f"<s><i>{NUMBER}</i></s>"}, Trait.SETTING, ""),
        (table("<table:table-cell/>"), {"Object 1/content.xml": f"<c><t>{NUMBER}</t></c>"}, Trait.CHART, ""),
    ],
)  # fmt: skip
def test_an_opendocument_book_tells_of_its_texts_outside_the_cells(read, content, extra, trait, sheet):
    found = [one for one in read(ods(content, extra), "bok.ods").remarks if NUMBER in one.text]
    assert [(one.trait, one.sheet) for one in found] == [(trait, sheet)]


@pytest.mark.parametrize(
    "formula",
    [
        f'<f>LEFT("{NUMBER}")</f>',
        f'<f t="shared" si="0">LEFT("{NUMBER}")</f>',
        '<f>LEFT("191212<!-- x -->12-1212")</f>',
        f'<f><![CDATA[LEFT("{NUMBER}")]]></f>',
        f'<f>IF(A2>1,"{NUMBER}")</f>',
    ],
)
@pytest.mark.parametrize("prefix", ["", "x"])
def test_a_formula_in_a_cell_is_told_however_its_markup_is_written(read, formula, prefix):
    row = f'<row r="1"><c r="A1" t="str">{formula}<v>x</v></c></row>'
    for name in ("row", "c", "f", "v") if prefix else ():
        row = (
            row.replace(f"<{name} ", f"<x:{name} ")
            .replace(f"<{name}>", f"<x:{name}>")
            .replace(f"</{name}>", f"</x:{name}>")
        )
    found = [one for one in read(with_rows(row, prefix)).remarks if NUMBER in one.text]
    assert [(one.trait, one.sheet) for one in found] == [(Trait.FORMULA, "Blad")]


def test_a_cells_own_text_is_not_told_twice(read):
    assert [one for one in read(ods(table(CELL)), "bok.ods").remarks if NUMBER in one.text] == []
    written = with_parts(plain_book(), {"xl/sharedStrings.xml": f"<sst><si><t>{NUMBER}</t></si></sst>"})
    assert [one.trait for one in read(written).remarks if NUMBER in one.text] == [Trait.STORED_TEXT]


@pytest.mark.parametrize(
    "data",
    [b"19121212-1212", b"121212&#45;1212", b"121212&#x2D;1212", b"121212&amp;1212", b"1212<!-- x -->12-1212", b"121212<![CDATA[-]]>1212",
     b"121212%2D1212", b"121212_x002D_1212", b"121212-T231", b"12 12 12 12 12", "121212–1212".encode(), b"1 2 1 2 1 2 1 2 1 2"],
)  # fmt: skip
def test_digits_stand_together_however_programs_write_what_parts_them(data):
    assert holds_many_digits(data)


@pytest.mark.parametrize(
    "data", [b"", b"121212", b"2026-03-01T10", b"C5:C104 D5:D104", b'a="121212" b="1212"', b"<v>121212</v><v>1212</v>"]
)
def test_digits_of_their_own_do_not_stand_together(data):
    assert not holds_many_digits(data)


@pytest.mark.parametrize(
    ("markup", "plain"),
    [("a<!-- b -->c", "ac"), ("a<![CDATA[<b&]]>c", "a&lt;b&amp;c"), ("a<!-- b", "a<!-- b"), ("a<!b>c", "a<!b>c"), ("<![CDATA[<!-- ]]>x<!-- ]]> -->y", "&lt;!-- xy"), ("", "")],
)  # fmt: skip
def test_comments_go_and_marked_sections_are_text(markup, plain):
    assert without_asides(markup) == plain


@pytest.mark.parametrize(
    "rubbish", ["<!--", "<![CDATA[", "</t>", "<t>1", "<a b='", "</t><t>", "<", "&#", "1-", "<si>", "<rPh "]
)
def test_rubbish_costs_no_more_than_a_sheet_does(rubbish):
    data = (rubbish * (300_000 // len(rubbish))).encode()
    began = perf_counter()
    holds_many_digits(data)
    list(pieces(as_text(data)))
    assert perf_counter() - began < 5


def test_binary_parts_tell_of_texts_with_one_byte_a_sign_and_with_two():
    wide = f"Skrivare {NUMBER}".encode("utf-16-le")
    assert readable(b"\1\2" + wide + b"\3\4") == (f"Skrivare {NUMBER}",)
    assert readable(b"\1\2Skrivare 19121212-1212\3") == (f"Skrivare {NUMBER}",)
    assert readable(bytes(range(256)) * 40) == ()


def test_the_cells_of_a_binary_sheet_are_read_elsewhere():
    assert around_cells(b"before\x91\x01\x00cells\x92\x01\x00after") == b"before\x92\x01\x00after"
    assert around_cells(b"no cells") == b"no cells"


def test_of_far_too_much_text_every_part_is_noted_in_part(read):
    many = {
        f"customXml/item{count}.xml": f"<a><b>Ett nummer är {NUMBER}</b>{'<b>2026-03-01 12:30</b>' * 3_000}</a>"
        for count in range(9)
    }
    unlike = {name: text.replace("Ett", f"Nr {'x' * count}") for count, (name, text) in enumerate(many.items())}
    different = "".join(f"<b>202603011{count:05}</b>" for count in range(15_000))
    found = [
        one
        for one in read(
            with_parts(
                plain_book(),
                {
                    **unlike,
                    "customXml/a.xml": f"<a>{different}</a>",
                    "customXml/z.xml": f"<a><b>{NUMBER}</b>{different}</a>",
                },
            )
        ).remarks
        if one.trait is Trait.OTHER_PART
    ]
    assert len([one for one in found if NUMBER in one.text]) == len(many) + 1
    assert sum(len(one.text) for one in found) < 300_000
