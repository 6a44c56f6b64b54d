"""Text files as Swedish programs save them: UTF-8 with or without a mark, UTF-16, or Windows-1252."""

from __future__ import annotations

import codecs

from samverkan_xl.model.refusals import Refusal

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class UnreadableTextError(Refusal):
    """A text file whose letters cannot be made out."""


def decoded(content: bytes, file: str) -> str:
    """Give a file's text, with line breaks as they stand in it."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableTextError(
        f"{file} går inte att läsa som text. Spara filen som CSV UTF-8 eller text, och försök igen."
    )
