"""Printing from a shell command."""

from __future__ import annotations

import pytest

from tui.arabic import Emission, Profile, choose, finish, fit, harmless, show

VISUAL = Profile(Emission.VISUAL, "test")


def test_a_pipe_gets_logical_text() -> None:
    text = "قال «لا» 98%\n\nثم مضى"
    assert show(text, terminal=False, profile=choose(None, {}), width=5) == text + "\n"
    assert show(text + "\n", terminal=False, profile=VISUAL) == text + "\n"
    assert show("", terminal=False, profile=VISUAL) == ""


HARMLESS = [
    ("نَصّ abc\t1\n", "نَصّ abc\t1\n"),
    ("a\x1b[31mb", "a\ufffd[31mb"),
    ("a\x9bb\x00\x7f", "a\ufffdb\ufffd\ufffd"),
    ("a\r\nb\rc\u2028d\x85e\x0cf", "a\nb\nc\nd\ne\nf"),
    ("\u202eab\u2066c\ufeff\u200f", "abc"),
    ("می\u200cخواهم ه\u200d", "می\u200cخواهم ه\u200d"),
    ("\ud800x", "\ufffdx"),
    ("\ufdfa\u06dd\u00a0\ue000", "\ufdfa\u06dd\u00a0\ue000"),
    ("\u0627\u0653", "\u0627\u0653"),
]


@pytest.mark.parametrize(("text", "clean"), HARMLESS)
def test_a_pipe_gets_nothing_that_a_pager_could_obey(text: str, clean: str) -> None:
    assert harmless(text) == clean


def test_a_terminal_gets_wrapped_lines_on_the_right_edge() -> None:
    assert show("اب جد\nab", terminal=True, profile=VISUAL, width=4) == "  ﺏﺍ\n  ﺪﺟ\n  ab\n"


def test_left_to_right_paragraphs_stay_on_the_left() -> None:
    shown = show("ab\nاب\n\n", terminal=True, profile=VISUAL, width=4, base="auto")
    assert shown == "ab\n  ﺏﺍ\n\n"


def test_the_switch_stands_around_the_text() -> None:
    shown = show("اب", terminal=True, profile=choose("visual", {}), width=3)
    assert shown == "\x1b[8l ﺏﺍ\n\x1b[8h"


BY_EMISSION = [
    ("fenced", "    \u200eﺍﺏ\u200e (a)\n"),
    ("kitty", "    ﺍﺏ (a)\n"),
    ("plain", "(a) اب\n"),
]


@pytest.mark.parametrize(("name", "shown"), BY_EMISSION)
def test_a_terminal_gets_its_own_emission(name: str, shown: str) -> None:
    text = "(a) اب"
    assert show(text, terminal=True, profile=choose(name, {}), width=10) == shown


def test_letters_are_not_joined_for_fonts_that_cannot() -> None:
    profile = Profile(Emission.VISUAL_BASE, "test")
    assert show("لا", terminal=True, profile=profile, width=2) == "ال\n"


def test_the_width_is_that_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "6")
    assert show("اب", terminal=True, profile=VISUAL) == "    ﺏﺍ\n"


def test_rows_of_a_table_leave_by_the_same_door() -> None:
    rows = [fit("اب", 4) + " | " + fit("2018", 5, base="L"), "\x1b[31m"]
    assert finish(rows, choose("fenced", {})) == "  \u200eﺍﺏ\u200e | 2018 \n\ufffd[31m\n"
    assert finish([], choose("visual", {})) == ""
