"""Fields that hold a number: a share, or a whole."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.amounts import Amount, Guess, Hours, Of, amount_of_text, count_in_words, share_in_words
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Script
from samverkan_xl.model.fields.field import Field, Reading, unreadable
from samverkan_xl.model.values import Value, shown

A_SHARE, A_COUNT = "50 %", "4"
"""What is shown as an example of a number, by the kind of field."""


def _asked(meant: str, example: str) -> Reading:
    """Ask which number is meant, or how large a part where nothing at all is said of it."""
    if not meant:
        return unreadable("okand-del", exempel=example)
    return unreadable("osakert-tal", tal=meant, exempel=example)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Field):
    """A share; the value is a fraction, as a percent cell stores it."""

    width: float = 9

    def _read(self, raw: Raw) -> Reading:
        match _meant(raw):
            case Amount(of=Of.NOTHING_SAID | Of.HUNDRED | Of.POST) as meant:
                return _share(meant, in_writing=isinstance(raw, str))
            case Guess() as guess:
                return _asked(guess.meant, A_SHARE)
            case Hours():
                return unreadable("tid-i-timmar")
            case _:
                share = share_in_words(raw) if isinstance(raw, str) else None
                return unreadable("olasligt-tal", exempel=A_SHARE) if share is None else Reading(share, repaired=True)

    def told(self, value: Value) -> str:
        """Tell the share as a percentage."""
        return f"andelen {_per_cent(value)}" if isinstance(value, int | float) else shown(value)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*({cell}>=0)*({cell}<=1))"


def _share(meant: Amount, *, in_writing: bool) -> Reading:
    """Take the one share that a number can be.

    From 2 to 100 it is a percentage, below 1 a fraction. A 1 that is stored as a number is the whole, as a percent cell
    stores it; in writing, and a little above, it may be 1 % as well.
    """
    shares = [share for number in meant.readings for share in _shares(number, meant.of, in_writing=in_writing)]
    possible = sorted({share for share in shares if 0 <= share <= 1})
    if not possible:
        return unreadable("utanfor-0-100")
    if len(possible) > 1 or (len(shares) > 1 and meant.of is Of.NOTHING_SAID):
        return _asked(" eller ".join(_per_cent(share) for share in shares), A_SHARE)
    return Reading(possible[0], repaired=in_writing or possible[0] != meant.readings[0])


def _shares(number: float, of: Of, *, in_writing: bool) -> tuple[float, ...]:
    """Give the shares that a number may be."""
    if of is Of.HUNDRED:
        return (number / 100,)
    if of is Of.POST:
        return (number,)
    if (1 < number < 2) or (number == 1 and in_writing):  # noqa: PLR2004  # 1,5 may be 1,5 % and 150 %
        return (number / 100, number)
    return (number / 100,) if number > 1 else (number,)


def _per_cent(share: float) -> str:
    return f"{round(share * 100, 10):g} %".replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Field):
    """A whole number, at least `least`; `units` are what people may write behind it, such as `per år`."""

    least: int = 0
    width: float = 9
    units: tuple[str, ...] = ()

    def _read(self, raw: Raw) -> Reading:
        match _meant(self._without_unit(raw)):
            case Amount(of=Of.NOTHING_SAID | Of.THINGS) as meant:
                return self._counted(meant, in_writing=isinstance(raw, str))
            case Guess() as guess:
                return _asked(guess.meant, A_COUNT)
            case _:
                count = count_in_words(raw) if isinstance(raw, str) else None
                if count is None:
                    return unreadable("olasligt-tal", exempel=A_COUNT)
                return self._counted(Amount((count,)), in_writing=True)

    def _without_unit(self, raw: Raw) -> Raw:
        if not isinstance(raw, str):
            return raw
        folded = raw.casefold()
        return next((raw[: -len(unit)] for unit in self.units if folded.endswith(unit)), raw)

    def _counted(self, meant: Amount, *, in_writing: bool) -> Reading:
        if len(meant.readings) > 1:
            return _asked(" eller ".join(shown(number) for number in meant.readings), A_COUNT)
        (number,) = meant.readings
        if number != int(number):
            return unreadable("inte-heltal")
        if number < self.least:
            return unreadable("for-litet-tal", minst=str(self.least))
        return Reading(int(number), repaired=in_writing)

    def told(self, value: Value) -> str:
        """Say that it is a number now."""
        return f"talet {shown(value)}" if isinstance(value, int | float) else shown(value)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        whole = f"IFERROR(({cell}=INT({cell}))*({cell}>={self.least}),0)"
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*{whole})"


def _meant(raw: Raw) -> Amount | Guess | Hours | None:
    if isinstance(raw, str):
        return amount_of_text(raw)
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    return Amount((raw,)) if is_number else None  # type: ignore[arg-type]
