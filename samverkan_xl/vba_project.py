"""The consolidation workbook's VBA project: xlwings' own, with our one macro in it.

A tool for building: what runs takes the finished project from the committed workbook. xlwings ships a workbook whose
project holds source only, which Excel compiles when it is opened. Its sample module is swapped for ours, and it is
given a document module for every sheet; all else stays as its makers wrote it. VBA source is of the cp1252 kind, so
ours is ASCII, and every sentence that a user reads comes from Python.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from pyopenvba.cfb import CFB
from pyopenvba.vba import (
    VBAModuleKind,
    VBAProject,
    compress,
    parse_vba_project,
    rebuild_module_stream,
    serialize_dir_stream,
    serialize_project_stream,
    serialize_projectwm,
    write_back_modules,
)

from samverkan_xl.templates import project_of
from samverkan_xl.writing.button.places import CODE_NAMES, MACRO, PYTHON

MODULE = "Samverkan"
MACRO_SOURCE = "\r\n".join(
    (
        f'Attribute VB_Name = "{MODULE}"',
        "Option Explicit",
        "",
        "' The button of this workbook. It starts Python, which does the work. The third sheet tells what is started,",
        "' what to allow, and how the same is done without macros.",
        f"Public Sub {MACRO}()",
        f'    RunPython "{PYTHON}"',
        "End Sub",
        "",
    )
)
_THEIR_BOOK, _THEIR_MODULE, _THEIR_SHEET = "quickstart_standalone.xlsm", "Module1", "Sheet1"


def vba_project() -> bytes:
    """Build the project; the same xlwings gives the same bytes."""
    cfb = CFB.from_bytes(their_project())
    project = parse_vba_project(cfb)
    added = _add_documents(project)
    _swap_module(cfb, project)
    for name in added:
        cfb.add_stream_to_storage("VBA", name, rebuild_module_stream(project.get_module(name), project.code_page))
        project.get_module(name).dirty = False
    write_back_modules(cfb, project)
    _write_directory(cfb, project, added)
    return bytes(cfb.to_bytes())


def their_project() -> bytes:
    """Give the project as the installed xlwings ships it; xlwings itself is not imported."""
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("xlwings")
    return project_of(Path(spec.origin).with_name(_THEIR_BOOK).read_bytes())


def _add_documents(project: VBAProject) -> tuple[str, ...]:
    """Give every sheet the document module that it lacks, like the one that theirs has; gives their names."""
    like = project.get_module(_THEIR_SHEET)
    missing = tuple(name for name in CODE_NAMES if name not in project.module_names())
    for name in missing:
        source = like.source.replace(f'"{_THEIR_SHEET}"', f'"{name}"')
        project.add_module(name, source, kind=VBAModuleKind.other)
    return missing


def _swap_module(cfb: CFB, project: VBAProject) -> None:
    """Put our module in the place of their sample."""
    project.rename_module(_THEIR_MODULE, MODULE).source = MACRO_SOURCE
    cfb.rename_stream_in_storage("VBA", _THEIR_MODULE, MODULE)


def _write_directory(cfb: CFB, project: VBAProject, documents: tuple[str, ...]) -> None:
    """Write the three lists of modules that a project holds, so that all of them name the same."""
    cfb.write_stream_in_storage("VBA", "dir", compress(serialize_dir_stream(project)))
    theirs = cfb.get_stream("PROJECT").rstrip() + b"\r\n"  # no empty line among the lines about windows
    declared = serialize_project_stream(
        theirs,
        {_THEIR_MODULE: MODULE},
        add_modules=[(name, "Document") for name in documents],
        code_page=project.code_page,
    )
    cfb.write_stream("PROJECT", declared)
    names = [(name, name) for name in project.module_names()]
    cfb.write_stream("PROJECTwm", serialize_projectwm(names, code_page=project.code_page))
