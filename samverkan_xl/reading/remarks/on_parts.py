"""What the lesser parts of an Office Open XML book carry: links, comments, drawn text, macros, objects, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import is_markup, local, sound_tree
from samverkan_xl.reading.preflight.package import Package, Part
from samverkan_xl.reading.preflight.tabs import Tab, relations
from samverkan_xl.reading.remarks.part_readers import READERS

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)[\s/>]")
_PROLOGUE = 2_000
"""So many bytes may stand before a part's first element."""
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
            owners = _owners(package, tabs) if owners is None else owners
            yield replace(remark, sheet=owners.get(part.name.lower(), ""))


def filtered_tables(package: Package, tabs: tuple[Tab, ...]) -> set[str]:
    """Name the sheets where a table of its own part is filtered."""
    tables = [part.name.lower() for part in package.parts if _root(part) == "table" and b"filterColumn" in part.data]
    owners = _owners(package, tabs) if tables else {}
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
    elif is_markup(part.data) and (reader := READERS.get(_root(part))):
        root = sound_tree(part.data)
        if root is not None:
            yield from reader(package, part, root)


def _root(part: Part) -> str:
    """Name a part's first element; a comment before it may hold what looks like one, or push it far down."""
    found = _ROOT.search(part.data, 0, _PROLOGUE)
    if found and b"<!--" not in part.data[: found.start()]:
        return found[1].decode()
    root = sound_tree(part.data) if is_markup(part.data) else None
    return "" if root is None else local(root.tag)


def _owners(package: Package, tabs: tuple[Tab, ...]) -> dict[str, str]:
    """Tell to which sheet each part belongs, through whatever refers to it."""
    owners: dict[str, str] = {}
    for tab in tabs:
        ahead = [tab.part]
        while ahead:
            new = [each.target for each in relations(package, ahead.pop()) if each.target not in owners]
            owners |= dict.fromkeys(new, tab.name)
            ahead += new
    return owners
