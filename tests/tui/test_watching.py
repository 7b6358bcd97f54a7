"""`mahdar watch`, and two who write: each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from store import Article, Store
from store.lock import WriteLock

COMMAND = [sys.executable, "-m", "tui"]
ROOT = Path(__file__).resolve().parents[2]


def article(number: int) -> Article:
    text = f"خبر رقم {number}\nعقد اجتماع.\n"
    digest = sha256(text.encode()).hexdigest()
    return Article(f"a-{digest[:12]}", f"{number}.txt", digest, text, text.partition("\n")[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Store.create(tmp_path / "s").put([article(1)])
    return tmp_path / "s"


def start(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "--store", str(folder), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def watch(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = start("watch", folder=folder)
    assert process.stderr is not None
    assert "watching" in process.stderr.readline()
    yield process
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()


def test_what_changes_is_told_in_a_line_and_ctrl_c_ends(
    folder: Path, watch: subprocess.Popen[str]
) -> None:
    assert watch.stdout is not None
    Store.open(folder).put([article(2)])
    assert watch.stdout.readline().split()[:3] == ["+", "article", article(2).id]
    subprocess.run(
        [*COMMAND, "--store", str(folder), "decide", "tag", article(2).id, "x", "--by", "nada"],
        cwd=ROOT,
        check=True,
    )
    assert watch.stdout.readline().split()[:3] == ["+", "decision", "1"]
    watch.send_signal(signal.SIGINT)
    out, err = watch.communicate(timeout=60)
    assert (watch.returncode, out) == (0, "")
    assert "Traceback" not in err


def test_a_change_is_told_within_a_second(folder: Path, watch: subprocess.Popen[str]) -> None:
    assert watch.stdout is not None
    took = []
    for number in range(2, 7):
        Store.open(folder).put([article(number)])
        begun = time.monotonic()
        assert watch.stdout.readline().split()[2] == article(number).id
        took.append(time.monotonic() - begun)
    watch.send_signal(signal.SIGINT)
    watch.wait(timeout=60)
    # The machine may be at other things now and then, not always.
    assert min(took) < 1


def test_it_ends_when_nobody_reads_any_more(watch: subprocess.Popen[str]) -> None:
    assert watch.stdout is not None
    watch.stdout.close()
    assert watch.wait(timeout=60) in (0, 141)
    assert watch.stderr is not None
    assert watch.stderr.read() == ""


def test_a_second_writer_learns_who_writes_or_waits(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("خبر\nعقد اجتماع في الكويت.\n", "utf-8")
    with WriteLock(folder).held():
        refused = start("ingest", str(tmp_path / "a.txt"), "--wait", "0", folder=folder)
        _, err = refused.communicate(timeout=60)
        assert refused.returncode == 3
        assert f"process {os.getpid()} on " in err
        assert " since 20" in err
        assert "--wait" in err
        reading = start("articles", folder=folder)
        assert len(reading.communicate(timeout=60)[0].splitlines()) == 1
        waiting = start("ingest", str(tmp_path / "a.txt"), "--wait", folder=folder)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=4)
    assert waiting.wait(timeout=60) == 0
    assert len(Store.open(folder).ids()) == 2
    waiting.communicate()
