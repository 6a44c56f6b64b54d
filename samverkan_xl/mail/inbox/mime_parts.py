"""One part of an ordinary letter: its bytes, and the name that its sender gave it."""

from __future__ import annotations

from email.message import Message

from samverkan_xl.mail.inbox.encodings import header_text, lenient_base64, repaired, text_of
from samverkan_xl.mail.inbox.headers import header
from samverkan_xl.mail.inbox.links import linked_place


def place_of(part: Message) -> str:
    """Tell where a part lies that is only pointed at."""
    given = {key: str(part.get_param(key) or "") for key in ("url", "site")}
    return linked_place(given["url"] or f"//{given['site']}")


def bytes_of(message: Message) -> bytes:
    """Give a letter that lay in another as bytes, near enough to make an id of."""
    try:
        return message.as_bytes()
    except Exception:  # noqa: BLE001  # only an id is made of it, and the library stumbles on raw letters
        return repr(message.raw_items()).encode("utf-8", "replace")


def raw_of(message: Message) -> bytes:
    """Give what stands in a part, undecoded."""
    payload = message.get_payload()
    return payload.encode("ascii", "surrogateescape") if isinstance(payload, str) else b""


def content_of(part: Message) -> bytes:
    """Give a part's bytes, decoded as far as they can be."""
    if header(part, "Content-Transfer-Encoding").strip().casefold() == "base64":
        return lenient_base64(raw_of(part))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def name_of(part: Message) -> str:
    """Give the name that the sender gave a part, by either of the standards or by none."""
    for parameter, where in (("filename", "Content-Disposition"), ("name", "Content-Type")):
        try:
            given = [value for key, value in part.get_params([], where) if key.casefold() == parameter]
        except (ValueError, LookupError, TypeError):
            continue
        for one in sorted(given, key=_says_its_code):
            name = _labelled(one) if isinstance(one, tuple) else header_text(one or "")
            if bare := name.removeprefix('"'):
                return repaired(bare)
    return ""


def _says_its_code(given: object) -> bool:
    """Order names: one that tells how its letters are coded stands before one in ASCII for old programs."""
    return not (isinstance(given, tuple) and given[0])


def _labelled(given: tuple[str | None, str | None, str]) -> str:
    """Read a name with a label; the library gives its bytes as Latin letters."""
    label, _, value = given
    try:
        return text_of(value.encode("latin-1"), label or "")
    except UnicodeEncodeError:
        return header_text(value)
