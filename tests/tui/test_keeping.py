"""Looking after a store from the shell: check, store info, export and import."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from shell import Run  # type: ignore[import-not-found, unused-ignore]

from store import Article, Store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "store"
    texts = [f"خبر {number}\nعقد اجتماع في الكويت.\n" for number in range(3)]
    digests = [sha256(text.encode()).hexdigest() for text in texts]
    pairs = zip(digests, texts, strict=True)
    Store.create(path).put(Article(f"a-{d[:12]}", "x.txt", d, t, t[:5]) for d, t in pairs)
    monkeypatch.setenv("MAHDAR_STORE", str(path))
    return path


def test_a_whole_store_is_said_to_be(run: Run, folder: Path) -> None:
    done = run("check")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("3 files") or done.out.startswith("2 files")
    assert "3 articles" in done.out
    assert "all is whole" in done.out


def test_what_is_damaged_is_told_then_repaired(run: Run, folder: Path) -> None:
    path = folder / "articles" / "00000.json"
    path.write_bytes(path.read_bytes()[:-20])
    done = run("check")
    assert done.code == 3
    assert "00000.json: is not valid JSON at line 5" in done.err
    assert "one thing is wrong" in done.out
    assert "--repair" in done.err
    assert run("articles").code == 3
    document = json.loads(run("check", "--json").out)
    assert [problem["file"] for problem in document["problems"]] == [str(path)]
    done = run("check", "--repair")
    assert done.code == 0
    assert "00000.json.damaged-" in done.err
    assert run("articles").code == 0


def test_what_cannot_be_decided_for_damage_names_the_damage(run: Run, folder: Path) -> None:
    path = folder / "articles" / "00000.json"
    id = json.loads(run("articles", "--json").out)[0]["id"]
    path.write_bytes(path.read_bytes()[:-20])
    for what in (("tag", id, "x"), ("wrong", f"{id}.1"), ("value", id, "title", "x")):
        done = run("decide", *what)
        assert done.code == 3
        assert "00000.json: is not valid JSON" in done.err
    assert not json.loads((folder / "decisions.json").read_text())["decisions"]


def test_a_store_is_told_in_numbers(run: Run, folder: Path) -> None:
    assert "whole" in run("store", "info").out
    document = json.loads(run("store", "info", "--json").out)
    assert document["articles"] == 3
    assert document["health"] == "whole"
    assert set(document) >= {"generation", "bytes", "index", "writable", "locks", "writer"}


def test_a_store_goes_into_a_file_and_out_of_it(run: Run, folder: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "whole.jsonl", tmp_path / "other"
    assert run("export", str(file)).code == 0
    assert run("export").out == file.read_text("utf-8")
    file.write_text("mine\n")
    done = run("export", str(file))
    assert (done.code, file.read_text()) == (3, "mine\n")
    assert "--force" in done.err
    assert run("export", str(file), "--force").code == 0
    assert run("import", str(file), "--store", str(other)).code == 0
    assert run("export", "--store", str(other)).out == file.read_text("utf-8")
    done = run("import", str(file), "--store", str(other))
    assert done.code == 3
    assert "is there already" in done.err
    file.write_text("{}\n")
    done = run("import", str(file), "--store", str(tmp_path / "third"))
    assert done.code == 3
    assert "line 1, column 1" in done.err
    assert not (tmp_path / "third").exists()


def test_there_must_be_a_store(run: Run, tmp_path: Path) -> None:
    for command in (("check",), ("store", "info"), ("export",)):
        done = run(*command, "--store", str(tmp_path / "nowhere"))
        assert done.code == 3
        assert "no store" in done.err
