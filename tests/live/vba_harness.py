"""Pressing the button without Excel: pyOpenVBA runs the workbook's own VBA, and a shell of ours takes what it starts.

The modules run as they stand in the workbook, in an Excel in memory that holds its sheets. Only what reaches out of
Excel is stood in for, outside the text of the modules:

- comments after `#Const`, `#If` and the like, which the interpreter's preprocessor cannot read, are cut off;
- `GetAttr` and `Environ` see an imagined Windows, where just the named interpreter exists; `Kill` finds no log there;
- `"False" = True` compares truth values, as VBA does, where the interpreter calls it a type mismatch;
- `CreateObject("WScript.Shell")` gives a shell that takes the command line instead of running it;
- the workbook and Excel itself lie in that Windows, and Excel has a window with a number.
"""

# ruff: noqa: N802  # VBA finds a member by the name that Excel gives it

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import Application, ExcelApplication, Workbook
from pyopenvba.interpreter import EMPTY, VBAInt, VBAObject, VBARuntimeError, _runtime, member, method, to_text
from pyopenvba.interpreter._ast import Unsupported
from pyopenvba.vba import VBAModuleKind

ENVIRONMENT = {"temp": r"C:\Users\samordnare\AppData\Local\Temp", "userprofile": r"C:\Users\samordnare"}
EXCEL, WINDOW = r"C:\Program Files\Microsoft Office\root\Office16", 132456
CONFIG, INTERPRETER = "xlwings.conf", "INTERPRETER_WIN"
FILE_NOT_FOUND = 53
_COMMENTED_DIRECTIVE = re.compile(r"""(?m)^(\s*\#(?:"[^"\n]*"|[^'"\n])*)'.*$""")


@dataclass(frozen=True, slots=True)
class Started:
    """What pressing the button started on Windows, as Windows would take it apart."""

    line: str
    commands: tuple[str, ...] = field(init=False)
    argv: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        commands = split_by_cmd(self.line.removeprefix("cmd.exe /C "))
        object.__setattr__(self, "commands", commands)
        object.__setattr__(self, "argv", split_by_program(without_redirection(commands[-1])))

    @property
    def interpreter(self) -> str:
        return self.argv[0]

    @property
    def code(self) -> str:
        return self.argv[self.argv.index("-c") + 1]

    def option(self, name: str) -> str:
        """Give the value of an argument like --wb=…"""
        return next(one.partition("=")[2] for one in self.argv if one.startswith(f"{name}="))


@dataclass(slots=True)
class Press:
    """Everything that came out of a press: the lines given to the shell, and the windows that were shown."""

    lines: list[str] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)

    @property
    def started(self) -> Started:
        (line,) = self.lines
        return Started(line)


class WindowsExcel(Application):
    """Excel in the imagined Windows."""

    vba_type_name = "Application"

    @member
    def Path(self) -> object:
        return EXCEL

    @member
    def PathSeparator(self) -> object:
        return "\\"

    @member
    def Hwnd(self) -> object:
        return VBAInt(WINDOW, "Long")


class WindowsWorkbook(Workbook):
    """The workbook where it lies in the imagined Windows."""

    vba_type_name = "Workbook"

    @member
    def FullName(self) -> object:
        return f"{self.path}{'/' if '://' in self.path else chr(92)}{self.name}"


class Shell(VBAObject):
    """WScript.Shell, which takes every command line and says that it went well."""

    vba_type_name = "WshShell"

    def __init__(self, press: Press) -> None:
        self.press = press

    @method
    def Run(self, command: object, style: object = EMPTY, wait: object = EMPTY) -> object:
        self.press.lines.append(to_text(command))
        return VBAInt(0, "Long")

    @method
    def ExpandEnvironmentStrings(self, text: object) -> object:
        return re.sub("%(.+?)%", lambda found: ENVIRONMENT.get(found[1].lower(), found[0]), to_text(text))

    @method
    def Popup(self, text: object, seconds: object = EMPTY, title: object = EMPTY, style: object = EMPTY) -> object:
        self.press.windows.append(to_text(text))
        return VBAInt(1, "Long")


def press(path: Path, macro: str, lies_at: str = r"C:\Samverkan\KONSOLIDERING.xlsm", *, exists: bool = True) -> Press:
    """Run a macro of the workbook; `exists` says whether the interpreter of its settings does in the imagined Windows."""
    app = _running(path)
    pressed = Press()
    book = app.workbooks()[0]
    app.application.__class__, book.__class__ = WindowsExcel, WindowsWorkbook
    book.path, _, book.name = (
        lies_at.replace("/", "\\").rpartition("\\") if "://" not in lies_at else lies_at.rpartition("/")
    )
    _reach_out(app, pressed, str(settings(app).get(INTERPRETER, "")) if exists else "")
    kill = {Unsupported: _ignoring_kill(_runtime._STATEMENTS[Unsupported])}
    truth = _comparing_truth(_runtime.compare)
    with patch.object(_runtime, "compare", truth), patch.dict(_runtime._STATEMENTS, kill):
        app.run(macro)
    pressed.windows += [text for _, text, _, _ in app.interpreter.dialogs]
    return pressed


def _comparing_truth(compare):
    """Read the texts True and False as truth values where the other side is one."""

    def truth(value, beside):
        words = {"true": True, "false": False}
        return words.get(value.lower(), value) if isinstance(value, str) and isinstance(beside, bool) else value

    return lambda sign, left, right, **how: compare(sign, truth(left, right), truth(right, left), **how)


def _ignoring_kill(unsupported):
    """Let `Kill` of the log be; whatever else the interpreter lacks stops the test."""

    def run(interpreter, statement, frame):
        if not statement.text.lower().startswith("kill "):
            unsupported(interpreter, statement, frame)

    return run


def settings(app: ExcelApplication) -> dict[str, object]:
    """Give what the workbook's settings sheet says."""
    if CONFIG not in (sheet.name for sheet in app.sheets()):
        return {}
    return {str(row[0]).upper(): row[1] for row in app.sheet(CONFIG).rows() if len(row) > 1}


def _running(path: Path) -> ExcelApplication:
    app = ExcelApplication.open(path, with_vba=False)
    with ExcelFile(path) as file:
        modules = list(file.vba_project().modules)
    for module in modules:
        kind = "standard" if module.kind is VBAModuleKind.standard else "class"
        host = app.interpreter.host.global_object(module.name.lower())
        if kind == "class" and isinstance(host, VBAObject):
            kind = "document"
        app.add_module(_COMMENTED_DIRECTIVE.sub(r"\1", module.source), name=module.name, kind=kind)
    return app


def _reach_out(app: ExcelApplication, pressed: Press, python: str) -> None:
    """Stand in for what the macro reaches outside Excel."""

    def attributes(_, args, named):
        if python and to_text(args[0]).lower() == python.lower():
            return VBAInt(32, "Integer")
        raise VBARuntimeError(FILE_NOT_FOUND, "File not found")

    shell = Shell(pressed)
    app.interpreter._intrinsics = {
        **app.interpreter._intrinsics,
        "getattr": attributes,
        "environ": lambda _, args, named: ENVIRONMENT.get(to_text(args[0]).lower(), ""),
    }
    made = app.interpreter.host.create
    app.interpreter.host.create = lambda name: shell if name == "WScript.Shell" else made(name)


def split_by_cmd(line: str) -> tuple[str, ...]:
    """Split a line into commands as cmd.exe does: at each & outside quotation marks; ^ takes a sign as it is."""
    commands, quoted, signs = [""], False, iter(line)
    for sign in signs:
        if sign == '"':
            quoted = not quoted
        if sign == "^" and not quoted:
            commands[-1] += next(signs, "")
        elif sign == "&" and not quoted:
            commands.append("")
        else:
            commands[-1] += sign
    return tuple(one.strip() for one in commands)


def without_redirection(command: str) -> str:
    """Cut off where cmd.exe sends the errors."""
    return re.sub(r'\s2>\s*"[^"]*"\s*$', "", command)


def split_by_program(command: str) -> tuple[str, ...]:
    r"""Split a command into arguments as a Windows program does: \" is a quotation mark, \ elsewhere itself."""
    arguments, now, quoted, begun, at = [], "", False, False, 0
    while at < len(command):
        slashes = len(command) - at - len(command[at:].lstrip("\\"))
        at += slashes
        sign = command[at : at + 1]
        if sign == '"':
            now += "\\" * (slashes // 2)
            if slashes % 2:
                now += '"'
            else:
                quoted = not quoted
            begun = True
        elif sign.isspace() and not quoted:
            now += "\\" * slashes
            if begun or now:
                arguments.append(now)
            now, begun = "", False
        else:
            now += "\\" * slashes + sign
        at += 1
    return (*arguments, now) if begun or now else tuple(arguments)
