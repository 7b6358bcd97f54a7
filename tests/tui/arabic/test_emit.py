"""What the terminal is sent for a row."""

from __future__ import annotations

import pytest

from tui.arabic import Emission, cells_in, emit, emit_text, one_line, printable

LRM = "\u200e"

# A row in visual order, and what is sent for it.
SENT = [
    (Emission.VISUAL, "ﺏﺍ 12", "ﺏﺍ 12"),
    (Emission.PLAIN, "اب 12", "اب 12"),
    (Emission.VISUAL_BASE, "با 12", "با 12"),
    (Emission.FENCED, "ﺏﺍ 12", f"{LRM}ﺍﺏ{LRM} 12"),
    (Emission.FENCED, "abc", "abc"),
    (Emission.FENCED, "", ""),
    (Emission.FENCED, "│ﺏﺍ│ﻩﺩ│", f"│{LRM}ﺍﺏ{LRM}│{LRM}ﺩﻩ{LRM}│"),
    (Emission.FENCED, "(ﺏﺍ)%98 ﺝ", f"({LRM}ﺍﺏ{LRM})%98 {LRM}ﺝ{LRM}"),
    (Emission.FENCED, "ﺏ\u064eﺍ", f"{LRM}ﺍﺏ\u064e{LRM}"),
    (Emission.KITTY, "ﺏﺍ 12", "ﺍﺏ 12"),
    (Emission.KITTY, "ﻩﺩ ﺏﺍ", "ﺩﻩ ﺍﺏ"),
    (Emission.KITTY, "«ﺏﺍ»", "«ﺍﺏ»"),
    (Emission.KITTY, ".(ﺏﺍ)", "(ﺍﺏ)."),
    (Emission.KITTY, "│ﺏﺍ│", "│ﺍﺏ│"),
    (Emission.KITTY, "NATO", "NATO"),
    (Emission.KITTY, "(98)", "(98)"),
    (Emission.KITTY, "ﺏﺍab", "ﺏﺍab"),
    (Emission.KITTY, "abﺏﺍ", "ﺍﺏba"),
    (Emission.KITTY, "ab،", "ab،"),
    (Emission.KITTY_LETTERS, "«ﺏﺍ»", "«ﺍﺏ»"),
    (Emission.KITTY_LETTERS, "(ﺏﺍ).", "(ﺍﺏ)."),
    (Emission.KITTY_LETTERS, "98%ﺏﺍ", "98%ﺍﺏ"),
]


@pytest.mark.parametrize(("emission", "row", "sent"), SENT)
def test_what_is_sent(emission: Emission, row: str, sent: str) -> None:
    assert emit_text(row, emission) == sent


def test_every_emission_but_the_plain_one_is_sent_visual_rows() -> None:
    row = one_line("قال (NATO) «98%» لا", 40).text
    assert {
        emission: sorted(emit_text(row, emission).replace(LRM, "")) for emission in Emission
    } == (dict.fromkeys(Emission, sorted(row)))


def test_fenced_styles_go_with_their_letters() -> None:
    row = [("ﺏ", "red"), ("ﺍ", "blue"), (" ", "none"), ("1", "bold")]
    assert emit(row, Emission.FENCED) == [
        (LRM + "ﺍ", "blue"),
        ("ﺏ" + LRM, "red"),
        (" ", "none"),
        ("1", "bold"),
    ]


def test_kitty_styles_stay_in_their_cells() -> None:
    row = [("ﺏ", "red"), ("ﺍ", "blue"), (" ", "none")]
    assert emit(row, Emission.KITTY) == [("ﺍ", "red"), ("ﺏ", "blue"), (" ", "none")]


def test_visual_rows_pass_as_they_are() -> None:
    row = [("ﺏ\u064e", 1), ("中", 2), ("a", 3)]
    assert emit(row, Emission.VISUAL) == row


def test_a_fence_in_the_text_is_refused() -> None:
    assert emit([(LRM, 0), ("a", 0)], Emission.FENCED) == [("\ufffd", 0), ("a", 0)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("ab", ["a", "b"]),
        ("ب\u064e\u0651a", ["ب\u064e\u0651", "a"]),
        ("\u0651", ["\u0651"]),
    ],
)
def test_cells_in_a_text(text: str, cells: list[str]) -> None:
    assert cells_in(text) == cells


REFUSED = (
    "\x00\x1b\n\t\x7f\x9b\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202e\u2028\u2066"
    "\u00a0\u3000\ufeff\ue000\ud800\U000e0041\u0378\u06dd"
)


@pytest.mark.parametrize("char", REFUSED, ids=ascii)
@pytest.mark.parametrize("emission", list(Emission))
def test_what_is_not_printable_never_leaves(char: str, emission: Emission) -> None:
    assert emit_text(f"a{char}b", emission) == "a\ufffdb"
    assert printable(char) == "\ufffd"


def test_fences_pass_where_they_are_ours() -> None:
    assert printable("a" + LRM + "\u200f", fences=True) == "a" + LRM + "\ufffd"
    assert printable("نص «98%» ﻻ ─│") == "نص «98%» ﻻ ─│"


def test_kitty_begins_another_run_where_the_face_changes() -> None:
    """A word half of which is bold: each half is turned round in its own cells."""
    row = [("ﻊ", "bold"), ("ﻤ", "bold"), ("ﻳ", "bold"), ("ﻭ", "")]
    assert emit(row, Emission.KITTY) == [("ﻭ", "bold"), ("ﻳ", "bold"), ("ﻤ", "bold"), ("ﻊ", "")]
    assert emit(row, Emission.KITTY, face=str) == [
        ("ﻳ", "bold"),
        ("ﻤ", "bold"),
        ("ﻊ", "bold"),
        ("ﻭ", ""),
    ]
