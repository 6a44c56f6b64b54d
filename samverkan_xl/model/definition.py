"""The definition: questions, law rows, suggested plan and help texts, as a county may edit them; content, no code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from samverkan_xl.model.lists import PARTIES, PHASES, ROLES
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.model.workbook import SHEETS

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class DefinitionRefusedError(Refusal):
    """The definition cannot be used; the sentence names the line of content at fault."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Strict):
    """A support question; questions with the same `fraga_nr` are parts of one, judged by its worst part."""

    nr: Said
    kort: Annotated[str, Field(min_length=1, max_length=30)]
    fraga: Said
    ja: Said
    delvis: Said
    nej: Said

    @property
    def guidance(self) -> str:
        """Give the three measures as one text, a line each."""
        return f"Ja: {self.ja}\nDelvis: {self.delvis}\nNej: {self.nej}"

    @property
    def whole(self) -> str:
        """Give the number of the question that this is a part of: 2 for 2a."""
        return self.nr.rstrip("abcdefghijklmnopqrstuvwxyz") or self.nr


class LawRow(_Strict):
    """A duty under the act."""

    nr: Said
    paragraf: Said
    kort: Annotated[str, Field(min_length=1, max_length=30)]
    krav: Said


class SuggestedActivity(_Strict):
    """A line of the suggested plan; weeks are counted from the Monday on which the plan starts, from 0."""

    fas: str
    aktivitet: Annotated[str, Field(min_length=1, max_length=80)]
    ansvarig: str
    organisation: str
    fran_vecka: Annotated[int, Field(ge=0)]
    veckor: Annotated[int, Field(ge=0)]
    efter: tuple[int, ...] = ()
    milstolpe: bool = False


class SheetTexts(_Strict):
    """What a sheet tells its reader: the line under the heading, and a help text per column."""

    ingress: Said
    kolumner: dict[str, Annotated[str, Field(min_length=1, max_length=250)]]


class Definition(_Strict):
    """All content of the workbook."""

    stodfragor: tuple[Question, ...]
    lagkrav: tuple[LawRow, ...]
    tidplan: tuple[SuggestedActivity, ...]
    steg: tuple[Said, ...]
    blad: dict[str, SheetTexts]

    def help(self, sheet: str, column: str) -> str:
        """Give the help text of a column, by the titles that users see."""
        return self.blad[sheet].kolumner[column]

    def wholes(self) -> tuple[tuple[str, tuple[Question, ...]], ...]:
        """Give each whole question's number with its parts, in order."""
        numbers = dict.fromkeys(question.whole for question in self.stodfragor)
        return tuple((nr, tuple(q for q in self.stodfragor if q.whole == nr)) for nr in numbers)


REQUIRED_QUESTIONS = ("1", "2a", "2b", "2c", "2d", "3a", "3b", "4", "5")
REQUIRED_LAW_ROWS = ("4", "5", "6a", "6b", "9", "10", "11", "12a", "12b", "12c", "13a", "13b")
"""Numbers that rules refer to; a county may add questions, not take these away."""


def read_definition(path: Path) -> Definition:
    """Read a definition file. Raises `DefinitionRefusedError` with the place of the fault."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        definition = Definition.model_validate(content)
    except OSError as problem:
        raise DefinitionRefusedError(f"Definitionsfilen {path} går inte att öppna. Kontrollera sökvägen.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DefinitionRefusedError(
            f"Definitionsfilen {path} går inte att tolka{_line(problem)}. Rätta den raden och försök igen."
        ) from problem
    except ValidationError as problem:
        where = _where(problem.errors()[0]["loc"])
        raise DefinitionRefusedError(
            f"Definitionsfilen {path} har fel i {where}. Jämför med initiera_samverkan.toml och rätta."
        ) from problem
    for fault in _faults(definition):
        raise DefinitionRefusedError(f"Definitionsfilen {path}: {fault}")
    return definition


def _line(problem: Exception) -> str:
    """Tell the line that the TOML reader stopped at, if it says."""
    line = re.search(r"line (\d+)", str(problem))
    return f" från rad {line[1]}" if line else ""


def _where(parts: tuple[int | str, ...]) -> str:
    """Name the place of a fault as people count: from 1."""
    return " ".join(f"nr {part + 1}" if isinstance(part, int) else part for part in parts)


def _faults(definition: Definition) -> list[str]:
    """Say what contradicts itself, or what the rules need and do not find."""
    numbers = [question.nr for question in definition.stodfragor]
    laws = [row.nr for row in definition.lagkrav]
    faults = [f"nummer {nr} finns två gånger. Ge varje rad ett eget nummer." for nr in _repeated(numbers)]
    faults += [f"lagkrav {nr} finns två gånger. Ge varje rad ett eget nummer." for nr in _repeated(laws)]
    faults += [f"stödfråga {nr} saknas. Lägg tillbaka den." for nr in REQUIRED_QUESTIONS if nr not in numbers]
    faults += [f"lagkrav {nr} saknas. Lägg tillbaka det." for nr in REQUIRED_LAW_ROWS if nr not in laws]
    faults += [
        f'bladet {s.title} saknar texter. Lägg till [blad."{s.title}"].'
        for s in SHEETS
        if s.title not in definition.blad
    ]
    faults += _activity_faults(definition)
    return faults or _help_faults(definition)


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _activity_faults(definition: Definition) -> list[str]:
    faults = []
    for line, activity in enumerate(definition.tidplan, 1):
        for value, choices in (
            (activity.fas, PHASES),
            (activity.ansvarig, ROLES),
            (activity.organisation, PARTIES),
        ):
            if value not in choices.choices:
                faults.append(
                    f"aktivitet {line} har {value}, som inte finns i listan. Välj: {', '.join(choices.choices)}."
                )
        if any(not 1 <= before < line for before in activity.efter):
            faults.append(f"aktivitet {line} måste bero på tidigare rader. Ändra efter.")
    return faults


def _help_faults(definition: Definition) -> list[str]:
    return [
        f'hjälptexten för {sheet.title}, {field.title} saknas. Lägg till den under [blad."{sheet.title}".kolumner].'
        for sheet in SHEETS
        for field in sheet.fields
        if field.title not in definition.blad[sheet.title].kolumner
    ]
