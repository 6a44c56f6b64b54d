"""The journeys of the workbooks: out to the municipalities, home again, and together into the county report.

Each opens files, calls the core and saves; they know no command line and print nothing. `Step` lets a door show
progress: it is called as each file's turn is over. Doors call them through this room, `journeys.create(…)`, and each is
loaded when it is first called for: what only checks does not wait for the writers of reports.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverkan_xl.journeys.asked_for import (
        UnknownPeriodError,
        UnknownPlaceError,
        chosen_municipalities,
        known_county,
        known_municipality,
        known_period,
    )
    from samverkan_xl.journeys.button_book import make_button_book
    from samverkan_xl.journeys.checking_files import NothingReceivedError, check, check_file
    from samverkan_xl.journeys.consolidating_folder import Consolidation, ReceiptDoesNotAddUpError, consolidate_folder
    from samverkan_xl.journeys.creating import create
    from samverkan_xl.journeys.demonstrating import DEMO_RECEIVED, DEMO_SENT, DemoFolderTakenError, demonstrate
else:
    _STANDS_IN = {
        "asked_for": (
            "UnknownPeriodError",
            "UnknownPlaceError",
            "chosen_municipalities",
            "known_county",
            "known_municipality",
            "known_period",
        ),
        "button_book": ("make_button_book",),
        "checking_files": ("NothingReceivedError", "check", "check_file"),
        "consolidating_folder": ("Consolidation", "ReceiptDoesNotAddUpError", "consolidate_folder"),
        "creating": ("create",),
        "demonstrating": ("DEMO_RECEIVED", "DEMO_SENT", "DemoFolderTakenError", "demonstrate"),
    }

    def __getattr__(name: str) -> object:
        for module, names in _STANDS_IN.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{module}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "DEMO_RECEIVED",
    "DEMO_SENT",
    "Consolidation",
    "DemoFolderTakenError",
    "NothingReceivedError",
    "ReceiptDoesNotAddUpError",
    "UnknownPeriodError",
    "UnknownPlaceError",
    "check",
    "check_file",
    "chosen_municipalities",
    "consolidate_folder",
    "create",
    "demonstrate",
    "known_county",
    "known_municipality",
    "known_period",
    "make_button_book",
]
