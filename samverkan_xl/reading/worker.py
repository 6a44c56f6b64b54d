"""The worker's side of isolation: one task, its answer, and the end."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable

from samverkan_xl.reading import limits
from samverkan_xl.reading.encryption import opened
from samverkan_xl.reading.fast import read_sheets
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
    """Answer the parent: a task on standard input, its result or a refusal on standard output."""
    _limit_memory()
    task, arguments = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  # written by our own parent
    answer: tuple[object, ...]
    try:
        answer = (_TASKS[task](*arguments), None, {})
    except Unreadable as refusal:
        answer = (None, refusal.code.value, refusal.facts)
    except MemoryError:
        answer = (None, UnreadableCode.TOO_LARGE.value, {})
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit_memory() -> None:
    if sys.platform != "win32":  # Windows has no such limit, but refuses such a request at once
        import resource  # noqa: PLC0415  # it exists only there

        resource.setrlimit(resource.RLIMIT_AS, (limits.MAX_WORKER_BYTES, limits.MAX_WORKER_BYTES))
