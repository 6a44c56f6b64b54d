"""A source and the folder that its books are taken into, as many tests run them."""

from __future__ import annotations

from datetime import date

from samverkan_xl.inbox.taking_in import take_in
from samverkan_xl.templates import standard_definition

TODAY = date(2026, 11, 23)


class Inbox:
    """A source and the folder that its books are taken into."""

    def __init__(self, folder):
        self.source = folder / "post å"
        self.received = folder / "inkommet"
        self.source.mkdir()

    def put(self, name, content):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def take(self, source=None):
        return take_in(str(source or self.source), self.received, standard_definition(), TODAY)

    def files(self):
        return sorted(path.name for path in self.received.iterdir())

    def lines(self):
        return self.take().lines
