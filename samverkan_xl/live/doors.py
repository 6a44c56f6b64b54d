"""The two ways in: the button in the workbook, and a command that attaches to the workbook that is open.

Everything is loaded inside them, so that what cannot be loaded becomes a sentence too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverkan_xl.live.pressing import Pressed

NOT_LOADED = (
    "Python startade, men programmet samverkan_xl gick inte att läsa in. Installera om det och gör boken på nytt"
    " (kommandot står på bladet Hjälp), eller visa det här för IT:"
)


def konsolidera() -> None:
    """Do what the button is for; the workbook's macro calls this by its name, in a Python of its own.

    How it went is told in the workbook. Only when that cannot be reached, a sentence goes to stderr and the exit code
    is 1: xlwings shows it in a window.
    """
    try:
        from samverkan_xl.live.finding import calling_book  # noqa: PLC0415  # see above
        from samverkan_xl.live.pressing import press  # noqa: PLC0415  # see above
        from samverkan_xl.model.refusals import Refusal  # noqa: PLC0415  # see above
    except Exception as problem:  # noqa: BLE001  # a library that policy blocks fails in ways of its own
        sys.exit(f"{NOT_LOADED} {problem}")
    try:
        pressed = press(calling_book())
    except Refusal as refusal:
        sys.exit(str(refusal))
    if not pressed.told:
        sys.exit(pressed.sentence)


def attach() -> Pressed:
    """Do the same from outside, for the one consolidation workbook that is open; raises a `Refusal` when none is."""
    from samverkan_xl.live.finding import only_open_book  # noqa: PLC0415  # see above
    from samverkan_xl.live.pressing import press  # noqa: PLC0415  # see above

    return press(only_open_book())
