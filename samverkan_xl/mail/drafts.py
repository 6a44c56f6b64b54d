"""Drafts: a letter with its enclosures as the bytes of an .eml, the same bytes from the same letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from email.utils import quote
from hashlib import sha256
from pathlib import PurePath

from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.enclosures import Enclosure
from samverkan_xl.mail.letter_parts import as_html, as_text
from samverkan_xl.mail.letters import Letter
from samverkan_xl.reference.municipalities import Municipality, file_stem

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".ics": "text/calendar; charset=utf-8",  # no `method`: with it, Outlook takes the whole mail for an invitation
}
OTHER_KIND = "application/octet-stream"

AS_WRITTEN = SMTP.clone(refold_source="none")
"""CRLF, and every header as it is folded here: some releases of Python 3.11 fold lists of addresses wrongly.

They put the comma between two addresses, or inside a name, where it is taken for the other (python/cpython#100884,
#121284). The generator still refuses a header with a line break that begins another one.
"""

_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
_LONGEST_LINE = 76


@dataclass(frozen=True, slots=True)
class Mail:
    """All that one municipality is sent."""

    municipality: Municipality
    to: tuple[MailAddress, ...]
    copies: tuple[MailAddress, ...]
    letter: Letter
    enclosures: tuple[Enclosure, ...]

    @property
    def stem(self) -> str:
        """Give the name, in ASCII, of the files that belong to this mail."""
        return f"{self.municipality.code}_{file_stem(self.municipality.name)}"

    @property
    def fingerprint(self) -> str:
        """Tell this letter from any other: what it says and what goes along, whoever it is addressed to."""
        whole = sha256()
        files = [part for one in self.enclosures for part in (one.name.encode(), one.content)]
        for part in (self.letter.subject.encode(), as_text(self.letter.parts).encode(), *files):
            whole.update(b"%d:%b" % (len(part), part))
        return whole.hexdigest()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Give every address that the mail goes to, each once."""
        return tuple(dict.fromkeys(one.address for one in (*self.to, *self.copies)))


def draft(mail: Mail, sender: MailAddress | None = None) -> bytes:
    """Write an .eml that classic Outlook opens as a draft of one's own; it has neither date nor id yet."""
    return _written(mail, sender, (("X-Unsent", "1"),))


def message(mail: Mail, sender: MailAddress, date: str, message_id: str) -> bytes:
    """Write the mail as it is to be sent."""
    return _written(mail, sender, (("Date", date), ("Message-ID", message_id)))


def _written(mail: Mail, sender: MailAddress | None, particulars: Sequence[tuple[str, str]]) -> bytes:
    whole = MIMEMultipart("mixed", boundary="=_samverkan_1")
    for title, value in particulars:
        whole[title] = value
    if sender:
        whole["From"] = _addresses((sender,))
    whole["To"] = _addresses(mail.to)
    if mail.copies:
        whole["Cc"] = _addresses(mail.copies)
    whole["Subject"] = _subject(mail.letter.subject)
    whole["Content-Language"] = "sv"
    whole.attach(_body(mail.letter))
    for enclosure in mail.enclosures:
        whole.attach(_attached(enclosure))
    return whole.as_bytes(policy=AS_WRITTEN)


def _body(letter: Letter) -> Message:
    """Give the text in both forms. `=_` begins the boundaries: neither of the encodings used here can write it."""
    both = MIMEMultipart("alternative", boundary="=_samverkan_2")
    del both["MIME-Version"]
    for text, kind in ((as_text(letter.parts), "plain"), (as_html(letter.subject, letter.parts), "html")):
        part = MIMEText(text, kind, _UTF8)  # type: ignore[arg-type]  # a Charset is taken too
        del part["MIME-Version"]
        both.attach(part)
    return both


def _attached(enclosure: Enclosure) -> Message:
    """Attach a file under its right name, told in the two ways that mail programs read.

    `filename*` is the standard's (RFC 2231), the name as encoded words is what Outlook and others have always read.
    """
    kind = KINDS.get(PurePath(enclosure.name).suffix.lower(), OTHER_KIND)
    part = MIMEBase(*kind.partition(";")[0].split("/"))
    del part["MIME-Version"], part["Content-Type"]
    name = enclosure.name
    simple = _plain(name) and not set(name) & set('"\\')
    part["Content-Type"] = f'{kind};\n name="{name if simple else _worded(name, len(" name="))}"'
    part.add_header("Content-Disposition", "attachment", filename=name if simple else ("utf-8", "", name))
    part.set_payload(enclosure.content)
    encode_base64(part)
    return part


def _addresses(some: Sequence[MailAddress]) -> str:
    return ",\n ".join(_address(one) for one in some)


def _address(one: MailAddress) -> str:
    if not one.name:
        return one.address
    short = _plain(one.name) and len(one.name) <= _LONGEST_LINE
    name = f'"{quote(one.name)}"' if short else _worded(one.name, len("Subject: "))
    return f"{name}\n <{one.address}>"


def _subject(text: str) -> str:
    """Write the subject, folded; as encoded words only where it has to be."""
    beside = len("Subject: ")
    if _plain(text) and max(map(len, text.split(" "))) <= _LONGEST_LINE - beside:
        return Header(text, maxlinelen=_LONGEST_LINE - beside, continuation_ws=" ").encode(splitchars=" ")
    return _worded(text, beside)


def _worded(text: str, beside: int) -> str:
    """Write a text as encoded words (RFC 2047), folded."""
    return Header(text, _UTF8, maxlinelen=_LONGEST_LINE - beside, continuation_ws=" ").encode()


def _plain(text: str) -> bool:
    """Tell whether a text can stand as it is: in ASCII, and without what would be taken for an encoded word."""
    return text.isascii() and "=?" not in text
