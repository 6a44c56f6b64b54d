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
             f"+46 {mobile[1:]} {a} {b} {c}", f"+46{mobile[1:]}{d}", f"0046{mobile[1:]}{d}", f"08-{_digits(chance, 3)} {b} {c}", f"08-{_digits(chance, 8)}", f"08-{b} {c} {a[1:]} {d[:2]}", f"{mobile}-{a} {b} {c}, {d[:4]}", f"0{chance.randint(11, 98)}-{b} {c} {b}")  # fmt: skip
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
        f"{one:%Y.%m.%d}-{two:%Y.%m.%d}",
        f"{one:%Y/%m/%d} – {two:%Y/%m/%d}",
        f"{one}, {two}",
        f"{one.day}.{one.month}.{one.year}-{two.day}.{two.month}.{two.year}",
        f"{one}, {two.year}",
        f"{one} ({two.year})",
    )
    return chance.choice(forms)


def _times(chance: random.Random) -> str:
    day, hour, minute = _day(chance), chance.randint(0, 23), chance.randint(0, 59)
    forms = (
        f"{day} {hour:02d}:{minute:02d}",
        f"{day} kl {hour:02d}.{minute:02d}",
        f"{day}T{hour:02d}:{minute:02d}:00",
        f"{day} kl. {hour:02d}{minute:02d}",
        f"{day.day}/{day.month}/{day.year} {hour:02d}{minute:02d}",
        f"{day.day} mars {day.year}, {hour:02d}{minute:02d}",
        f"{day}T{hour:02d}:{minute:02d}:41.000Z",
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


def _coordinates(chance: random.Random) -> Raw:
    north, east = chance.uniform(55.3, 69), chance.uniform(11, 24)
    n, e = chance.randint(6130000, 7660000), chance.randint(250000, 920000)
    forms = (f"{north:.6f}, {east:.6f}", f"N {n} E {e}", f"{e}, {n}", f"{n};{e}", f"{e}.{_digits(chance, 3)}", n)
    return chance.choice(forms)


def _account(chance: random.Random) -> str:
    clearing, ten = chance.randint(1100, 9999), _digits(chance, 10)
    forms = (
        f"{clearing}-{ten[:7]}",
        f"{clearing}, {ten[:3]} {ten[3:6]} {ten[6]}",
        f"8{clearing}-{ten[:3]} {ten[3:6]} {ten[6:9]}-{ten[9]}",
    )
    return chance.choice(forms)


def _iban(chance: random.Random) -> str:
    digits = _digits(chance, 22)
    return chance.choice(
        (f"SE{digits}", " ".join((f"SE{digits[:2]}", *(digits[at : at + 4] for at in range(2, 22, 4)))))
    )


def _hexadecimal(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789abcdef") for _ in range(count))


def _guid(chance: random.Random) -> str:
    text = "-".join(_hexadecimal(chance, size) for size in (8, 4, 4, 4, 12))
    return chance.choice((text, f"{{{text.upper()}}}"))


def _hex_id(chance: random.Random) -> str:
    return _hexadecimal(chance, chance.choice((8, 16, 32, 40)))


def _article(chance: random.Random) -> str:
    a, b, c = _digits(chance, 6), _digits(chance, 4), _digits(chance, 3)
    return chance.choice(
        (f"{a}-{c}", f"{b}-{b}-{c}", f"{c}.{c}.{b[:2]}", f"ART{a}", f"{a}{chance.choice('ABC')}{c}", f"{a}x{b}")
    )


def _article_six_and_four(chance: random.Random) -> str:
    return f"{_digits(chance, 6)}-{_digits(chance, 4)}"


def _serial(chance: random.Random) -> Raw:
    days = chance.randint(40000, 48000)
    return chance.choice((days, days + chance.random(), f"{days},{_digits(chance, 4)}"))


def _listed(chance: random.Random) -> str:
    numbers = [str(chance.randint(0, 10 ** chance.choice((2, 3, 4, 5)))) for _ in range(chance.randint(4, 8))]
    return chance.choice((", ", "; ", " ", " / ")).join(numbers)


def _after_a_day(chance: random.Random) -> str:
    day = _day(chance)
    return f"{day} {chance.choice('ABCKLMNRST')}{_digits(chance, 3)}"


def _billions(chance: random.Random) -> str:
    return f"{chance.randint(10**9, 10**10 - 1):,}".replace(",", " ") + " kr"


def _decimals(chance: random.Random) -> Raw:
    return chance.choice(
        (round(chance.uniform(0, 10**6), 2), round(chance.uniform(0, 100), 4), f"{chance.uniform(0, 10**6):.2f}")
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
    "kontonummer med clearingnummer": _account,
    "IBAN": _iban,
    "GUID": _guid,
    "hexadecimala id:n": _hex_id,
    "artikelnummer": _article,
    "artikelnummer med sex och fyra siffror (123456-1234)": _article_six_and_four,
    "Excels dagnummer, med och utan klockslag": _serial,
    "tal med decimaler": _decimals,
    "uppräkningar av tal": _listed,
    "datum och en beteckning (2026-03-01 K123)": _after_a_day,
    "miljardbelopp med mellanrum (1 234 567 890 kr)": _billions,
}


def _born(chance: random.Random) -> tuple[str, str, str]:
    day, serial = _day(chance, 1925, 2024), chance.randint(1, 999)
    added = 60 * (chance.random() < 0.2)
    ten = _luhn(f"{day:%y%m}{day.day + added:02d}{serial:03d}")
    return f"{day.year // 100}", ten[:6], ten[6:]


PARTINGS = (
    "-", "", "+", " ", "–", "\u00a0", " - ", "−", "\u2011", "\n", "\u00ad-", "\u200b", ".", "/",
    "--", " – ", "   ", "_", ":", "\u202f", "\u2009", "\u2060-", "-\n",
)  # fmt: skip
RARER_PARTINGS = (
    "·",
    ",",
    ", ",
    ";",
    "'",
    "’",
    "*",
    "=",
    "|",
    "\\",
    "&",
    "~",
    " (",
    "•",
    "…",
    "&shy;-",
    "&#8209;",
    "%2D",
    "%20",
    "_x002D_",
)
"""After which four digits that may be a year are left alone."""


def _around(chance: random.Random, text: str) -> str:
    return chance.choice(("{}", "Se {}.", "({})", "pnr {}; ok", "Dnr KS 2026/12, {}")).replace("{}", text)


def _parted(six: str, chance: random.Random) -> str:
    sign = chance.choice(("", "", "", "-", " ", ".", "/", ":", "·", ". "))
    return sign.join((six[:2], six[2:4], six[4:]))


def _number(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    before = chance.choice(("", century))
    text = f"{before}{_parted(six, chance)}{chance.choice(PARTINGS)}{four}"
    if chance.random() < 0.1:
        text = text.translate({ord(digit): ord(digit) + chance.choice((0xFEE0, 0x630)) for digit in "0123456789"})
    return _around(chance, text)


def _rarely_parted(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    while four.startswith(("19", "20")):
        century, six, four = _born(chance)
    before = chance.choice(("", century))
    return _around(chance, f"{before}{_parted(six, chance)}{chance.choice(RARER_PARTINGS)}{four}")


def _in_other_ways(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    twelve = century + six + four
    year, month, day = f"{century}{six[:2]}", six[2:4], six[4:]
    pairs = [twelve[at : at + 2] for at in range(0, 12, 2)]
    forms = (
        " ".join(pairs), f"{' '.join(pairs[1:4])}-{' '.join(pairs[4:])}", " ".join(twelve), " ".join(twelve[2:]),
        " ".join((twelve[:3], twelve[3:6], twelve[6:9], twelve[9:])), f"{six}-{four}.", f"{twelve}.0", f"{twelve},0", f"'{twelve}",
        f"{twelve[0]},{twelve[1:]}E+11", f"{six}-{four[:2]} {four[2:]}", f"{six}\t{four}",
    )  # fmt: skip
    day_first = (
        f"{day}-{month}-{year} {four}",
        f"{day}/{month} {year}-{four}",
        f"{int(day)}.{int(month)}.{year}-{four}",
    )
    return _around(chance, chance.choice(forms + day_first * (int(year) < 2020)))


def _interim_number(chance: random.Random) -> Raw:
    _, six, four = _born(chance)
    letter = chance.choice("TRSUWXJKLMN")
    parting, letter = chance.choice((("-", letter), ("-", letter.lower()), ("", letter), ("+", letter)))
    return _around(chance, six + parting + letter + _luhn(f"{six}1{four[1:3]}")[7:])


def _number_cell(chance: random.Random) -> Raw:
    century, six, four = _born(chance)
    whole = int(chance.choice(("", century)) + six + four)
    return float(whole) if chance.random() < 0.5 else whole


def _decimal_cell(chance: random.Random) -> Raw:
    while True:
        century, six, four = _born(chance)
        if not four.endswith("00") and not six.startswith("00"):
            return float(f"{chance.choice(('', century))}{six}.{four}")


TRUE: Mapping[str, Maker] = {
    "personnummer som text, med skiljetecken som folk skriver": _number,
    "personnummer med ovanliga skiljetecken": _rarely_parted,
    "personnummer i par, siffra för siffra, med dagen först, som tal i text": _in_other_ways,
    "nummer med bokstav (T-nummer)": _interim_number,
    "personnummer som tal": _number_cell,
    "personnummer som decimaltal (121212,1212)": _decimal_cell,
}


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
