"""All that an OpenDocument book carries besides values."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import outermost, parse, sound_tree
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.remarks.on_properties import property_remarks
from samverkan_xl.reading.remarks.opendocument_texts import opendocument_texts
from samverkan_xl.reading.remarks.opendocument_walk import ContentWalk

_CHART = 'media-type="application/vnd.oasis.opendocument.chart"'
_HEADERS = {"header", "header-left", "header-first", "footer", "footer-left", "footer-first"}
_LIBRARY_LISTS = ("script-lc.xml", "script-lb.xml")


def opendocument_remarks(package: Package) -> Iterator[Remark]:
    """Note what the content, the page styles, the properties and the other parts carry."""
    if any(_is_macro(name) for name in package.named):
        yield Remark(Trait.MACROS)
    content = package.find("content.xml")
    if content:
        walk = ContentWalk()
        parse(content, walk.start, walk.end, walk.text)
        yield from walk.remarks
    yield from _objects(package)
    yield from _headers(package.find("styles.xml"))
    yield from property_remarks(package.find("meta.xml"))
    yield from opendocument_texts(package)


def _is_macro(name: str) -> bool:
    return name.startswith(("basic/", "scripts/")) and not name.endswith(("/", *_LIBRARY_LISTS))


def _objects(package: Package) -> Iterator[Remark]:
    """Note objects that are no charts; the manifest says which are."""
    manifest = (package.find("META-INF/manifest.xml") or b"").decode("utf-8", "replace")
    charts = {tag for tag in manifest.split("<") if _CHART in tag}
    for part in package.parts:
        folder = part.name.partition("/")[0]
        is_object = part.name == f"{folder}/content.xml" or (part.name.startswith("Object ") and "/" not in part.name)
        if is_object and not any(f'"{folder}/"' in tag for tag in charts):
            yield Remark(Trait.EMBEDDED, text=folder)


def _headers(styles: bytes | None) -> Iterator[Remark]:
    root = sound_tree(styles) if styles else None
    for each in outermost(root, _HEADERS) if root is not None else ():
        if text := "".join(each.itertext()).strip():
            yield Remark(Trait.HEADER, text=text)
