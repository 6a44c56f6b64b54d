"""Functions whose values come from outside the book: the web, other services, other programs."""

from __future__ import annotations

import re

from samverkan_xl.reading.remarks.cell_formulas import Formulas, of_each

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

_UPPER, _BY_ROW = bytes(range(256)).upper(), b" $0123456789"
"""A space may stand before a bracket."""

_FETCHES = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _NAMES))})\s*\(", re.IGNORECASE)


def fetches(formula: str) -> bool:
    """Tell whether a formula has a value that comes from outside, whatever prefix the function bears."""
    return _FETCHES.search(formula) is not None


def may_fetch(formulas: Formulas) -> bool:
    """Tell, fast, whether some formula, as it is written in a sheet's markup, needs a closer look."""
    return any(_need_a_look(formulas))


@of_each
def _need_a_look(formula: bytes) -> bool:
    plain = formula.translate(_UPPER, _BY_ROW)
    return b"&#" in formula or any(word in plain for word in _WORDS)
