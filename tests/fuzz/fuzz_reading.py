"""Coverage-guided fuzzing of pre-flight and reader: whatever the bytes, a grid or a coded reason.

    python tests/fuzz/fuzz_reading.py [--seconds 600] [FOLDER]

FOLDER keeps what is found interesting between runs. Mutations are made inside the zip: a part is taken out, changed and
laid back, so that the reader is reached and not only the unzipper; now and then the raw bytes are changed too. An input
that ends in anything else than a grid or `Unreadable`, takes more than ten seconds or a gigabyte and a half, or kills the process,
stops the run with its name; it then becomes a row in `test_reading_hostile.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
import warnings
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

with atheris.instrument_imports(include=["samverkan_xl.reading"]):
    from samverkan_xl.reading import book, limits, zipped
    from samverkan_xl.reading.archives import files_inside, is_archive
    from samverkan_xl.reading.book import Received, Unreadable, UnreadableCode, read_book

from seeds_for_fuzzing import TOKENS, seeds

RAW_ONCE_IN = 10
MOST_BYTES = 60_000


def no_worker(*_: object, **__: object) -> object:
    """Stand for a worker: what is read apart may do what it likes there, and starting one takes too long here."""
    raise Unreadable(UnreadableCode.TOO_SLOW)


zipped.apart = book.apart = no_worker
limits.MAX_INFLATED_HERE = limits.MAX_INFLATED_BYTES


def one_input(data: bytes) -> None:
    received = Received(Path("bok.xlsx"), "", data)
    try:
        if is_archive(received):
            for inside in files_inside(received):
                if isinstance(inside.found, Received):
                    read(inside.found)
        else:
            read(received)
    except Unreadable as refusal:
        assert refusal.code in UnreadableCode


def read(received: Received) -> None:
    try:
        found = read_book(received)
    except Unreadable as refusal:
        assert all(isinstance(fact, str) for fact in refusal.facts.values())
        return
    for remark in found.remarks:
        assert {type(each) for each in (remark.sheet, remark.cell, remark.text)} == {str}


def mutated(data: bytes, most: int, seed: int) -> bytes:
    chance = random.Random(seed)
    parts = unzipped(data)
    if not parts or chance.randrange(RAW_ONCE_IN) == 0:
        return atheris.Mutate(data, most)
    at = chance.randrange(len(parts))
    name, content = parts[at]
    match chance.randrange(12):
        case 0:
            parts.append((name, content))
        case 1:
            del parts[at]
        case 2:
            parts[at] = (atheris.Mutate(name.encode(), 60).decode("utf-8", "replace"), content)
        case 3:
            other = chance.choice(parts)[1]
            parts[at] = (
                name,
                content[: chance.randrange(len(content) + 1)] + other[chance.randrange(len(other) + 1) :],
            )
        case 4 | 5 | 6:
            where, token = chance.randrange(len(content) + 1), chance.choice(TOKENS)
            parts[at] = (name, content[:where] + token + content[where + chance.choice((0, 0, len(token))) :])
        case _:
            parts[at] = (name, atheris.Mutate(content, len(content) + 200))
    whole = rezipped(parts)
    return whole if len(whole) <= most else data


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return [
                (entry.filename, archive.read(entry)) for entry in archive.infolist() if entry.file_size < MOST_BYTES
            ]
    except Exception:  # noqa: BLE001  # the standard library has more ways to give up than it documents
        return []


def rezipped(parts: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(name.replace("\0", "") or "x", content)
    return stream.getvalue()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--seconds", type=int, default=600)
    chosen = asked.parse_args()
    warnings.simplefilter("ignore")  # that a part stands twice is the point
    with TemporaryDirectory(prefix="samverkan-fuzz-") as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds()):
            (folder / f"seed-{number}").write_bytes(rezipped(parts) if (parts := unzipped(seed)) else seed)
        options = [f"-max_total_time={chosen.seconds}", f"-max_len={MOST_BYTES}", "-timeout=10", "-rss_limit_mb=1500"]
        options += ["-print_final_stats=1", f"-artifact_prefix={folder.parent}/", str(folder)]
        atheris.Setup([sys.argv[0], *options], one_input, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
