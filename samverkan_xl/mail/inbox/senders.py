"""What a sender's address suggests: a municipality by its domain, or nobody in particular. It never decides."""

from __future__ import annotations

from functools import cache

from samverkan_xl.mail.inbox.letters import Remark
from samverkan_xl.reference.municipalities import Municipality, all_municipalities, file_stem

_PRIVATE = frozenset(
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "outlook.se", "live.com", "live.se",
        "msn.com", "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.se", "telia.com", "bredband.net",
        "comhem.se", "tele2.se", "spray.se", "swipnet.se", "passagen.se", "proton.me", "protonmail.com", "aol.com",
        "home.se", "bahnhof.se", "gmx.com",
    }
)  # fmt: skip
_ENDINGS = ("skommun", "kommun", "sstad", "stad", "s", "")


def about_sender(address: str, whose: Municipality | None) -> tuple[Remark, ...]:
    """Compare a sender's address with whose book it is; says nothing of the police, who answer for many."""
    domain = address.rsplit("@", 1)[-1].casefold().strip(". ") if "@" in address else ""
    if domain in _PRIVATE:
        return (Remark("privat-adress", {"domän": domain}),)
    resembles = municipalities_of(domain)
    if not resembles or whose in resembles:
        return ()
    facts = {"domän": domain, "liknar": " eller ".join(one.name for one in resembles)}
    if whose is None:
        return (Remark("avsandare-utan-bok", facts),)
    return (Remark("avsandare-och-innehall", facts | {"kommun": whose.name}),)


def municipalities_of(domain: str) -> tuple[Municipality, ...]:
    """Suggest whose a domain may be: `linkoping.se`, `edu.norrkoping.se`, `habokommun.se`; both for `habo.se`."""
    labels = domain.split(".")
    if len(labels) < 2 or labels[-1] != "se":  # noqa: PLR2004  # a domain has a name and an ending
        return ()
    plain = file_stem(_readable(labels[-2])).replace("-", "")
    bare = (plain.removesuffix(ending) for ending in _ENDINGS if plain.endswith(ending))
    return tuple(dict.fromkeys(one for name in bare for one in _by_plain_name().get(name, ())))


def _readable(label: str) -> str:
    """Read a domain label with å, ä, ö in it, which is sent as `xn--…`."""
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


@cache
def _by_plain_name() -> dict[str, tuple[Municipality, ...]]:
    found: dict[str, tuple[Municipality, ...]] = {}
    for one in all_municipalities():
        plain = file_stem(one.name).replace("-", "")
        found[plain] = (*found.get(plain, ()), one)
    return found
