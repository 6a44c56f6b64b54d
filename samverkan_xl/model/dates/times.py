"""Times of day behind a date: nobody asks for them here, but some of them tell that another day may be meant."""

from __future__ import annotations

import re

_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_CLOCK = rf"{_HOUR}[:.]{_MINUTE}(?:[:.]{_MINUTE}(?:[.,]\d+)?)?"
_ZONE = r"(?: ?(?P<zone>z|\+00:?00|\+0[12]:?00))?"
_UNTIL = rf"(?: ?- ?{_HOUR}(?:[:.]{_MINUTE})?)?"
_TIME = re.compile(
    rf"(?:(?<=\d)t(?P<clock>{_CLOCK}){_ZONE}|(?<=\d)(?: |, ?){_CLOCK}(?: ?cest| ?cet|{_UNTIL})"
    rf"|(?<=[\w.)])[ ,]*kl\.? ?(?:{_CLOCK}|{_HOUR}){_UNTIL})$"
)
_UNIVERSAL = {"z", "+00:00", "+0000"}
_NEXT_DAY_IN_SWEDEN = 22
"""The hour of universal time from which it may be the next day in Sweden: summer time is two hours ahead."""


def without_time(tidy: str) -> tuple[str, bool]:
    """Give a tidy text without its time of day, and whether that time may lie on the next day in Sweden.

    Programs that send 1 March as 2026-02-28T23:00:00Z mean the first of March, and who says which program it was?
    """
    match = _TIME.search(tidy) if ":" in tidy or "kl" in tidy else None
    if not match:
        return tidy, False
    late = match["zone"] in _UNIVERSAL and int(re.split("[:.]", match["clock"])[0]) >= _NEXT_DAY_IN_SWEDEN
    return tidy[: match.start()] + tidy[match.end() :], late
