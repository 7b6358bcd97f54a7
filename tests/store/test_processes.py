"""Processes that help another one: they end when it is killed, and leave nothing half made."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import Article, Store, processors

_READ = """
import itertools, multiprocessing, sys
from store.reading import Text, read_texts
from store import Given

text = Text("x.txt", "a-1", "x.txt", "0", "خبر\\nعقد اجتماع في الكويت.\\n", Given())
done = read_texts(itertools.repeat(text), count=1000, jobs=2)
next(done)
print(*(each.pid for each in multiprocessing.active_children()), flush=True)
sys.stdin.read()
"""
_MAKE = """
import multiprocessing, sys
from pathlib import Path
from store.index.place import build

def tell(done, total):
    if helpers := multiprocessing.active_children():  # none before the first file
        print(*(each.pid for each in helpers), flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[1], "index.sqlite"), tell)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux, to wait for a process")
@pytest.mark.skipif(processors() < 2, reason="needs two processors")
@pytest.mark.parametrize("work", [_READ, _MAKE], ids=["reading", "making an index"])
def test_helpers_end_when_the_process_they_help_is_killed(
    work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.database.SHARD_ARTICLES", 1)
    store = Store.create(tmp_path / "store")
    store.put([Article(f"a-{number}", "x.txt", "0", "خبر\n", "خبر") for number in range(5)])
    before = {*(tmp_path / "store").iterdir()}
    command = [sys.executable, "-c", work, str(tmp_path / "store")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as helped:
        assert helped.stdout is not None
        helpers = [os.pidfd_open(int(pid)) for pid in helped.stdout.readline().split()]
        helped.send_signal(signal.SIGKILL)
    assert helpers
    for helper in helpers:
        # Ready to be read once the process has ended.
        assert select.select([helper], [], [], 30)[0]
        os.close(helper)
    assert {*(tmp_path / "store").iterdir()} == before


_FIRST = """
import sys
import store.loaded
from store.extract import read

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
read("الدوحة - عقد وزير الداخلية اجتماعا مع نظيره اليوم.", file="", sha256="", id="")
print(*opened)
"""


def test_who_helps_to_read_is_made_of_a_process_that_has_the_lists_and_the_patterns() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _FIRST],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert [
        each for each in found.stdout.decode().split() if each.endswith((".toml", ".tsv"))
    ] == []


_KILLED = """
import multiprocessing, threading
from store import Given
from store.reading import Text, Understood, read_texts

def texts():
    for number in range(56):
        if number == 40:
            for helper in multiprocessing.active_children():
                helper.kill()
            for thread in threading.enumerate():
                if thread is not threading.main_thread() and not thread.daemon:
                    thread.join()  # it is known now that they are gone
        said = "عقد اجتماع في الكويت.\\n"
        yield Text(f"{number}", f"a-{number}", "x.txt", "0", said, Given())

read = list(read_texts(texts(), count=56, jobs=2))
print(*(text.path for text, became in read if isinstance(became, Understood)))
"""


def test_every_text_is_read_and_in_order_though_those_who_read_are_killed() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _KILLED],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout.decode().split() == [str(number) for number in range(56)]
