"""Functions whose values come from outside the book: the web, other services, other programs."""

from __future__ import annotations

import re

_NAMES = (
    "WEBSERVICE", "FILTERXML", "STOCKHISTORY", "RTD", "DDE", "PY", "COPILOT", "TRANSLATE", "DETECTLANGUAGE",
    "CUBEVALUE", "CUBEMEMBER", "CUBESET", "CUBESETCOUNT", "CUBERANKEDMEMBER", "CUBEMEMBERPROPERTY", "CUBEKPIMEMBER",
    "SQL.REQUEST",
    "IMPORTRANGE", "IMPORTDATA", "IMPORTHTML", "IMPORTXML", "IMPORTFEED", "GOOGLEFINANCE", "GOOGLETRANSLATE",
)  # fmt: skip
"""As Excel, LibreOffice and Google call them; Google's stand as text in a formula that does nothing elsewhere."""

_WORDS = tuple(
    word.encode()
    for word in ("SERVICE(", "XML(", "HISTORY(", "RTD(", "DDE(", "PY(", "CUBE", "IMPORT", "GOOGLE", "COPILOT(",
                 "TRANSLATE(", "LANGUAGE(", "REQUEST(")
)  # fmt: skip
"""What stands in each of them; sought one by one, they are found many times faster than the names themselves."""

_FETCHES = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _NAMES))})\s*\(", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[^<>]*>([^<]+)")
_PREFIXED_FORMULA = re.compile(rb"<[\w.-]+:f[^<>]*>([^<]+)")
_UPPER, _BY_ROW = bytes(range(256)).upper(), b" $0123456789"
"""Without what differs from row to row, the formulas of a column are one."""


def fetches(formula: str) -> bool:
    """Tell whether a formula has a value that comes from outside, whatever prefix the function bears."""
    return _FETCHES.search(formula) is not None


def may_fetch(sheet: bytes) -> bool:
    """Tell, fast, whether some formula in a sheet's markup needs a closer look."""
    formula = _FORMULA if b"<sheetData" in sheet else _PREFIXED_FORMULA
    unlike = set(b"\n".join(formula.findall(sheet)).translate(_UPPER, _BY_ROW).split(b"\n"))
    together = b"\n".join(unlike)
    return any(word in together for word in _WORDS)
