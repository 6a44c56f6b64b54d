"""Comments and marked sections in markup, which split a text though nobody sees them."""

from __future__ import annotations

import re

_ASIDE = re.compile(rb"<!")  # a third of the time that `in` takes on a sheet's markup
_COMMENT, _COMMENT_END = "<!--", "-->"
_SECTION, _SECTION_END = "<![CDATA[", "]]>"


def bare(data: bytes) -> bytes:
    """Give a part's bytes without asides; nearly all parts have none."""
    return without_asides(data.decode("latin-1")).encode("latin-1") if b"!" in data and _ASIDE.search(data) else data


def without_asides(markup: str) -> str:
    """Give markup without comments, and with marked sections as ordinary text; in one walk, however odd it is."""
    if "<!" not in markup:
        return markup
    kept, at, start = list[str](), 0, 0
    while (start := markup.find("<!", start)) >= 0:
        is_section = markup.startswith(_SECTION, start)
        if not is_section and not markup.startswith(_COMMENT, start):
            start += 2
            continue
        end = markup.find(_SECTION_END if is_section else _COMMENT_END, start)
        if end < 0:
            break
        inside = markup[start + len(_SECTION) : end] if is_section else ""
        kept += [markup[at:start], inside.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")]
        at = start = end + 3
    return "".join([*kept, markup[at:]])
