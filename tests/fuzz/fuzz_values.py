"""Coverage-guided fuzzing of what people write in a cell: whatever the text, a value, a question or a reason.

    python tests/fuzz/fuzz_values.py {dates,amounts,answers} [--seconds 600] [FOLDER]

FOLDER keeps what is found interesting between runs. It begins with every spelling in docs/vad-som-kan-skickas.md, and
puts together pieces of them. What must hold of any text is said in `dates`, `amounts` and `answers`; an input of which
it does not hold stops the run with its name, and becomes a line in the tables of tests/model.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

with atheris.instrument_imports(include=["samverkan_xl.model"]):
    from samverkan_xl.model.amounts import Amount, Guess, Hours, amount_of_text
    from samverkan_xl.model.dates import Doubt, Moment, in_another_year, moment_of_text
    from samverkan_xl.model.dates.days import EARLIEST, LATEST
    from samverkan_xl.model.error_texts import is_error_text
    from samverkan_xl.model.fields import Reading
    from samverkan_xl.model.values import NOT_APPLICABLE, UNREADABLE, Span, Words
    from samverkan_xl.model.workbook import sheet_of

from values_as_documented import FIELDS, lines

YEARS = (None, 1990, 2026, 2100)
DATE = sheet_of("roles").field("valid_from").within(2026)
SHARE, COUNT = sheet_of("roles").field("share"), sheet_of("organisation").field("meetings_a_year")
YES, ROLE = sheet_of("support_questions").field("answer_municipality"), sheet_of("roles").field("role")
MOST_BYTES = 200
TABLES = {"dates": {"Datum"}, "amounts": {"Andelar", "Antal"}, "answers": set(FIELDS) - {"Datum", "Andelar", "Antal"}}


def dates(text: str) -> None:
    """A day of our years, a longer stretch of them, words as they stood, or what must be asked."""
    for year in YEARS:
        found = moment_of_text(text, year)
        assert found is None or isinstance(found, Moment | Doubt)
        if isinstance(found, Moment):
            hold_moment(found, text)
            in_another_year(found.value)
        else:
            assert found is None or all(isinstance(fact, str) and fact for pair in found.facts for fact in pair)
    other = moment_of_text(unicodedata.normalize("NFD", text).replace(" ", "\u00a0"), 2026)
    assert type(other) is type(moment_of_text(text, 2026))
    hold_reading(DATE.read(text))


def hold_moment(found: Moment, text: str) -> None:
    match found.value:
        case Span() as span:
            assert EARLIEST <= span.first < span.last <= LATEST
            assert found.note
        case Words() as words:
            assert words.said == " ".join(text.split())
        case day:
            assert EARLIEST <= day <= LATEST


def amounts(text: str) -> None:
    """Finite numbers, a guess in words, hours, or nothing; a share within the whole, a count that is whole."""
    found = amount_of_text(text)
    assert found is None or isinstance(found, Amount | Guess | Hours)
    if isinstance(found, Amount):
        assert found.readings
        assert all(abs(number) < 1e16 for number in found.readings)
    share, count = SHARE.read(text), COUNT.read(text)
    hold_reading(share)
    hold_reading(count)
    assert share.value in {None, NOT_APPLICABLE, UNREADABLE} or 0 <= share.value <= 1
    assert count.value in {None, NOT_APPLICABLE, UNREADABLE} or (isinstance(count.value, int) and count.value >= 0)


def answers(text: str) -> None:
    """One of the list's own choices, deliberately none, or what must be asked."""
    for of in (YES, ROLE):
        found = of.read(text)
        hold_reading(found)
        assert found.value in {None, NOT_APPLICABLE, UNREADABLE, *of.choices.choices}
    assert is_error_text(text) in {True, False}


def hold_reading(found: Reading) -> None:
    assert (found.value is UNREADABLE) == bool(found.problem)
    assert all(isinstance(fact, str) for pair in found.facts for fact in pair)


def pieces(target: str) -> list[str]:
    """Give what the documented spellings are made of, and some of what they are not."""
    spelled = [raw for line in lines() if line.table in TABLES[target] for raw in line.written if isinstance(raw, str)]
    odd = [
        "\u00a0",
        "\u200b",
        "–",
        "٣",
        "３",
        "²",
        "½",
        "I\u0307",
        "ß",
        "\u0301",
        "0000",
        "9999",
        "53",
        "/",
        "-",
        "och",
    ]
    return [*spelled, *(word for one in spelled for word in one.split()), *odd]


def mutating(target: str) -> Callable[[bytes, int, int], bytes]:
    known = pieces(target)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return atheris.Mutate(data, most)
        text = data.decode("utf-8", "replace")
        at, cut = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 3))
        between = chance.choice(("", " ", "-", "/", "."))
        return (text[:at] + between + chance.choice(known) + text[at + cut :]).encode()[:most]

    return mutated


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("target", choices=TABLES)
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--seconds", type=int, default=600)
    chosen = asked.parse_intermixed_args()
    held = {"dates": dates, "amounts": amounts, "answers": answers}[chosen.target]
    with TemporaryDirectory(prefix="samverkan-fuzz-") as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(pieces(chosen.target)):
            (folder / f"seed-{number}").write_text(one, encoding="utf-8")
        options = [f"-max_total_time={chosen.seconds}", f"-max_len={MOST_BYTES}", "-timeout=5"]
        options += ["-print_final_stats=1", f"-artifact_prefix={folder.parent}/", str(folder)]
        one_input = lambda data: held(data.decode("utf-8", "replace"))  # noqa: E731  # a name for the fuzzer to call
        atheris.Setup([sys.argv[0], *options], one_input, custom_mutator=mutating(chosen.target))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
