"""The fixed rows of a checklist: known by their number, or by their wording where the number is gone or pasted over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.raw_rows import (
    STRANGE,
    RawSheet,
    collect_row,
    holds_entries,
    is_blank,
    repeated_header,
    rows_in_words,
    tell_repeated_header,
)
from samverkan_xl.checking.titles import composed, plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import Place, Raw
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import tidied
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Row


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the file, and what it claims to be: by its number and by its wording, each where it is one of ours."""

    row: int
    shown: str
    by_number: str | None
    by_text: str | None
    holds: bool

    @property
    def undisputed(self) -> str | None:
        """Give the number that nothing in the row speaks against."""
        if self.by_number and self.by_text and self.by_number != self.by_text:
            return None
        return self.by_number or self.by_text


def fixed_rows(sheet: type[Row], definition: Definition) -> dict[str, str]:
    """Give a checklist's rows: number to wording."""
    if sheet.key == "support_questions":
        return {one.nr: one.fraga for one in definition.stodfragor}
    return {one.nr: one.krav for one in definition.lagkrav}


def collect_checklist(sheet: RawSheet, definition: Definition) -> None:
    """Collect the fixed rows wherever they stand; those that are gone are left blank, and told of where they stood."""
    wording = fixed_rows(sheet.found.sheet, definition)
    claims, misplaced_from = _claims(sheet, wording)
    numbers = _settled(sheet, claims)
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if (number := numbers[claim.row]) is not None:
            rows.setdefault(number, []).append(claim)
    chosen = {number: _chosen(rows[number]) for number in wording if number in rows}
    for claim in claims:
        number = numbers[claim.row]
        if number is not None and claim.row == chosen[number].row:
            _collect_as(sheet, claim.row, number)
        elif claim.holds or claim.row in sheet.personal:
            _collect_surplus(sheet, claim, number, chosen)
        if claim.row > misplaced_from and sheet.numbers and sheet.numbers[-1] == claim.row:
            sheet.refused.add(len(sheet.rows) - 1)
    _refuse_contradictions(sheet, rows, chosen)
    _tell_order(sheet, [number for claim in claims if (number := numbers[claim.row])], list(wording))
    _leave_blank(sheet, wording, {number: one.row for number, one in chosen.items()})


def _claims(sheet: RawSheet, wording: Mapping[str, str]) -> tuple[list[Claim], int]:
    """Read what every row claims to be, and from which row on a header has other columns than the sheet's."""
    found = sheet.found
    by_text, by_number = (
        {plain(text): number for number, text in wording.items()},
        {plain(one): one for one in wording},
    )
    text_key = "question" if found.sheet.has("question") else "requirement"
    claims, misplaced_from = [], len(found.grid.rows)
    for row, cells in enumerate(found.grid.rows[found.header_row :], found.header_row + 1):
        header = repeated_header(found, cells)
        if header is not None:
            tell_repeated_header(sheet, row, in_place=header)
            misplaced_from = misplaced_from if header else min(row, misplaced_from)
            continue
        shown = shown_raw(composed(found.grid.value(row, found.columns.get("number", 0))))
        text = plain_cell(composed(found.grid.value(row, found.columns.get(text_key, 0))))
        claims.append(Claim(row, shown, by_number.get(plain(shown)), by_text.get(text), holds_entries(sheet, row)))
    return claims, misplaced_from


def _settled(sheet: RawSheet, claims: Sequence[Claim]) -> dict[int, str | None]:
    """Settle which fixed row each row is; number and wording that disagree are settled by which of them is free."""
    settled = {claim.row: claim.undisputed for claim in claims}
    taken = {number for number in settled.values() if number}
    for claim in claims:
        if settled[claim.row] is None and claim.by_number and claim.by_text:
            free = {claim.by_number, claim.by_text} - taken
            if len(free) == 1:
                (settled[claim.row],) = free
                _tell_settled(sheet, claim, settled[claim.row] or "")
    _tell_by_text(sheet, claims)
    return settled


def _tell_by_text(sheet: RawSheet, claims: Sequence[Claim]) -> None:
    """Say which rows were known by their wording alone, since their number is none of the list's or is gone."""
    column = sheet.found.columns.get("number")
    known = [claim for claim in claims if column and claim.by_text and not claim.by_number]
    for claim in known:
        if claim.shown.strip():
            facts = {"nr": claim.shown, "efter": claim.by_text or ""}
            sheet.say("nummer-efter-text", Severity.NOTICE, (claim.row, column or 1), facts, claim.shown)
    bare = [claim for claim in known if not claim.shown.strip()]
    if bare:
        facts = {
            "rader": rows_in_words(claim.row for claim in bare),
            "nr": ", ".join(dict.fromkeys(one.by_text or "" for one in bare)),
        }
        sheet.say("nummer-saknas", Severity.NOTICE, (bare[0].row, column or 1), facts)


def _tell_settled(sheet: RawSheet, claim: Claim, number: str) -> None:
    facts = {"nr": claim.by_number or "", "text": claim.by_text or "", "efter": number}
    sheet.say("nummer-och-text", Severity.NOTICE, (claim.row, sheet.found.columns.get("number", 1)), facts, claim.shown)


def _chosen(found: Sequence[Claim]) -> Claim:
    """Choose the row that stands for a number: the first that is filled in."""
    return next((claim for claim in found if claim.holds), found[0])


def _entries(sheet: RawSheet, row: int) -> dict[int, str]:
    cells = ((column, sheet.found.grid.value(row, column)) for column in sheet.found.watched)
    return {column: _tidy(raw) for column, raw in cells if not is_blank(raw)}


def _tidy(raw: Raw) -> str:
    return tidied(shown_raw(raw)).casefold()


def _collect_as(sheet: RawSheet, row: int, number: str) -> None:
    collect_row(sheet, row)
    sheet.rows[-1] = {**sheet.rows[-1], "number": number}


def _collect_surplus(sheet: RawSheet, claim: Claim, number: str | None, chosen: Mapping[str, Claim]) -> None:
    """Collect a row that is none of the list's, or one of them once more."""
    _collect_as(sheet, claim.row, f"{STRANGE}{claim.row}")
    at = (claim.row, sheet.found.columns.get("number", 1))
    if number is None:
        facts = {"nr": claim.shown, "text": claim.by_text or ""}
        code = "nummer-mot-text" if claim.by_number and claim.by_text else "okand-rad"
        sheet.say(code, Severity.ERROR, at, facts, claim.shown)
    elif _entries(sheet, claim.row) == _entries(sheet, chosen[number].row):
        sheet.doubled.add(len(sheet.rows) - 1)
        facts = {"nr": number, "rad": rows_in_words([chosen[number].row])}
        sheet.say("rad-dubbel", Severity.NOTICE, at, facts, claim.shown)
    sheet.refused.add(len(sheet.rows) - 1)


def _refuse_contradictions(sheet: RawSheet, rows: Mapping[str, Sequence[Claim]], chosen: Mapping[str, Claim]) -> None:
    """Refuse the rows that answer the same question in two ways: which of them is meant is not for us to say."""
    at_index = {row: index for index, row in enumerate(sheet.numbers)}
    for number, one in chosen.items():
        filled, entries = [claim for claim in rows[number] if claim.holds], _entries(sheet, one.row)
        if any(_entries(sheet, claim.row) != entries for claim in filled):
            facts = {"nr": number, "rader": rows_in_words(claim.row for claim in filled)}
            for claim in filled:
                at = (claim.row, sheet.found.columns.get("number", 1))
                sheet.say("rad-dubbel-olika", Severity.ERROR, at, facts, claim.shown)
                sheet.refused.add(at_index[claim.row])
                sheet.doubled.discard(at_index[claim.row])


def _tell_order(sheet: RawSheet, there: Sequence[str], order: Sequence[str]) -> None:
    """Say that rows stand in another order than ours."""
    places = [order.index(number) for number in dict.fromkeys(there)]
    if places != sorted(places):
        facts = {"efter": ", ".join(dict.fromkeys(there)), "före": ", ".join(order[place] for place in sorted(places))}
        sheet.say("rader-flyttade", Severity.NOTICE, (sheet.found.header_row, 1), facts)


def _leave_blank(sheet: RawSheet, wording: Mapping[str, str], at: Mapping[str, int]) -> None:
    """Leave a blank for every fixed row that is gone, and tell of it below the one that comes before it in the list."""
    above, missed = sheet.found.header_row, dict[int, list[str]]()
    for number in wording:
        if number in at:
            above = at[number]
        else:
            sheet.rows.append({"number": number})
            sheet.numbers.append(0)
            missed.setdefault(above, []).append(number)
    for row, numbers in missed.items():
        place = Place(sheet.name, row + 1, sheet.found.columns.get("number", 1))
        text = wording[numbers[0]] if len(numbers) == 1 else ""
        facts = {"nr": ", ".join(numbers), "text": text, "blad": sheet.found.sheet.title}
        sheet.told.append(Finding("rad-saknas", Severity.ERROR, place, facts))
