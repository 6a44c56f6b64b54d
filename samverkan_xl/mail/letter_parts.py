"""The parts of a letter, each as plain text and as HTML: accessible, quiet, and nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

FONT = "font-family:Calibri,Arial,sans-serif;font-size:11pt"
"""Told to every element, since Outlook's Word does not hand it on to all; without colour, for day and night."""

_HEADING = f"{FONT};font-weight:bold;margin:16px 0 8px 0"
_TABLE = "border-collapse:collapse;table-layout:fixed;width:100%;max-width:800px"
_CELL = (
    f"{FONT};border:1px solid #7D8B99;padding:4px 8px;text-align:left;vertical-align:top;"
    "word-wrap:break-word;overflow-wrap:anywhere"
)
_HEAD = f"{_CELL};background-color:#17405C;color:#FFFFFF"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its line breaks are kept."""

    said: str

    @property
    def text(self) -> str:
        """Give it as plain text."""
        return self.said

    @property
    def html(self) -> str:
        """Give it as HTML."""
        return f'<p style="{FONT}">{"<br>".join(_safe(line) for line in self.said.splitlines())}</p>'


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give it as plain text."""
        return "\n".join(f"- {item}" for item in self.items)

    @property
    def html(self) -> str:
        """Give it as HTML."""
        items = (f'<li style="{FONT}">{_safe(item)}</li>' for item in self.items)
        return f"<ul>{''.join(items)}</ul>"


@dataclass(frozen=True, slots=True)
class Listing:
    """What is to be mended, under a heading: for each its place, what is wrong, and what to do."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]

    TITLES = (("Var", "40%"), ("Vad och åtgärd", "60%"))
    REMEDY = "Åtgärd"

    @property
    def text(self) -> str:
        """Give it as plain text, a numbered point each."""
        points = (
            f"{number}. {where}\n   {what}\n   {self.REMEDY}: {remedy}"
            for number, (where, what, remedy) in enumerate(self.rows, 1)
        )
        return "\n\n".join((self.heading, *points))

    @property
    def html(self) -> str:
        """Give it as HTML: a table of two columns, which a telephone has room for, with heads for both."""
        head = "".join(f'<th scope="col" width="{width}" style="{_HEAD}">{title}</th>' for title, width in self.TITLES)
        rows = "\n".join(self._row(*row) for row in self.rows)
        return (
            f'<h2 style="{_HEADING}">{_safe(self.heading)}</h2>\n'
            f'<table width="100%" style="{_TABLE}">\n<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def _row(self, where: str, what: str, remedy: str) -> str:
        told = f"{_safe(what)}<br><b>{self.REMEDY}:</b> {_safe(remedy)}"
        return f'<tr><td style="{_CELL}">{_safe(where)}</td><td style="{_CELL}">{told}</td></tr>'


Part = Paragraph | Bullets | Listing


def _safe(text: str) -> str:
    return escape(text, quote=True)


def as_text(parts: Sequence[Part]) -> str:
    """Give a whole letter as plain text."""
    return "\n\n".join(part.text for part in parts) + "\n"


def as_html(subject: str, parts: Sequence[Part]) -> str:
    """Give a whole letter as HTML: a document with its language and title told."""
    body = "\n".join(part.html for part in parts)
    return (
        f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{_safe(subject)}</title>\n</head>\n'
        f'<body style="{FONT}">\n{body}\n</body>\n</html>\n'
    )
