"""A clean copy of the book, for the parser: exactly the parts that were looked over, under the names it asks for.

A sender's zip may be read in two ways, and its parts may bear any names; the copy has one reading, and that is ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from html import escape

from samverkan_xl.reading.preflight.markup import is_markup
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.stored_zip import stored
from samverkan_xl.reading.preflight.tabs import Relation, Tab, WorkbookPart
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_SHARED = ("sharedStrings", "styles")
_KEPT_BREAKS = str.maketrans({"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
"""Written as they are, a parser reads them as spaces."""
_LAWFUL = {"hidden": "hidden", "veryhidden": "veryHidden"}


def clean_openxml(
    package: Package, book: WorkbookPart, skipped: Collection[str], changed: Mapping[str, bytes]
) -> bytes:
    """Copy what the workbook lists, but the skipped sheets; `changed` has other contents for parts by name.

    Raises `Unreadable` for a workbook that lists a sheet which is not there, or one of them twice.
    """
    _refuse_twins(book.tabs)
    tabs = [tab for tab in book.tabs if tab.name not in skipped]
    parts = _beginning("workbook.xml", _workbook(tabs, dates_1904=book.dates_1904), "xml", len(tabs))
    for number, tab in enumerate(tabs, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = changed.get(tab.part) or _markup(package, tab.part)
    for kind, part in book.lesser.items():
        if part in package.named:
            parts[f"xl/{kind}.xml"] = _markup(package, part)
    return stored(parts)


def clean_binary(package: Package, workbook: str, targets: Iterable[Relation]) -> bytes:
    """Copy an .xlsb: its workbook's own part as it is, and what that refers to under the ids that it uses."""
    parts = {"_rels/.rels": _package_rels("workbook.bin"), "xl/workbook.bin": package.sound(workbook)}
    lines = []
    for number, each in enumerate(targets, 1):
        if each.target in package.named:
            name = f"{each.kind}.bin" if each.kind in _SHARED else f"worksheets/sheet{number}.bin"
            parts[f"xl/{name}"] = package.sound(each.target)
            lines.append(_rel(each.id, each.kind, name))
    parts["xl/_rels/workbook.bin.rels"] = _rels(lines)
    return stored(parts)


def clean_opendocument(package: Package) -> bytes:
    """Copy an OpenDocument book: its kind and its content, which is all that the parser asks for."""
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    content = package.sound("content.xml")
    return stored({"mimetype": _SPREADSHEET, "META-INF/manifest.xml": manifest, "content.xml": content})


def _refuse_twins(tabs: Collection[Tab]) -> None:
    if len({tab.name for tab in tabs}) < len(tabs) or len({tab.part for tab in tabs}) < len(tabs):
        raise Unreadable(UnreadableCode.DAMAGED, detail="two sheets of one name, or one part for two sheets")


def _beginning(workbook: str, data: bytes, ending: str, sheets: int) -> dict[str, bytes]:
    lines = [_rel(f"s{number}", "worksheet", f"worksheets/sheet{number}.{ending}") for number in range(1, sheets + 1)]
    lines += [_rel(kind, kind, f"{kind}.{ending}") for kind in _SHARED]
    return {
        "_rels/.rels": _package_rels(workbook),
        f"xl/{workbook}": data,
        f"xl/_rels/{workbook}.rels": _rels(lines),
    }


def _markup(package: Package, name: str) -> bytes:
    """Give a part that a parser of markup is to have; what is none it might take for a blank sheet."""
    data = package.sound(name)
    if not is_markup(data):
        raise Unreadable(UnreadableCode.ENCODING, part=name)
    return data


def _workbook(tabs: Iterable[Tab], *, dates_1904: bool) -> bytes:
    sheets = "".join(
        f"<sheet name={_quoted(tab.name)} sheetId={_quoted(str(number))}"
        f" state={_quoted(_LAWFUL.get(tab.state.lower(), 'visible'))} r:id={_quoted(f's{number}')}/>"
        for number, tab in enumerate(tabs, 1)
    )
    days = '<workbookPr date1904="1"/>' if dates_1904 else ""
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{days}<sheets>{sheets}</sheets></workbook>'.encode()


def _package_rels(workbook: str) -> bytes:
    return _rels([_rel("w", "officeDocument", f"xl/{workbook}")])


def _rels(lines: Iterable[str]) -> bytes:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'.encode()


def _rel(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id={_quoted(key)} Type="{_OFFICE}/{kind}" Target={_quoted(target)}/>'


def _quoted(text: str) -> str:
    return f'"{escape(text).translate(_KEPT_BREAKS)}"'
