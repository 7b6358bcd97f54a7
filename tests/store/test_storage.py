"""The bytes of a store: whole under every accident that can be brought about here."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from store import lock
from store.errors import Busy, Corrupt, Unwritable
from store.files import Unreadable, backup_of
from store.lock import WriteLock
from store.storage import FileStorage

ONE = {"articles": {"1": {"id": "a", "text": "أحمد"}}}
TWO = {"articles": {"1": {"id": "a", "text": "أحمد"}, "2": {"id": "b", "text": "\U0001f600\x1b"}}}


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert FileStorage(tmp_path / "x.json").read() is None
    assert names(tmp_path) == set()


def test_a_written_file_is_read_back_and_can_be_read_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(TWO)
    assert FileStorage(path).read() == TWO
    lines = path.read_text("utf-8").splitlines()
    assert lines[2] == '"1": {"id": "a", "text": "أحمد"},'
    assert names(tmp_path) == {"x.json"}


def test_stock_tinydb_opens_the_file_and_its_file_opens_here(tmp_path: Path) -> None:
    FileStorage(tmp_path / "ours.json").write(TWO)
    with TinyDB(tmp_path / "ours.json", encoding="utf-8") as stock:
        assert [document["id"] for document in stock.table("articles")] == ["a", "b"]
        stock.table("articles").insert({"id": "c"})
    read = FileStorage(tmp_path / "ours.json").read()
    assert read is not None
    assert read["articles"]["3"] == {"id": "c"}


def test_the_mode_of_a_file_is_kept_and_a_new_one_is_private(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    FileStorage(path).write(TWO)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_symbolic_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "x.json"
    link.symlink_to(tmp_path / "real" / "y.json")
    FileStorage(link).write(ONE)
    FileStorage(link).write(TWO)
    assert link.is_symlink()
    assert FileStorage(tmp_path / "real" / "y.json").read() == TWO
    assert names(tmp_path) == {"real", "x.json"}


def test_the_content_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for tables in (ONE, TWO, ONE):
        FileStorage(path).write(tables)
    assert FileStorage(backup_of(path)).read() == TWO
    assert names(tmp_path) == {"x.json", "x.json.bak"}


def test_the_content_before_is_kept_without_hard_links_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    monkeypatch.setattr(os, "link", refuse)
    FileStorage(path).write(TWO)
    assert FileStorage(backup_of(path)).read() == ONE
    assert names(tmp_path) == {"x.json", "x.json.bak"}


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ONE).encode())
    assert FileStorage(path).read() == ONE


BROKEN: list[tuple[bytes, str]] = [
    (b"", "empty"),
    (b" \n", "empty"),
    (b'{"articles": {"1": {"id"', "line 1, column"),
    (b'{\n"articles": {\n"1": {"id": }}}', "line 3, column 13"),
    (b'{"articles": {}} x', "line 1, column 18"),
    (b'{"articles": {"1": {"x": NaN}}}', "NaN"),
    (b"\x00\x00\x00", "JSON"),
    (b'{"articles": {"1": {"x": "\xff"}}}', "byte 27"),
    ("{}".encode("utf-16"), "UTF-8"),
    (b"[" * 100_000, "JSON"),
    (b'{"x": ' + b"9" * 5_000 + b"}", "JSON"),
    (b"[]", "tables"),
    (b'"text"', "tables"),
    (b'{"articles": []}', "tables"),
    (b'{"articles": {"1": "text"}}', "tables"),
    (b'{"articles": {"one": {}}}', "tables"),
]


@pytest.mark.parametrize(("content", "problem"), BROKEN, ids=lambda value: repr(value)[:30])
def test_a_broken_file_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(Corrupt) as caught:
        FileStorage(path).read()
    assert problem in caught.value.problem
    assert caught.value.path == path
    assert "\n" not in str(caught.value)
    with pytest.raises(Corrupt):
        TinyDB(path, storage=FileStorage).table("articles").insert({"id": "c"})
    assert path.read_bytes() == content


def test_the_remedy_names_the_copy_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    FileStorage(path).write(TWO)
    path.write_bytes(b"")
    with pytest.raises(Corrupt, match=r"x\.json\.bak"):
        FileStorage(path).read()


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(Corrupt, match="regular"):
        FileStorage(tmp_path / "pipe.json").read()
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(Corrupt, match="regular"):
        FileStorage(tmp_path / "folder.json").read()


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)
    with pytest.raises(Corrupt, match="limit"):
        FileStorage(path).read()


def test_a_loop_of_links_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    with pytest.raises(Unreadable):
        FileStorage(tmp_path / "a.json").read()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_the_right_to_read_it_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    path.chmod(0)
    with pytest.raises(Unreadable, match="right"):
        FileStorage(path).read()


@pytest.mark.parametrize(
    "value", [float("nan"), object(), "\ud800"], ids=["nan", "object", "surrogate"]
)
def test_what_cannot_be_json_changes_nothing(tmp_path: Path, value: object) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    with pytest.raises(Unwritable, match="nothing was changed"):
        FileStorage(path).write({"articles": {"1": {"x": value}}})
    assert FileStorage(path).read() == ONE
    assert names(tmp_path) == {"x.json"}


@pytest.mark.parametrize(
    ("call", "number", "told"),
    [
        ("fdopen", 1, "was not written"),
        ("fsync", 1, "was not written"),
        ("link", 1, ""),  # a copy does as well
        ("replace", 1, "was not written"),
        ("replace", 2, "was not written"),
        ("fsync", 2, "was written, but"),
    ],
)
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_fault_at_any_step_leaves_the_old_content_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, told: str, code: int
) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    FileStorage(path).write(TWO)
    real: Callable[..., Any] = getattr(os, call)
    calls = 0

    def fail(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(code, os.strerror(code))
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(Unwritable, match=told) if told else contextlib.nullcontext():
        FileStorage(path).write({"articles": {}})
    assert calls >= number
    monkeypatch.undo()
    assert FileStorage(path).read() == (TWO if "not" in told.split(",")[0] else {"articles": {}})
    FileStorage(path).write(ONE)
    assert FileStorage(path).read() == ONE
    assert names(tmp_path) == {"x.json", "x.json.bak"}


def test_a_full_disk_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    code = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from pathlib import Path
from store.errors import Unwritable
from store.storage import FileStorage
try:
    FileStorage(Path({str(path)!r})).write({{"articles": {{"1": {{"x": "x" * 5000}}}}}})
except Unwritable as error:
    sys.exit(str(error))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert FileStorage(path).read() == ONE
    assert names(tmp_path) == {"x.json"}


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    first, second = WriteLock(tmp_path), WriteLock(tmp_path, wait=0)
    with first.held():
        with pytest.raises(Busy) as caught, second.held():
            pytest.fail("two writers at once")
        assert f"process {os.getpid()} on " in caught.value.problem
        assert " since 20" in caught.value.problem
    with second.held():
        pass


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("process 12 on host since 2026-01-02T03:04:05+00:00", ("12", "host")),
        ("something else", ("", "")),
        ("", ("", "")),
    ],
)
def test_who_writes_is_told_as_facts(tmp_path: Path, said: str, told: tuple[str, str]) -> None:
    with WriteLock(tmp_path).held():
        (tmp_path / "store.lock").write_text(said, "utf-8")
        with pytest.raises(Busy) as caught, WriteLock(tmp_path, wait=0).held():
            pass
    assert (caught.value.process, caught.value.host) == told
    assert caught.value.since == ("2026-01-02T03:04:05+00:00" if told[0] else "")


def test_the_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from store.lock import WriteLock
with WriteLock(Path({str(tmp_path)!r})).held():
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert "process" in (tmp_path / "store.lock").read_text()
    with WriteLock(tmp_path, wait=0).held():
        pass


def test_what_a_dead_writer_left_is_swept_up(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for left in (tmp_path / ".store.json.1.tmp", tmp_path / "articles" / ".00000.json.1.tmp"):
        left.write_text("{")
    with WriteLock(tmp_path).held():
        pass
    assert names(tmp_path) == {"articles", "store.lock"}
    assert names(tmp_path / "articles") == set()


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / "store.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(Unwritable), WriteLock(tmp_path).held():
        pytest.fail("followed")
    assert (tmp_path / "precious").read_text() == "keep me"


def test_many_operations_held_together_write_once_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    storage = FileStorage(path)
    table = TinyDB(storage=lambda: storage).table("articles")
    with storage.held():
        table.insert({"id": "b"})
        table.insert({"id": "c"})
        assert FileStorage(path).read() == ONE
    assert len(TinyDB(path, storage=FileStorage).table("articles")) == 3
    with contextlib.suppress(KeyboardInterrupt), storage.held():
        table.insert({"id": "d"})
        raise KeyboardInterrupt
    assert len(TinyDB(path, storage=FileStorage).table("articles")) == 3


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that keeps no locks, as some that lie on other machines."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)


def test_without_locks_a_file_keeps_writers_apart(tmp_path: Path, no_locks: None) -> None:
    assert not lock.locks_work(tmp_path)
    with WriteLock(tmp_path).held():
        assert f"process {os.getpid()}" in str(lock.holder(tmp_path))
        with pytest.raises(Busy, match=f"process {os.getpid()}"), WriteLock(tmp_path, 0).held():
            pytest.fail("two writers at once")
    assert lock.holder(tmp_path) is None
    assert names(tmp_path) == {"store.lock"}


def test_without_locks_what_a_dead_writer_left_is_told_from_a_living_one(
    tmp_path: Path, no_locks: None
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = f"process {gone.pid} on {socket.gethostname()} since 2026-11-23T10:00:00+00:00\n"
    (tmp_path / "store.writing").write_text(left)
    with WriteLock(tmp_path, wait=0).held():
        pass
    (tmp_path / "store.writing").write_text(left.replace(socket.gethostname(), "elsewhere"))
    with pytest.raises(Busy, match="elsewhere"), WriteLock(tmp_path, wait=0).held():
        pytest.fail("nobody can tell whether a writer on another machine is gone")


def test_a_lock_that_cannot_be_let_go_is_let_go_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.close

    def close(descriptor: int) -> None:
        real(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with WriteLock(tmp_path).held():
        monkeypatch.setattr(os, "close", close)
    monkeypatch.undo()
    with WriteLock(tmp_path, wait=0).held():
        pass


def test_a_folder_where_the_copy_would_be_keeps_nobody_from_writing(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    FileStorage(path).write(ONE)
    backup_of(path).mkdir()
    FileStorage(path).write(TWO)
    assert FileStorage(path).read() == TWO
    assert names(tmp_path) == {"x.json", "x.json.bak"}
