"""What is said in a line of the register: remarks and findings in words, each with its weight."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from samverkan_xl.checking.privacy import masked
from samverkan_xl.mail.inbox.letters import Letter, Remark
from samverkan_xl.mail.inbox.sentences import fault, remedy, severity
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.writing.report.words import SEVERITIES


@dataclass(frozen=True, slots=True)
class Told:
    """A remark in words, with its weight."""

    severity: Severity
    fault: str
    remedy: str


def told_remark(remark: Remark) -> Told:
    """Put a remark in words; a personal number in it is masked."""
    return Told(severity(remark), masked(fault(remark)), masked(remedy(remark)))


def told_stopped(stopped: Finding) -> Told:
    """Tell why a book does not count."""
    return Told(stopped.severity, *fault_and_remedy(stopped))


def weight_of(told: Collection[Told]) -> str:
    """Give the weight of the worst that is said, as the register and the report call it; nothing where nothing is."""
    weights = {one.severity for one in told}
    return next((called for severity, called in SEVERITIES.items() if severity in weights), "")


def about_personal(letter: Letter) -> Iterator[Remark]:
    """Tell of a personal number in what is written down of a letter."""
    envelope = letter.envelope
    texts = (envelope.sender, envelope.subject, *(book.name for book in letter.books))
    if any(masked(text) != text for text in texts):
        yield Remark("personnummer")
