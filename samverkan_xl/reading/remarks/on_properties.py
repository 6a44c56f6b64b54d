"""The document properties: who, what and for whom, as text; and labels that are stored among them."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.preflight.markup import attribute, local, outermost, sound_tree

_TITLES = {
    "title": "Titel",
    "subject": "Ämne",
    "creator": "Författare",
    "initial-creator": "Skapad av",
    "lastModifiedBy": "Senast sparad av",
    "keywords": "Nyckelord",
    "keyword": "Nyckelord",
    "description": "Kommentarer",
    "category": "Kategori",
    "contentStatus": "Status",
    "Company": "Företag",
    "Manager": "Chef",
}
"""Properties by the names that the two formats give them, and what Excel calls them in Swedish."""
_LABEL = "MSIP_Label_"
_OWN = {"property", "user-defined"}


def property_remarks(*parts: bytes | None) -> Iterator[Remark]:
    """Note each property that holds text, as `Titel: …`; the sender's own by the names that they bear."""
    for data in parts:
        root = sound_tree(data) if data else None
        for each in outermost(root, _OWN | _TITLES.keys()) if root is not None else ():
            own = local(each.tag) in _OWN
            title = attribute(each, "name") if own else _TITLES.get(local(each.tag), "")
            text = "".join(each.itertext()).strip() if title else ""
            if title.startswith(_LABEL):
                yield from _label(title, text)
            elif text:
                yield Remark(Trait.PROPERTY, text=f"{title}: {text}")


def _label(title: str, text: str) -> Iterator[Remark]:
    """Note a label once; it is several properties, and its name is the one to tell."""
    if title.endswith("_Name"):
        yield Remark(Trait.SENSITIVITY_LABEL, text=text)
