"""The border to Excel: every call across it is counted, and any of them can be rejected, as Excel does when it is busy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

BUSY = -2147418111
REFUSED = -2147352567
GONE = -2147023174
"""Excel has ended, or crashed."""


class ComError(Exception):
    """What pywin32 raises when Excel refuses: a number, and words that no user should see."""

    def __init__(self, hresult: int, words: str) -> None:
        super().__init__(hresult, words, None, None)
        self.hresult = hresult


def busy() -> Exception:
    """Give what comes from an Excel where somebody writes in a cell."""
    return ComError(BUSY, "Anropet avvisades av den anropade.")


def gone() -> Exception:
    """Give what comes from an Excel that is no more."""
    return ComError(GONE, "RPC-servern är inte tillgänglig.")


def unknown() -> Exception:
    """Give what pywin32 makes of a busy Excel when it is asked for a member."""
    return AttributeError("Excel.Application.Names")


class Border:
    """Every call across the border to Excel, in order; rejects those that it is told to."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.status_bar: list[object] = []
        self.rejects: Callable[[int], bool] = lambda _: False
        self.answers: Callable[[], Exception] = busy

    def cross(self, what: str) -> None:
        self.calls.append(what)
        if self.rejects(len(self.calls)):
            raise self.answers()

    def counted(self) -> Counter[str]:
        """Count the calls of each kind, whatever they were about."""
        return Counter(call.partition(" ")[0] for call in self.calls)
