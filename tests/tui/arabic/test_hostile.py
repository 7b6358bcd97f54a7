"""Texts made to harm: shown harmlessly, counted rightly, and without more work than needed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from rich.cells import cell_len
from wcwidth import wcswidth

from tui.arabic import Emission, Laid, emit_text, harmless, lay_out, one_line, paragraph
from tui.arabic.paragraph import STRETCH

ATTACKS = {
    "moves the cursor": "قبل\x1b[2J\x1b[10;10Hبعد",
    "moves it with one byte": "قبل\x9b10Aبعد",
    "changes the title": "قبل\x1b]0;owned\x07بعد",
    "changes the title, ended by ST": "قبل\x1b]2;owned\x1b\\بعد",
    "answers for the person": "قبل\x1b[6n\x1b[c\x1b[>q\x05بعد",
    "sets the clipboard": "قبل\x1b]52;c;b3duZWQ=\x07بعد",
    "draws a picture": "قبل\x1bPq#0;2;0;0;0~~\x1b\\بعد",
    "is obeyed by tmux": "قبل\x1bPtmux;\x1b\x1b]52;c;b3duZWQ=\x07\x1b\\بعد",
    "turns on reordering": "قبل\x1b[8hبعد",
    "switches character sets": "قبل\x0e\x1b(0\x0fبعد",
    "goes back over what was said": "قبل\b\b\b\rبعد",
    "rings": "قبل\x07بعد",
}


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("emission", list(Emission))
def test_nothing_is_obeyed(text: str, emission: Emission) -> None:
    for line in (*lay_out(text, 40), one_line(text, 40)):
        sent = emit_text(line.text, emission)
        assert sent.replace("\u200e", "").isprintable()
        assert "owned" not in sent
        assert cell_len(line.text) == line.width == wcswidth(line.text)
    shown = "".join(line.text for line in lay_out(text, 40))
    # What surrounds it stays readable.
    assert "ﻞﺒﻗ" in shown
    assert "ﺪﻌﺑ" in shown
    assert "\x1b" not in harmless(text)


@pytest.mark.parametrize("control", ["\u202e", "\u202d", "\u202a", "\u202b", "\u2067", "\u2068"])
def test_nested_overrides_change_nothing(control: str) -> None:
    """Deeper than the 125 levels that Unicode allows; an article has no say in its order."""
    text = "قال (NATO) 98%"
    for depth in (1, 60, 125, 126, 1_000):
        line = one_line(control * depth + text, 40)
        assert line.text == one_line(text, 40).text
        assert line.width == len(text)


@pytest.mark.parametrize("count", [1, 30, 10_000])
def test_marks_without_number(count: int) -> None:
    (line,) = lay_out("ب" + "\u0651" * count + "ت", 10, marks=True)
    assert line.width == 2
    assert [(glyph.start, glyph.end) for glyph in line.glyphs] == [
        (count + 1, count + 2),
        (0, count + 1),
    ]


COUNTED = [
    ("\ufdfa", 18, "صلى الله عليه وسلم"),
    ("\ufdfd", 22, "بسم الله الرحمن الرحيم"),
    ("👨\u200d👩\u200d👧", 6, "👨👩👧"),
    ("👍\U0001f3fd", 2, "👍"),
    ("🇸🇦", 2, "SA"),
    ("1\ufe0f\u20e3", 1, "1\u20e3"),
    ("❤\ufe0f", 1, "❤"),
    ("\u2800", 1, "\u2800"),
    ("\U000e0041\U000e007f", 0, ""),
    ("\u3164\u115f\u1160", 0, ""),
]


@pytest.mark.parametrize(("text", "cells", "base"), COUNTED)
def test_cells_are_counted_as_they_are_drawn(text: str, cells: int, base: str) -> None:
    line = one_line(text, 40, base="L", shape=False)
    assert line.width == cells == cell_len(line.text) == wcswidth(line.text)
    assert sorted(line.text) == sorted(base)
    assert all(0 <= glyph.start < glyph.end <= len(text) for glyph in line.glyphs)


MEGABYTE = 1 << 20
LONG = {
    "words": "كلمة (أخرى) 98% وبعدها NATO، ",
    "one word": "ب",
    "one word of lam-alef": "لا",
    "letters and digits by turns": "ا1",
    "directions by turns": "aا",
    "brackets that never close": "([{",
    "marks": "ب\u0651\u064e",
    "what is composed": "ا\u0653",
    "no-break blanks": "ب\u00a0",
    "blanks": " ",
    "escapes": "\x1b[31mب",
    "nothing that is drawn": "\u200c",
    "wide": "中",
}


@contextmanager
def counted_stretches(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the code points of which cells are made."""
    made: list[int] = []
    ends = paragraph._stretch_end

    def counting(text: str, begin: int, last_letter: str) -> int:
        end = ends(text, begin, last_letter)
        made.append(end - begin)
        return end

    with monkeypatch.context() as patched:
        patched.setattr(paragraph, "_stretch_end", counting)
        yield made


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_of_a_line_of_a_megabyte_only_the_screen_is_made(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = unit * (MEGABYTE // len(unit.encode()))
    with counted_stretches(monkeypatch) as made:
        laid = Laid(text, 80)
        laid.reach(50)
        lines = [laid[number] for number in range(min(50, laid.known))]
        title = one_line(text, 80)
    assert all(line.width <= 80 for line in [*lines, title])
    # Fifty lines of eighty cells; a cell may take a letter and its marks, or an escape.
    if unit not in (" ", "\u200c"):  # all one line: blanks hang over, the other is no cell
        assert sum(made) <= 50 * 80 * len(unit) + 20 * STRETCH
        assert len(lines) == 50
        assert laid.estimate > 50


def caches() -> dict[str, Any]:
    """Every cache of the display that is kept by what it is asked."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("tui.arabic"):
            for key, value in vars(module).items():
                if hasattr(value, "cache_info") and inspect.signature(value).parameters:
                    found[f"{name}.{key}"] = value
    return found


def test_what_is_kept_is_bounded() -> None:
    for number in range(1_200):
        title = f"اجتماع رقم {number} {chr(0x4E00 + number)} (أ{number}ب)"
        one_line(title, 60)
        lay_out(title, 60)
    kept = caches()
    assert len(kept) > 6
    for name, cache in kept.items():
        info = cache.cache_info()
        assert info.maxsize is not None, name
        assert info.currsize <= info.maxsize <= 10_000, name
