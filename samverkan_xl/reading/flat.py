"""OpenDocument in one flat file (.fods): laid in a zip, in memory, where it is an ordinary book."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_PARTS = ("content.xml", "styles.xml", "meta.xml")
"""The flat file holds them all; each reader takes what is its own."""

_INDENTATION = re.compile(rb">\n[ \t]*<")
"""Which the flat form has and the zipped has not, and which the parser of values takes for a cell."""


def zipped_from_flat(content: bytes) -> bytes:
    """Give the book as a zip, to be looked over and read like any other."""
    stream, bare = BytesIO(), _INDENTATION.sub(b"><", content)
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr("mimetype", _MIMETYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        for name in _PARTS:
            archive.writestr(name, bare)
    return stream.getvalue()
