"""Files that programs leave behind by themselves: nobody wrote them, nobody sends them on purpose."""

from __future__ import annotations

_FILES = {
    ".ds_store", ".localized", "icon\r", "desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", ".directory",
    ".inkorg.xlsx.lock",
}  # fmt: skip
_FOLDERS = {
    "__macosx", ".git", ".svn", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems", "$recycle.bin",
    "system volume information", "@eadir",
}  # fmt: skip
_RESOURCE_FORK = "._"
_OUR_OWN = (".samverkan-", ".tmp")


def is_dropping(path: str) -> bool:
    """Tell whether a path, with slashes, names a dropping or something in a folder of such.

    All other files, dot-files and lock files too, are somebody's until they have been looked at.
    """
    *folders, name = path.lower().split("/")
    ours = name.startswith(_OUR_OWN[0]) and name.endswith(_OUR_OWN[1])
    return ours or any(folder in _FOLDERS for folder in folders) or _is_left_by_a_program(name)


def is_trace(path: str) -> bool:
    """Tell whether it is a dropping that lies among people's files, where somebody may wonder what it is."""
    *folders, name = path.lower().split("/")
    return _is_left_by_a_program(name) and not any(folder in _FOLDERS for folder in folders)


def _is_left_by_a_program(name: str) -> bool:
    return name in _FILES or name.startswith(_RESOURCE_FORK)
