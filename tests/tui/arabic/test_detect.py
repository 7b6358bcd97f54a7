"""Which emission is decided on from what terminals were recorded to answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arabic import Emission
from tui.arabic.decide import chosen_profile, decide, identity
from tui.arabic.outer import Outer, ask_tmux
from tui.arabic.replies import Replies, Splitter

ON, OFF = "\x1b[8l", "\x1b[8h"
TMUX_ON = ON + "\x1bPtmux;\x1b\x1b[8l\x1b\\"
SCREEN_ON = ON + "\x1bP\x1b[8l\x1b\\"
MLTERM_ON = "\x1b]5379;use_ctl=false\x07"

DA1 = "\x1b[?62;22c"
XTERM = {"TERM": "xterm-256color"}
INSIDE = {"TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0"}
TMUX = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c" + DA1
OLD_TMUX = "\x1b[>84;0;0c" + DA1

# Recorded from the terminals themselves; what is marked "source" was read in theirs.
ALONE = [
    ("VTE", "\x1b[>65;7006;1c\x1b[8;1$y" + DA1, {}, "visual", ON),
    ("VTE told not to reorder", "\x1b[>65;7006;1c\x1b[8;2$y" + DA1, {}, "visual", ""),
    ("Konsole", "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c" + DA1, {}, "fenced", ""),
    ("Konsole without a name", "\x1b[>1;115;0c" + DA1, {}, "fenced", ""),
    ("kitty", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[8;0$y" + DA1, {}, "kitty", ""),
    ("kitty without a name", "\x1b[>1;4000;26c\x1b[8;0$y" + DA1, {}, "kitty", ""),
    ("mlterm", "\x1b[>24;279;0c\x1b[8;0$y" + DA1, {}, "visual", MLTERM_ON),
    ("PuTTY", "\x1b[>0;136;0c\x1b[?6c", {}, "visual", ON),
    ("QTermWidget", "\x1b[>0;115;0c" + DA1, {}, "fenced", ""),
    ("xterm", "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[8;0$y" + DA1, {}, "visual", ON),
    ("foot", "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c" + DA1, {"TERM": "foot"}, "visual", ON),
    ("Alacritty", "\x1b[>0;1700;1c\x1b[?6c", {"TERM": "alacritty"}, "visual", ON),
    ("urxvt", "\x1b[>85;95;0c\x1b[?1;2c", {"TERM": "rxvt-unicode-256color"}, "visual", ON),
    ("st", "\x1b[?6c", {"TERM": "st-256color"}, "visual", ON),
    ("GNU screen", "\x1b[>83;40900;0c\x1b[?1;2c", {"STY": "1.pts"}, "visual", SCREEN_ON),
    ("GNU screen beyond SSH", "\x1b[>83;40900;0c\x1b[?1;2c", {}, "visual", SCREEN_ON),
    ("mosh", "\x1b[>1;10;0c\x1b[?62c", {}, "visual", ON),
    ("mosh from iTerm2", "\x1b[>1;10;0c\x1b[?62c",
     {"LC_TERMINAL": "iTerm2", "LC_TERMINAL_VERSION": "3.7.1"}, "fenced", ""),
    ("iTerm2 before 3.7", "\x1bP>|iTerm2 3.6.2\x1b\\\x1b[>64;2500;0c" + DA1, {}, "visual", ON),
    ("iTerm2 3.7", "\x1bP>|iTerm2 3.7.0\x1b\\\x1b[>64;2500;0c" + DA1, {}, "fenced", ""),
    ("Terminal.app, not asked", "", {"TERM_PROGRAM": "Apple_Terminal"}, "fenced", ""),
    ("mintty (source)", "\x1bP>|mintty 3.7.0\x1b\\\x1b[>77;30700;0c\x1b[8;1$y" + DA1, {},
     "visual", ON),
    ("WezTerm (source)", "\x1bP>|WezTerm 20240203\x1b\\\x1b[>1;277;0c\x1b[8;2$y" + DA1,
     {"TERM_PROGRAM": "WezTerm"}, "visual", ""),
    ("reorders always", "\x1b[8;3$y" + DA1, {}, "fenced", ""),
    ("reorders never", "\x1b[8;4$y" + DA1, {}, "visual", ""),
    ("silent", "", {}, "visual", ON),
    ("silent, but named", "", {"KONSOLE_VERSION": "221203"}, "fenced", ""),
]  # fmt: skip


def split(received: str, **environment: str) -> Replies:
    splitter = Splitter()
    assert splitter.feed(received.encode()) == b""
    return splitter.replies


@pytest.mark.parametrize(
    ("received", "environment", "emission", "enter"),
    [case[1:] for case in ALONE],
    ids=[case[0] for case in ALONE],
)
def test_a_terminal_is_decided_on(
    received: str, environment: dict[str, str], emission: str, enter: str
) -> None:
    profile = decide(split(received), XTERM | environment)
    assert (profile.emission, profile.enter) == (Emission(emission), enter)
    assert bool(profile.leave) == bool(enter)
    assert profile.reason


BEHIND_TMUX = [
    ("VTE", Outer("", "xterm-256color", {"VTE_VERSION": "7006"}), "fenced"),
    ("VTE that names itself", Outer("VTE(7802)", "xterm-256color"), "fenced"),
    ("Konsole", Outer("Konsole 22.12.3", "xterm-256color"), "fenced"),
    ("older Konsole", Outer("", "xterm-256color", {"KONSOLE_VERSION": "200000"}), "fenced"),
    ("kitty", Outer("kitty(0.26.5)", "xterm-kitty"), "kitty"),
    ("kitty without a name", Outer("", "xterm-kitty"), "kitty"),
    ("mlterm", Outer("", "mlterm", {"MLTERM": "3.9.0"}), "fenced"),
    ("xterm", Outer("XTerm(379)", "xterm"), "visual"),
    ("xterm, tmux started in VTE", Outer("XTerm(379)", "xterm", {"VTE_VERSION": "7006"}), "visual"),
    ("foot", Outer("foot(1.13.1)", "foot"), "visual"),
    ("Alacritty, tmux started in Konsole",
     Outer("", "alacritty", {"KONSOLE_VERSION": "1"}), "visual"),
    ("urxvt", Outer("", "rxvt-unicode-256color"), "visual"),
    ("st", Outer("", "st-256color"), "visual"),
    ("PuTTY", Outer("", "putty-256color"), "visual"),
    ("iTerm2 before 3.7", Outer("iTerm2 3.6.2", "xterm-256color"), "visual"),
    ("iTerm2 3.7", Outer("iTerm2 3.7.0", "xterm-256color"), "fenced"),
    ("Terminal.app", Outer("", "xterm-256color", {"TERM_PROGRAM": "Apple_Terminal"}), "fenced"),
    ("unknown", Outer("", "xterm-256color"), "visual"),
    ("none attached", Outer(), "visual"),
]  # fmt: skip


@pytest.mark.parametrize("received", [TMUX, OLD_TMUX, ""], ids=["tmux", "old tmux", "not asked"])
@pytest.mark.parametrize(
    ("outer", "emission"), [case[1:] for case in BEHIND_TMUX], ids=[case[0] for case in BEHIND_TMUX]
)
def test_what_tmux_is_shown_on_decides(received: str, outer: Outer, emission: str) -> None:
    profile = decide(split(received), INSIDE, outer)
    assert profile.emission is Emission(emission)
    assert profile.enter == (TMUX_ON if emission == "visual" else "")


def test_mlterm_behind_tmux_is_told_by_its_own_switch_where_tmux_passes_it_on() -> None:
    outer = Outer("", "mlterm", {"MLTERM": "3.9.0"}, passes=True)
    profile = decide(split(TMUX), INSIDE, outer)
    assert profile.emission is Emission.VISUAL
    assert profile.enter == f"{MLTERM_ON}\x1bPtmux;\x1b{MLTERM_ON}\x1b\\"
    assert profile.leave


def test_tmux_beyond_ssh_is_known_though_it_cannot_be_asked() -> None:
    assert decide(split(TMUX), XTERM).enter == TMUX_ON


def test_a_terminal_started_from_within_tmux_is_not_taken_for_tmux() -> None:
    konsole = split("\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c" + DA1)
    assert decide(konsole, INSIDE | {"STY": "x"}).emission is Emission.FENCED
    xterm = split("\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c" + DA1)
    assert decide(xterm, INSIDE | {"STY": "x"}).enter == ON


@pytest.mark.parametrize(
    "inherited",
    [{"KONSOLE_VERSION": "1"}, {"KITTY_WINDOW_ID": "1"}, {"MLTERM": "1"}, {"VTE_VERSION": "7006"}],
    ids=lambda variables: next(iter(variables)),
)
def test_what_a_terminal_answers_is_stronger_than_what_it_inherits(
    inherited: dict[str, str],
) -> None:
    alacritty = split("\x1b[>0;1700;1c\x1b[?6c")
    profile = decide(alacritty, XTERM | inherited)
    assert (profile.emission, profile.enter) == (Emission.VISUAL, ON)


@pytest.mark.parametrize(
    ("received", "advice"),
    [
        ("\x1b[>0;136;0c\x1b[?6c", "Disable bidirectional text display"),
        ("\x1b[>0;115;0c" + DA1, "use another"),
        ("\x1bP>|kitty(0.26.5)\x1b\\" + DA1, "force_ltr"),
        ("\x1b[>1;10;0c\x1b[?62c", "mahdar doctor"),
    ],
)
def test_what_a_person_can_change_is_said(received: str, advice: str) -> None:
    assert advice in decide(split(received), XTERM).hint


def test_a_persons_choice_uses_what_the_terminal_answered() -> None:
    def switches(received: str, emission: Emission = Emission.VISUAL) -> tuple[str, str]:
        profile = chosen_profile(emission, split(received), XTERM, "chosen")
        return profile.enter, profile.leave

    assert switches("\x1b[8;1$y" + DA1) == (ON, OFF)
    assert switches("\x1b[8;2$y" + DA1) == ("", "")
    assert switches("") == (ON, OFF)
    assert switches("\x1b[8;1$y" + DA1, Emission.FENCED) == ("", "")
    assert switches("\x1b[>24;279;0c" + DA1)[0] == MLTERM_ON


@pytest.mark.parametrize(
    ("received", "environment", "outer", "name"),
    [
        ("\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c" + DA1, XTERM, None, "Konsole 22.12.3"),
        ("\x1b[>0;136;0c\x1b[?6c", XTERM, None, "xterm-256color 0;136;0"),
        ("", XTERM, None, "xterm-256color"),
        ("", {}, None, "unknown"),
        (TMUX, INSIDE, Outer("kitty(0.26.5)", "xterm-kitty"), "tmux in kitty(0.26.5)"),
        (TMUX, INSIDE, Outer("", "alacritty"), "tmux in alacritty"),
        (TMUX, INSIDE, None, "tmux in unknown"),
    ],
)
def test_a_terminal_has_a_name_to_be_remembered_by(
    received: str, environment: dict[str, str], outer: Outer | None, name: str
) -> None:
    assert identity(split(received), environment, outer) == name


# Replies and keys on one wire

EVERYTHING = "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[8;0$y\x1b[?64;1;2;6c"
TYPED = [
    "q", "\x1b[A", "\x1bOP", "\x1b[1;5D", "\x1b[15~", "جلسة", "\r", "\x03", "\x1b[200~x\x1b[201~",
    "\x1b[<0;10;5M", "\x1b[97;5u", "\x1b[c", "\x1b[8~", "\x1b[8;24;80t", "\x1b[?2026;2$y",
    "\x1b[1;2R", "\x1b[I", "\x1bq", "\x1b[", "\x1b",
]  # fmt: skip


@pytest.mark.parametrize("key", TYPED)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_key_is_no_reply(key: str, place: str) -> None:
    splitter = Splitter()
    parts = (key, EVERYTHING) if place == "before" else (EVERYTHING, key)
    typed = splitter.feed("".join(parts).encode()) + splitter.release()
    assert typed.decode() == key
    assert splitter.replies == Replies("XTerm(379)", (41, 379, 0), 0, (64, 1, 2, 6))


@given(st.lists(st.sampled_from([*TYPED[:-2], "\x1b[>41;379;0c", "\x1b[8;0$y"]), max_size=8),
       st.lists(st.integers(1, 7)))  # fmt: skip
def test_pieces_of_any_size_make_no_difference(parts: list[str], sizes: list[int]) -> None:
    whole = "".join(parts).encode()
    splitter, typed, place = Splitter(), b"", 0
    for size in [*sizes, len(whole)]:
        typed += splitter.feed(whole[place : place + size])
        place += size
    typed += splitter.release()
    assert typed.decode() == "".join(part for part in parts if part in TYPED)


@pytest.mark.parametrize("begun", ["\x1bP>|XTe", "\x1b[>4", "\x1b[?64;", "\x1b[8;"])
def test_the_beginning_of_a_reply_never_becomes_a_key(begun: str) -> None:
    splitter = Splitter()
    assert splitter.feed(b"a" + begun.encode()) == b"a"
    assert splitter.release() == b""


def test_a_hostile_name_is_made_harmless_and_short() -> None:
    replies = split("\x1bP>|\u202ex\n\x9b2J" + "y" * 4000 + "\x1b\\")
    assert replies.name.isprintable()
    assert len(replies.name) == 100


@given(st.binary(max_size=300))
def test_whatever_is_received_raises_nothing(received: bytes) -> None:
    splitter = Splitter(reports=True)
    splitter.feed(received)
    splitter.release()
    profile = decide(splitter.replies, XTERM)
    assert profile.reason.isprintable()
    assert identity(splitter.replies, XTERM).isprintable()


def test_reports_are_taken_only_where_they_were_asked_for() -> None:
    splitter = Splitter(reports=True)
    assert splitter.feed(b"\x1b[3;2R\x1b[?1u\x1b[3;14Rx\x1b[?62c") == b"x"
    assert splitter.replies == Replies(primary=(62,), keyboard=1, columns=(2, 14))


@pytest.mark.parametrize("size", [1, 2, 3, 99])
def test_a_status_is_counted_and_looks_like_no_key(size: int) -> None:
    received = b"a\x1b[0nb\x1b[3~\x1b[3n\x1b[30~\x1b[0nc"
    splitter, typed = Splitter(), b""
    for place in range(0, len(received), size):
        typed += splitter.feed(received[place : place + size])
    assert typed == b"ab\x1b[3~\x1b[30~c"
    assert splitter.replies.statuses == 3


# Asking tmux


def stand_in(folder: Path, script: str) -> dict[str, str]:
    program = folder / "tmux"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return INSIDE | {"PATH": f"{folder}:/usr/bin:/bin"}


@pytest.fixture
def first_in_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


@pytest.mark.parametrize(
    ("option", "passes"), [("on", True), ("all", True), ("1", True), ("off", False), ("", False)]
)
def test_tmux_is_asked_for_the_terminal_that_shows_it(
    first_in_path: Path, option: str, passes: bool
) -> None:
    script = f"echo 'xterm-kitty {option} kitty(0.26.5) x'; echo A=b=c; echo -GONE; echo B=1"
    outer = ask_tmux(stand_in(first_in_path, script))
    assert outer == Outer("kitty(0.26.5) x", "xterm-kitty", {"A": "b=c", "B": "1"}, passes)


@pytest.mark.parametrize("script", ["exit 1", "echo", "printf '\\377 \\377'"])
def test_whatever_tmux_says_something_is_decided(first_in_path: Path, script: str) -> None:
    outer = ask_tmux(stand_in(first_in_path, script))
    assert decide(Replies(), INSIDE, outer).emission is Emission.VISUAL


def test_tmux_that_hangs_is_not_waited_for(first_in_path: Path) -> None:
    environment = stand_in(first_in_path, "exec sleep 60")
    assert ask_tmux(environment, timeout=0.05) is None


def test_outside_of_tmux_nothing_is_asked(first_in_path: Path) -> None:
    environment = stand_in(first_in_path, f"touch {first_in_path}/asked")
    assert ask_tmux({**environment, "TMUX": ""}) is None
    assert not (first_in_path / "asked").exists()


def test_a_session_of_tmux_without_its_program_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ask_tmux(INSIDE) is None
