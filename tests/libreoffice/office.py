"""A real LibreOffice for tests: one process, kept for the whole test run."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import Any

BRIDGE_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")


def missing() -> str:
    """Say why LibreOffice cannot be driven here; empty when it can."""
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) finns inte på den här datorn"
    return "" if _bridge() else "Pythons UNO-brygga (python3-uno) finns inte på den här datorn"


def _bridge() -> str | None:
    for python in BRIDGE_PYTHONS:
        if Path(python).exists():
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return None


class Office:
    """A running LibreOffice with a profile of its own."""

    def __init__(self) -> None:
        self.pipe = f"samverkan{uuid.uuid4().hex}"
        self.profile = tempfile.mkdtemp(prefix="samverkan-lo-")
        self.python = _bridge() or ""
        self.process = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation=file://{self.profile}",
                f"--accept=pipe,name={self.pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self, job: str, **arguments: Any) -> Any:
        """Do a job of `uno_jobs.py` and give its answer."""
        script = str(Path(__file__).with_name("uno_jobs.py"))
        done = subprocess.run(
            [self.python, script, self.pipe, job],
            input=json.dumps(arguments),
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout)

    def close(self) -> None:
        """Stop it and remove its profile."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)
