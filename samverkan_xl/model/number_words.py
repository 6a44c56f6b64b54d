"""Numbers in words: shares of a post, and whole numbers."""

from __future__ import annotations

SHARES = {
    "heltid": 1.0, "full tid": 1.0, "full tjänst": 1.0, "hel tjänst": 1.0, "en hel tjänst": 1.0, "en tjänst": 1.0,
    "hel": 1.0, "halv": 0.5, "noll": 0.0,
    "halvtid": 0.5, "halvtidstjänst": 0.5, "halv tjänst": 0.5, "en halv tjänst": 0.5, "halva tjänsten": 0.5,
    "kvartstid": 0.25, "kvarts tjänst": 0.25, "en kvarts tjänst": 0.25, "en fjärdedels tjänst": 0.25,
    "trekvartstid": 0.75, "trekvarts tjänst": 0.75, "tre fjärdedels tjänst": 0.75,
    "ingen tid": 0.0, "ingen avsatt tid": 0.0, "ingen": 0.0, "inget": 0.0, "inte alls": 0.0,
}  # fmt: skip
"""Shares of a post in words."""

COUNTS = {
    word: float(number)
    for number, words in enumerate(
        (
            "noll ingen inga inget",
            "en ett",
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
        )
    )
    for word in words.split()
}
"""Numbers in words, up to twelve."""
