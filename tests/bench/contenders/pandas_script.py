"""The script that somebody who knows pandas and openpyxl would write instead; it checks nothing.

Reading and writing go by openpyxl, as they do by default where only pandas and openpyxl are installed.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from pathlib import Path

import pandas as pd


def main(books: Path, result: Path) -> None:
    """Read every sheet of every book, lay sheets of one name below each other, and write them to one workbook."""
    warnings.filterwarnings("ignore", module="openpyxl")  # of conditional formats, once for each sheet of each book
    frames = defaultdict(dict)
    for path in sorted(books.iterdir()):
        for name, frame in pd.read_excel(path, sheet_name=None, engine="openpyxl").items():
            frames[name][path.name] = frame
    with pd.ExcelWriter(result, engine="openpyxl") as writer:
        for name, each in frames.items():
            pd.concat(each, names=["Fil"]).droplevel(1).to_excel(writer, sheet_name=name)
