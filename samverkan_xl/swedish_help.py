"""The help of the command line in Swedish: the library words it in English, and its own words are few."""

from __future__ import annotations

from typing import Any

from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperGroup

SWEDISH = {
    "Usage:": "Användning:",
    "Arguments:": "Argument:",
    "Options:": "Val:",
    "Commands:": "Kommandon:",
    "[OPTIONS]": "[VAL]",
    "COMMAND [ARGS]...": "KOMMANDO …",
    " …}...": " …}",
    "[required]": "[krävs]",
    "Show this message and exit.": "Visa den här hjälpen.",
}


def in_swedish(text: str) -> str:
    """Give a help text with the library's own words in Swedish."""
    for english, swedish in SWEDISH.items():
        text = text.replace(english, swedish)
    return text


class NoSuchCommandError(TyperException):
    """None of the commands has the name that was typed; `str(error)` is that name."""


class SwedishCommand(TyperCommand):
    """A command whose help is in Swedish."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # the library's own context
        """Give the help text; the library's names of types, such as `<list[Path]>`, say nothing to a Swede."""
        for one in self.params:
            if isinstance(one, TyperArgument):
                vars(one)["display_type_rich"] = _no_type
        return in_swedish(super().get_help(ctx))


def _no_type(**_: object) -> str:
    return ""


class SwedishGroup(TyperGroup):
    """The commands' common door, with its help in Swedish."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # the library's own context
        """Give the help text."""
        return in_swedish(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  # likewise
        """Find the command that is asked for; raises `NoSuchCommandError`, where the library answers in English."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise NoSuchCommandError(name)
        return super().resolve_command(ctx, args)
