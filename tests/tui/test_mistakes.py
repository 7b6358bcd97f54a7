"""A command line that is wrong: what is wrong, what may be meant, and where to look."""

from __future__ import annotations

import pytest
from shell import Run  # type: ignore[import-not-found, unused-ignore]

WRONG = [
    (("articles", "--formt", "json"), "no option --formt", "--format", "mahdar articles"),
    (("--themee", "quiet"), "no option --themee", "--theme", "mahdar"),
    (("check", "--repare=x"), "no option --repare", "--repair", "mahdar check"),
    (("articles", "--limit"), "--limit needs a value", "", "mahdar articles"),
    (("articles", "--limit", "0"), "0 is no number from 1 on", "", "mahdar articles"),
    (("undo", "--wait", "x"), "x is no number of seconds", "", "mahdar undo"),
    (("articles", "--format", "jsno"), "there is no jsno", "json", "mahdar articles"),
    (("decide", "sam", "a", "b"), "there is no sam", "same", "mahdar decide"),
    (("--lang", "fr"), "known are auto, ar, en", "", "mahdar"),
    (("show",), "missing: ID", "", "mahdar show"),
    (("ingest",), "missing: PATH", "", "mahdar ingest"),
    (("export", "a", "b"), "b is more than it takes", "", "mahdar export"),
]


@pytest.mark.parametrize(("written", "told", "near", "command"), WRONG)
def test_a_mistake_is_named_with_what_may_be_meant(
    run: Run, written: tuple[str, ...], told: str, near: str, command: str
) -> None:
    done = run(*written)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert (f"Did you mean {near} " in done.err) if near else ("Did you mean" not in done.err)
    assert f"`{command} --help`" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("written", "near"), [(each[0], each[2]) for each in WRONG])
def test_it_is_told_in_arabic_where_that_is_spoken(
    run: Run, written: tuple[str, ...], near: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    done = run(*written)
    assert done.code == 2
    said = done.err.replace("--lang", "")
    assert not {"there", "is", "no", "value", "missing", "argument"} & set(said.split())
    assert ("هل تقصد" in said) is bool(near)


def test_what_looks_like_an_option_behind_two_hyphens_is_a_word(run: Run) -> None:
    assert "option" not in run("show", "--", "--formt").err
