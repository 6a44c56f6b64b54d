"""What stands in the way of a mailing, as values: all of it is told in one pass, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.checking.privacy import masked


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to say: where (a file, a line, a cell; empty for the whole mailing), and a sentence with a way on."""

    where: str
    said: str

    @property
    def line(self) -> str:
        """Give it on one line; a personal identity number in it is masked, whoever wrote it."""
        return masked(f"{self.where}: {self.said}" if self.where else self.said)


def quoted(text: str) -> str:
    """Give a user's own value as a sentence shows it: on one line, masked, and no longer than can be read."""
    line = masked(" ".join("".join(sign if sign.isprintable() else " " for sign in text).split()))
    return f"”{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


LONGEST = 80
