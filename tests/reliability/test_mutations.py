"""Damaged stores are told of in words; what was not damaged is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("mutations.py")


def test_damaged_stores_are_told_of_and_nothing_is_lost() -> None:
    count = 300 if os.environ.get("CI") else 60
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(count), "7"], capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    found = done.stdout.partition(": ")[2].rpartition(" (")[0].split(", ")
    assert {each.rpartition(" ")[0] for each in found} == {"told", "nothing to tell"}
