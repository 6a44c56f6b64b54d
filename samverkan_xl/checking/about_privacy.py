"""What is to be said of personal identity numbers outside the rows: on other sheets, in comments, headers and names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from samverkan_xl.checking.areas import area
from samverkan_xl.checking.masking import Masked
from samverkan_xl.checking.privacy import MASK, masked_path
from samverkan_xl.checking.raw_rows import Spot
from samverkan_xl.model.cells import Place, Remark, Trait
from samverkan_xl.model.findings import Finding, Severity

MOST_TOLD = 20
"""So many places are told one by one on a sheet that is not read; of more, how many they are."""

_WHERE = {
    Trait.HEADER: "i ett sidhuvud eller en sidfot",
    Trait.PROPERTY: "i dokumentegenskaperna",
    Trait.DRAWN_TEXT: "i en ritad form",
    Trait.DEFINED_NAME: "i ett definierat namn",
    Trait.CELL_RULE: "i en regel för celler (datavalidering eller villkorsstyrd formatering)",
    Trait.HYPERLINK: "i en hyperlänk",
    Trait.EXTERNAL_LINK: "i en länk till en annan arbetsbok",
    Trait.EXTERNAL_VALUE: "i en formel",
    Trait.DDE: "i en länk till ett annat program",
    Trait.EMBEDDED: "i namnet på ett inbäddat objekt",
    Trait.FORMULA: "i en formel",
    Trait.CHART: "i ett diagram",
    Trait.TABLE: "i en tabells namn eller rubriker",
    Trait.PIVOT: "i en pivottabells lagrade källdata",
    Trait.AUTHOR: "bland namnen på dem som har skrivit kommentarer",
    Trait.CONNECTION: "i en dataanslutning",
    Trait.STYLE: "i namnet på ett format eller tema",
    Trait.CHANGE_LOG: "i ändringsloggen",
    Trait.STORED_TEXT: "i lagrad text som inte står i någon cell som läses",
    Trait.SETTING: "bland bokens eller bladets inställningar",
}
_ELSEWHERE = "i filens övriga innehåll"


IN_CELL, IN_COMMENT = "personnummer", "personnummer-kommentar"
"""What is said of a number on a row: that it stands in the cell, or in a comment on it."""

ON_ROWS = frozenset({IN_CELL, IN_COMMENT})
OUTSIDE = {IN_CELL: "personnummer-utanfor", IN_COMMENT: "personnummer-kommentar-utanfor"}
"""What is said of the same outside the rows."""


def personal_rows(hidden: Masked) -> Mapping[str, Mapping[int, Sequence[Spot]]]:
    """Give rows and their spots, by sheet name, of every cell with a number in it or in a comment on it."""
    found: dict[str, dict[int, list[Spot]]] = {}
    for code, place in _spots(hidden):
        spots = found.setdefault(place.sheet, {}).setdefault(place.row, [])
        if (place.column, code) not in spots:
            spots.append((place.column, code))
    return found


def _spots(hidden: Masked) -> Iterator[tuple[str, Place]]:
    yield from ((IN_CELL, place) for place in hidden.cells)
    yield from ((IN_COMMENT, place) for place in _commented(hidden))


def _commented(hidden: Masked) -> Iterator[Place]:
    for remark in hidden.remarks:
        at = area(remark.cell) if remark.trait is Trait.COMMENT else None
        if at is not None:
            yield Place(remark.sheet, at.top or 1, at.left or 1)


def about_file_name(file: str) -> Iterator[Finding]:
    """Say that the file's own name holds a number."""
    if masked_path(file) != file:
        yield Finding("personnummer-filnamn", Severity.ERROR, value=masked_path(file), stops=True)


def about_privacy(hidden: Masked, told: Collection[Place]) -> Iterator[Finding]:
    """Tell of the numbers that stand in no row; `told` are the places that have been told of already."""
    names = [Place(name, 1, 1) for name in hidden.names]
    found = (*((IN_CELL, name) for name in names), *_spots(hidden))
    left = [(place, OUTSIDE[code]) for code, place in found if place not in told]
    for sheet in dict.fromkeys(place.sheet for place, _ in left):
        spots = sorted({spot for spot in left if spot[0].sheet == sheet})
        for place, code in spots[:MOST_TOLD]:
            yield Finding(code, Severity.ERROR, place, value=MASK)
        if len(spots) > MOST_TOLD:
            facts = {"antal": str(len(spots) - MOST_TOLD)}
            yield Finding("personnummer-fler", Severity.ERROR, spots[MOST_TOLD][0], facts, MASK)
    wheres = [*map(_where, hidden.remarks), *(_WHERE[Trait.PROPERTY] for _ in hidden.properties)]
    for where in dict.fromkeys(one for one in wheres if one):
        yield Finding("personnummer-i-filen", Severity.ERROR, facts={"var": where}, value=MASK)


def _where(remark: Remark) -> str:
    if remark.trait is Trait.COMMENT and area(remark.cell) is not None:
        return ""
    where = _WHERE.get(remark.trait, _ELSEWHERE)
    return f"{where} på bladet {remark.sheet}" if remark.sheet else where
