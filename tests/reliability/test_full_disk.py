"""A disk that is really full: what was acknowledged is there, what was not is told, all is whole.

On a file system of a few megabytes where this process may mount one, else under the system's limit
of the size of a file, which stops a write in its midst too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "عقد في الكويت اجتماع {} حضره أحمد علي حسن ووزراء من دول عدة.\n"

WRITE = """
import resource, sys
from hashlib import sha256
from pathlib import Path
from store import Article, Kind, MahdarError, Store, open_lookups
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
store = Store.open(folder)
for number in range(100_000):
    text = sys.argv[3].format(number) * 200
    digest = sha256(text.encode()).hexdigest()
    try:
        store.put([Article(f"a-{digest[:12]}", "x.txt", digest, text, text[:9])])
    except MahdarError as error:
        print(type(error).__name__, error)
        break
    print(f"a-{digest[:12]}", flush=True)
try:
    lookups = open_lookups(folder)
    print(lookups.count(Kind.ARTICLE), lookups.note)
except MahdarError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A folder that takes some megabytes, and how large a file in it may become; 0: as it fits."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    known = shutil.which("mount") is not None
    if not known or subprocess.run(command, capture_output=True, check=False).returncode:
        yield disk, 1 << 19
        return
    try:
        yield disk, 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_keeps_what_was_acknowledged_and_says_what_is_wrong(
    small: tuple[Path, int], tmp_path: Path
) -> None:
    filled(small, tmp_path)


def test_under_a_limit_of_the_size_of_a_file_the_same_holds(tmp_path: Path) -> None:
    filled((tmp_path, 1 << 19), tmp_path)


def filled(disk: tuple[Path, int], home: Path) -> None:
    """Write to a store until nothing more goes in; look at what is there then."""
    from store import Kind, Store, check, open_lookups

    folder = disk[0] / "store"
    Store.create(folder)
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home / "cache")}
    command = [sys.executable, "-c", WRITE, str(folder), str(disk[1]), TEXT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    *acknowledged, refused, answered = done.stdout.splitlines()
    assert len(acknowledged) > 10
    assert refused.startswith("Unwritable")
    assert "nothing was changed; make room" in refused
    # The index lies elsewhere where it finds no room beside the store, and holds all there is.
    assert answered.startswith(f"{len(acknowledged)} ")
    assert [each.id for each in Store.open(folder).articles()] == acknowledged
    found = check(folder)
    assert not found.problems
    assert not [each for each in folder.rglob("*.tmp")]
    assert not list(folder.glob("index.sqlite.*"))
    lookups = open_lookups(folder)
    assert lookups.count(Kind.ARTICLE) == len(acknowledged)
    lookups.close()
