"""Folders and files: all that came in is listed, and what we write is there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from samverkan_xl import folders
from samverkan_xl.folders import CannotWriteError, FileTakenError, FolderMissingError, received_files, save, shown_from


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def names(folder: Path, **options) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in received_files(folder, **options)]


def test_every_file_below_a_folder_is_listed_in_one_order_whatever_it_is_called(tmp_path):
    touch(tmp_path, "b.xlsx", "a.pdf", "Åtvidaberg svar.xlsx", "under mapp/ö.ods", "utan", "~$b.xlsx")
    assert names(tmp_path) == ["a.pdf", "b.xlsx", "under mapp/ö.ods", "utan", "~$b.xlsx", "Åtvidaberg svar.xlsx"]


def test_droppings_of_programs_and_the_report_itself_are_left_out_and_nothing_else(tmp_path):
    touch(tmp_path, "a.xlsx", ".dold.xlsx", ".mapp/b.xlsx", ".~lock.a.xlsx#", "~$a.xlsx", "ut/rapport.xlsx")
    touch(
        tmp_path, ".DS_Store", "Thumbs.db", "desktop.ini", "._a.xlsx", ".git/config", "__MACOSX/x", ".samverkan-1.tmp"
    )
    kept = [".dold.xlsx", ".mapp/b.xlsx", ".~lock.a.xlsx#", "a.xlsx", "~$a.xlsx"]
    assert names(tmp_path, but=(tmp_path / "ut" / ".." / "ut" / "rapport.xlsx",)) == kept


@pytest.mark.parametrize(("name", "said"), [("saknas", "finns inte"), ("fil", "är en fil, inte en mapp")])
def test_what_is_no_folder_is_refused_for_what_it_is(tmp_path, name, said):
    touch(tmp_path, "fil")
    with pytest.raises(FolderMissingError, match=said):
        received_files(tmp_path / name)


def test_named_files_come_in_the_order_named_and_folders_are_opened(tmp_path):
    touch(tmp_path, "x/b.xlsx", "x/a.xlsx", "c.xlsx")
    given = folders.named_files((tmp_path / "c.xlsx", tmp_path / "x"))
    assert [path.name for path in given] == ["c.xlsx", "a.xlsx", "b.xlsx"]
    with pytest.raises(FolderMissingError, match="finns inte"):
        list(folders.named_files((tmp_path / "borta.xlsx",)))


def test_a_file_is_named_as_it_is_reached_with_slashes(tmp_path):
    assert shown_from(tmp_path / "in" / "å b.xlsx", tmp_path / "ut") == "../in/å b.xlsx"


def test_a_link_is_named_where_it_lies_and_not_by_what_it_leads_to(tmp_path):
    touch(tmp_path, "någon annanstans/a.xlsx", "in/b.xlsx")
    link = tmp_path / "in" / "länk"
    with suppress(OSError, NotImplementedError):
        link.symlink_to("../någon annanstans", target_is_directory=True)
    assert shown_from(link, tmp_path) == "in/länk"


def test_a_saved_file_is_whole_and_nothing_is_left_beside_it(tmp_path):
    save(b"ett", tmp_path / "ny mapp" / "a.xlsx")
    save(b"annat", tmp_path / "ny mapp" / "a.xlsx")
    assert [path.name for path in (tmp_path / "ny mapp").iterdir()] == ["a.xlsx"]
    assert (tmp_path / "ny mapp" / "a.xlsx").read_bytes() == b"annat"


def test_a_file_that_holds_the_same_already_is_not_touched(tmp_path):
    path = tmp_path / "a.xlsx"
    save(b"ett", path)
    os.utime(path, (1, 1))
    save(b"ett", path, overwrite=False)
    assert path.stat().st_mtime == 1


def test_another_file_is_not_overwritten_unasked(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"annat")
    with pytest.raises(FileTakenError, match="--skriv-over"):
        save(b"ett", path, overwrite=False)
    assert path.read_bytes() == b"annat"


@pytest.mark.parametrize(
    ("target", "said"),
    [("mapp", "är en mapp"), ("fil/a.xlsx", "är en fil, inte en mapp"), ("läst.xlsx", "är skrivskyddad")],
)
def test_what_cannot_become_a_file_is_refused_with_the_reason(tmp_path, target, said):
    touch(tmp_path, "mapp/x", "fil", "läst.xlsx")
    (tmp_path / "läst.xlsx").chmod(0o444)
    with pytest.raises(CannotWriteError, match=said):
        save(b"ett", tmp_path / target)
    assert (tmp_path / "läst.xlsx").read_bytes() == b"x"


@pytest.mark.parametrize("problem", [PermissionError("open in Excel"), OSError("disk full")])
def test_a_locked_file_or_full_disk_leaves_the_old_file_and_no_crumbs(tmp_path, monkeypatch, problem):
    path = tmp_path / "rapport.xlsx"
    path.write_bytes(b"gammal")

    def refused(*_):
        raise problem

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(CannotWriteError, match="Stäng filen"):
        save(b"ny", path)
    assert [one.name for one in tmp_path.iterdir()] == ["rapport.xlsx"]
    assert path.read_bytes() == b"gammal"


def test_an_interruption_while_writing_leaves_nothing_half_done(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(b"ny", tmp_path / "rapport.xlsx")
    assert list(tmp_path.iterdir()) == []
