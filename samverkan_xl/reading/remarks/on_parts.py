"""What the lesser parts of an Office Open XML book carry: links, comments, drawn text, macros, objects, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import is_markup, sound_tree
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.preflight.tabs import Tab, relations
from samverkan_xl.reading.remarks.owners import owners as owners_of
from samverkan_xl.reading.remarks.part_readers import READERS
from samverkan_xl.reading.remarks.places import root_of

_MACRO_PARTS = ("vbaproject.bin",)
_OBJECT_FOLDERS = ("/embeddings/", "/activex/")
_BINARY = (".bin", ".ole", ".xlsx", ".docx", ".pptx", ".doc", ".xls")
_MACROS, _OBJECTS = "vbaProject", ("oleObject", "package", "activeXControlBinary")
"""What refers to such parts calls them, whatever they are called themselves."""
_SPOKEN_OF = re.compile(rb"/(?:vbaProject|oleObject|package|activeXControlBinary)[\"']")


def part_remarks(package: Package, tabs: tuple[Tab, ...]) -> Iterator[Remark]:
    """Note what each part but the sheets carries; what belongs to a sheet says which."""
    owners: dict[str, str] | None = None
    kinds = _spoken_of(package)
    for part in package.parts:
        for remark in _of_part(package, part, kinds.get(part.name.lower(), "")):
            owners = owners_of(package, tabs) if owners is None else owners
            yield replace(remark, sheet=owners.get(part.name.lower(), ""))


def filtered_tables(package: Package, tabs: tuple[Tab, ...]) -> set[str]:
    """Name the sheets where a table of its own part is filtered."""
    tables = [
        part.name.lower() for part in package.parts if root_of(part.data) == "table" and b"filterColumn" in part.data
    ]
    owners = owners_of(package, tabs) if tables else {}
    return {owners[name] for name in tables if name in owners}


def _spoken_of(package: Package) -> dict[str, str]:
    """Give the parts with macros and objects, wherever they lie, by what the parts that refer to them call them."""
    speaking = [name for name, part in package.named.items() if name.endswith(".rels") and _SPOKEN_OF.search(part.data)]
    found = (each for name in speaking for each in relations(package, _owner_of(name)))
    return {each.target: each.kind for each in found if each.kind in {_MACROS, *_OBJECTS}}


def _owner_of(rels: str) -> str:
    """Name the part whose relations these are."""
    folder, _, file = rels.removesuffix(".rels").rpartition("/")
    return f"{folder.removesuffix('_rels')}{file}"


def _of_part(package: Package, part: Part, kind: str) -> Iterator[Remark]:
    name = part.name.lower()
    if kind == _MACROS or name.endswith(_MACRO_PARTS):
        yield Remark(Trait.MACROS)
    elif kind or (any(folder in name for folder in _OBJECT_FOLDERS) and name.endswith(_BINARY)):
        yield Remark(Trait.EMBEDDED, text=part.name.rpartition("/")[2])
    elif is_markup(part.data) and (reader := READERS.get(root_of(part.data))):
        root = sound_tree(part.data)
        if root is not None:
            yield from reader(package, part, root)
