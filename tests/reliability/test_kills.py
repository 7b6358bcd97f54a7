"""What was acknowledged survives the death of its writer, at whatever instant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
sys.path.insert(0, sys.argv[1])
import kills
way = kills.WAYS[sys.argv[2]]()
print(json.dumps(kills.run(way, int(sys.argv[3]), int(sys.argv[4]))))
"""


def outcomes(way: str, count: int, seed: int = 1) -> dict[str, int]:
    """Kill writers in a process of its own: it forks, which a process of tests had better not."""
    folder = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, folder, way, str(count), str(seed)],
        capture_output=True,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def test_a_killed_writer_loses_nothing_that_it_acknowledged() -> None:
    assert outcomes("mahdar", 100) == {"whole": 100}


def test_killed_between_decisions_and_index_nothing_is_lost_either() -> None:
    count = 100 if os.environ.get("CI") else 20
    assert outcomes("mahdar, with decisions and index", count) == {"whole": count}


def test_the_same_kills_do_harm_where_a_file_is_written_in_place() -> None:
    found: dict[str, int] = {}
    for seed in range(10):
        found = outcomes("TinyDB's own", 50, seed)
        if set(found) != {"whole"}:
            return
    raise AssertionError(f"500 kills did no harm: they are no test ({found})")
