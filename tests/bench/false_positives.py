"""How often what is no personal identity number is taken for one, and whether every true one is found.

`python tests/bench/false_positives.py` prints a table; the same seed gives the same figures.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from samverkan_xl.checking.privacy import masked_cell
from samverkan_xl.model.cells import Raw

Maker = Callable[[random.Random], Raw]


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _luhn(digits: str) -> str:
    """Give the digits with the check digit that Luhn's rule asks for."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    return digits + str(-sum(part // 10 + part % 10 for part in doubled) % 10)


def _day(chance: random.Random, first: int = 2023, last: int = 2028) -> date:
    start = date(first, 1, 1)
    return start + timedelta(chance.randrange((date(last, 12, 31) - start).days))


def _registry(chance: random.Random) -> str:
    year, unit, number = chance.randint(2019, 2027), chance.choice(("KS", "KSN", "BUN", "SN")), chance.randint(1, 99999)
    forms = (
        "{u} {y}/{n}",
        "{u} {y}/{n:05d}",
        "{u}-{y}-{n:05d}",
        "{u} {y}.{n}",
        "{u}/{y}:{n:04d}",
        "{y}-{n:06d}",
        "{y}/{n}",
        "Dnr {u} {y}-{n:04d}",
    )
    return chance.choice(forms).format(u=unit, y=year, n=number)


def _police_registry(chance: random.Random) -> str:
    station, year = chance.randint(5000, 5999), chance.randint(19, 27)
    forms = (f"{station}-K{_digits(chance, 6)}-{year}", f"A{_digits(chance, 3)}.{_digits(chance, 3)}/20{year}",
             f"{station}-K{_digits(chance, 7)}-{year}", f"{station}-K{_digits(chance, 6)}-20{year}")  # fmt: skip
    return chance.choice(forms)


def _court(chance: random.Random) -> str:
    return f"mål nr {chance.choice('BTÖÄM')} {chance.randint(1, 19999)}-{chance.randint(15, 27)}"


def _phone_parted(chance: random.Random) -> str:
    mobile = f"07{chance.choice('02369')}"
    a, b, c, d = (_digits(chance, size) for size in (3, 2, 2, 7))
    forms = (f"{mobile}-{a} {b} {c}", f"{mobile}-{d}", f"{mobile} {a} {b} {c}", f"{mobile}{d[0]}-{d[1:]}", f"{mobile}{d[0]}-{d[1:3]} {d[3:5]} {d[5:]}",
             f"+46 {mobile[1:]} {a} {b} {c}", f"+46{mobile[1:]}{d}", f"0046{mobile[1:]}{d}", f"08-{_digits(chance, 3)} {b} {c}", f"08-{_digits(chance, 8)}", f"0{chance.randint(11, 98)}-{b} {c} {b}")  # fmt: skip
    return chance.choice(forms)


def _phone_called(chance: random.Random) -> str:
    return f"{chance.choice(('Tel', 'tfn', 'Mobil:', 'telefon'))} 07{chance.choice('02369')}{_digits(chance, 7)}"


def _phone_bare(chance: random.Random) -> str:
    return f"07{chance.choice('02369')}{_digits(chance, 7)}"


def _organisation(chance: random.Random) -> str:
    digits = _luhn(f"{chance.choice('25789')}{_digits(chance, 1)}{chance.randint(2, 9)}{_digits(chance, 6)}")
    return chance.choice((f"{digits[:6]}-{digits[6:]}", digits, f"16{digits}", f"{digits[:6]} {digits[6:]}"))


def _giro(chance: random.Random) -> str:
    eight, seven = _luhn(_digits(chance, 7)), _luhn(_digits(chance, 6))
    forms = (
        f"{seven[:3]}-{seven[3:]}",
        f"{eight[:4]}-{eight[4:]}",
        f"{seven[:2]} {seven[2:4]} {seven[4:6]}-{seven[6]}",
    )
    return chance.choice(("bg ", "pg ", "Bankgiro ", "")) + chance.choice(forms)


def _postal(chance: random.Random) -> str:
    return f"Box {chance.randint(1, 9999)}, {chance.randint(100, 984)} {_digits(chance, 2)} Ort"


def _days(chance: random.Random) -> str:
    one, two = _day(chance), _day(chance)
    forms = (
        f"{one}",
        f"{one}–{two}",
        f"{one} - {two}",
        f"{one:%y%m%d}-{two:%y%m%d}",
        f"{one:%Y%m%d}-{two:%Y%m%d}",
        f"{one}/{two}",
        f"{one.day}/{one.month}-{one:%y}",
        f"v. 12 {one.year}",
    )
    return chance.choice(forms)


def _times(chance: random.Random) -> str:
    day, hour, minute = _day(chance), chance.randint(0, 23), chance.randint(0, 59)
    forms = (
        f"{day} {hour:02d}:{minute:02d}",
        f"{day} kl {hour:02d}.{minute:02d}",
        f"{day}T{hour:02d}:{minute:02d}:00",
        f"{day} kl. {hour:02d}{minute:02d}",
    )
    return chance.choice(forms)


def _times_run_together(chance: random.Random) -> str:
    day, hour, minute = _day(chance), chance.randint(0, 23), chance.randint(0, 59)
    return chance.choice(
        (f"{day:%Y%m%d} {hour:02d}{minute:02d}", f"{day:%y%m%d}-{hour:02d}{minute:02d}", f"{day:%Y%m%d%H}{minute:02d}")
    )


def _property(chance: random.Random) -> str:
    return f"{chance.choice(('Linköping Berga', 'Innerstaden', 'Motala Bergsätter'))} {chance.randint(1, 40)}:{chance.randint(1, 999)}"


def _ean(chance: random.Random) -> Raw:
    digits = _digits(chance, 12)
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    code = digits + str(-total % 10)
    return chance.choice((code, f"{code[0]} {code[1:7]} {code[7:]}"))


def _ocr(chance: random.Random) -> str:
    return _luhn(_digits(chance, chance.randint(7, 17)))


def _amount(chance: random.Random) -> Raw:
    thousands = chance.randint(10, 90000)
    return chance.choice(
        (thousands * 1000, f"{thousands} 000 kr", f"{thousands * 1000}", thousands * 1000 + chance.randrange(1000))
    )


def _coordinates(chance: random.Random) -> str:
    north, east = chance.uniform(55.3, 69), chance.uniform(11, 24)
    return chance.choice(
        (f"{north:.6f}, {east:.6f}", f"N {chance.randint(6130000, 7660000)} E {chance.randint(250000, 920000)}")
    )


OTHERS: Mapping[str, Maker] = {
    "diarienummer (KS 2026/123, 2026-000123 …)": _registry,
    "polisens diarienummer (5000-K123456-26, A123.456/2026)": _police_registry,
    "målnummer (mål nr B 1234-26)": _court,
    "telefonnummer med skiljetecken": _phone_parted,
    "telefonnummer i en följd efter ”Tel”, ”Mobil” …": _phone_called,
    "telefonnummer i en följd, utan ord framför": _phone_bare,
    "organisationsnummer": _organisation,
    "bankgiro och plusgiro": _giro,
    "postnummer och boxadress": _postal,
    "datum och tidsintervall": _days,
    "datum med klockslag": _times,
    "datum och klockslag i en följd (20260301 1230)": _times_run_together,
    "fastighetsbeteckning": _property,
    "EAN": _ean,
    "OCR-nummer, 8–18 siffror": _ocr,
    "belopp, som tal och som text": _amount,
    "koordinater": _coordinates,
}


def _born(chance: random.Random) -> tuple[str, str, str]:
    day, serial = _day(chance, 1925, 2024), chance.randint(1, 999)
    added = 60 * (chance.random() < 0.2)
    ten = _luhn(f"{day:%y%m}{day.day + added:02d}{serial:03d}")
    return f"{day.year // 100}", ten[:6], ten[6:]


PARTINGS = ("-", "", "+", " ", "–", "\u00a0", " - ", "−", "\u2011", "\n", "\u00ad-", "\u200b", ".", "/")


def _number(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    before = chance.choice(("", century))
    day = chance.choice(
        (
            six,
            six,
            six,
            f"{six[:2]}-{six[2:4]}-{six[4:]}",
            f"{six[:2]} {six[2:4]} {six[4:]}",
            f"{six[:2]}.{six[2:4]}.{six[4:]}",
        )
    )
    text = f"{before}{day}{chance.choice(PARTINGS)}{four}"
    if chance.random() < 0.1:
        text = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    return chance.choice(("{}", "Se {}.", "({})", "pnr {}; ok", "Dnr KS 2026/12, {}")).replace("{}", text)


def _number_cell(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    whole = int(chance.choice(("", century)) + six + four)
    return float(whole) if chance.random() < 0.5 else whole


TRUE: Mapping[str, Maker] = {"personnummer som text": _number, "personnummer som tal": _number_cell}


def shares(makers: Mapping[str, Maker], count: int, seed: int) -> dict[str, float]:
    """Give, for each kind, the share of values that are taken for a personal identity number."""
    found = {}
    for name, make in makers.items():
        chance = random.Random(f"{seed} {name}")
        taken = sum(masked_cell(value) != value for value in (make(chance) for _ in range(count)))
        found[name] = taken / count
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{given.count} av varje slag, frö {given.seed}.\n")
    for title, makers in (("tas fel", OTHERS), ("hittas", TRUE)):
        print(f"| slag | {title} |\n| --- | ---: |")
        for name, share in shares(makers, given.count, given.seed).items():
            print(f"| {name} | {f'{100 * share:.2f}'.replace('.', ',')} % |")
        print()


if __name__ == "__main__":
    main()
