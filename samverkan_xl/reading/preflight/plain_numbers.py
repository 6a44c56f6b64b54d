"""Numbers of more days than the fast reader can count, in cells that show hours: it would give up the whole book."""

from __future__ import annotations

import re

from samverkan_xl.reading.preflight.package import unpack
from samverkan_xl.reading.preflight.stored_zip import stored

_MOST_DAYS = 999_999_998
_STYLED_NUMBER = re.compile(
    rb"""(<(?:\w+:)?c(?=\s)[^<>]{0,200}?)\ss\s*=\s*["']\d{1,9}["']"""
    rb"""([^<>]{0,200}>(?:\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v(?:\s[^<>]*)?>)"""
    rb"""(\s*[-+]?[0-9.]{1,400}(?:[Ee][-+]?[0-9]{1,4})?)(?=\s*<)"""
)


def with_plain_numbers(clean: bytes) -> bytes:
    """Give a clean copy in which such cells are numbers and nothing else."""
    return stored({part.name: _STYLED_NUMBER.sub(_plain, part.data) for part in unpack(clean).parts})


def _plain(cell: re.Match[bytes]) -> bytes:
    try:
        is_far = abs(float(cell[3])) > _MOST_DAYS
    except ValueError:
        is_far = False
    return cell[1] + cell[2] + cell[3] if is_far else cell[0]
