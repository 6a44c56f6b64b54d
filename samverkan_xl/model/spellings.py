"""How people write the choices of lists: spellings that are surely one of them, and those that only may be."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from samverkan_xl.model.lists import ChoiceList
from samverkan_xl.model.remembering import LONGEST, remembered
from samverkan_xl.model.values import folded

SPELLINGS = {
    "Ja": ("j", "x", "✓", "✔", "☑", "✅", "√", "1", "sant", "true", "y", "yes", "kyllä", "=sant()", "=true()"),
    "Nej": ("n", "0", "falskt", "false", "no", "nei", "nein", "ei", "=falskt()", "=false()"),
    "Delvis": ("på gång", "~", "delv", "delvist", "till viss del", "i viss mån"),
    "Vet inte": ("vet ej", "vet inte än"),
}
"""Sure readings of the answers that stand in most lists. `ja (delvis)` is asked about."""

UNSURE_SPELLINGS = {
    "Ja": (
        "ü", "jepp", "japp", "jajamän", "jo", "joo", "jaja", "jadå", "ok", "okej", "absolut", "+", "👍", ":)", ":-)",
        "🙂", "(x)", "[x]", "klart", "klar", "finns", "☒", "✗", "✘", "✖", "×", "j/n",
    ),
    "Nej": (
        "nä", "nej då", "nix", "nope", "inte", "icke", "ej", "👎", ":(", ":-(", "🙁", "[ ]", "saknas", "☒", "☐",
        "✗", "✘", "✖", "×", "❌", "nja", "j/n",
    ),
    "Delvis": ("nja", "både och", "sådär", "halvt", "påbörjat", "pågår", "nästan", "snart", "+/-", "±"),
    "Vet inte": ("oklart", "osäkert", "osäker", "?", "??", "???"),
}  # fmt: skip
"""Signs and words that may mean one of these answers, or another: in one typeface an ü is a tick."""

NOT_APPLICABLE_SPELLINGS = frozenset({
    "-", "–", "—", "−", "--", "---", "n/a", "n.a", "na", "e/a", "ej akt", "not applicable",
    "ej aktuellt", "ej aktuell", "inte aktuellt", "inte aktuell", "ej relevant", "inte relevant",
    "ej tillämpligt", "ej tillämplig", "ej tillämpbart", "inte tillämpligt", "inte tillämplig",
})  # fmt: skip
"""What is read as Ej aktuellt, where a dash is an answer at all."""

_ADDED = (" ", "(", ",", "-", "/", "?", ":", "–", ";", "=", "+", "*")
_MARKS_AROUND = " .!\"'”“’,;"
"""What people put around an answer without meaning anything by it."""

_PARTS = re.compile("[/,;&+]| eller | och ")
_LONGEST_NEAR, _LIKENESS = 60, 0.78

_ENDS = ".! "


@remembered(16384)
def plain_answer(text: str) -> str:
    """Give an answer in the form in which it is compared: letters composed, marks around it gone, case aside."""
    composed = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("\ufe0e", "")
    return folded(composed).strip(_MARKS_AROUND) or folded(composed)


def is_not_applicable(text: str) -> bool:
    """Tell whether an answer surely says Ej aktuellt."""
    said = folded(text)
    return said in NOT_APPLICABLE_SPELLINGS or (said[-1:] in _ENDS and said.rstrip(_ENDS) in NOT_APPLICABLE_SPELLINGS)


def choice_of(text: str, choices: ChoiceList) -> str | None:
    """Find the choice that the text surely means: the choice itself in any case, or one of its known spellings."""
    return _choice_of(text, choices) if len(text) <= LONGEST else None


@lru_cache(maxsize=16384)
def _choice_of(text: str, choices: ChoiceList) -> str | None:
    exactly, wanted = folded(text), plain_answer(text)
    for choice in choices.choices:
        if exactly == folded(choice) or wanted == plain_answer(choice) or wanted in SPELLINGS.get(choice, ()):
            return choice
    return None


def possible_choices(text: str, choices: ChoiceList) -> tuple[str, ...]:
    """Find the choices that a text may mean, and may not: `ja (delvis)` begins with Ja and then adds to it."""
    said = plain_answer(text)
    begun = [one for one in choices.choices if said.startswith(tuple(folded(one) + sign for sign in _ADDED))]
    named = {part.strip() for part in _PARTS.split(said)}
    among = [one for one in choices.choices if folded(one) in named] if begun else []
    unsure = [one for one in choices.choices if said in UNSURE_SPELLINGS.get(one, ())]
    return tuple(dict.fromkeys((*begun, *among, *unsure)))


def near_choices(text: str, choices: ChoiceList) -> tuple[str, ...]:
    """Find the choices that a misspelt text is like; they are suggested, and never taken."""
    return _near_choices(text, choices) if len(text) <= LONGEST else ()


@lru_cache(maxsize=4096)
def _near_choices(text: str, choices: ChoiceList) -> tuple[str, ...]:
    said = plain_answer(text)
    if len(said) > _LONGEST_NEAR:
        return ()
    known = {plain_answer(one): one for one in choices.choices}
    return tuple(known[one] for one in get_close_matches(said, known, n=2, cutoff=_LIKENESS))


def either(choices: tuple[str, ...]) -> str:
    """Name choices that are alternatives: Ja, Delvis eller Nej."""
    *first, last = choices
    return f"{', '.join(first)} eller {last}" if first else last
