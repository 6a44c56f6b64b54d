"""Letters as tests write them: raw, since it is the raw ones that go wrong."""

from __future__ import annotations

import base64
import struct
import zipfile
from io import BytesIO

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def coded(content):
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def attached(content, name=b'filename="bok.xlsx"', kind=XLSX, more=b"", encoding=b"base64", code=coded):
    """Give one attachment; `name` is the parameter as it stands in the header."""
    head = b"Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n%s" % (kind.encode(), encoding, more)
    return head + b"Content-Disposition: attachment; %s\r\n\r\n%s" % (name, code(content))


def letter(
    *parts, text=b"Hej!", kind=b"mixed", headers=b"", sender=b"Anna <anna@valdemarsvik.se>", number=1, cut=False
):
    """Give a letter with a text and parts."""
    head = (
        b"From: %s\r\nTo: lan@example.se\r\nSubject: Svar\r\nDate: Mon, 2 Mar 2026 09:05:00 +0100\r\n"
        b"Message-ID: <nr%d@example.se>\r\nMIME-Version: 1.0\r\n%s"
        b'Content-Type: multipart/%s; boundary="gr%d"\r\n\r\n'
    ) % (sender, number, headers, kind, number)
    first = b"Content-Type: text/plain; charset=utf-8\r\n\r\n%s" % text
    between = b"--gr%d" % number
    body = b"".join(between + b"\r\n" + part + b"\r\n" for part in (first, *parts))
    return head + body + (b"" if cut else between + b"--\r\n")


def zipped(files, **options):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, **options)
    return stream.getvalue()


def _attribute(level, key, data):
    return struct.pack("<BII", level, key, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _long_name(name):
    value = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(value)) + value + b"\0" * (-len(value) % 4)


def winmail(files):
    """Write a winmail.dat as Outlook does: a short name first, the long one in the properties after the bytes."""
    parts = [struct.pack("<IH", 0x223E9F78, 1), _attribute(1, 0x00089006, b"\0\0\1\0")]
    parts.append(_attribute(1, 0x00069007, struct.pack("<II", 1252, 0)))
    for name, content in files.items():
        parts += [
            _attribute(2, 0x00069002, b"\1\0" + b"\xff" * 4 + b"\0" * 8),
            _attribute(2, 0x00018010, b"KORTNA~1.XLS\0"),
            _attribute(2, 0x0006800F, content),
            _attribute(2, 0x00069005, _long_name(name)),
        ]
    return b"".join(parts)
