"""The worker's side of isolation: one task, its answer, and the end."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO

from samverkan_xl.reading import limits
from samverkan_xl.reading.encryption import opened
from samverkan_xl.reading.fast import read_sheets
from samverkan_xl.reading.isolation import ANSWER
from samverkan_xl.reading.old import read_xls_here
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode
from samverkan_xl.reading.zipped import read_zipped_here

_TASKS: dict[str, Callable[..., object]] = {
    "sheets": read_sheets,
    "zipped": read_zipped_here,
    "xls": read_xls_here,
    "opened": opened,
}


def work() -> None:
    """Answer the parent: a task on standard input, its result or a refusal on the pipe that was standard output."""
    answers = _pipe_of_its_own()
    _limit_memory()
    task, arguments, seconds = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  # written by our own parent
    _end_in(seconds)
    answer: tuple[object, ...]
    try:
        answer = (_TASKS[task](*arguments), None, {})
    except Unreadable as refusal:
        answer = (None, refusal.code.value, refusal.facts)
    except MemoryError:
        answer = (None, UnreadableCode.TOO_LARGE.value, {})
    with answers:
        answers.write(ANSWER + pickle.dumps(answer))


def _pipe_of_its_own() -> BinaryIO:
    """Take standard output for the answer alone; what a parser prints, in whatever language, goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _end_in(seconds: float) -> None:
    """Let the system end this process soon after its time is over: its parent, who would, may itself have been killed.

    Only the system can: no handler of ours would be reached while a parser written in another language runs.
    """
    if sys.platform != "win32":  # Windows has no such clock
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def _limit_memory() -> None:
    if sys.platform != "win32":  # Windows has no such limit, but refuses such a request at once
        import resource  # noqa: PLC0415  # it exists only there

        resource.setrlimit(resource.RLIMIT_AS, (limits.MAX_WORKER_BYTES, limits.MAX_WORKER_BYTES))
