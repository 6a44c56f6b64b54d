"""How long a run waits for what it reads: one file, or one archive, takes no time from the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from samverkan_xl.reading import limits
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode


@dataclass(slots=True)
class Patience:
    """How many seconds one run may still spend on workers, so that many slow files cannot stop it either."""

    seconds: float = limits.MAX_SECONDS_IN_ALL

    @property
    def for_one(self) -> float:
        """So long the next worker may take: what an honest book needs on a busy machine, also when all is spent."""
        return max(limits.LEAST_SECONDS, min(limits.MAX_SECONDS, self.seconds))

    def spend(self, seconds: float) -> None:
        """Take what a worker took."""
        self.seconds -= seconds

    @contextmanager
    def with_one_book(self) -> Iterator[None]:
        """Read one book; what is read without a worker takes no time worth counting."""
        yield


class ArchivePatience(Patience):
    """How many seconds one archive may still spend, with workers and without: it may hold thousands of books."""

    __slots__ = ()

    def spend(self, seconds: float) -> None:
        """Take nothing; the book that asked for the worker is counted whole."""

    @contextmanager
    def with_one_book(self) -> Iterator[None]:
        """Count the time of one book; raises `Unreadable` when the archive has had its own."""
        if self.seconds <= 0:
            raise Unreadable(UnreadableCode.ARCHIVE_TOO_SLOW)
        begun = monotonic()
        try:
            yield
        finally:
            self.seconds -= monotonic() - begun


def patience_with_archive(files: int) -> Patience:
    """Give an archive with so many files time of its own: enough for a whole county's books, on any machine."""
    asked = limits.SECONDS_FOR_AN_ARCHIVE + files * limits.SECONDS_FOR_ONE_ARCHIVED
    return ArchivePatience(min(asked, limits.MAX_SECONDS_IN_AN_ARCHIVE))
