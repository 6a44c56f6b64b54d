"""What senders wrote, made harmless to show: nothing in a text or a name may act in the terminal that tells of it.

Control signs, line breaks, and signs that turn the direction of writing are shown instead: a line break as ¶, a tab as
a space, all others as `<U+001B>`. Both stand in every Windows font, and neither can be part of a path there.
"""

from __future__ import annotations

from unicodedata import category

_ACTS = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_SHOWN = dict.fromkeys(_LINE_BREAKS, "¶") | {"\t": " "}


def plain_line(text: str) -> str:
    """Give a text as one line in which every sign is only seen."""
    if text.isprintable():
        return text
    return "".join(_shown(sign) for sign in text.replace("\r\n", "\n"))


def plain_json(text: str) -> str:
    """Give JSON in which every sign that acts is escaped; å, ä and ö stay, and so does its own layout."""
    return "".join(sign if sign == "\n" or category(sign) not in _ACTS else _escaped(sign) for sign in text)


def _shown(sign: str) -> str:
    return _SHOWN.get(sign) or (f"<U+{ord(sign):04X}>" if category(sign) in _ACTS else sign)


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
