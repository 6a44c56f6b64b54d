"""The fast reader in a process of its own, for forms whose extent cannot be told beforehand.

A cell far out makes calamine abort, and with it the process; then it shall not be ours.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import cast

from samverkan_xl.model.cells import Grid
from samverkan_xl.reading.limits import MAX_SECONDS, MAX_WORKER_BYTES
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_START = "from samverkan_xl.reading.isolation import work; work()"


def read_sheets_apart(content: bytes) -> tuple[Grid, ...]:
    """Read every sheet in a worker; raises `Unreadable` when it dies, or is not done in time.

    The worker must not find modules where the user happens to stand: that may be the folder of received files.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own line
            [sys.executable, "-P", "-c", _START],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(UnreadableCode.TOO_SLOW) from error
    if done.returncode or not done.stdout:
        raise Unreadable(UnreadableCode.DAMAGED, detail=f"worker ended with {done.returncode}")
    return _answer(done.stdout)


def _answer(output: bytes) -> tuple[Grid, ...]:
    sheets, code, facts = pickle.loads(output)  # noqa: S301  # written by our own worker, never by a sender
    if code is not None:
        raise Unreadable(UnreadableCode(code), **facts)
    return cast("tuple[Grid, ...]", sheets)


def work() -> None:
    """Answer the parent: bytes on standard input, sheets or a refusal on standard output."""
    from samverkan_xl.reading.fast import read_sheets  # noqa: PLC0415  # the parent needs no parser

    _limit_memory()
    content = sys.stdin.buffer.read()
    try:
        answer: tuple[object, ...] = (read_sheets(content), None, {})
    except Unreadable as refusal:
        answer = (None, refusal.code.value, refusal.facts)
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit_memory() -> None:
    if sys.platform != "win32":  # Windows has no such limit, but refuses such a request at once
        import resource  # noqa: PLC0415  # it exists only there

        resource.setrlimit(resource.RLIMIT_AS, (MAX_WORKER_BYTES, MAX_WORKER_BYTES))
