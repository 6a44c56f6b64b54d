"""What a button can start, and what is refused because it would not come whole through VBA and a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_xl.launching import ButtonNameError, InterpreterError, Launcher

WINDOWS = Launcher(r"C:\Program Files\Python311\python.exe", "win32")
MAC = Launcher("/Users/Shared/samverkan/.venv/bin/python3.12", "darwin")
BOTH = pytest.mark.parametrize("python", [WINDOWS, MAC], ids=["windows", "mac"])
GOOD = Path("/län/2026/konsolidering.xlsm")


@pytest.mark.parametrize(
    "interpreter",
    [
        r"C:\Program Files\Python311\python.exe",
        r"C:\Användare\Åsa Öberg\samverkan\.venv\Scripts\python.exe",
        r"C:\R&D\python.exe",
        r"C:\O'Brien (ny)\python.exe",
        r"C:\a;b,c=d^e!\python.exe",
        r"\\server\gemensamt\python\python.exe",
        r"C:\café\python.exe",
    ],
)
def test_on_windows_a_path_within_quotation_marks_may_hold_what_swedish_paths_hold(interpreter):
    Launcher(interpreter, "win32").refuse_unusable(GOOD)


@pytest.mark.parametrize(
    ("interpreter", "said"),
    [
        (r"C:\%USERNAME%\python.exe", "tecknet %"),
        (r"C:\100 % klart\python.exe", "tecknet %"),
        (r"C:\Łódź\python.exe", "tecknet Ł"),
        (r"C:\Юлия\python.exe", "tecknet Ю"),
        ("C:\\a\u030a\\python.exe", "tecknet \u030a"),
        ("", "en Python utan namn"),
    ],
)
def test_on_windows_what_excel_would_change_or_not_find_is_refused(interpreter, said):
    with pytest.raises(InterpreterError, match=r"Installera samverkan_xl i en annan mapp") as refused:
        Launcher(interpreter, "win32").refuse_unusable(GOOD)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "interpreter",
    [
        "",
        "/Users/Åsa/venv/bin/python",
        "/Users/asa/mitt program/python",
        "/opt/R&D/python",
        "/opt/o'brien/python",
        "/opt/(ny)/python",
        "/opt/$HOME/python",
        "/opt/100%/python",
        "/opt/a|b/python",
        "/opt/a;b/python",
    ],
)
def test_on_a_mac_where_no_quotation_marks_stand_around_it_only_plain_paths_are_taken(interpreter):
    MAC.refuse_unusable(GOOD)
    with pytest.raises(InterpreterError, match=r"Installera samverkan_xl i en sådan mapp"):
        Launcher(interpreter, "darwin").refuse_unusable(GOOD)


@BOTH
@pytest.mark.parametrize(
    "name",
    ["konsolidering.xlsm", "Östergötland 2026 (ny) v2.XLSM", "a-b_c.d.xlsm", "R&D.xlsm", "räkna+1.xlsm", "a;b.xlsm"],
)
def test_ordinary_names_are_taken(python, name):
    python.refuse_unusable(GOOD.with_name(name))


@BOTH
@pytest.mark.parametrize("sign", list("='\"%!$`|<>:*?[]\\"))
def test_a_name_that_would_not_come_back_whole_is_refused_with_its_sign(python, sign):
    with pytest.raises(ButtonNameError) as refused:
        python.refuse_unusable(GOOD.with_name(f"län{sign}2026.xlsm"))
    assert f"innehåller tecknet {sign}," in str(refused.value)


@BOTH
@pytest.mark.parametrize("name", [" bok.xlsm", "bok .xlsm"])
def test_a_name_that_would_be_trimmed_is_refused(python, name):
    with pytest.raises(ButtonNameError, match="ett mellanslag i början eller slutet"):
        python.refuse_unusable(GOOD.with_name(name))


@BOTH
@pytest.mark.parametrize("name", ["bok", "bok.xlsx", "bok.xls", "bok.xlsm.zip"])
def test_a_book_with_a_button_is_an_xlsm(python, name):
    with pytest.raises(ButtonNameError, match=r"slutar inte på \.xlsm.*Ange till exempel .*\.xlsm\."):
        python.refuse_unusable(GOOD.with_name(name))


@pytest.mark.parametrize("sign", list('"$`|\\'))
def test_on_a_mac_the_folders_name_goes_through_a_shell_too(sign):
    with pytest.raises(ButtonNameError, match="Välj en annan mapp"):
        MAC.refuse_unusable(Path(f"/Users/a{sign}b/bok.xlsm"))


def test_on_windows_the_folders_name_may_hold_what_windows_allows():
    WINDOWS.refuse_unusable(Path("/Användare/Åsa & Bo's 100 % = $/bok.xlsm"))
