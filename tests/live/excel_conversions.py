"""What Excel would silently make of a value that is written to a cell: the home-made engine refuses it aloud.

Stricter than any one Excel: it knows Swedish and English ones together, since nobody knows which of them will run.
"""

from __future__ import annotations

import datetime as dt
import re

MOST_CHARACTERS = 32_767
TEXT_FORMAT = "@"
_SPACES = " \t\u00a0\u202f"
_NUMBER = rf"[-+]?(?:kr|[$€£])?[{_SPACES}]*(?:\d[\d{_SPACES}.,]*|[.,]\d+)(?:E[-+]?\d+)?[{_SPACES}]*(?:%|kr|[$€£]|:-)?"
_MONTHS = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-zåäö]*\.?"
_BECOMES = (
    ("a number", re.compile(rf"[{_SPACES}]*(?:{_NUMBER}|\({_NUMBER}\)|%[{_SPACES}]*\d[\d.,]*)[{_SPACES}]*", re.IGNORECASE)),
    ("a fraction or a date", re.compile(r"(?:\d+ )?\d{1,4}[-/.]\d{1,4}(?:[-/.]\d{1,4})?(?:[ T]\d.*)?")),
    ("a time", re.compile(r"\d{1,4}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?: ?[ap]m?)?|\d{1,2} [ap]m?", re.IGNORECASE)),
    ("a date", re.compile(rf"\d{{1,4}}[- ./]?{_MONTHS}(?:[- ./]?\d{{1,4}})?|{_MONTHS}[- ./]?\d{{1,4}}(?:,? \d{{4}})?", re.IGNORECASE)),
    ("a truth value", re.compile(r"true|false|sant|falskt", re.IGNORECASE)),
    ("an error", re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SAKNAS!|REFERENS!|DIVISION/0!|VÄRDEFEL!|NAMN\?|OGILTIGT!|SKÄRNING!)", re.IGNORECASE)),
    ("a formula", re.compile(r"[=+\-@].+", re.DOTALL)),
    ("a text without its apostrophe", re.compile(r"'.*", re.DOTALL)),
)  # fmt: skip


class SilentConversionError(Exception):
    """Excel would take the value, and keep another."""


def becomes(text: str) -> str | None:
    """Say what a cell that is not of the format text would make of a text; None when it stays as it is."""
    return next((kind for kind, pattern in _BECOMES if pattern.fullmatch(text)), None)


def refuse_conversion(value: object, number_format: str, where: str) -> None:
    """Raise when Excel would keep anything else than the value that is written."""
    if value is None or value == "":
        return
    shown = repr(value)[:60]
    if isinstance(value, dt.date | dt.time):
        raise SilentConversionError(f"{where}: {shown} is a date; write its serial number")
    if isinstance(value, str):
        if len(value) > MOST_CHARACTERS:
            raise SilentConversionError(f"{where}: a cell holds {MOST_CHARACTERS} characters, not {len(value)}")
        if number_format != TEXT_FORMAT and (kind := becomes(value)):
            raise SilentConversionError(f"{where}: {shown} would become {kind} in the format {number_format}")
    elif not isinstance(value, int | float) or value != value:  # noqa: PLR0124  # what is not a number is not itself
        raise SilentConversionError(f"{where}: {shown} is nothing that a cell can hold")
    elif number_format == TEXT_FORMAT:
        raise SilentConversionError(f"{where}: the number {shown} would become text in the format @")
