"""Addresses as people write them in a cell: one or many, with or without a name, pasted from anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from samverkan_xl.mail.faults import quoted

_BETWEEN = re.compile(r"""[;\r\n](?=(?:[^"]*"[^"]*")*[^"]*$)""")
_COMMA = re.compile(r""",(?=(?:[^"]*"[^"]*")*[^"]*$)""")
_ENDING = re.compile(r"\s*[a-z]{2,3}\s*", re.IGNORECASE)
"""What stands alone behind a comma that was meant as a full stop: `trygghet@kommunen,se`."""

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_ENCLOSED = re.compile(r"(?P<before>[^()<>]*)\((?P<within>[^()<>]*)\)")
"""A name beside an address, or an address beside a name: either may stand within the brackets."""

_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
"""What follows along from web pages and Word at either end, and is never part of an address."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where a mail goes: an address in ASCII (the domain of håbo.se as xn--hbo-ula.se), and perhaps a name."""

    address: str
    name: str = ""

    @property
    def shown(self) -> str:
        """Give it as people and mail programs write it."""
        plain = not self.name or re.fullmatch(r"[\w .\-åäöÅÄÖéÉüÜ]+", self.name)
        escaped = self.name.replace("\\", "\\\\").replace('"', '\\"')
        name = self.name if plain else f'"{escaped}"'
        return f"{name} <{self.address}>" if name else self.address


def read_addresses(cell: str) -> tuple[tuple[MailAddress, ...], tuple[str, ...]]:
    """Give the addresses in a cell, each once, and a sentence for every part that is none."""
    found: dict[str, MailAddress] = {}
    faults = []
    for part in _parts(cell):
        one = _address(part)
        if one is None:
            faults.append(_sentence(part))
        else:
            found.setdefault(one.address.casefold(), one)
    return tuple(found.values()), tuple(faults)


def _parts(cell: str) -> list[str]:
    """Part a cell at semicolons, line breaks and commas; "Efternamn, Förnamn <adress>" is one."""
    parts: list[str] = []
    for piece in _BETWEEN.split(cell):
        begun = ""
        for fragment in _COMMA.split(piece):
            if parts and not begun and _ENDING.fullmatch(fragment) and _lacks_ending(parts[-1]):
                parts[-1] = f"{parts[-1]},{fragment}"
                continue
            begun = f"{begun},{fragment}" if begun else fragment
            if "@" in fragment:
                parts.append(begun)
                begun = ""
        if begun.strip(_INVISIBLE):
            parts.append(begun)
    return [part.strip(_INVISIBLE) for part in parts]


def _lacks_ending(part: str) -> bool:
    return "@" in part and "." not in part.rpartition("@")[2]


def _address(part: str) -> MailAddress | None:
    name, address = _parted(part)
    address = re.sub(r"^mailto:", "", address.strip(_INVISIBLE), flags=re.IGNORECASE).strip(_INVISIBLE)
    ascii_address = _valid(address)
    if ascii_address is None or not name.isprintable():
        return None
    same = name.casefold() in {address.casefold(), ascii_address.casefold()}
    if "@" in name and not same:
        return None
    return MailAddress(ascii_address, "" if same else name)


def _parted(part: str) -> tuple[str, str]:
    """Part a name from its address: `Åsa <a@b.se>`, `Åsa (a@b.se)` and `a@b.se (Åsa)`."""
    if named := _NAMED.fullmatch(part):
        return _name(named["name"]), named["address"]
    if (enclosed := _ENCLOSED.fullmatch(part)) and part.count("@") == 1:
        name, address = sorted(enclosed.groups(), key=lambda text: "@" in text)
        return _name(name), address
    return "", part


def _name(text: str) -> str:
    text = text.strip(_INVISIBLE)
    for sign in "\"'":
        if len(text) > 1 and text[0] == text[-1] == sign:
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
    return " ".join(text.split(" ")).strip()


def _valid(address: str) -> str | None:
    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        return None
    return checked.ascii_email


def _sentence(part: str) -> str:
    dotted = re.sub(r",\s*", ".", part)
    if "," in part and _valid(dotted):
        return f"{quoted(part)} har ett komma i adressen. Menade du punkt: {dotted}?"
    if not part.isprintable():
        why = "innehåller tecken som inte kan stå i en adress"
    elif part.count("@") > 1:
        why = "går att läsa som mer än en adress"
    elif strange := sorted({sign for sign in part.rpartition("@")[0] if sign.isalpha() and not sign.isascii()}):
        why = f"har {', '.join(strange)} före @, och dit går det inte att skicka"
    else:
        why = "är ingen e-postadress"
    return f"{quoted(part)} {why}. Skriv till exempel trygghet@kommunen.se, och skilj flera åt med semikolon."
