"""When the measured books are answered, and for which period."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 23)
PERIOD = "2026"
