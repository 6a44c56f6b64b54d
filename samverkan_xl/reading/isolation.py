"""A process of its own for what pre-flight suspects: a parser may hang there, swell or abort, and nobody else does.

A cell far out makes calamine abort, and with it the process; then it shall not be ours.
"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from time import monotonic

from samverkan_xl.reading.patience import Patience
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_START = "from samverkan_xl.reading.worker import work; work()"
_PASSWORD = re.compile(r"SAMVERKAN_(?:\w+_)?LOSENORD")
"""The variables in which our passwords stand."""

ANSWER = b"samverkan-xl answers:"
"""What goes before the worker's answer; whatever else it may have written is none."""


def _environment() -> dict[str, str]:
    """Give the worker what it needs to start, and no password: it is where a hostile file would do its harm."""
    kept = {name: value for name, value in os.environ.items() if not _PASSWORD.fullmatch(name.upper())}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))}


def apart(task: str, *arguments: object, patience: Patience | None = None, extra: float = 0) -> object:
    """Let a worker do one of its tasks; raises `Unreadable` as the task did, or when it dies or is not done in time.

    `extra` is how many seconds more than another task it may take. Whatever else it writes than an answer is damage.
    Everything goes by pipes: nothing is written to disk, and a password stands in no list of processes. The worker
    must not find modules where the user happens to stand: that may be the folder of received files.
    """
    patience, begun = patience or Patience(), monotonic()
    seconds = patience.for_one + extra
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own line
            [sys.executable, "-P", "-c", _START],
            input=pickle.dumps((task, arguments, seconds)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(UnreadableCode.TOO_SLOW) from error
    finally:
        patience.spend(monotonic() - begun)
    _, mark, written = done.stdout.partition(ANSWER)
    if done.returncode or not mark:
        raise Unreadable(UnreadableCode.DAMAGED, detail=f"worker ended with {done.returncode}")
    return _answer(written)


def _answer(output: bytes) -> object:
    with parser_faults():
        result, code, facts = pickle.loads(output)  # noqa: S301  # written by our own worker, never by a sender
        refusal = None if code is None else Unreadable(UnreadableCode(code), **facts)
    if refusal is not None:
        raise refusal
    return result
