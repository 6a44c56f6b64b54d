"""Comments, instructions and marked sections in markup, which split a text though nobody sees them."""

from __future__ import annotations

import re

_ASIDE = re.compile(rb"<!")  # a third of the time that `in` takes on a sheet's markup
_SECTION = "<![CDATA["
_ENDS = {"<!--": "-->", _SECTION: "]]>", "<?": "?>"}
_BEGINS = re.compile("|".join(map(re.escape, _ENDS)))


def bare(data: bytes) -> bytes:
    """Give a part's bytes without asides; nearly all parts have none."""
    return without_asides(data.decode("latin-1")).encode("latin-1") if _may_have_asides(data) else data


def _may_have_asides(data: bytes) -> bool:
    """Look for one sign first, which is sought fastest; nearly all parts begin with a declaration, which has two."""
    declared = data.find(b"?>") + 2 if b"<?xml" in data[:10] else 0
    return (b"!" in data and _ASIDE.search(data) is not None) or data.find(b"?", declared) >= 0


def without_asides(markup: str) -> str:
    """Give markup without comments and instructions, and with marked sections as ordinary text.

    In one walk, however odd it is: what begins inside another aside is a part of that.
    """
    if "<!" not in markup and markup.find("<?", 5) < 0:  # a declaration may stand first
        return markup
    kept, at = list[str](), 0
    while begun := _BEGINS.search(markup, at):
        inside, end = begun.end(), markup.find(_ENDS[begun[0]], begun.end())
        if end < 0:
            break
        text = markup[inside:end] if begun[0] == _SECTION else ""
        kept += [markup[at : begun.start()], text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")]
        at = end + len(_ENDS[begun[0]])
    return "".join([*kept, markup[at:]])
