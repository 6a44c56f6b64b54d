"""Passwords to mail servers: from the environment or the system's keyring, never from the command line."""

from __future__ import annotations

import os

from samverkan_xl.model.refusals import Refusal


class PasswordMissingError(Refusal):
    """Neither the environment nor the keyring holds the password."""


def password(variable: str, server: str, user: str) -> str:
    """Give the password of a user at a server; `variable` names the environment's."""
    given = os.environ.get(variable) or _in_keyring(f"samverkan-xl:{server}", user)
    if given:
        return given
    raise PasswordMissingError(
        f"Lösenordet för {user} på {server} saknas. Lägg det i miljövariabeln {variable}, eller i datorns nyckelring"
        f" med kommandot: keyring set samverkan-xl:{server} {user}"
    )


def _in_keyring(service: str, user: str) -> str:
    import keyring  # noqa: PLC0415  # it looks for the system's keyring at once, and few runs need one

    try:
        return keyring.get_password(service, user) or ""
    except Exception:  # noqa: BLE001  # a keyring that is locked or not there is as none; its words may not be shown
        return ""
