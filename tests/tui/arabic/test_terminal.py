"""Which emission a terminal gets, and what it is told."""

from __future__ import annotations

import pytest

from tui.arabic import Emission, Profile, UnknownEmission, choose, profile_of, through_multiplexer

ON, OFF = "\x1b[8l", "\x1b[8h"
MLTERM_OFF, MLTERM_ON = "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"

GUESSED = [
    ("nothing known", {}, "visual", ON),
    ("xterm", {"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}, "visual", ON),
    ("VTE", {"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "visual", ON),
    ("kitty", {"TERM": "xterm-kitty"}, "kitty", ""),
    ("kitty behind tmux", {"TMUX": "x", "KITTY_WINDOW_ID": "1"}, "kitty", ""),
    ("Konsole", {"KONSOLE_VERSION": "221203"}, "fenced", ""),
    ("Konsole behind tmux", {"TMUX": "x", "KONSOLE_VERSION": "221203"}, "fenced", ""),
    ("mlterm", {"MLTERM": "3.9.0"}, "visual", MLTERM_OFF),
    ("mlterm by TERM", {"TERM": "mlterm-256color"}, "visual", MLTERM_OFF),
    ("mlterm behind tmux", {"TMUX": "x", "MLTERM": "3.9.0"}, "fenced", ""),
    ("VTE behind tmux", {"TMUX": "x", "VTE_VERSION": "7006"}, "fenced", ""),
    ("old VTE behind tmux", {"TMUX": "x", "VTE_VERSION": "5600"}, "visual",
     ON + "\x1bPtmux;\x1b\x1b[8l\x1b\\"),
    ("nonsense behind tmux", {"TMUX": "x", "VTE_VERSION": "²"}, "visual",
     ON + "\x1bPtmux;\x1b\x1b[8l\x1b\\"),
    ("GNU screen", {"STY": "1.pts", "TERM": "screen"}, "visual", ON + "\x1bP\x1b[8l\x1b\\"),
    ("mlterm behind screen", {"STY": "1.pts", "MLTERM": "3"}, "visual",
     MLTERM_OFF + "\x1bP" + MLTERM_OFF + "\x1b\\"),
    ("Terminal.app", {"TERM_PROGRAM": "Apple_Terminal"}, "fenced", ""),
    ("WezTerm", {"TERM_PROGRAM": "WezTerm"}, "visual", ""),
    ("iTerm2 before 3.7", {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.2"},
     "visual", ON),
    ("iTerm2 3.7", {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.7.0"}, "fenced", ""),
    ("iTerm2 over SSH", {"LC_TERMINAL": "iTerm2", "LC_TERMINAL_VERSION": "3.10"}, "fenced", ""),
    ("iTerm2 unknown", {"TERM_PROGRAM": "iTerm.app"}, "visual", ON),
]  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "emission", "enter"),
    [case[1:] for case in GUESSED],
    ids=[case[0] for case in GUESSED],
)
def test_guessed_by_the_environment(environment: dict[str, str], emission: str, enter: str) -> None:
    profile = choose("auto", environment)
    assert profile.emission is Emission(emission)
    assert profile.enter == enter
    assert profile.reason


@pytest.mark.parametrize("emission", list(Emission))
def test_what_a_person_chooses_is_used(emission: Emission) -> None:
    konsole = {"KONSOLE_VERSION": "1"}
    assert choose(emission.value, konsole).emission is emission
    assert choose(None, konsole | {"MAHDAR_EMIT": emission.value}).emission is emission
    assert choose("auto", konsole | {"MAHDAR_EMIT": emission.value}).emission is emission


def test_the_option_is_stronger_than_the_environment() -> None:
    assert choose("plain", {"MAHDAR_EMIT": "kitty"}).emission is Emission.PLAIN


def test_an_empty_or_auto_variable_is_none() -> None:
    assert choose(None, {"MAHDAR_EMIT": ""}).emission is Emission.VISUAL
    assert choose(None, {"MAHDAR_EMIT": "auto"}).emission is Emission.VISUAL


@pytest.mark.parametrize(
    ("option", "environment", "origin"),
    [("fence", {}, "--emit"), (None, {"MAHDAR_EMIT": "fence"}, "MAHDAR_EMIT")],
)
def test_an_unknown_name_is_refused(
    option: str | None, environment: dict[str, str], origin: str
) -> None:
    with pytest.raises(UnknownEmission, match="fence") as caught:
        choose(option, environment)
    assert (caught.value.name, caught.value.origin) == ("fence", origin)
    assert "kitty-letters" in caught.value.known


@pytest.mark.parametrize("emission", list(Emission))
def test_the_switch_goes_only_with_visual_order(emission: Emission) -> None:
    profile = choose(emission.value, {})
    switched = emission in (Emission.VISUAL, Emission.VISUAL_BASE)
    assert (profile.enter, profile.leave) == ((ON, OFF) if switched else ("", ""))


def test_every_way_in_has_its_way_out() -> None:
    assert choose("visual", {"MLTERM": "1"}).leave == MLTERM_ON
    assert choose("visual", {"TMUX": "x"}).leave == OFF + "\x1bPtmux;\x1b\x1b[8h\x1b\\"


def test_what_the_terminal_answered_decides_over_the_switch() -> None:
    def switches(implicit: bool | None, environment: dict[str, str]) -> tuple[str, str]:
        profile = profile_of(Emission.VISUAL, environment, "asked", implicit=implicit)
        return profile.enter, profile.leave

    assert switches(True, {}) == (ON, OFF)
    assert switches(False, {}) == ("", "")
    assert switches(True, {"TERM_PROGRAM": "WezTerm"}) == (ON, OFF)
    assert switches(None, {"TERM_PROGRAM": "WezTerm"}) == ("", "")


def test_nothing_is_wrapped_for_nobody() -> None:
    assert through_multiplexer("", {"TMUX": "x"}) == ""
    assert through_multiplexer(ON, {}) == ON


LAID_OUT = {
    "visual": (True, True), "fenced": (True, True), "kitty": (True, True),
    "kitty-letters": (True, True), "visual-base": (False, True), "plain": (False, False),
}  # fmt: skip


@pytest.mark.parametrize(("name", "manner"), LAID_OUT.items())
def test_how_text_is_laid_out(name: str, manner: tuple[bool, bool]) -> None:
    profile = choose(name, {})
    assert (profile.shape, profile.reorder) == manner


def test_nothing_encloses_nothing() -> None:
    profile = Profile(Emission.VISUAL, "test", "<", ">")
    assert profile.enclose("x") == "<x>"
    assert profile.enclose("") == ""
