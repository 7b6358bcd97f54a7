"""Whatever call fails, a store is as it was before or as it was to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tests.reliability import faults
if sys.argv[2] == "TinyDB":
    print(json.dumps(faults.tinydb_run()))
else:
    found = faults.run(faults.ACTS, int(sys.argv[2]))
    print(json.dumps({f"{act}: {what}": count for (act, what), count in found.items()}))
"""


def outcomes(what: str) -> dict[str, int]:
    """Let calls fail in a process of its own: what it puts in their place stays there."""
    folder = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, folder, what], capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def test_a_fault_at_any_call_leaves_the_old_state_or_the_new() -> None:
    found = outcomes("4" if os.environ.get("CI") else "9")
    assert {each.rpartition(": ")[2] for each in found} == {"old", "new"}
    for act in ("a new article", "a changed article", "a decision", "articles of several files"):
        assert found[f"{act}: old"] > 3
        assert found[f"{act}: new"] > 3
    for act in ("an index made", "an index brought up to date"):
        assert f"{act}: old" not in found, "what is behind was believed"
        assert found[f"{act}: new"] > 20


def test_the_same_faults_do_harm_to_tinydbs_own_storage() -> None:
    found = outcomes("TinyDB")
    assert sum(count for what, count in found.items() if what not in ("old", "new")) > 5
