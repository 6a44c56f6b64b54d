"""The parts of a letter, each as plain text and as HTML: accessible, quiet, and nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

FONT = "font-family:Calibri,Arial,sans-serif;font-size:11pt;color:#1F2933"
_CELL = "border:1px solid #C5D3DC;padding:4px 8px;text-align:left;vertical-align:top"
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
        return f"<p>{'<br>'.join(_safe(line) for line in self.said.splitlines())}</p>"


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
        return f"<ul>{''.join(f'<li>{_safe(item)}</li>' for item in self.items)}</ul>"


@dataclass(frozen=True, slots=True)
class Listing:
    """What is to be mended, under a heading: for each its place, what is wrong, and what to do."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]

    TITLES = ("Var", "Vad", "Åtgärd")

    @property
    def text(self) -> str:
        """Give it as plain text, a numbered point each."""
        points = (
            f"{number}. {where}\n   {what}\n   Åtgärd: {remedy}"
            for number, (where, what, remedy) in enumerate(self.rows, 1)
        )
        return "\n\n".join((self.heading, *points))

    @property
    def html(self) -> str:
        """Give it as HTML, as a table with heads for its columns."""
        head = "".join(f'<th scope="col" style="{_HEAD}">{title}</th>' for title in self.TITLES)
        rows = "\n".join(
            "<tr>" + "".join(f'<td style="{_CELL}">{_safe(cell)}</td>' for cell in row) + "</tr>" for row in self.rows
        )
        return (
            f'<p style="font-weight:bold">{_safe(self.heading)}</p>\n'
            f'<table style="border-collapse:collapse;{FONT}">\n<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}\n</tbody>\n</table>"
        )


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
        f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>{_safe(subject)}</title>\n</head>\n'
        f'<body style="{FONT}">\n{body}\n</body>\n</html>\n'
    )
