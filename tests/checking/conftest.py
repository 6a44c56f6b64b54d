"""What every checking test does: write a book in Markdown, check it, and look at its findings."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
