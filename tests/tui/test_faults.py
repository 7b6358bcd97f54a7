"""What commands say and end with where something goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Done, Run  # type: ignore[import-not-found, unused-ignore]

from store.index import Index
from tui.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "x-1"], 1, "x-1"),
        (["show", ""], 1, "no record"),
        (["search", '"open'], 2, "not closed"),
        (["search", "--", "-الكويت"], 2, "at least one word"),
        (["search", " "], 2, "at least one word"),
        (["articles", "--store", "/nowhere/at/all"], 3, "mahdar ingest"),
        (["articles", "--limit", "0"], 2, "number"),
        (["articles", "--limit", "-3"], 2, "number"),
        (["articles", "--bogus"], 2, "bogus"),
        (["bogus"], 2, "bogus"),
        (["ingest"], 2, "PATH"),
        (["--lang", "fr"], 2, "fr"),
        (["ingest", "x", "--published", "yesterday"], 2, "2018-02-13"),
    ],
)
def test_what_goes_wrong_is_said_in_words_with_its_code(
    run: Run, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run(*arguments)
    assert done.code == code
    assert said in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_a_part_that_cannot_be_read_is_reported_and_the_rest_is_listed(
    run: Run, folder: Path
) -> None:
    (folder / "articles" / "00001.json").write_text("{")
    done = run("articles")
    assert done.code == 3
    assert "a-0123456789ab" in done.out
    assert "00001.json" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_fault_of_the_program_is_one_line_unless_it_is_to_be_seen(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("inside\nhere")

    monkeypatch.setattr(Index, "rows", fail)
    done = run("articles")
    assert done.code == 3
    assert "ZeroDivisionError: inside here" in done.err
    assert "MAHDAR_DEBUG=1" in done.err
    assert "Traceback" not in done.err
    monkeypatch.setenv("MAHDAR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["articles"])


def test_an_interruption_is_quiet(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Index, "rows", interrupt)
    assert run("articles") == Done(130, "", "\n")


def test_a_record_that_may_stand_in_what_cannot_be_read(run: Run, folder: Path) -> None:
    assert run("show", "m-0").code == 1
    (shard,) = (folder / "articles").glob("*.json")
    shard.write_text("[", "utf-8")
    done = run("show", "m-0")
    assert done.code == 3
    assert "no record with the id 'm-0'" in done.err
    assert shard.name in done.err
    assert shard.name in run("doctor").out
