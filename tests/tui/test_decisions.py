"""Deciding from the shell, and taking it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import HOSTILE, Run  # type: ignore[import-not-found, unused-ignore]


def test_a_decision_is_shown_with_who_and_when_and_taken_back(run: Run, folder: Path) -> None:
    before = run("show", "m-").out
    done = run(
        "decide", "value", "m-", "chair", "سامح", "شكري", "--by", "nada", "--because", "رأيته"
    )
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("decision 1: value; ")
    assert "`mahdar undo 1`" in done.err
    out = run("show", "m-").out
    chair = out[out.index("\nchair") :].splitlines()[1:3]
    assert chair[0].split() == ["chair", "D", "سامح", "شكري"]
    assert "decision 1 by nada on 20" in chair[1]
    assert "رأيته" in chair[1]
    (document,) = json.loads(run("meetings", "--json").out)
    assert [party["label"] for party in document["chair"]] == ["سامح شكري"]
    (listed,) = json.loads(run("decisions", "--json").out)
    assert (listed["id"], listed["holds"], listed["by"]) == ("1", True, "nada")
    assert run("undo").code == 0
    assert run("show", "m-").out == before
    assert [line.split()[3] for line in run("decisions").out.splitlines()] == ["-", "-"]
    assert "takes back 1" in run("decisions").out


def test_a_claim_is_named_by_the_id_that_show_gives(run: Run, folder: Path) -> None:
    line = next(line for line in run("show", "m-").out.splitlines() if "level-rule" in line)
    assert run("decide", "right", line.split()[-1]).code == 0
    level = next(line for line in run("show", "m-").out.splitlines() if line.startswith("level"))
    assert level.split()[1] == "D"
    assert run("undo").code == 0
    assert run("decide", "wrong", line.split()[-1]).code == 0
    (document,) = json.loads(run("meetings", "--json").out)
    assert document["level"] is None
    assert "rejected" in run("show", "m-").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("decide", "same", "c-kw"), 2, "ID ID"),
        (("decide", "same", "c-kw", "m-", "x"), 2, "ID ID"),
        (("decide", "tag", "c-kw"), 2, "ID WORD"),
        (("decide", "tag", "x-1", "a"), 1, "x-1"),
        (("decide", "wrong", "x-1"), 1, "x-1"),
        (("decide", "right", "x-1"), 1, "x-1"),
        (("decide", "right", "x-1", "y"), 2, "CLAIM"),
        (("undo", "8", "9"), 2, "no decision '8'"),
        (("undo",), 2, "no decision"),
        (("undo", "7"), 2, "'7'"),
        (("decisions",), 1, "nothing"),
        (("decide", "sing", "c-kw"), 2, "sing"),
    ],
)
def test_what_cannot_be_decided_is_said(
    run: Run, folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_nothing_hostile_is_kept_of_a_decision(run: Run, folder: Path) -> None:
    run("decide", "note", "c-kw", HOSTILE + "\nsecond line")
    for command in (("show", "c-kw"), ("decisions",)):
        out = run(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    (kept,) = json.loads(run("decisions", "--json").out)
    assert kept["value"].endswith("abc second line")
