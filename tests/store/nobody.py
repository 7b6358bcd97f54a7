"""A program run as somebody who may change nothing of a store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

BECOME = """
import platformdirs, platformdirs.unix
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)
"""
"""From here on a program, which has imported `os`, is nobody's; it may not even import more."""


def shut(folder: Path) -> None:
    """Leave all of a folder to be read only."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)


def run_with_home(program: str, *arguments: Path, home: Path) -> str:
    """Run a program whose own files lie in a folder; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(home),
            "XDG_DATA_HOME": str(home),
        },
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
